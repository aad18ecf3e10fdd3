/** Describes what a person may ask of a run. Options are parsed once; nothing below the command line reads a flag. */

/** All that can change what is found. */
export interface DetectOptions {
  /** Least probability of a merge. */
  readonly threshold: number;
  /** Least score of a merged pair: candidates, bands and rows are chosen for it. */
  readonly minScore: number;
  readonly shingleSize: number;
  readonly sketch: 'minhash' | 'scaled';
  readonly scheme: 'oph' | 'npm';
  readonly permutations: number;
  readonly bands: number;
  readonly rows: number;
  readonly scaled: number;
  readonly maxBucket: number;
  readonly related: number;
  readonly mergeSyndicated: boolean;
  readonly seed: number;
}

export interface RunOptions {
  readonly input: string;
  readonly out: string;
  readonly fields: FieldNames;
  readonly reading: ReadingOptions;
  readonly detect: DetectOptions;
  readonly policy: Policy;
  /** A table of clusters in place of detection. */
  readonly clusters: string | null;
  /** Dates of records may order revisions. */
  readonly hasDates: boolean;
  readonly editions: 'all' | 'none';
  /** Table of decisions on pairs; null for none. */
  readonly pairs: string | null;
  readonly failsOnDoubt: boolean;
  /** Forms of an edition beside Markdown and JSON; none where no editions are written. */
  readonly formats: readonly Format[];
  readonly engine: 'local' | 'spark';
  readonly spark: SparkOptions;
  /** 0 chooses by the number of files. */
  readonly workers: number;
  readonly isQuiet: boolean;
  readonly isJson: boolean;
}

/** What a field of a record may be. */
export type Role =
  | 'id'
  | 'text'
  | 'title'
  | 'date'
  | 'url'
  | 'publisher'
  | 'byline'
  | 'language'
  | 'version'
  | 'archiveId';

/** Which fields of a record hold what. */
export interface FieldNames {
  readonly id: string;
  readonly text: string;
  readonly title: string;
  readonly date: string;
  /** Those that are what most records of a file have: where one lacks them, its other fields are looked at. */
  readonly guessed?: readonly Role[];
}

/** What a person may say about how inputs are read; a run records what differs from these defaults. */
export interface ReadingOptions {
  /** Of inputs without a byte-order mark, whatever they declare; null for as they declare, or as they look. */
  readonly encoding: string | null;
  /** The most bytes that one document, or a file that must be read whole, may have when it is unpacked. */
  readonly maxBytes: number;
  /** Globs of paths below the input that are read, and that are not; empty for all, and for none. */
  readonly include: readonly string[];
  readonly exclude: readonly string[];
  /** Table of metadata for files that carry none. */
  readonly metadata: string | null;
}

export type Policy = 'union' | 'latest';

export const formats = ['html', 'picture', 'tei', 'prov', 'annotations'] as const;

export type Format = (typeof formats)[number];

export interface SparkOptions {
  /** As Spark names it; null for what its own settings say. */
  readonly master: string | null;
  /** Settings of Spark, `key=value`; they go over ours. */
  readonly conf: readonly string[];
}

export const defaultFields = { id: 'id', text: 'text', title: 'title', date: 'date' } satisfies FieldNames;

export const defaultReading: ReadingOptions = {
  encoding: null,
  maxBytes: 64 * 1024 * 1024,
  include: [],
  exclude: [],
  metadata: null,
};

/** The stages that a worker runs, in the order in which a run asks for them. */
export const stageNames = [
  'sign',
  'learn',
  'sample',
  'bound',
  'profile',
  'forest',
  'examine',
  'compile',
  'relate',
  'cluster',
  'merge',
  'publish',
  'tabulate',
] as const;

export type StageName = (typeof stageNames)[number];

export const shells = ['bash', 'zsh', 'fish'] as const;

export type Shell = (typeof shells)[number];

/** How standard input is called inside; people write `-`. */
export const stdinPath = '/dev/stdin';
