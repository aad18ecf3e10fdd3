/** Types the overlap of texts for the tests that are typed. */

export interface Overlap {
  readonly tp: number;
  readonly fp: number;
  readonly fn: number;
}

export declare function wordsOf(text: string): readonly string[];
export declare function overlapOf(truth: string, found: string): Overlap;
export declare function averageOf(overlaps: readonly Overlap[]): {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
};
