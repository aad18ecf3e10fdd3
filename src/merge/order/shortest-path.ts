/**
 * A matrix of step costs in, the cheapest order that visits every point once out. Exact for a few points by
 * dynamic programming over subsets (Held and Karp 1962); beyond that the cheapest insertion, improved by
 * moving single points until none helps.
 */

const exactPoints = 10;

/**
 * The cheapest path, as point numbers; `start[i]` is the cost of beginning at i, `steps[i][j]` of going from i
 * to j. Among equals the path whose numbers come first.
 */
export function shortestPath(start: readonly number[], steps: readonly (readonly number[])[]): number[] {
  if (start.length <= 1) return start.map((_, index) => index);
  return start.length <= exactPoints ? solveExactly(start, steps) : insertAndImprove(start, steps);
}

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

function solveExactly(start: readonly number[], steps: readonly (readonly number[])[]): number[] {
  const size = start.length;
  const full = 2 ** size - 1;
  // best[set * size + last] is the cost of the cheapest path over `set` that ends in `last`.
  const best = new Float64Array((full + 1) * size).fill(Infinity);
  const from = new Int8Array((full + 1) * size).fill(-1);
  for (let point = 0; point < size; point++) best[(1 << point) * size + point] = start[point]!;
  for (let set = 1; set <= full; set++) {
    for (let last = 0; last < size; last++) {
      const cost = best[set * size + last]!;
      if (cost === Infinity) continue;
      for (let next = 0; next < size; next++) {
        if ((set & (1 << next)) !== 0) continue;
        const place = (set | (1 << next)) * size + next;
        if (cost + steps[last]![next]! < best[place]!) {
          best[place] = cost + steps[last]![next]!;
          from[place] = last;
        }
      }
    }
  }
  let last = 0;
  for (let point = 1; point < size; point++)
    if (best[full * size + point]! < best[full * size + last]!) last = point;
  const path: number[] = [];
  for (let set = full; last !== -1; ) {
    path.unshift(last);
    const previous = from[set * size + last]!;
    set &= ~(1 << last);
    last = previous;
  }
  return path;
}

function insertAndImprove(start: readonly number[], steps: readonly (readonly number[])[]): number[] {
  let path: number[] = [0];
  for (let point = 1; point < start.length; point++) path = insertCheapest(path, point, start, steps);
  for (let round = 0; round < 20; round++) {
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
