/**
 * Describes what a person may ask of a run. Options are parsed once; nothing below the command line reads a
 * flag.
 */

import type { InputFormat } from './source-formats.js';

/** Everything that can change which pairs and clusters are found. */
export interface DetectOptions {
  /** The least probability at which two documents are merged. */
  readonly threshold: number;
  /** The least score at which a pair can be merged: candidates, bands and rows are chosen for it. */
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

/** All options of a run. */
export interface RunOptions {
  readonly inputs: readonly string[];
  readonly out: string;
  readonly fields: FieldNames;
  readonly reading: ReadingOptions;
  readonly detect: DetectOptions;
  readonly policy: Policy;
  readonly keepBase: KeepBase;
  /** Names of the fields of records that go along into the corpus; `*` for all. */
  readonly keep: readonly string[];
  /** A table of clusters that replaces detection. */
  readonly clusters: string | null;
  /** True where the dates of records may order revisions. */
  readonly hasDates: boolean;
  /** What a later run needs to go on from is kept in the output. */
  readonly keepsState: boolean;
  /** A ledger of ids that were given; null for that of the former output. */
  readonly ids: string | null;
  readonly editions: 'all' | 'none';
  readonly relations: Relations;
  /** Whether paragraphs are followed through all reports. */
  readonly threads: 'all' | 'none';
  /** A table of decisions on pairs; null for none. */
  readonly pairs: string | null;
  readonly failsOnDoubt: boolean;
  /** What is written beside Markdown and JSON; nothing where no editions are written. */
  readonly formats: readonly Format[];
  readonly engine: 'local' | 'spark';
  readonly spark: SparkOptions;
  /** 0 chooses by the number of files. */
  readonly workers: number;
  readonly isQuiet: boolean;
  /** The summary tells how much of the pairs the sketch proposes. */
  readonly isVerbose: boolean;
  readonly isJson: boolean;
}

/** Which of the pairs that were examined `relations.jsonl` lists: all, those of one report, or none, and no such file then. */
export type Relations = 'all' | 'merged' | 'none';

/** What a field of a record may hold. */
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

/** Says which fields of a record hold what. */
export interface FieldNames {
  readonly id: string;
  readonly text: string;
  readonly title: string;
  readonly date: string;
  /**
   * Fields that were found by what most records of the file have; a record that lacks one is searched by its
   * own fields.
   */
  readonly guessed?: readonly Role[];
}

/** Says how inputs are read; a run records what differs from the defaults. */
export interface ReadingOptions {
  /** The encoding of inputs without a byte-order mark, whatever they declare; null to find it out. */
  readonly encoding: string | null;
  /** The most bytes that one document, or a file that must be read whole, may have once unpacked. */
  readonly maxBytes: number;
  /** The format of all inputs, whatever they look like; null to find it out. */
  readonly inputType: InputFormat | null;
  /** True where links that lead out of the input are followed. */
  readonly followsLinks: boolean;
  /** Globs of files and records to read, and to leave out; empty for all, and for none. */
  readonly include: readonly string[];
  readonly exclude: readonly string[];
  /** A table of metadata for files that carry none. */
  readonly metadata: string | null;
}

/** How a canonical text is merged: from all revisions, or as the latest has it. */
export type Policy = 'union' | 'latest';

/**
 * Whose text leads an edition, of the revisions that are neither withdrawn nor damaged: the newest, the longest, or the
 * one whose record has the greatest value in a field.
 */
export type KeepBase = 'newest' | 'longest' | `field:${string}`;

/** Forms of an edition beside Markdown and JSON. */
export const editionFormats = ['html', 'picture', 'tei', 'prov', 'annotations', 'c2pa'] as const;

export type EditionFormat = (typeof editionFormats)[number];

/** What `--format` names: forms of an edition, and tables of the whole run. */
export const formats = [...editionFormats, 'tables'] as const;

export type Format = (typeof formats)[number];

/** Options of the engine that runs on Spark. */
export interface SparkOptions {
  /** In Spark's own form; null for what its settings say. */
  readonly master: string | null;
  /** Settings of Spark, `key=value`, which override ours. */
  readonly conf: readonly string[];
}

/** What of two outputs a gate may hold against the newer one. */
export const gateKinds = ['reports', 'revisions', 'facts'] as const;

export type GateKind = (typeof gateKinds)[number];

/** The names under which fields are looked for first. */
export const defaultFields = { id: 'id', text: 'text', title: 'title', date: 'date' } satisfies FieldNames;

/** How inputs are read unless a person says otherwise. */
export const defaultReading: ReadingOptions = {
  encoding: null,
  maxBytes: 64 * 1024 * 1024,
  inputType: null,
  followsLinks: false,
  include: [],
  exclude: [],
  metadata: null,
};

/** The stages that a worker runs, in the order in which a run calls them. */
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

/** The steps of a plan whose work is shared out, in their order. */
export const planSteps = ['sketch', 'count', 'compare', 'order', 'merge'] as const;

export type PlanStep = (typeof planSteps)[number];

/** What a worker can be told to do: steps of a plan, what lies between them, and stages of a run on Spark. */
export const workerStages = [...new Set([...planSteps, 'gather' as const, ...stageNames])] as readonly (
  | PlanStep
  | 'gather'
  | StageName
)[];

/** Shells that completion is written for. */
export const shells = ['bash', 'zsh', 'fish'] as const;

export type Shell = (typeof shells)[number];

/** Standard input as the code names it; people write `-`. */
export const stdinPath = '/dev/stdin';
