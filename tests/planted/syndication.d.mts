/** Types of planted syndication trees for the tests that are typed. */
export interface PlantedSyndication {
  readonly seed: number;
  readonly agency: string;
  readonly root: string | null;
  readonly edges: readonly {
    readonly child: string;
    readonly parent: string | null;
    readonly isMixed: boolean;
    readonly isTellable: boolean;
  }[];
  readonly records: readonly {
    readonly id: string;
    readonly title: string;
    readonly text: string;
    readonly publisher: string;
    readonly date?: string;
  }[];
}

export function plantSyndication(
  seed: number,
  options?: { readonly isDated?: boolean; readonly isComplete?: boolean },
): PlantedSyndication;
