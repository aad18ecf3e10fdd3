/** Reads what a ByteWriter wrote, and throws RangeError where the bytes end too early or are no such number. */

const decoder = new TextDecoder();

/** A place in some bytes that moves on as they are read. */
export class ByteReader {
  readonly #bytes: Uint8Array;
  #at: number;

  constructor(bytes: Uint8Array, at = 0) {
    this.#bytes = bytes;
    this.#at = at;
  }

  /** Whether nothing is left. */
  get isAtEnd(): boolean {
    return this.#at >= this.#bytes.length;
  }

  varint(): number {
    let value = 0;
    let scale = 1;
    for (;;) {
      const byte = this.#bytes[this.#at++];
      if (byte === undefined) throw new RangeError('Cannot read a number: the bytes end within it');
      value += (byte & 0x7f) * scale;
      if (byte < 0x80) break;
      scale *= 128;
    }
    if (Number.isSafeInteger(value)) return value;
    throw new RangeError('Cannot read a number: it is larger than any that is written');
  }

  signed(): number {
    const value = this.varint();
    return value % 2 === 0 ? value / 2 : -(value + 1) / 2;
  }

  /** A number of `width` bytes. */
  fixed(width: number): number {
    let value = 0;
    const bytes = this.raw(width);
    for (let at = width - 1; at >= 0; at--) value = value * 256 + bytes[at]!;
    return value;
  }

  text(): string {
    return decoder.decode(this.bytes());
  }

  bytes(): Uint8Array {
    return this.raw(this.varint());
  }

  /** All that is left. */
  rest(): Uint8Array {
    return this.raw(this.#bytes.length - this.#at);
  }

  /** The next `count` bytes, which are not copied. */
  raw(count: number): Uint8Array {
    const end = this.#at + count;
    if (end > this.#bytes.length) throw new RangeError('Cannot read on: the bytes end too early');
    const bytes = this.#bytes.subarray(this.#at, end);
    this.#at = end;
    return bytes;
  }
}
