/** Types of planted genealogies for the tests that are typed. */
export interface PlantedPiece {
  readonly thread: string;
  /** In UTF-16 code units of the text, as `end`. */
  readonly start: number;
  readonly end: number;
  readonly edit: string;
  readonly shape: 'whole' | 'split' | 'joined' | 'cut' | 'run on';
}

export interface PlantedGenealogies {
  readonly records: readonly {
    readonly id: string;
    readonly title: string;
    readonly text: string;
    readonly publisher: string;
    readonly url: string;
    readonly lang: string;
    readonly date?: string;
  }[];
  readonly truth: readonly {
    readonly id: string;
    readonly report: number;
    /** In minutes. */
    readonly time: number;
    readonly mishap?: 'undated' | 'wrong date';
    readonly paragraphs: readonly {
      readonly start: number;
      readonly end: number;
      readonly pieces: readonly PlantedPiece[];
    }[];
  }[];
  readonly threads: readonly {
    readonly id: string;
    readonly kind: string;
    readonly role: string | null;
    readonly lang: string;
    readonly outlet?: string;
    readonly speaker?: string;
    readonly twinOf?: string;
    readonly mishap?: string | null;
  }[];
}

export declare function plantGenealogies(options?: {
  readonly seed?: number;
  readonly reports?: number;
}): PlantedGenealogies;
