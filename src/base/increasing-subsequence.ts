/**
 * Finds the heaviest chain of points that rises in both coordinates: the spine of an alignment, off which everything
 * has moved. Uses a Fenwick tree over the second coordinate, in O(n log n) (Gusfield, Algorithms on Strings, Trees,
 * and Sequences, §12.5.2, with weights for lengths).
 */

export interface WeightedPoint {
  readonly x: number;
  readonly y: number;
  /** Above 0. */
  readonly weight: number;
}

/**
 * Finds the indexes of the points on the heaviest chain, in its order. With `isStrict` both coordinates must rise from
 * point to point; without, they must not fall. Among equal chains the one whose last points come first.
 */
export function heaviestIncreasing(points: readonly WeightedPoint[], isStrict: boolean): number[] {
  const order = points
    .map((_, index) => index)
    .sort((left, right) => compare(points[left]!, points[right]!, isStrict) || left - right);
  const size = points.reduce((most, { y }) => Math.max(most, y), 0) + 1;
  // Node y holds the index of the best chain's last point among those with second coordinates up to y.
  const tree = new Int32Array(size + 1).fill(-1);
  const totals = new Float64Array(points.length);
  const previous = new Int32Array(points.length).fill(-1);
  let best = -1;
  for (const index of order) {
    const { y, weight } = points[index]!;
    let before = -1;
    for (let node = isStrict ? y : y + 1; node > 0; node -= node & -node) {
      const candidate = tree[node]!;
      if (candidate !== -1 && (before === -1 || totals[candidate]! > totals[before]!)) before = candidate;
    }
    previous[index] = before;
    totals[index] = weight + (before === -1 ? 0 : totals[before]!);
    for (let node = y + 1; node <= size; node += node & -node) {
      if (tree[node] === -1 || totals[index]! > totals[tree[node]!]!) tree[node] = index;
    }
    if (best === -1 || totals[index]! > totals[best]!) best = index;
  }
  const chain: number[] = [];
  for (let index = best; index !== -1; index = previous[index]!) chain.unshift(index);
  return chain;
}

/** Sorts by x; points of one x are taken from the largest y down when they must not follow each other. */
function compare(left: WeightedPoint, right: WeightedPoint, isStrict: boolean): number {
  return left.x - right.x || (isStrict ? right.y - left.y : left.y - right.y);
}
