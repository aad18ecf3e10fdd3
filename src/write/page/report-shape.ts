/** Describes the data that the report hands to its script: arrays, since there may be many. Both sides share these types. */

import type { AtlasData } from './atlas/shape.js';

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

/** A decision that the run was given: for a base, `b` is the first document of its report. */
export type DecisionRow = readonly [decision: Decision, a: string, b: string];

/** Pairs that are not in one report, in a part of their own. */
export interface PairsPart {
  /** Names as decisions.tsv has them, of the documents in pairs. */
  readonly documents: readonly string[];
  readonly headings: readonly HeadingRow[];
  readonly pairs: readonly PairRow[];
  /** For each document its report, by its place in `titles`; -1 for none. */
  readonly reports: readonly number[];
  readonly titles: readonly string[];
}

/** What the page itself holds. */
export interface ReportData {
  readonly atlas: AtlasData;
  readonly relations: readonly string[];
  readonly decided: readonly DecisionRow[];
}
