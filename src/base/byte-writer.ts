/** Gathers bytes in memory, numbers as varints (LEB128): what is small takes little, and no machine's order of bytes shows. */

const encoder = new TextEncoder();

/** Bytes that grow as they are added. */
export class ByteWriter {
  #bytes: Uint8Array<ArrayBuffer>;
  #length = 0;

  constructor(capacity = 1 << 10) {
    this.#bytes = new Uint8Array(capacity);
  }

  /** How many bytes have been added since the last `take`. */
  get length(): number {
    return this.#length;
  }

  /** Adds a whole number from 0 to 2^53 - 1: seven bits a byte, the lowest first. */
  varint(value: number): void {
    this.#reserve(8);
    let rest = value;
    while (rest > 0x7fff_ffff) {
      this.#bytes[this.#length++] = 0x80 | (rest % 128);
      rest = Math.floor(rest / 128);
    }
    while (rest > 0x7f) {
      this.#bytes[this.#length++] = 0x80 | (rest & 0x7f);
      rest >>>= 7;
    }
    this.#bytes[this.#length++] = rest;
  }

  /** Adds a whole number that may be negative, those near nothing in few bytes. */
  signed(value: number): void {
    this.varint(value < 0 ? -2 * value - 1 : 2 * value);
  }

  /** Adds the lowest `width` bytes of a number, the lowest first. */
  fixed(value: number, width: number): void {
    this.#reserve(width);
    let rest = value;
    for (let at = 0; at < width; at++) {
      this.#bytes[this.#length++] = rest % 256;
      rest = Math.floor(rest / 256);
    }
  }

  /** Adds a text as UTF-8 behind its length in bytes. Half of a surrogate pair becomes the replacement character. */
  text(text: string): void {
    this.bytes(encoder.encode(text));
  }

  /** Adds bytes behind their number. */
  bytes(bytes: Uint8Array): void {
    this.varint(bytes.length);
    this.raw(bytes);
  }

  /** Adds bytes as they are. */
  raw(bytes: Uint8Array): void {
    this.#reserve(bytes.length);
    this.#bytes.set(bytes, this.#length);
    this.#length += bytes.length;
  }

  /** Shows what was added, until more is. */
  view(): Uint8Array<ArrayBuffer> {
    return this.#bytes.subarray(0, this.#length);
  }

  /** Hands over a copy of what was added, and begins anew. */
  take(): Uint8Array<ArrayBuffer> {
    const taken = this.#bytes.slice(0, this.#length);
    this.#length = 0;
    return taken;
  }

  /** Forgets what was added. */
  clear(): void {
    this.#length = 0;
  }

  #reserve(more: number): void {
    const needed = this.#length + more;
    if (needed <= this.#bytes.length) return;
    const grown = new Uint8Array(Math.max(needed, 2 * this.#bytes.length));
    grown.set(this.view());
    this.#bytes = grown;
  }
}
