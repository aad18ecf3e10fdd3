/**
 * Sums over all trees that lead from one root to every node, each weighing the product of its edges: which share of the
 * weight has an edge, or a root. What Tutte's matrix-tree theorem gives as a determinant (Koo, Globerson, Carreras and
 * Collins, "Structured Prediction Models via the Matrix-Tree Theorem", 2007) is worked out here without any subtraction, by
 * taking one node after the other out of the graph (as Grassmann, Taksar and Heyman do for Markov chains, 1985):
 *
 *   w'(i, j) = w(i, j) + w(i, k) · w(k, j) / Σ w(·, k)        total = Σ w(·, k) · total'
 *
 * Weights are logarithms, so that they may differ by hundreds of orders of magnitude, where a determinant is all rounding.
 */

/**
 * Natural logarithms of weights, `edges[from · size + to]` and `roots[node]`; −Infinity where there is no edge. Every node
 * can be reached from some root.
 */
export interface TreeWeights {
  readonly size: number;
  readonly edges: Float64Array;
  readonly roots: Float64Array;
}

/** Shares in [0, 1], laid out as the weights. */
export interface TreeShares {
  readonly edges: Float64Array;
  readonly roots: Float64Array;
  /** The natural logarithm of the weight of all trees. */
  readonly logTotal: number;
}

// So little that a second root weighs nothing beside the first.
const logRare = -1e6;

/**
 * Sums over trees with exactly one root; with `hasManyRoots` over forests of one root or more. Takes cubic time and memory:
 * 17 MB for 128 nodes.
 */
export function sumTrees({ size, edges, roots }: TreeWeights, hasManyRoots: boolean): TreeShares {
  const rare = hasManyRoots ? 0 : logRare;
  const width = size + 1;
  // The row behind the last node is that of the root, from which edges lead to all that may be roots.
  const weights = new Float64Array(width * size).fill(Number.NEGATIVE_INFINITY);
  for (let from = 0; from < size; from++)
    for (let to = 0; to < size; to++) if (from !== to) weights[from * size + to] = edges[from * size + to]!;
  for (let to = 0; to < size; to++) weights[size * size + to] = rare + roots[to]!;
  const steps: Removal[] = [];
  let logTotal = -rare;
  for (let node = size - 1; node >= 0; node--) {
    const step = remove(weights, size, node);
    logTotal += step.logSum;
    steps.push(step);
  }
  const shares = new Float64Array(width * size);
  for (let node = 0; node < size; node++) putBack(shares, { size, node, ...steps[size - 1 - node]! });
  return { edges: shares.slice(0, size * size), roots: shares.slice(size * size), logTotal };
}

interface Removal {
  /** Of the weights of all edges to the node, as a logarithm. */
  readonly logSum: number;
  /** Of each row, the share of that sum that its edge to the node had. */
  readonly entering: Float64Array;
  /** Of each edge between the others, `[row · node + to]`, the share that did not go by way of the node. */
  readonly direct: Float64Array;
}

/** The rows of nodes that are left, and that of the root. */
function rowsBelow(size: number, node: number): readonly number[] {
  return [...Array.from({ length: node }, (_, row) => row), size];
}

/** Takes a node out: what went by way of it goes straight. All nodes above it are gone already. */
function remove(weights: Float64Array, size: number, node: number): Removal {
  const rows = rowsBelow(size, node);
  const most = rows.reduce(
    (best, row) => Math.max(best, weights[row * size + node]!),
    Number.NEGATIVE_INFINITY,
  );
  const sum = rows.reduce((total, row) => total + Math.exp(weights[row * size + node]! - most), 0);
  const logSum = most + Math.log(sum);
  const entering = new Float64Array(rows.length);
  const direct = new Float64Array(rows.length * node);
  for (const [at, row] of rows.entries()) {
    const logEntering = weights[row * size + node]! - logSum;
    entering[at] = Math.exp(logEntering);
    for (let to = 0; to < node; to++) {
      if (row === to) continue;
      const before = weights[row * size + to]!;
      const through = logEntering + weights[node * size + to]!;
      const larger = Math.max(before, through);
      if (larger === Number.NEGATIVE_INFINITY) continue;
      const after = larger + Math.log1p(Math.exp(Math.min(before, through) - larger));
      weights[row * size + to] = after;
      direct[at * node + to] = Math.exp(before - after);
    }
  }
  return { logSum, entering, direct };
}

/** Turns the shares of edges without a node into those with it. */
function putBack(
  shares: Float64Array,
  { size, node, entering, direct }: Removal & { readonly size: number; readonly node: number },
): void {
  const rows = rowsBelow(size, node);
  const through = new Float64Array(rows.length);
  let all = 0;
  for (const [at, row] of rows.entries())
    for (let to = 0; to < node; to++) {
      if (row === to) continue;
      const share = shares[row * size + to]!;
      const straight = share * direct[at * node + to]!;
      shares[row * size + to] = straight;
      shares[node * size + to]! += share - straight;
      through[at]! += share - straight;
      all += share - straight;
    }
  // A node has one parent, however many children go by way of it.
  for (const [at, row] of rows.entries())
    shares[row * size + node] = clamp(through[at]! + entering[at]! * (1 - all));
}

// Rounding may leave a share a hair outside.
const clamp = (share: number) => Math.min(1, Math.max(0, share));
