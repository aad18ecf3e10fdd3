/**
 * Collects what a check finds: how many claims it held against the sources, and one sentence for each that is wrong.
 */
import type { Span } from '../../model/document.js';
import type { SourceSpan } from '../../model/edition.js';
import type { ByteOffsets } from '../../text/byte-offsets.js';

/** Names the claims that need no aligner: each is held against restored texts alone. The README says them in full. */
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
  'ids lead to one place',
  'ids are of their readings',
  'what others carry says so',
  'who has a paragraph is counted',
  'threads begin in a document',
  'nothing is older than the first',
  'the first has the words',
  'a thread is one',
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
