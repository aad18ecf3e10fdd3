/** Holds the cheapest path against all paths, and its order among equals against the definition. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { orderLimits } from '../../../../src/merge/limits.js';
import { pathCost, shortestPath } from '../../../../src/merge/order/shortest-path.js';
import { sweep } from '../../../arbitraries/sweep.js';

const costs = (size: number) =>
  fc.tuple(
    fc.array(fc.nat(9), { minLength: size, maxLength: size }),
    fc.array(fc.array(fc.nat(9), { minLength: size, maxLength: size }), { minLength: size, maxLength: size }),
  );
const problems = fc.integer({ min: 0, max: 6 }).chain(costs);

function* permutations(items: readonly number[]): Generator<number[]> {
  if (items.length === 0) yield [];
  for (const item of items)
    for (const rest of permutations(items.filter((other) => other !== item))) yield [item, ...rest];
}

/** By the definition: what it costs to begin, and each step. */
function costOf(
  path: readonly number[],
  start: readonly number[],
  steps: readonly (readonly number[])[],
): number {
  let cost = path.length === 0 ? 0 : start[path[0]!]!;
  for (const [at, point] of path.entries()) if (at > 0) cost += steps[path[at - 1]!]![point]!;
  return cost;
}

test('shortestPath() costs as little as any path, and visits every point once', () => {
  fc.assert(
    fc.property(problems, ([start, steps]) => {
      const path = shortestPath(start, steps);
      const all = [...permutations([...start.keys()])].map((each) => costOf(each, start, steps));
      expect([...path].sort()).toEqual([...start.keys()]);
      expect(costOf(path, start, steps)).toBe(Math.min(...all));
      expect(pathCost(path, start, steps)).toBe(Math.min(...all));
    }),
    { numRuns: 200 },
  );
});

test('a path of many points is one that moving a single point makes no cheaper, but for a few', () => {
  let stable = 0;
  for (const [start, steps] of fc.sample(costs(7), { numRuns: 60, seed: 1 })) {
    const path = sweep(orderLimits, { maxExactPoints: 1 }, () => shortestPath(start, steps));
    expect([...path].sort()).toEqual([...start.keys()]);
    const moved = path.flatMap((point) => {
      const rest = path.filter((other) => other !== point);
      return path.map((_, at) => [...rest.slice(0, at), point, ...rest.slice(at)]);
    });
    // A round that only exchanged equals is the last, though one more might help.
    if (moved.every((each) => costOf(each, start, steps) >= costOf(path, start, steps))) stable++;
  }
  expect(stable).toBeGreaterThanOrEqual(57);
});

test('a row is found by insertion, whatever the order of its points', () => {
  const size = 30;
  const places = Array.from({ length: size }, (_, at) => (at * 7) % size);
  const steps = places.map((from) => places.map((to) => Math.abs(from - to)));
  const path = shortestPath(
    places.map(() => 0),
    steps,
  ).map((at) => places[at]!);
  const ordered = [...places.keys()];
  expect([path, path.toReversed()]).toContainEqual(ordered);
});

test('up to ten points the path is exact', () => {
  expect(orderLimits.maxExactPoints).toBeGreaterThanOrEqual(10);
  const rows = fc.sample(costs(10), { numRuns: 5, seed: 2 });
  for (const [start, steps] of rows) {
    const exact = sweep(orderLimits, { maxExactPoints: 12 }, () => shortestPath(start, steps));
    expect(shortestPath(start, steps)).toEqual(exact);
  }
});
