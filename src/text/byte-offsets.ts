/**
 * Converts between UTF-16 offsets, which strings count, and byte offsets in UTF-8, which the output counts;
 * nothing else converts. Notes an offset every 128 code units and counts on from there: a table of every offset
 * would take more memory than the texts of a long chain of revisions.
 */
import type { CharSpan, Span } from '../model/document.js';

const stride = 128;

/** Converts offsets in `text`, both ways. Building it costs one pass; ASCII texts need no table. */
export class ByteOffsets {
  readonly #text: string;
  /** `#marks[i]` is the byte offset of code unit `i · stride`; null where every code unit is one byte. */
  readonly #marks: Uint32Array | null;

  constructor(text: string) {
    this.#text = text;
    this.#marks = /^[\u0000-\u007f]*$/.test(text) ? null : markBytes(text);
  }

  toByte(char: number): number {
    if (this.#marks === null) return char;
    if (!(char >= 0 && char <= this.#text.length))
      throw new RangeError(
        `Cannot convert an offset: it must lie in the text, current value is ${char} of ${this.#text.length}`,
      );
    const mark = Math.floor(char / stride);
    return this.#marks[mark]! + countBytes(this.#text, mark * stride, char);
  }

  toSpan(charSpan: CharSpan): Span {
    return [this.toByte(charSpan[0]), this.toByte(charSpan[1])];
  }

  /**
   * Converts a byte offset to code units. Throws RangeError where `byte` lies inside a character or beyond the
   * text.
   */
  toChar(byte: number): number {
    const marks = this.#marks;
    if (marks === null) return byte;
    let low = 0;
    let high = marks.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >>> 1;
      if (marks[middle]! <= byte) low = middle;
      else high = middle - 1;
    }
    let char = low * stride;
    let at = marks[low]!;
    while (at < byte && char < this.#text.length) at += bytesOf(this.#text.charCodeAt(char++));
    if (at !== byte) {
      throw new RangeError(
        `Cannot convert a byte offset: it must lie between characters, current value is ${byte}`,
      );
    }
    return char;
  }
}

function markBytes(text: string): Uint32Array {
  const marks = new Uint32Array(Math.floor(text.length / stride) + 1);
  for (let mark = 1; mark < marks.length; mark++)
    marks[mark] = marks[mark - 1]! + countBytes(text, (mark - 1) * stride, mark * stride);
  return marks;
}

/** Counts the bytes in UTF-8 of the code units `[start, end)` of a well-formed text. */
export function countBytes(text: string, start = 0, end = text.length): number {
  let total = 0;
  for (let index = start; index < end; index++) total += bytesOf(text.charCodeAt(index));
  return total;
}

/** Counts two bytes for each half of a surrogate pair, so that the sum is right after both. */
function bytesOf(unit: number): number {
  if (unit < 0x80) return 1;
  return unit < 0x800 || (unit >= 0xd800 && unit <= 0xdfff) ? 2 : 3;
}
