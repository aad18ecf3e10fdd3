/** Types of the harder corpus for the tests that are typed. */
export interface HarderRecord {
  readonly id: string;
  readonly title: string;
  readonly text: string;
  readonly report: number;
  readonly made: { readonly revision: number; readonly isCut: boolean; readonly outlet: number };
}

export declare class HarderCorpus {
  constructor(options?: { readonly seed?: number; readonly documents?: number });
  records(): HarderRecord[];
}
