/** Describes what became of each sentence from one revision to the next. */
import type { CharSpan, SegmentedDocument } from './document.js';

/** What a sentence may become on one step. */
export const edgeTypes = [
  'same',
  'edit',
  'split',
  'merge',
  'regroup',
  'move',
  'move-edit',
  'reintroduced',
] as const;

export type EdgeType = (typeof edgeTypes)[number];

/** Points to a sentence of the aligned revisions: revision (index in order), block and sentence. */
export interface SentencePlace {
  readonly revision: number;
  readonly block: number;
  readonly sentence: number;
}

/** One step of a sentence towards the base: what it became, how alike both are, and which rule matched them. */
export interface SentenceEdge {
  readonly from: SentencePlace;
  readonly to: SentencePlace;
  readonly type: EdgeType;
  readonly similarity: number;
  readonly rule: string;
  readonly runnerUp: number;
  /** Set where only this part of `from` went there, and the rest lives on elsewhere. */
  readonly part?: CharSpan;
}

/** A sentence that nothing succeeds, and one that may tell the same in other words: too little alike for an edge. */
export interface SentenceHint {
  readonly from: SentencePlace;
  readonly to: SentencePlace;
  readonly similarity: number;
}

/** The revisions of a report with the steps of all their sentences. */
export interface Alignment {
  /** Oldest first. */
  readonly revisions: readonly SegmentedDocument[];
  /** Index of the base in `revisions`. */
  readonly base: number;
  /** Sorted by `from`. */
  readonly edges: readonly SentenceEdge[];
  /** Sorted by `from`. */
  readonly hints: readonly SentenceHint[];
}
