/**
 * Counts rising pairs less falling ones, as a share of the pairs that differ (Goodman and Kruskal's γ, in [−1, 1]);
 * null where none differs. The values before each one are counted in a tree of sums (Fenwick 1994), since a chain may
 * have thousands.
 */
export function concordance(values: readonly (number | null)[]): number {
  const known = values.filter((value) => value !== null);
  const distinct = [...new Set(known)].sort((left, right) => left - right);
  const ranks = new Map(distinct.map((value, index) => [value, index + 1]));
  const sums = new Uint32Array(distinct.length + 1);
  let rising = 0;
  let falling = 0;
  for (const [before, value] of known.entries()) {
    const rank = ranks.get(value)!;
    const smaller = countUpTo(sums, rank - 1);
    rising += smaller;
    falling += before - countUpTo(sums, rank);
    for (let at = rank; at < sums.length; at += at & -at) sums[at]!++;
  }
  return rising + falling === 0 ? 0 : (rising - falling) / (rising + falling);
}

/** Counts how many values of rank 1 … `rank` have been counted. */
function countUpTo(sums: Uint32Array, rank: number): number {
  let sum = 0;
  for (let at = rank; at > 0; at -= at & -at) sum += sums[at]!;
  return sum;
}
