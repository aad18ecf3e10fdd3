/**
 * Proposes a few pairs for each document of a large family, where all pairs would be millions. Each meets the first
 * few documents, which are the same for nearly every key that the family shares, and its neighbours, so that a page
 * which drifts through thousands of versions holds together, too.
 */
import type { PairSet } from '../../base/pair-set.js';
import { pairLimits } from '../limits.js';

/** Adds the pairs of a list of `documents`, ascending. */
export function addFamily(documents: Uint32Array, pairs: PairSet): void {
  for (let at = 1; at < documents.length; at++) {
    for (let centre = 0; centre < Math.min(at, pairLimits.familyCentres); centre++)
      pairs.add(documents[centre]!, documents[at]!);
    pairs.add(documents[at - 1]!, documents[at]!);
  }
}
