/**
 * Numbers distinct pairs of whole numbers from 0, in the order in which they come: two words side by side, or a
 * sequence so far and what follows it. It is a table of open addressing over typed arrays (Knuth, TAOCP 3, §6.4,
 * algorithm L), since a Map would want one key for both, which no small integer holds.
 */

const firstSize = 256;

export class PairNumbers {
  #firsts = new Int32Array(firstSize);
  #seconds = new Int32Array(firstSize);
  /** Numbers of pairs, by hash; −1 where none is. Twice as long as the columns at least. */
  #table = new Int32Array(2 * firstSize).fill(-1);
  #size = 0;

  /** The number of the pair; both are whole numbers from −1 to 2³¹ − 1. */
  of(first: number, second: number): number {
    const mask = this.#table.length - 1;
    let at = hashPair(first, second) & mask;
    for (;;) {
      const known = this.#table[at]!;
      if (known === -1) break;
      if (this.#firsts[known] === first && this.#seconds[known] === second) return known;
      at = (at + 1) & mask;
    }
    if (this.#size === this.#firsts.length) {
      this.#grow();
      return this.of(first, second);
    }
    this.#table[at] = this.#size;
    this.#firsts[this.#size] = first;
    this.#seconds[this.#size] = second;
    return this.#size++;
  }

  #grow(): void {
    const size = 2 * this.#firsts.length;
    const [firsts, seconds] = [new Int32Array(size), new Int32Array(size)];
    firsts.set(this.#firsts);
    seconds.set(this.#seconds);
    const table = new Int32Array(2 * size).fill(-1);
    const mask = table.length - 1;
    for (let number = 0; number < this.#size; number++) {
      let at = hashPair(firsts[number]!, seconds[number]!) & mask;
      while (table[at] !== -1) at = (at + 1) & mask;
      table[at] = number;
    }
    this.#firsts = firsts;
    this.#seconds = seconds;
    this.#table = table;
  }
}

/** Mixes two numbers so that neighbours part (the finalizer of MurmurHash3). */
function hashPair(first: number, second: number): number {
  let hash = Math.imul(first, 0x9e3779b1) ^ second;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}
