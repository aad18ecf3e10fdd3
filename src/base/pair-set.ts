/**
 * Holds distinct pairs of document indexes, tens of millions of them, which is more than a Set takes. Open
 * addressing: the same pair comes from every key that a family shares, so that most of what is added is there.
 */

// Indexes below 2²⁶, so that two of them are one whole number that a double holds exactly.
const indexes = 2 ** 26;
const golden = 0x9e3779b1;

export class PairSet {
  // The pair's number + 1; 0 is free.
  #slots: Float64Array;
  #size = 0;

  /** With the pairs that `finish` of others gave. */
  constructor(...others: readonly Float64Array[]) {
    this.#slots = new Float64Array(1024);
    for (const names of others) for (const name of names) this.#addName(name);
  }

  get size(): number {
    return this.#size;
  }

  /** Either way round. */
  add(one: number, other: number): void {
    this.#addName(nameOf(one, other));
  }

  has(one: number, other: number): boolean {
    return this.#size > 0 && this.#slots[this.#slotOf(nameOf(one, other))] !== 0;
  }

  /** Calls `visit` for every pair, a < b, in no order that means anything. */
  forEach(visit: (a: number, b: number) => void): void {
    for (const slot of this.#slots)
      if (slot !== 0) visit(Math.floor((slot - 1) / indexes), (slot - 1) % indexes);
  }

  /** The pairs as whole numbers, for another set to be made with. */
  finish(): Float64Array {
    return this.#slots.filter((slot) => slot !== 0).map((slot) => slot - 1);
  }

  #addName(name: number): void {
    const slot = this.#slotOf(name);
    if (this.#slots[slot] !== 0) return;
    this.#slots[slot] = name + 1;
    if (2 * ++this.#size > this.#slots.length) this.#rehash();
  }

  /** Where the pair stands, or would stand. */
  #slotOf(name: number): number {
    const mask = this.#slots.length - 1;
    let hash = Math.imul(Math.floor(name / indexes), golden) ^ (name % indexes);
    hash = Math.imul(hash ^ (hash >>> 15), golden);
    let slot = (hash ^ (hash >>> 13)) & mask;
    while (this.#slots[slot] !== 0 && this.#slots[slot] !== name + 1) slot = (slot + 1) & mask;
    return slot;
  }

  #rehash(): void {
    const old = this.#slots;
    this.#slots = new Float64Array(2 * old.length);
    for (const name of old) if (name !== 0) this.#slots[this.#slotOf(name - 1)] = name;
  }
}

function nameOf(one: number, other: number): number {
  return Math.min(one, other) * indexes + Math.max(one, other);
}
