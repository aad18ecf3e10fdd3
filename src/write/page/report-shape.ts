/** Describes the data that the report hands to its script: arrays, since there may be many. Both sides share these types. */

/** Indices of two documents and the score of their link. */
export type LinkRow = readonly [a: number, b: number, score: number];

export type ClusterRow = readonly [
  /** Folder below `editions/`; empty where none was written. */
  slug: string,
  title: string,
  /** Oldest first. */
  documents: readonly number[],
  cohesion: number,
  /** Null where a table gave the cluster and nothing was compared. */
  weakest: LinkRow | null,
  strongest: LinkRow | null,
  /** First and last date, to the minute; empty where unknown. */
  from: string,
  to: string,
  /** What the order rests on: "Oldest first, by dates, 98 % sure". */
  order: string,
  /** The document whose text leads; null where nothing was merged. */
  base: number | null,
];

export type PassageRow = readonly [text: string, tokens: number, isQuoted: 0 | 1];

export type PairRow = readonly [
  a: number,
  b: number,
  relation: number,
  isDoubtful: 0 | 1,
  probability: number,
  score: number,
  containment: number,
  similarity: number,
  reason: string,
  passages: readonly PassageRow[],
];

/** What a document is known by; the date to the minute, empty where unknown. */
export type HeadingRow = readonly [document: number, title: string, date: string];

export type Decision = 'must' | 'never' | 'before' | 'base';

/** A decision that the run was given: `b` is empty for a base. */
export type DecisionRow = readonly [decision: Decision, a: string, b: string];

export interface ReportData {
  /** Names as decisions.tsv has them. */
  readonly documents: readonly string[];
  /** To the minute, empty where unknown; no entries where none is known. */
  readonly dates: readonly string[];
  /** Of documents in pairs. */
  readonly headings: readonly HeadingRow[];
  readonly relations: readonly string[];
  readonly clusters: readonly ClusterRow[];
  readonly pairs: readonly PairRow[];
  readonly decided: readonly DecisionRow[];
}
