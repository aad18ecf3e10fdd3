/** Pairs of document indexes in, in any order and either way round; sorted columns out. */
import type { CandidatePairs } from '../model.js';

export class PairList {
  #rows = new Float64Array(1024);
  #shared = new Uint32Array(1024);
  #size = 0;

  add(left: number, right: number, sharedKeys: number): void {
    if (this.#size === this.#rows.length) {
      const rows = new Float64Array(2 * this.#size);
      rows.set(this.#rows);
      this.#rows = rows;
      const shared = new Uint32Array(2 * this.#size);
      shared.set(this.#shared);
      this.#shared = shared;
    }
    this.#rows[this.#size] = Math.min(left, right) * 2 ** 26 + Math.max(left, right);
    this.#shared[this.#size++] = sharedKeys;
  }

  /** Sorted by a, then b. Throws RangeError for documents beyond 2²⁶. */
  finish(): CandidatePairs {
    const order = new Uint32Array(this.#size);
    for (let index = 0; index < this.#size; index++) order[index] = index;
    const rows = this.#rows;
    order.sort((left, right) => rows[left]! - rows[right]!);
    const [a, b, sharedKeys] = [0, 1, 2].map(() => new Uint32Array(this.#size)) as [
      Uint32Array,
      Uint32Array,
      Uint32Array,
    ];
    for (const [index, at] of order.entries()) {
      const row = rows[at]!;
      a[index] = Math.floor(row / 2 ** 26);
      b[index] = row % 2 ** 26;
      sharedKeys[index] = this.#shared[at]!;
    }
    return { a, b, sharedKeys };
  }
}
