/**
 * Collects what a check finds: how many claims it held against the sources, and one sentence for each that is wrong.
 */
import type { Span } from '../../model/document.js';
import type { SourceSpan } from '../../model/edition.js';
import type { ByteOffsets } from '../../text/byte-offsets.js';

/**
 * The claims that need no aligner: each is held against the restored texts alone, and an error ends with its name.
 *
 * - nothing dropped is new: no text is last seen in one revision and, the same, first seen in the next
 * - equal texts are one: what two neighbours have as a whole is one paragraph of the edition
 * - absent is absent: a paragraph stands in no revision that it is said not to be in
 * - no text is told too often: the full record has none more often than the revision that has it most often
 * - equal sentences are one: a sentence that two neighbours have belongs to one paragraph of the edition
 * - nothing dropped is there: a sentence without a successor does not stand in the next revision
 * - nothing rewritten is new: what a step drops and what it brings share fewer than three quarters of their words
 * - words are no older than their paragraph: most words of a paragraph come from no revision before its first
 * - words are where they come from: the revision that a word is from has it
 * - facts are in their readings: the older reading has what a fact is from, the newer one what it changed to
 * - figures are told: where one figure took the place of another, a fact says so
 * - names are unique: no two reports of a run have one id or one folder
 */
export const claimNames = [
  'nothing dropped is new',
  'equal texts are one',
  'absent is absent',
  'no text is told too often',
  'equal sentences are one',
  'nothing dropped is there',
  'nothing rewritten is new',
  'words are no older than their paragraph',
  'words are where they come from',
  'facts are in their readings',
  'figures are told',
  'names are unique',
] as const;
export type ClaimName = (typeof claimNames)[number];

/** Counts claims and keeps what is wrong. */
export class Findings {
  claims = 0;
  readonly errors: string[] = [];

  /** Counts one claim; where it does not hold, keeps the sentence that says so. */
  expect(isTrue: boolean, error: () => string): void {
    this.claims++;
    if (!isTrue) this.errors.push(error());
  }

  /** Does the same for a claim that has a name, which ends the sentence. */
  hold(claim: ClaimName, isTrue: boolean, error: () => string): void {
    this.expect(isTrue, () => `${error()} (${claim})`);
  }
}

const shownLength = 60;

/** Quotes a text in an error, cut to what tells it from others. */
export function shorten(text: string): string {
  const characters = [...text.replaceAll(/\s+/g, ' ')];
  const shown = characters.slice(0, shownLength).join('');
  return `“${shown}${characters.length > shownLength ? '…' : ''}”`;
}

/** A source restored from the edition. */
export interface Source {
  readonly text: string;
  readonly offsets: ByteOffsets;
}

/** Reads the text at a place; null where there is none. */
export type ReadSource = (place: SourceSpan) => string | null;

/** Cuts the text at a span; null where the span does not fall between characters of the source. */
export function sliceSource({ text, offsets }: Source, [start, end]: Span): string | null {
  try {
    return start <= end && end <= offsets.toByte(text.length)
      ? text.slice(offsets.toChar(start), offsets.toChar(end))
      : null;
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}
