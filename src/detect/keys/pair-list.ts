/** Collects pairs of documents in any order and either way round, and sorts them into columns. */

import { doubled } from '../../base/doubled.js';
import type { CandidatePairs } from '../../model/columns.js';

export class PairList {
  #rows = new Float64Array(1024);
  #shared = new Uint32Array(1024);
  #grounds = new Uint8Array(1024);
  #hasGrounds = false;
  #size = 0;

  /** `grounds` are those of `pick-pairs.ts`. */
  add(left: number, right: number, sharedKeys: number, grounds = 0): void {
    if (this.#size === this.#rows.length) {
      this.#rows = doubled(this.#rows);
      this.#shared = doubled(this.#shared);
      this.#grounds = doubled(this.#grounds);
    }
    this.#grounds[this.#size] = grounds;
    this.#hasGrounds ||= grounds !== 0;
    this.#rows[this.#size] = Math.min(left, right) * 2 ** 26 + Math.max(left, right);
    this.#shared[this.#size++] = sharedKeys;
  }

  /** Sorted by a, then b. */
  finish(): CandidatePairs {
    const rows = this.#rows;
    const [first, second] = [new Uint32Array(this.#size), new Uint32Array(this.#size)];
    for (let at = 0; at < this.#size; at++) {
      first[at] = Math.floor(rows[at]! / 2 ** 26);
      second[at] = rows[at]! % 2 ** 26;
    }
    const order = sortedBy(first, sortedBy(second, Uint32Array.from(first.keys())));
    const pick = (column: Uint32Array) => order.map((at) => column[at]!);
    const [a, b, sharedKeys] = [pick(first), pick(second), pick(this.#shared)];
    if (!this.#hasGrounds) return { a, b, sharedKeys };
    return { a, b, sharedKeys, grounds: Uint8Array.from(order, (at) => this.#grounds[at]!) };
  }
}

/** Sorts `order`, indexes of `values`, by their values; keeps the order of equals. Costs a step for each and for each value. */
function sortedBy(values: Uint32Array, order: Uint32Array): Uint32Array<ArrayBuffer> {
  const starts = new Uint32Array(values.reduce((most, value) => Math.max(most, value), 0) + 2);
  for (const value of values) starts[value + 1]!++;
  for (let value = 1; value < starts.length; value++) starts[value]! += starts[value - 1]!;
  const sorted = new Uint32Array(order.length);
  for (const at of order) sorted[starts[values[at]!]!++] = at;
  return sorted;
}

/** Keeps of the pairs that come those that are among the nearest few of either document, by shared keys. */
export class NearestPairs {
  readonly #most: number;
  // `#most` entries a document, the nearest first: the other document, and the keys that they share.
  readonly #others: Uint32Array;
  readonly #shared: Uint32Array;

  constructor(documents: number, most: number) {
    this.#most = most;
    this.#others = new Uint32Array(documents * most);
    this.#shared = new Uint32Array(documents * most);
  }

  /** Of equally near ones the first that come are kept. */
  add(a: number, b: number, sharedKeys: number): void {
    this.#offer(a, b, sharedKeys);
    this.#offer(b, a, sharedKeys);
  }

  #offer(document: number, other: number, sharedKeys: number): void {
    const first = document * this.#most;
    let at = first + this.#most;
    while (at > first && this.#shared[at - 1]! < sharedKeys) at--;
    if (at === first + this.#most) return;
    this.#others.copyWithin(at + 1, at, first + this.#most - 1);
    this.#shared.copyWithin(at + 1, at, first + this.#most - 1);
    this.#others[at] = other;
    this.#shared[at] = sharedKeys;
  }

  finish(): CandidatePairs {
    const pairs = new PairList();
    const seen = new Set<number>();
    for (const [place, sharedKeys] of this.#shared.entries()) {
      if (sharedKeys === 0) continue;
      const document = Math.floor(place / this.#most);
      const other = this.#others[place]!;
      const key = Math.min(document, other) * 2 ** 26 + Math.max(document, other);
      if (seen.has(key)) continue;
      seen.add(key);
      pairs.add(document, other, sharedKeys);
    }
    return pairs.finish();
  }
}
