/** Types of the hard world for the tests that are typed. */
export interface HardRecord {
  readonly id: string;
  readonly title?: string;
  readonly text: string;
  readonly date?: string;
}

export interface HardOptions {
  readonly seed?: number;
  readonly families?: number;
  readonly furnished?: number;
  readonly undated?: number;
  readonly untitled?: number;
}

export declare function plantHard(
  documents: readonly HardRecord[],
  options?: HardOptions,
): {
  readonly records: readonly HardRecord[];
  readonly gold: readonly (readonly [cluster: string, id: string])[];
  readonly kinds: readonly (readonly [a: string, b: string, kind: string])[];
};
