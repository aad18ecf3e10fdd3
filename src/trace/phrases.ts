/**
 * Tells phrases from what is said of one thing. Wordings are grouped roughly first; a key that many groups have is a turn of
 * phrase, and what two wordings share by way of it tells little of them. As with the shingles of whole documents, what
 * *different* paragraphs share speaks against a pair, and what the readings of one paragraph share does not.
 */
import { doubled } from '../base/doubled.js';
import type { KeyIndex } from './key-index.js';
import { keyTokens, leastGrouped } from './limits.js';
import type { ReadingTable } from './reading-table.js';

/** What a first look at all wordings tells. */
export interface FirstLook {
  /** For every key how many groups have it, up to 255. */
  readonly holders: Uint8Array;
  readonly earlier: EarlierReadings;
}

/** Which earlier wordings share keys with each, those with most first. */
export class EarlierReadings {
  readonly #starts: Uint32Array;
  readonly #counts: Uint8Array;
  #readings: Uint32Array = new Uint32Array(1 << 12);
  #size = 0;

  constructor(readings: number) {
    this.#starts = new Uint32Array(readings);
    this.#counts = new Uint8Array(readings);
  }

  /** Notes those of a wording, once. */
  set(reading: number, earlier: readonly { readonly reading: number }[]): void {
    while (this.#size + earlier.length > this.#readings.length) this.#readings = doubled(this.#readings);
    this.#starts[reading] = this.#size;
    this.#counts[reading] = earlier.length;
    for (const other of earlier) this.#readings[this.#size++] = other.reading;
  }

  of(reading: number): Uint32Array {
    const start = this.#starts[reading]!;
    return this.#readings.subarray(start, start + this.#counts[reading]!);
  }
}

/** Looks at all wordings, in the order in which they first appeared. */
export function lookBack(table: ReadingTable, index: KeyIndex, order: Uint32Array): FirstLook {
  const places = (reading: number, other: number) => countPlaces(index, reading, other);
  const earlier = new EarlierReadings(table.size);
  const groupOf = Uint32Array.from({ length: table.size }, (_, reading) => reading);
  for (const reading of order) {
    let best = 0;
    const found = index.earlier(reading);
    earlier.set(reading, found);
    for (const { reading: other, shared } of found) {
      const share = shared / Math.max(1, index.keysOf(reading), index.keysOf(other));
      if (share < leastGrouped.share || share <= best) continue;
      if (share < leastGrouped.inOnePlace && places(reading, other) < leastGrouped.places) continue;
      best = share;
      groupOf[reading] = groupOf[other]!;
    }
    index.add(reading);
  }
  return { holders: index.countGroups(groupOf), earlier };
}

/** In how many stretches the keys stand that two wordings share, so many tokens apart that a word between is no break. */
function countPlaces(index: KeyIndex, reading: number, other: number): number {
  const theirs = new Set<number>();
  for (let key = 0; key < index.keysOf(other); key++) theirs.add(index.bucket(other, key));
  let [places, last] = [0, Number.NEGATIVE_INFINITY];
  for (let key = 0; key < index.keysOf(reading); key++) {
    if (!theirs.has(index.bucket(reading, key))) continue;
    if (key - last > keyTokens + 1) places++;
    last = key;
  }
  return places;
}
