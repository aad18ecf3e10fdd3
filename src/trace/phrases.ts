/**
 * Tells phrases from what is said of one thing. Wordings are grouped roughly first; a key that many groups have is a turn of
 * phrase, and what two wordings share by way of it tells little of them. As with the shingles of whole documents, what
 * *different* paragraphs share speaks against a pair, and what the readings of one paragraph share does not.
 */
import type { KeyIndex } from './key-index.js';
import { keyTokens, leastGrouped } from './limits.js';
import type { ReadingTable } from './reading-table.js';

/** For every key how many groups have it. `order` lists all wordings as they first appeared; the index is empty after it. */
export function countHolders(table: ReadingTable, index: KeyIndex, order: Uint32Array): Uint8Array {
  const places = (reading: number, other: number) => countPlaces(index, reading, other);
  const groupOf = Uint32Array.from({ length: table.size }, (_, reading) => reading);
  for (const reading of order) {
    let best = 0;
    for (const { reading: other, shared } of index.earlier(reading)) {
      const share = shared / Math.max(1, index.keysOf(reading), index.keysOf(other));
      if (share < leastGrouped.share || share <= best) continue;
      if (share < leastGrouped.inOnePlace && places(reading, other) < leastGrouped.places) continue;
      best = share;
      groupOf[reading] = groupOf[other]!;
    }
    index.add(reading);
  }
  const holders = index.countGroups(groupOf);
  index.clear();
  return holders;
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
