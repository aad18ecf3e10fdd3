/**
 * The full shingle sets of many bodies in two columns, and what is asked of them: how much two share, and
 * which bodies hold each shingle. Shared shingles are found by probing a hash table of one set with the
 * other: the hashes are random already, so that their lowest bits are the slot.
 */
import type { Kernel } from '../kernel/kernel.js';
import { heapAt } from '../kernel/layout.js';
import type { Workspace } from '../kernel/workspace.js';

// Postings are sorted bucket by bucket of the highest bits, each small enough for the cache.
const bucketBits = 8;

export type VisitShingle = (sets: Uint32Array, places: Uint32Array, length: number) => void;

export class ShingleSets {
  /** Set i is `[starts[i], starts[i + 1])` of both columns, in the order of the text, without repeats. */
  readonly starts: Uint32Array;
  readonly #lows: Uint32Array;
  readonly #highs: Uint32Array;
  // The table of one set: place in the columns + 1, 0 where free.
  #slots = new Uint32Array(1024);
  #indexed = -1;

  /** The k-shingles of every sequence of token hashes. */
  constructor(bodies: readonly Uint32Array[], shingleSize: number, work: Workspace) {
    const most = bodies.reduce((sum, tokens) => sum + Math.max(0, tokens.length - shingleSize + 1), 0);
    this.starts = new Uint32Array(bodies.length + 1);
    this.#lows = new Uint32Array(most);
    this.#highs = new Uint32Array(most);
    for (let index = 0; index < bodies.length; index++) this.#fill(index, bodies[index]!, shingleSize, work);
  }

  #fill(index: number, tokens: Uint32Array, shingleSize: number, work: Workspace): void {
    // As many bytes of text as have so many tokens at most.
    work.fit(0, 2 * tokens.length, 0);
    const words = work.kernel.words();
    words.set(tokens, work.tokens >> 2);
    const count = work.kernel.shingle(work.tokens, tokens.length, shingleSize, work.lows, work.highs);
    const [lows, highs] = [work.lows >> 2, work.highs >> 2];
    this.#clear(count);
    let next = this.starts[index]!;
    for (let at = 0; at < count; at++) {
      const [low, high] = [words[lows + at]!, words[highs + at]!];
      const slot = this.#find(low, high);
      if (this.#slots[slot] !== 0) continue;
      this.#lows[next] = low;
      this.#highs[next++] = high;
      this.#slots[slot] = next;
    }
    this.starts[index + 1] = next;
  }

  #clear(size: number): void {
    let slots = 1024;
    while (slots < 2 * size) slots *= 2;
    if (slots === this.#slots.length) this.#slots.fill(0);
    else this.#slots = new Uint32Array(slots);
    this.#indexed = -1;
  }

  /** The slot that holds the shingle, else the free one where it belongs. */
  #find(low: number, high: number): number {
    const mask = this.#slots.length - 1;
    let slot = low & mask;
    for (let place = this.#slots[slot]!; place !== 0; place = this.#slots[slot]!) {
      if (this.#lows[place - 1] === low && this.#highs[place - 1] === high) return slot;
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  size(index: number): number {
    return this.starts[index + 1]! - this.starts[index]!;
  }

  /** Counting is cheap for many `b` in a row with one `a`. */
  #index(set: number): void {
    if (this.#indexed === set) return;
    this.#clear(this.size(set));
    for (let at = this.starts[set]!; at < this.starts[set + 1]!; at++) {
      this.#slots[this.#find(this.#lows[at]!, this.#highs[at]!)] = at + 1;
    }
    this.#indexed = set;
  }

  /** How many shingles two sets share. */
  countShared(a: number, b: number): number {
    this.#index(a);
    let shared = 0;
    for (let at = this.starts[b]!; at < this.starts[b + 1]!; at++) {
      if (this.#slots[this.#find(this.#lows[at]!, this.#highs[at]!)] !== 0) shared++;
    }
    return shared;
  }

  /** Sum of the weights, one for each entry of the columns, of the shingles that two sets share. */
  sumShared(a: number, b: number, weights: Float32Array): number {
    this.#index(a);
    let sum = 0;
    for (let at = this.starts[b]!; at < this.starts[b + 1]!; at++) {
      if (this.#slots[this.#find(this.#lows[at]!, this.#highs[at]!)] !== 0) sum += weights[at]!;
    }
    return sum;
  }

  /**
   * Calls `visit` for every shingle that `least` sets or more hold: the ascending numbers of the sets, and
   * the places of the shingle in the columns; the first `length` of both arrays, which are reused.
   */
  forEachPosting(kernel: Kernel, least: number, visit: VisitShingle): void {
    const total = this.starts.at(-1)!;
    const setOf = new Uint32Array(total);
    for (let set = 0; set + 1 < this.starts.length; set++) {
      setOf.fill(set, this.starts[set], this.starts[set + 1]);
    }
    const buckets = 1 << bucketBits;
    const starts = new Uint32Array(buckets + 1);
    for (let at = 0; at < total; at++) starts[(this.#highs[at]! >>> (32 - bucketBits)) + 1]!++;
    for (let bucket = 0; bucket < buckets; bucket++) starts[bucket + 1]! += starts[bucket]!;
    const placed = new Uint32Array(total);
    const filled = starts.slice();
    for (let at = 0; at < total; at++) placed[filled[this.#highs[at]! >>> (32 - bucketBits)]!++] = at;
    for (let bucket = 0; bucket < buckets; bucket++) {
      this.#visitBucket(placed.subarray(starts[bucket], starts[bucket + 1]), setOf, kernel, least, visit);
    }
  }

  #sets = new Uint32Array(64);
  #places = new Uint32Array(64);

  #visitBucket(
    bucket: Uint32Array,
    setOf: Uint32Array,
    kernel: Kernel,
    least: number,
    visit: VisitShingle,
  ): void {
    const count = bucket.length;
    kernel.reserve(16 * count);
    const words = kernel.words();
    for (let row = 0; row < count; row++) {
      words[(heapAt >> 2) + 2 * row] = this.#highs[bucket[row]!]!;
      words[(heapAt >> 2) + 2 * row + 1] = bucket[row]!;
    }
    const at = kernel.sortRows(heapAt, heapAt + 8 * count, count, 32 - bucketBits) >> 2;
    for (let start = 0; start < count; ) {
      const key = words[at + 2 * start]!;
      let end = start + 1;
      while (end < count && words[at + 2 * end] === key) end++;
      if (end - start >= least) this.#visitGroup(words, at + 2 * start, at + 2 * end, setOf, visit);
      start = end;
    }
  }

  /** The rows of one high half. They may have several low halves: each is a list of its own. */
  #visitGroup(words: Uint32Array, from: number, to: number, setOf: Uint32Array, visit: VisitShingle): void {
    if (2 * this.#sets.length < to - from) {
      this.#sets = new Uint32Array(to - from);
      this.#places = new Uint32Array(to - from);
    }
    const done: number[] = [];
    for (let low: number | null = this.#lows[words[from + 1]!]!; low !== null; ) {
      let size = 0;
      let other: number | null = null;
      done.push(low);
      for (let row = from; row < to; row += 2) {
        const place = words[row + 1]!;
        if (this.#lows[place] === low) {
          this.#sets[size] = setOf[place]!;
          this.#places[size++] = place;
        } else if (other === null && !done.includes(this.#lows[place]!)) other = this.#lows[place]!;
      }
      if (size > 1) visit(this.#sets, this.#places, size);
      low = other;
    }
  }
}
