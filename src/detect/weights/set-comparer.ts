/** Compares full sets of shingles in the kernel's memory, exactly: how much two of them share, and what it weighs. */
import type { Kernel } from '../../kernel/kernel.js';
import { heapAt } from '../../kernel/layout.js';
import type { ShingleColumns } from '../../model/columns.js';

// What describes a set in the kernel's memory: the indexed one, and the other.
const headBytes = 32;
const indexedHead = heapAt;
const otherHead = heapAt + headBytes;

export class SetComparer {
  readonly #columns: ShingleColumns;
  readonly #kernel: Kernel;
  #indexed = -1;
  // Behind the indexed set.
  #end = 0;

  /** The memory of `kernel` must be nobody else's as long as sets are compared. */
  constructor(columns: ShingleColumns, kernel: Kernel) {
    this.#columns = columns;
    this.#kernel = kernel;
  }

  size(set: number): number {
    const { starts } = this.#columns;
    return starts[set + 1]! - starts[set]!;
  }

  /** How many shingles two sets share. Counting is cheap for many `b` in a row with one `a`. */
  countShared(a: number, b: number): number {
    this.#index(a);
    this.#place(b, otherHead, this.#end);
    return this.#kernel.sumShared(indexedHead, otherHead, 0);
  }

  /** Sum of the weights, one for each entry of the columns, of the shingles that two sets share. */
  sumShared(a: number, b: number, weights: Float32Array): number {
    this.#index(a);
    const at = this.#place(b, otherHead, this.#end);
    const { starts } = this.#columns;
    const own = weights.subarray(starts[b], starts[b + 1]);
    new Float32Array(this.#kernel.bytes().buffer, at, own.length).set(own);
    return this.#kernel.sumShared(indexedHead, otherHead, at);
  }

  /** The share of the smaller set that two sets share; 0 where it is empty. */
  containment(a: number, b: number): number {
    const smaller = Math.min(this.size(a), this.size(b));
    return smaller === 0 ? 0 : this.countShared(a, b) / smaller;
  }

  #index(set: number): void {
    if (this.#indexed === set) return;
    this.#end = this.#place(set, indexedHead, otherHead + headBytes);
    this.#kernel.indexSet(indexedHead);
    this.#indexed = set;
  }

  /**
   * Puts a set at `base`, with room behind it for a table or for weights. Returns where these end, or begin: the table is
   * the indexed one's.
   */
  #place(set: number, head: number, base: number): number {
    const { starts, lows, highs } = this.#columns;
    const [start, end] = [starts[set]!, starts[set + 1]!];
    const size = end - start;
    let slots = 16;
    while (slots < 2 * size) slots *= 2;
    const [highsAt, slotsAt] = [base + 4 * size, base + 8 * size];
    this.#kernel.reserve(slotsAt + 4 * slots - heapAt);
    const words = this.#kernel.words();
    words.set(lows.subarray(start, end), base >>> 2);
    words.set(highs.subarray(start, end), highsAt >>> 2);
    const at = head >>> 2;
    words[at] = base;
    words[at + 1] = highsAt;
    words[at + 2] = slotsAt;
    words[at + 3] = slots - 1;
    words[at + 4] = size;
    return head === indexedHead ? slotsAt + 4 * slots : slotsAt;
  }
}
