/** Keeps which threads every wording carries, and where in it: columns that grow, those of one wording side by side. */
import { doubled } from '../base/doubled.js';
import { type Carrying, carryings } from '../model/thread.js';

/** One thread in one wording. */
export interface Membership {
  readonly thread: number;
  /** The tokens of the wording that carry it. */
  readonly from: number;
  readonly to: number;
  readonly as: Carrying;
  /** Of what differs from the wording that it was known by, the share that a form fills in. */
  readonly slots: number;
}

export class Memberships {
  readonly #starts: Uint32Array;
  readonly #counts: Uint8Array;
  #size = 0;
  #threads: Uint32Array = new Uint32Array(1 << 12);
  // From and to, a word each.
  #ranges: Uint32Array = new Uint32Array(1 << 13);
  #as: Uint8Array = new Uint8Array(1 << 12);
  #slots: Uint8Array = new Uint8Array(1 << 12);

  constructor(readings: number) {
    this.#starts = new Uint32Array(readings);
    this.#counts = new Uint8Array(readings);
  }

  /** Notes all that a wording carries, once. */
  set(reading: number, carried: readonly Membership[]): void {
    this.#starts[reading] = this.#size;
    this.#counts[reading] = carried.length;
    for (const { thread, from, to, as, slots } of carried) {
      if (this.#size === this.#threads.length) {
        this.#threads = doubled(this.#threads);
        this.#ranges = doubled(this.#ranges);
        this.#as = doubled(this.#as);
        this.#slots = doubled(this.#slots);
      }
      this.#threads[this.#size] = thread;
      this.#ranges.set([from, to], 2 * this.#size);
      this.#as[this.#size] = carryings.indexOf(as);
      this.#slots[this.#size] = Math.round(255 * slots);
      this.#size++;
    }
  }

  of(reading: number): Membership[] {
    const start = this.#starts[reading]!;
    return Array.from({ length: this.#counts[reading]! }, (_, at) => ({
      thread: this.#threads[start + at]!,
      from: this.#ranges[2 * (start + at)]!,
      to: this.#ranges[2 * (start + at) + 1]!,
      as: carryings[this.#as[start + at]!]!,
      slots: this.#slots[start + at]! / 255,
    }));
  }
}
