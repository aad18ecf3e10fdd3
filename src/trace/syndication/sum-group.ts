/**
 * Sums over all trees that the steps of a group allow: those from one of its carriers, and those from a source that is lost,
 * which at least two carriers have their text from.
 */
import { sumTrees, type TreeShares, type TreeWeights } from '../../base/tree-shares.js';
import { treeLimits } from './limits.js';
import { type WeighedGroup, weighLost, weighLostRoot } from './weigh-group.js';
import { type StepCost, type StepSource, sumCost } from './weigh-step.js';
import { weighTime } from './weigh-time.js';

/** Shares of all trees: of a parent, `edges[parent · size + child]`, and of a lost source as parent. */
export interface EdgeShares {
  readonly size: number;
  readonly edges: Float64Array;
  readonly lostEdges: Float64Array;
}

export interface GroupShares extends EdgeShares {
  /** Of each carrier as the root, and of a lost source. */
  readonly roots: Float64Array;
  readonly lostRoot: number;
  /** The logarithm of the weight of all trees that go back to the lost source: the greater, the better it is made up. */
  readonly logLost: number;
  /** The same for the trees alone that go back to a lost source. */
  readonly ifLost: EdgeShares;
  /** What a step from the lost source costs each carrier. */
  readonly lostCosts: readonly StepCost[];
}

/** What is known beside the weights: from a first look at the group. */
export interface SumInput {
  readonly group: WeighedGroup;
  readonly source: StepSource;
  /** Shares of an earlier sum: who has many heirs is likelier to have one more, so that of equal parents the hub is taken. */
  readonly before: GroupShares | null;
  /** What a second source takes off the cost of a step. */
  readonly savings: (parent: number, child: number) => number;
  /** What is added to the logarithm of the weight of each root, and of a lost source; null for nothing. */
  readonly shifts: RootShifts | null;
}

export interface RootShifts {
  readonly roots: Float64Array;
  readonly lost: number;
}

/** What has to be added so that roots have the shares that they had in `wanted`, whatever else has changed since. */
export function shiftRoots(now: GroupShares, wanted: GroupShares): RootShifts {
  const shift = (from: number, to: number) =>
    Math.log(Math.max(leastShare, to)) - Math.log(Math.max(leastShare, from));
  return {
    roots: now.roots.map((share, at) => shift(share, wanted.roots[at]!)),
    lost: shift(now.lostRoot, wanted.lostRoot),
  };
}

// Less is nothing.
const leastShare = 1e-12;

/** Takes cubic time in the carriers, up to a limit beyond which it takes the number of steps. */
export function sumGroup({ group, source, before, savings, shifts }: SumInput): GroupShares {
  const size = group.carriers.length;
  const { temperature } = treeLimits;
  const lostCosts = weighLost(source, group);
  const heirsOf = countHeirs(before?.edges, size);
  const heirsOfLost = countHeirs(before?.ifLost.lostEdges, size);
  const edges = new Float64Array(size * size).fill(Number.NEGATIVE_INFINITY);
  for (const { parent, child, total } of group.steps)
    edges[parent * size + child] =
      -(total - savings(parent, child)) / temperature + heirsOf(parent, child, before?.roots[parent] ?? 0);
  const roots = Float64Array.from(group.roots, (cost, at) => -cost / temperature + (shifts?.roots[at] ?? 0));
  const lostRoots = Float64Array.from(
    lostCosts,
    (cost, child) =>
      -(sumCost(cost) + weighTime(source.time, group.texts[child]![0]!.time)) / temperature +
      heirsOfLost(0, child, 1),
  );
  const rootCost = weighLostRoot(source.units.length, group) / temperature;
  const forests = sumForests({ size, edges, roots: lostRoots });
  const logLost = forests.logTotal - rootCost + (shifts?.lost ?? 0);
  const found = sum({ size, edges, roots }, false);
  const lostRoot = 1 / (1 + Math.exp(found.logTotal - logLost));
  const mix = (lost: number, own: number) => lostRoot * lost + (1 - lostRoot) * own;
  return {
    size,
    ifLost: { size, edges: forests.edges, lostEdges: forests.roots },
    edges: forests.edges.map((share, at) => mix(share, found.edges[at]!)),
    lostEdges: forests.roots.map((share) => mix(share, 0)),
    roots: forests.roots.map((_, at) => mix(0, found.roots[at]!)),
    lostRoot,
    logLost,
    lostCosts,
  };
}

/** Sums over forests of two roots at least: a lost source with one heir is none, and the heir stands where it stood. */
function sumForests(weights: TreeWeights): TreeShares {
  const many = sum(weights, true);
  const one = sum(weights, false);
  const ratio = Math.exp(one.logTotal - many.logTotal);
  if (1 - ratio < leastForests)
    return {
      edges: many.edges.map(() => 0),
      roots: many.roots.map(() => 0),
      logTotal: Number.NEGATIVE_INFINITY,
    };
  const without = (all: Float64Array, ofOne: Float64Array) =>
    all.map((share, at) => Math.max(0, (share - ratio * ofOne[at]!) / (1 - ratio)));
  return {
    edges: without(many.edges, one.edges),
    roots: without(many.roots, one.roots),
    logTotal: many.logTotal + Math.log1p(-ratio),
  };
}

// Less is rounding.
const leastForests = 1e-9;

/**
 * Gives the logarithm of how many heirs a parent has beside `child`, with some before any was seen: where the text comes from
 * has more. Without shares every parent has the same.
 */
function countHeirs(
  shares: Float64Array | undefined,
  size: number,
): (parent: number, child: number, rootShare: number) => number {
  if (shares === undefined) return () => 0;
  const sums = Array.from({ length: shares.length / size }, (_, parent) =>
    shares.subarray(parent * size, (parent + 1) * size).reduce((sum, share) => sum + share, 0),
  );
  const { heirsBefore, heirsOfRoot, heirsWeight } = treeLimits;
  return (parent, child, rootShare) => {
    const others = Math.max(0, sums[parent]! - shares[parent * size + child]!);
    return heirsWeight * Math.log(heirsBefore + heirsOfRoot * rootShare + others);
  };
}

function sum(weights: TreeWeights, hasManyRoots: boolean): TreeShares {
  return (weights.size <= treeLimits.allTrees ? sumTrees : sumParents)(weights, hasManyRoots);
}

/** Takes each carrier's parents alone, as if no circle were possible: for groups in which all trees are too many. */
function sumParents({ size, edges, roots }: TreeWeights, hasManyRoots: boolean): TreeShares {
  const columns = Array.from({ length: size }, (_, to) =>
    sumLogs(Float64Array.from({ length: size }, (_, from) => edges[from * size + to]!)),
  );
  // Of trees with one root each node weighs what it would as the root, over what it weighs with a parent.
  const rates = roots.map((weight, at) => weight - columns[at]!);
  const total = sumLogs(rates);
  let logTotal = hasManyRoots ? 0 : total;
  const shares = { edges: new Float64Array(size * size), roots: new Float64Array(size) };
  for (const [to, column] of columns.entries()) {
    const all = hasManyRoots ? sumLogs(Float64Array.of(column, roots[to]!)) : column;
    logTotal += all;
    const ofRoot = Math.exp(hasManyRoots ? roots[to]! - all : rates[to]! - total);
    shares.roots[to] = ofRoot;
    for (let from = 0; from < size; from++)
      shares.edges[from * size + to] = (1 - ofRoot) * Math.exp(edges[from * size + to]! - column);
  }
  return { ...shares, logTotal };
}

/** The logarithm of a sum, from the logarithms of what is summed. */
function sumLogs(logs: Float64Array): number {
  const most = logs.reduce((best, value) => Math.max(best, value), Number.NEGATIVE_INFINITY);
  return most + Math.log(logs.reduce((sum, value) => sum + Math.exp(value - most), 0));
}
