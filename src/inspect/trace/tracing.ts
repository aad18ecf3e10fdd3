/** Describes what `trace` tells: one thread from its first appearance on, and the others that match. */
import type { Span } from '../../model/document.js';
import type { Carrying, ThreadId, ThreadRole } from '../../model/thread.js';
import type { DiffPart } from '../../text/word-diff.js';
import type { StoredDocument } from '../../write/threads/stored-thread.js';

/** What was asked for: words, or an id. */
export type Asked = { readonly text: string } | { readonly id: string };

/** What is told of any thread that matches. */
export interface MatchedThread {
  readonly id: ThreadId;
  readonly role: ThreadRole;
  readonly speaker?: string;
  /** Whose boilerplate it is. */
  readonly outlet?: string;
  /** How much of the words that were asked for one of its readings holds, in [0, 1]; null where an id was. */
  readonly share: number | null;
  /** Counts of all, whatever is listed. */
  readonly carriers: number;
  readonly reports: number;
  /** The reading that holds most of what was asked for; the first for an id. */
  readonly text: string;
  /** Where it first appeared. */
  readonly first: TracedCarrier;
  /** Whether all dates are known that say so. */
  readonly isDated: boolean;
}

/** One paragraph that carries the thread. */
export interface TracedCarrier {
  readonly document: StoredDocument;
  readonly span: Span;
  /** Which of the readings it has, from 1 on. */
  readonly reading: number;
  readonly as: Carrying;
}

/** A wording, and how it differs from the one before it; null for the first, and where there is too much to compare. */
export interface TracedReading {
  readonly text: string;
  readonly changes: readonly DiffPart[] | null;
}

/** A thread that is told in full. */
export interface TracedThread extends MatchedThread {
  /** How many there are, whatever is listed. */
  readonly wordings: number;
  /** In the order in which they first appeared. */
  readonly readings: readonly TracedReading[];
  /** Oldest first. */
  readonly listed: readonly TracedCarrier[];
}

/** The answer to one question. */
export interface Tracing {
  readonly asked: Asked;
  readonly thread: TracedThread;
  /** The best first. */
  readonly others: readonly MatchedThread[];
}
