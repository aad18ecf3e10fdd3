/**
 * Counts how much of a body lies in shared runs, up to each of its places, so that the share of any stretch is one
 * subtraction.
 */

import type { Run } from '../../base/shared-runs.js';

/** What is shared of one body; `cover` begins with the next one. */
export class Coverage {
  length = 0;
  // 1 for each token in a run.
  #covered = new Uint8Array(1024);
  // How many of the first so many tokens are.
  #before = new Uint32Array(1025);

  /** Covers a body of `length` tokens by `runs`, which may overlap. */
  cover(length: number, runs: readonly Run[], side: 'startInA' | 'startInB'): void {
    this.length = length;
    if (this.#covered.length < length) {
      this.#covered = new Uint8Array(2 * length);
      this.#before = new Uint32Array(2 * length + 1);
    } else this.#covered.fill(0, 0, length);
    const [covered, before] = [this.#covered, this.#before];
    for (const run of runs) covered.fill(1, run[side], run[side] + run.length);
    let count = 0;
    for (let at = 0; at < length; at++) {
      count += covered[at]!;
      before[at + 1] = count;
    }
  }

  has(place: number): boolean {
    return this.#covered[place] === 1;
  }

  /** The share of the tokens from one part of the text to another, in [0, 1], that are covered. */
  share(from: number, to: number): number {
    return this.shareBetween(Math.floor(from * this.length), Math.ceil(to * this.length));
  }

  /** The share of the tokens `[start, end)` that are covered; 0 of none. */
  shareBetween(start: number, end: number): number {
    if (end <= start) return 0;
    return (this.#before[end]! - this.#before[start]!) / (end - start);
  }
}
