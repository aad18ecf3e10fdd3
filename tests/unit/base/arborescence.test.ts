/** Holds the heaviest tree, and the shares of all trees, against a list of every tree there is. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { heaviestTree } from '../../../src/base/arborescence.js';
import { sumTrees } from '../../../src/base/tree-shares.js';

/** Every way to give each node but the root a parent, in which all lead to the root. */
function* allTrees(size: number, root: number): Generator<readonly number[]> {
  const count = size ** size;
  for (let code = 0; code < count; code++) {
    const parents = Array.from({ length: size }, (_, node) => Math.floor(code / size ** node) % size);
    if (parents[root] !== root) continue;
    const leads = parents.every((_, node) => {
      let at = node;
      for (let steps = 0; steps < size && at !== root; steps++) at = parents[at]!;
      return at === root;
    });
    if (leads) yield parents.map((parent, node) => (node === root ? -1 : parent));
  }
}

const logs = (weights: ArrayLike<number>) => Float64Array.from(weights, Math.log);

const graphs = fc.integer({ min: 1, max: 4 }).chain((size) =>
  fc.record({
    size: fc.constant(size),
    root: fc.nat({ max: size - 1 }),
    weights: fc.array(fc.integer({ min: 1, max: 9 }), { minLength: size * size, maxLength: size * size }),
    roots: fc.array(fc.integer({ min: 1, max: 9 }), { minLength: size, maxLength: size }),
  }),
);

test('heaviestTree() finds a tree as heavy as the heaviest of all', () => {
  fc.assert(
    fc.property(graphs, ({ size, root, weights }) => {
      const edges = weights.map((weight, at) => ({ from: Math.floor(at / size), to: at % size, weight }));
      const weigh = (parents: ArrayLike<number>) =>
        Array.from(parents).reduce(
          (sum, parent, node) => sum + (parent === -1 ? 0 : weights[parent * size + node]!),
          0,
        );
      const found = heaviestTree(size, root, edges);
      const trees = [...allTrees(size, root)];
      expect(trees).toContainEqual([...found]);
      expect(weigh(found)).toBe(Math.max(...trees.map(weigh)));
    }),
  );
});

test('heaviestTree() refuses a graph in which no edge leads to a node', () => {
  expect(() => heaviestTree(2, 0, [{ from: 1, to: 0, weight: 1 }])).toThrow(RangeError);
});

test('sumTrees() gives each edge and root the share that listing every tree gives', () => {
  fc.assert(
    fc.property(graphs, ({ size, weights, roots }) => {
      const shares = sumTrees({ size, edges: logs(weights), roots: logs(roots) }, false);
      const sums = { edges: new Float64Array(size * size), roots: new Float64Array(size) };
      let total = 0;
      for (let root = 0; root < size; root++)
        for (const parents of allTrees(size, root)) {
          const weight = parents.reduce(
            (product, parent, node) =>
              product * (parent === -1 ? roots[root]! : weights[parent * size + node]!),
            1,
          );
          total += weight;
          sums.roots[root]! += weight;
          for (const [node, parent] of parents.entries())
            if (parent !== -1) sums.edges[parent * size + node]! += weight;
        }
      expect(shares.logTotal).toBeCloseTo(Math.log(total), 8);
      for (const [at, sum] of sums.roots.entries()) expect(shares.roots[at]).toBeCloseTo(sum / total, 8);
      for (const [at, sum] of sums.edges.entries()) expect(shares.edges[at]).toBeCloseTo(sum / total, 8);
    }),
  );
});

test('sumTrees() of forests gives what one more node gives that leads to every root', () => {
  fc.assert(
    fc.property(graphs, ({ size, weights, roots }) => {
      const forest = sumTrees({ size, edges: logs(weights), roots: logs(roots) }, true);
      const more = size + 1;
      const edges = new Float64Array(more * more);
      for (let to = 0; to < size; to++) {
        edges[size * more + to] = roots[to]!;
        for (let from = 0; from < size; from++) edges[from * more + to] = weights[from * size + to]!;
      }
      const alone = new Float64Array(more);
      alone[size] = 1;
      const tree = sumTrees({ size: more, edges: logs(edges), roots: logs(alone) }, false);
      for (let to = 0; to < size; to++)
        expect(forest.roots[to]).toBeCloseTo(tree.edges[size * more + to]!, 8);
    }),
  );
});
