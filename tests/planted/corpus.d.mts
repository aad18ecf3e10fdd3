/** Types of the seeded corpus for the tests that are typed. */
export interface PlantedRecord {
  readonly id: string;
  readonly title: string;
  readonly text: string;
  readonly date: string;
}

export declare class PlantedCorpus {
  constructor(options?: {
    readonly seed?: number;
    readonly documents?: number;
    readonly lookalikes?: boolean;
  });
  records(count: number): Generator<PlantedRecord & { readonly report: number }>;
}

export declare function capital(text: string): string;
