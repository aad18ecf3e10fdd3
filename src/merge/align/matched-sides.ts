/** The sentences of two revisions while they are matched: what is compared of each, and which are spoken for. */
import type { SentenceClass } from './sentence-classes.js';

/** A sentence of one revision, with its place there. */
export interface Unit {
  readonly block: number;
  readonly wording: SentenceClass;
  /** Of its block: equal where the wordings are equal, sentence by sentence. */
  readonly wordings: number;
}

/** The units of one revision, and which of them are spoken for. */
export class Side {
  readonly units: readonly Unit[];
  readonly #taken: Uint8Array;
  #free: number;

  constructor(units: readonly Unit[]) {
    this.units = units;
    this.#taken = new Uint8Array(units.length);
    this.#free = units.length;
  }

  get hasFree(): boolean {
    return this.#free > 0;
  }

  isTaken(unit: number): boolean {
    return this.#taken[unit] === 1;
  }

  take(unit: number): void {
    if (this.#taken[unit] === 0) this.#free--;
    this.#taken[unit] = 1;
  }
}
