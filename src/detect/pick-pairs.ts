/**
 * Picks candidates by their indexes, with all that is known of each, so that every step that filters or divides them
 * does it alike.
 */
import type { CandidatePairs } from '../model/columns.js';

/** Why two documents are candidates beside the keys that they share: bits of `CandidatePairs.grounds`. */
export const grounds = {
  /** Their sets of shingles are equal, or their texts where there are no shingles. */
  equal: 1,
  /** They carry one address, or one name of their report. */
  address: 2,
} as const;

/** Picks the pairs at `places`, in that order, by the numbers that `numberOf` gives their documents. */
export function pickPairs(
  pairs: CandidatePairs,
  places: ArrayLike<number>,
  numberOf: (document: number) => number = (document) => document,
): CandidatePairs {
  const { a, b, sharedKeys } = pairs;
  return {
    a: Uint32Array.from(places, (at) => numberOf(a[at]!)),
    b: Uint32Array.from(places, (at) => numberOf(b[at]!)),
    sharedKeys: Uint32Array.from(places, (at) => sharedKeys[at]!),
    ...(pairs.grounds === undefined ? {} : { grounds: Uint8Array.from(places, (at) => pairs.grounds![at]!) }),
  };
}

/** Tells whether the pair at a place is a candidate for this reason, too. */
export function hasGround(pairs: CandidatePairs, at: number, ground: number): boolean {
  return pairs.grounds !== undefined && (pairs.grounds[at]! & ground) !== 0;
}
