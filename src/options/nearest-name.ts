/** Finds, for a misspelt name, the known one that was most likely meant. */

import { distance } from 'fastest-levenshtein';

/** The nearest of `known` by edit distance (Levenshtein 1966), the first among equals; null where none is near. */
export function findNearest(name: string, known: readonly string[]): string | null {
  let nearest: string | null = null;
  let least = Math.max(2, Math.floor(name.length / 3)) + 1;
  for (const candidate of known) {
    const steps = distance(name, candidate);
    if (steps < least) [nearest, least] = [candidate, steps];
  }
  return nearest;
}
