interface PlantedReport {
  readonly id: string;
  readonly title: string;
  readonly text: string;
  readonly minutes: readonly number[];
  readonly documents: readonly string[];
  readonly figures: {
    readonly outlets: readonly string[];
    readonly language: string | null;
    readonly facts: readonly [number, number, number];
    readonly corrections: number;
    readonly isWithdrawn: boolean;
    readonly rewritten: number | null;
  };
}

interface FrameRates {
  readonly median: number;
  readonly slowest: number;
}

/** The page and its files, of `count` planted reports and as many pairs kept apart as a page shows. */
export function renderAtlas(
  count: number,
  planting?: { readonly seed?: number; readonly undated?: number; readonly headline?: string },
): {
  readonly page: string;
  readonly files: readonly (readonly [path: string, content: string])[];
  readonly reports: readonly PlantedReport[];
};

/** Figures of `count` reports by their names; null where there is no browser. */
export function measureAtlas(count?: number): Promise<{
  readonly reports: number;
  readonly bytes: number;
  readonly files: number;
  readonly renderSeconds: number;
  readonly firstViewMs: number;
  readonly pan: FrameRates;
  readonly zoom: FrameRates;
  readonly searchMs: number;
  readonly found: string;
  readonly errors: readonly string[];
} | null>;
