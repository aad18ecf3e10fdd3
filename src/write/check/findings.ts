/**
 * Collects what a check finds: how many claims it held against the sources, and one sentence for each that is wrong.
 */
import type { Span } from '../../model/document.js';
import type { SourceSpan } from '../../model/edition.js';
import type { ByteOffsets } from '../../text/byte-offsets.js';

/** Counts claims and keeps what is wrong. */
export class Findings {
  claims = 0;
  readonly errors: string[] = [];

  /** Counts one claim; where it does not hold, keeps the sentence that says so. */
  expect(isTrue: boolean, error: () => string): void {
    this.claims++;
    if (!isTrue) this.errors.push(error());
  }
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
