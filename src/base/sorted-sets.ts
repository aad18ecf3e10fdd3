/** Counts what sets of 32-bit values share. Sets are sorted arrays: cheaper than Set where many pairs are compared. */

/** Sorts `values` in place and returns them without repeats. */
export function sortedSet(values: Uint32Array): Uint32Array {
  values.sort();
  let size = 0;
  for (const value of values) if (size === 0 || values[size - 1] !== value) values[size++] = value;
  return values.slice(0, size);
}

/** Counts the values that two sorted sets share. */
export function countShared(a: Uint32Array, b: Uint32Array): number {
  let shared = 0;
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    const difference = a[i]! - b[j]!;
    if (difference === 0) shared++;
    if (difference <= 0) i++;
    if (difference >= 0) j++;
  }
  return shared;
}

/** Computes the Jaccard of two sorted sets; null where one is empty. */
export function jaccardOf(a: Uint32Array, b: Uint32Array): number | null {
  if (a.length === 0 || b.length === 0) return null;
  const shared = countShared(a, b);
  return shared / (a.length + b.length - shared);
}

/** Computes the share of the smaller of two sorted sets that the other has; null where one is empty. */
export function containmentOf(a: Uint32Array, b: Uint32Array): number | null {
  const smaller = Math.min(a.length, b.length);
  return smaller === 0 ? null : countShared(a, b) / smaller;
}
