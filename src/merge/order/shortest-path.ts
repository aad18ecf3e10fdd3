/**
 * Finds the cheapest path that visits every point once. It is exact for a few points, by dynamic programming over
 * subsets (Held and Karp 1962); beyond that it is the cheapest insertion, improved by moving single points until none
 * helps.
 */
import { orderLimits } from '../limits.js';

/**
 * Returns the cheapest path, as point numbers; `start[i]` is the cost of beginning at i, `steps[i][j]` of going from
 * i to j. Of paths that cost as little it is always the same one, as the steps of the search have it.
 */
export function shortestPath(start: readonly number[], steps: readonly (readonly number[])[]): number[] {
  if (start.length <= 1) return start.map((_, index) => index);
  return start.length <= orderLimits.maxExactPoints
    ? solveExactly(start, steps)
    : insertAndImprove(start, steps);
}

/** Adds up the costs of a path. */
export function pathCost(
  path: readonly number[],
  start: readonly number[],
  steps: readonly (readonly number[])[],
): number {
  return path.reduce(
    (sum, point, index) => sum + (index === 0 ? start[point]! : steps[path[index - 1]!]![point]!),
    0,
  );
}

/** Finds the cheapest path over all subsets of points. */
function solveExactly(start: readonly number[], steps: readonly (readonly number[])[]): number[] {
  const size = start.length;
  const full = 2 ** size - 1;
  // best[set * size + last] is the cost of the cheapest path over `set` that ends in `last`.
  const best = new Float64Array((full + 1) * size).fill(Infinity);
  const from = new Int8Array((full + 1) * size).fill(-1);
  for (let point = 0; point < size; point++) best[(1 << point) * size + point] = start[point]!;
  for (let set = 1; set <= full; set++)
    for (let last = 0; last < size; last++)
      if (best[set * size + last]! < Infinity) extendPath(set, last, { best, from, steps });
  let last = 0;
  for (let point = 1; point < size; point++)
    if (best[full * size + point]! < best[full * size + last]!) last = point;
  return readBack(last, from, size);
}

/** Tables over subsets of points and their last point, at `set * size + last`. */
interface PathTables {
  readonly best: Float64Array;
  /** The point before the last. */
  readonly from: Int8Array;
  readonly steps: readonly (readonly number[])[];
}

/** Extends the cheapest path over `set` that ends in `last` by every other point. */
function extendPath(set: number, last: number, { best, from, steps }: PathTables): void {
  const size = steps.length;
  const cost = best[set * size + last]!;
  for (let next = 0; next < size; next++) {
    if ((set & (1 << next)) !== 0) continue;
    const place = (set | (1 << next)) * size + next;
    if (cost + steps[last]![next]! >= best[place]!) continue;
    best[place] = cost + steps[last]![next]!;
    from[place] = last;
  }
}

/** Follows the path over all points back from its last one. */
function readBack(end: number, from: Int8Array, size: number): number[] {
  const path: number[] = [];
  let last = end;
  for (let set = 2 ** size - 1; last !== -1; ) {
    path.unshift(last);
    const previous = from[set * size + last]!;
    set &= ~(1 << last);
    last = previous;
  }
  return path;
}

/** Inserts point after point where it costs least, then moves single points while that helps. */
function insertAndImprove(start: readonly number[], steps: readonly (readonly number[])[]): number[] {
  let path: number[] = [0];
  for (let point = 1; point < start.length; point++) path = insertCheapest(path, point, start, steps);
  for (let round = 0; round < orderLimits.maxImprovementRounds; round++) {
    const before = pathCost(path, start, steps);
    for (let point = 0; point < start.length; point++) {
      path = insertCheapest(
        path.filter((other) => other !== point),
        point,
        start,
        steps,
      );
    }
    if (pathCost(path, start, steps) >= before) break;
  }
  return path;
}

/** Inserts a point into a path where it adds the least cost. */
function insertCheapest(
  path: readonly number[],
  point: number,
  start: readonly number[],
  steps: readonly (readonly number[])[],
): number[] {
  let bestAt = 0;
  let bestCost = Infinity;
  for (let at = 0; at <= path.length; at++) {
    const before = path[at - 1];
    const after = path[at];
    const into = before === undefined ? start[point]! : steps[before]![point]!;
    const out = after === undefined ? 0 : steps[point]![after]!;
    const saved = after === undefined ? 0 : before === undefined ? start[after]! : steps[before]![after]!;
    if (into + out - saved < bestCost) {
      bestCost = into + out - saved;
      bestAt = at;
    }
  }
  return [...path.slice(0, bestAt), point, ...path.slice(bestAt)];
}
