/**
 * Makes one key of two ids. Ids may hold any character, so no mark between them could tell where the first one ends.
 */

/**
 * Makes the key of two ids in either order. Two other ids have another key: it opens with the length of the smaller id.
 */
export function pairKey(one: string, other: string): string {
  return one < other ? orderedPairKey(one, other) : orderedPairKey(other, one);
}

/** Makes the key of two ids whose order matters. */
export function orderedPairKey(first: string, second: string): string {
  return `${first.length} ${first}${second}`;
}
