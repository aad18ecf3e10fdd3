/** Packs what the page of a run holds in great number: whole numbers, and lists of names of which neighbours are alike. */

/** Bytes that grow. */
export class Packed {
  #bytes = new Uint8Array(1024);
  #length = 0;

  /** Adds a whole number from 0 to 2^53 - 1: seven bits a byte, the lowest first, the eighth says that more follow (LEB128). */
  add(value: number): void {
    if (this.#length + 8 > this.#bytes.length) {
      const grown = new Uint8Array(2 * this.#bytes.length);
      grown.set(this.#bytes);
      this.#bytes = grown;
    }
    let rest = value;
    while (rest > 127) {
      this.#bytes[this.#length++] = (rest % 128) + 128;
      rest = Math.floor(rest / 128);
    }
    this.#bytes[this.#length++] = rest;
  }

  get length(): number {
    return this.#length;
  }

  get bytes(): Uint8Array {
    return this.#bytes.slice(0, this.#length);
  }

  /** In base64. */
  finish(): string {
    return Buffer.from(this.#bytes.buffer, 0, this.#length).toString('base64');
  }
}

/** Bits that grow: ascending lists of numbers, each gap by Rice's code, which takes next to no room beyond its entropy. */
export class PackedLists {
  #bytes = new Uint8Array(1024);
  #length = 0;

  /** Adds an ascending list of whole numbers, each once. */
  add(list: Uint32Array): void {
    const count = list.length;
    this.#bits(count < 15 ? count : 15, 4);
    if (count >= 15) this.#bits(count, 32);
    if (count === 0) return;
    const width = riceWidth(list);
    this.#bits(width, 5);
    let next = 0;
    for (const value of list) {
      const gap = value - next;
      let left = gap >>> width;
      for (; left > 30; left -= 30) this.#bits(2 ** 30 - 1, 30);
      // The ones, and the nought that ends them.
      this.#bits(2 ** left - 1, left + 1);
      this.#bits(gap & (2 ** width - 1), width);
      next = value + 1;
    }
  }

  /** Adds the lowest `count` bits, 32 at most. */
  #bits(value: number, count: number): void {
    if ((this.#length + count + 39) / 8 > this.#bytes.length) {
      const grown = new Uint8Array(2 * this.#bytes.length);
      grown.set(this.#bytes);
      this.#bytes = grown;
    }
    let rest = value;
    let left = count;
    while (left > 0) {
      const used = this.#length & 7;
      const taken = Math.min(left, 8 - used);
      this.#bytes[this.#length >> 3]! |= (rest & (2 ** taken - 1)) << used;
      rest >>>= taken;
      left -= taken;
      this.#length += taken;
    }
  }

  /** In base64. */
  finish(): string {
    return Buffer.from(this.#bytes.buffer, 0, Math.ceil(this.#length / 8)).toString('base64');
  }
}

/** How many bits of a gap are written as they are: such that the rest is mostly 0 or 1. */
function riceWidth(list: Uint32Array): number {
  if (list.length === 0) return 0;
  const mean = (list.at(-1)! + 1) / list.length;
  return Math.max(0, Math.floor(Math.log2(mean * Math.LN2)));
}

/** Bits that PackedLists takes for a list. */
export function packedBits(list: Uint32Array): number {
  const width = riceWidth(list);
  let bits = list.length === 0 ? 4 : list.length < 15 ? 9 : 41;
  let next = 0;
  for (const value of list) {
    bits += ((value - next) >>> width) + 1 + width;
    next = value + 1;
  }
  return bits;
}

/** Packs whole numbers from 0 on. */
export function packNumbers(values: Iterable<number>): string {
  const packed = new Packed();
  for (const value of values) packed.add(value);
  return packed.finish();
}

// What one digit to the base of 36 says.
const mostShared = 35;

/** Replaces what each name begins with as the one before it does by its length: one digit to the base of 36. */
export function frontCode(names: readonly string[]): string[] {
  let before = '';
  return names.map((name) => {
    let shared = 0;
    const most = Math.min(mostShared, name.length, before.length);
    while (shared < most && name.charCodeAt(shared) === before.charCodeAt(shared)) shared++;
    // Half of a character would not survive on a disk.
    if (shared > 0 && isHighHalf(name.charCodeAt(shared - 1))) shared--;
    before = name;
    return shared.toString(36) + name.slice(shared);
  });
}

const isHighHalf = (unit: number) => unit >= 0xd800 && unit < 0xdc00;
