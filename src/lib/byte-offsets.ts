/**
 * The one place where UTF-16 offsets become byte offsets. Inside, code works on strings (charSpans); what is
 * written counts bytes of the text as UTF-8.
 */
import type { CharSpan, Span } from '../model.js';

/** Converts offsets in `text`, both ways. Building it costs one pass; ASCII texts need no table. */
export class ByteOffsets {
  /** `#bytes[i]` is the byte offset of code unit i; null where every code unit is one byte. */
  readonly #bytes: Uint32Array | null;

  constructor(text: string) {
    this.#bytes = /^[\u0000-\u007f]*$/.test(text) ? null : tabulateBytes(text);
  }

  toByte(char: number): number {
    return this.#bytes === null ? char : this.#bytes[char]!;
  }

  toSpan(charSpan: CharSpan): Span {
    return [this.toByte(charSpan[0]), this.toByte(charSpan[1])];
  }

  /** Throws RangeError where `byte` lies inside a character or beyond the text. */
  toChar(byte: number): number {
    const bytes = this.#bytes;
    if (bytes === null) return byte;
    let low = 0;
    let high = bytes.length - 1;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (bytes[middle]! < byte) low = middle + 1;
      else high = middle;
    }
    if (bytes[low] !== byte) {
      throw new RangeError(
        `Cannot convert a byte offset: it must lie between characters, current value is ${byte}`,
      );
    }
    return low;
  }
}

function tabulateBytes(text: string): Uint32Array {
  const bytes = new Uint32Array(text.length + 1);
  let total = 0;
  for (let index = 0; index < text.length; index++) {
    bytes[index] = total;
    const unit = text.charCodeAt(index);
    if (unit < 0x80) total += 1;
    else if (unit < 0x800) total += 2;
    // Each half of a surrogate pair counts two of the four bytes, so that the sum is right after both.
    else if (unit >= 0xd800 && unit <= 0xdfff) total += 2;
    else total += 3;
  }
  bytes[text.length] = total;
  return bytes;
}

/** Bytes of a well-formed text as UTF-8. */
export function countBytes(text: string): number {
  let size = text.length;
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index);
    if (unit >= 0x80) size += unit < 0x800 || (unit >= 0xd800 && unit < 0xe000) ? 1 : 2;
  }
  return size;
}
