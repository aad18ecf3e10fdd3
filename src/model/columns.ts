/**
 * Data of many documents at once, column by column: what stages hand on where single records would cost more than
 * the work. Nothing here runs.
 */

import type { DocumentId, ReadAs } from './document.js';
import type { DocumentRef, RecordRange } from './document-ref.js';
import type { Failure } from './failure.js';
import type { ItemVersion, Profile } from './profile.js';

/**
 * What detection keeps of documents once they have been read, column by column: no text. Document i has the
 * entries i of every column.
 */
export interface SketchColumns {
  readonly ids: readonly DocumentId[];
  /** SHA-256 of the document's bytes, 32 bytes a document. */
  readonly hashes: Uint8Array;
  /** Tokens of the whole text. */
  readonly tokenCounts: Uint32Array;
  /** LSH keys of document i: `keys[keyStarts[i] … keyStarts[i + 1])`. */
  readonly keyStarts: Uint32Array;
  readonly keys: Uint32Array;
  /**
   * The key that documents of equal shingle sets share, or of equal texts where they have no shingles: low half, high
   * half. Zero where there is nothing but white space.
   */
  readonly wholeKeys: Uint32Array;
  /** Two hashes a document: of its address, and of the name that an agency gives its report; 0 for none. */
  readonly addresses: Float64Array;
}

/** Pairs of documents that share buckets, by their indexes: a < b, sorted by a, then b. */
export interface CandidatePairs {
  readonly a: Uint32Array;
  readonly b: Uint32Array;
  /** How many LSH keys they share. */
  readonly sharedKeys: Uint32Array;
  /** What else speaks for looking at them: bits of `lib/pick-pairs.ts`. Absent where no pair has any. */
  readonly grounds?: Uint8Array;
}

/** Profiles of a batch of documents, column by column; `lib/profile-columns.ts` packs and reads them. */
export interface ProfileColumns {
  readonly ids: readonly DocumentId[];
  readonly sha256s: readonly string[];
  readonly dates: readonly (string | null)[];
  readonly timesMs: Float64Array;
  readonly agencies: readonly (string | null)[];
  readonly languages: readonly (string | null)[];
  readonly versions: readonly (ItemVersion | null)[];
  readonly blockCounts: readonly Profile['blockCounts'][];
  /** The lists of all profiles: for each document tokens, paragraph starts, paragraphs, headline, lead and so on. */
  readonly words: Uint32Array;
  /** List n is `words[bounds[n] … bounds[n + 1])`. */
  readonly bounds: Uint32Array;
  /** Of document i: `flags[flagStarts[i] … flagStarts[i + 1])`. */
  readonly flags: Uint16Array;
  readonly flagStarts: Uint32Array;
  /** Of document i: `spans[spanStarts[i] … spanStarts[i + 1])`, packed. */
  readonly spans: Uint8Array;
  readonly spanStarts: Uint32Array;
}

/** Shingle sets, column by column. Set i is `[starts[i], starts[i + 1])` of the halves, without repeats. */
export interface ShingleColumns {
  readonly starts: Uint32Array;
  readonly lows: Uint32Array;
  readonly highs: Uint32Array;
}

export interface SketchBatch {
  readonly columns: SketchColumns;
  /** Of a range: byte offset, byte length and line of each document, lines counted from 1 in the range. */
  readonly places: Float64Array | null;
  /** Of files: which of the refs each document is. */
  readonly indexes: Uint32Array | null;
  /** By the document's number here: what it was read as, where that is not plain text in UTF-8. */
  readonly readAs: readonly (readonly [index: number, readAs: ReadAs])[];
  /** Lines in the range. */
  readonly lines: number;
  /** Lines in failures are counted from 1 in the range. */
  readonly failures: readonly Failure[];
}

/** Files, or a range of a file of records. */
export type SketchInput = { readonly refs: readonly DocumentRef[] } | { readonly range: RecordRange };
