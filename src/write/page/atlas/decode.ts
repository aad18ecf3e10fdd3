/** Reads what encode.ts packs. Runs in the page and in its tests: nothing here needs Node. */

/** Gives the numbers of a packed column one by one: bytes, or these in base64. */
export class Numbers {
  readonly #bytes: Uint8Array;
  #at = 0;

  constructor(packed: string | Uint8Array) {
    this.#bytes = typeof packed === 'string' ? bytesOf(packed) : packed;
  }

  /** The next number; NaN behind the last. */
  next(): number {
    let value = 0;
    let unit = 1;
    while (this.#at < this.#bytes.length) {
      const byte = this.#bytes[this.#at++]!;
      value += (byte & 127) * unit;
      if (byte < 128) return value;
      unit *= 128;
    }
    return Number.NaN;
  }
}

/** Gives the lists of PackedLists one by one. */
export class Lists {
  readonly #bytes: Uint8Array;
  #at = 0;

  constructor(base64: string) {
    this.#bytes = bytesOf(base64);
  }

  /** Tells `take` each number of the next list, in ascending order. */
  next(take: (value: number) => void): void {
    let count = this.#bits(4);
    if (count === 15) count = this.#bits(32);
    if (count === 0) return;
    const width = this.#bits(5);
    for (let next = 0; count > 0; count--) {
      let high = 0;
      while (this.#bits(1) === 1) high++;
      const value = next + high * 2 ** width + this.#bits(width);
      take(value);
      next = value + 1;
    }
  }

  #bits(count: number): number {
    let value = 0;
    for (let bit = 0; bit < count; bit++, this.#at++)
      value += ((this.#bytes[this.#at >> 3]! >> (this.#at & 7)) & 1) * 2 ** bit;
    return value;
  }
}

function bytesOf(base64: string): Uint8Array {
  const text = atob(base64);
  const bytes = new Uint8Array(text.length);
  for (let at = 0; at < text.length; at++) bytes[at] = text.charCodeAt(at);
  return bytes;
}

/** The names that frontCode() was given. */
export function frontDecode(coded: readonly string[]): string[] {
  let before = '';
  return coded.map((name) => {
    before = before.slice(0, Number.parseInt(name[0]!, 36)) + name.slice(1);
    return before;
  });
}
