/**
 * Describes the data of many documents column by column, as stages pass it on where a record for each document
 * would cost more than the work itself.
 */

import type { DocumentId, ReadAs } from './document.js';
import type { DocumentRef, RecordRange } from './document-ref.js';
import type { Failure } from './failure.js';
import type { ItemVersion, Profile } from './profile.js';

/**
 * Holds what detection keeps of documents once they have been read: no text. Document i has the entries i of
 * every column.
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
  /** Two hashes a document: of its address, and of the agency's name for its report; 0 for none. */
  readonly addresses: Float64Array;
}

/** Pairs of documents that share buckets, as indexes: a < b, sorted by a, then b. */
export interface CandidatePairs {
  readonly a: Uint32Array;
  readonly b: Uint32Array;
  /** How many LSH keys they share. */
  readonly sharedKeys: Uint32Array;
  /**
   * What else is a reason to look at the pair: bits of `detect/pick-pairs.ts`. Absent where no pair has any.
   */
  readonly grounds?: Uint8Array;
}

/** Profiles of a batch of documents; `detect/evidence/profile-columns.ts` packs and reads them. */
export interface ProfileColumns {
  readonly ids: readonly DocumentId[];
  readonly sha256s: readonly string[];
  readonly dates: readonly (string | null)[];
  readonly timesMs: Float64Array;
  readonly agencies: readonly (string | null)[];
  readonly languages: readonly (string | null)[];
  readonly versions: readonly (ItemVersion | null)[];
  /** 1 for a document whose text may be the banner of its page. */
  readonly poorTexts: Uint8Array;
  readonly blockCounts: readonly Profile['blockCounts'][];
  /**
   * The lists of all profiles, one after the other: for each document tokens, paragraph starts, paragraphs,
   * headline, lead and so on.
   */
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

/** Shingle sets. Set i is `[starts[i], starts[i + 1])` of the halves, without repeats. */
export interface ShingleColumns {
  readonly starts: Uint32Array;
  readonly lows: Uint32Array;
  readonly highs: Uint32Array;
}

/** The result of sketching one batch of documents. */
export interface SketchBatch {
  readonly columns: SketchColumns;
  /**
   * Where a range was read: byte offset, byte length and line of each document, lines counted from 1 in the
   * range.
   */
  readonly places: Float64Array | null;
  /** Where files were read: which of the refs each document is. */
  readonly indexes: Uint32Array | null;
  /** By the document's index in the batch: what it was read as, where that is not plain text in UTF-8. */
  readonly readAs: readonly (readonly [index: number, readAs: ReadAs])[];
  /** How many lines the range has. */
  readonly lines: number;
  /** Lines in failures are counted from 1 in the range. */
  readonly failures: readonly Failure[];
}

/** What a batch is sketched from: files, or a range of a file of records. */
export type SketchInput = { readonly refs: readonly DocumentRef[] } | { readonly range: RecordRange };
