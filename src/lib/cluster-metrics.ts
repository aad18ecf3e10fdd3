/**
 * Clusters found and true ones in, how well they agree out: pairwise precision and recall, B-cubed (Bagga and
 * Baldwin 1998), the adjusted Rand index (Hubert and Arabie 1985), and intervals by resampling whole reports,
 * since the documents of one report stand or fall together.
 */
import { groupBy } from './group-by.js';

/** Two labels for every document: the cluster it was put in, and the report that it is. */
export interface Labelled {
  readonly id: string;
  readonly found: string;
  readonly truth: string;
}

export interface ClusterMetrics {
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
  readonly bcubedPrecision: number;
  readonly bcubedRecall: number;
  readonly ari: number;
  /** Mean over true reports of two documents and more of the F1 of the best cluster for it. */
  readonly familyF1: number;
  /** Share of clusters of two and more that hold a document that is not theirs. */
  readonly impure: number;
}

/** Pairs of truths that may be put together or not: neither counts. */
export type Neutral = (truthA: string, truthB: string) => boolean;

/** `weights` says how often each document counts; resampling sets it. */
export function measureClusters(
  documents: readonly Labelled[],
  isNeutral: Neutral,
  weights: ReadonlyMap<string, number> = new Map(),
): ClusterMetrics {
  const weightOf = ({ truth }: Labelled) => weights.get(truth) ?? (weights.size === 0 ? 1 : 0);
  const counted = documents.filter((document) => weightOf(document) > 0);
  const byFound = groupBy(counted, ({ found }) => found);
  const byTruth = groupBy(counted, ({ truth }) => truth);
  const pairs = { right: 0, found: 0, true: 0 };
  const bcubed = { precision: 0, recall: 0, total: 0 };
  let impure = 0;
  let clusters = 0;
  for (const group of byFound.values()) {
    const cells = [...groupBy(group, ({ truth }) => truth)].map(([truth, members]) => ({
      truth,
      size: members.length,
      weight: weightOf(members[0]!),
    }));
    // A neutral report beside another is no stranger there.
    const own = (truth: string) =>
      cells.filter((cell) => cell.truth === truth || isNeutral(cell.truth, truth));
    if (group.length > 1) {
      clusters++;
      if (cells.some(({ truth }) => own(truth).length < cells.length)) impure++;
    }
    for (const [index, cell] of cells.entries()) {
      pairs.right += cell.weight * choose2(cell.size);
      pairs.found += cell.weight * choose2(cell.size);
      for (const other of cells.slice(index + 1)) {
        if (!isNeutral(cell.truth, other.truth))
          pairs.found += Math.min(cell.weight, other.weight) * cell.size * other.size;
      }
      const friends = own(cell.truth).reduce((sum, { size }) => sum + size, 0);
      bcubed.precision += (cell.weight * cell.size * friends) / group.length;
      bcubed.recall += (cell.weight * cell.size * cell.size) / byTruth.get(cell.truth)!.length;
      bcubed.total += cell.weight * cell.size;
    }
  }
  for (const group of byTruth.values()) pairs.true += weightOf(group[0]!) * choose2(group.length);
  const precision = share(pairs.right, pairs.found);
  const recall = share(pairs.right, pairs.true);
  const all = choose2(bcubed.total);
  const expected = all === 0 ? 0 : (pairs.found * pairs.true) / all;
  return {
    precision,
    recall,
    f1: harmonic(precision, recall),
    bcubedPrecision: share(bcubed.precision, bcubed.total),
    bcubedRecall: share(bcubed.recall, bcubed.total),
    ari: share(pairs.right - expected, (pairs.found + pairs.true) / 2 - expected),
    familyF1: measureFamilies(byTruth, byFound, weightOf),
    impure: clusters === 0 ? 0 : impure / clusters,
  };
}

function measureFamilies(
  byTruth: ReadonlyMap<string, readonly Labelled[]>,
  byFound: ReadonlyMap<string, readonly Labelled[]>,
  weightOf: (document: Labelled) => number,
): number {
  let sum = 0;
  let total = 0;
  for (const family of byTruth.values()) {
    if (family.length < 2) continue;
    const best = Math.max(
      ...[...groupBy(family, ({ found }) => found)].map(([found, members]) =>
        harmonic(members.length / byFound.get(found)!.length, members.length / family.length),
      ),
    );
    sum += weightOf(family[0]!) * best;
    total += weightOf(family[0]!);
  }
  return total === 0 ? 1 : sum / total;
}

const choose2 = (size: number) => (size * (size - 1)) / 2;
const share = (part: number, whole: number) => (whole === 0 ? 1 : part / whole);
const harmonic = (a: number, b: number) => (a + b === 0 ? 0 : (2 * a * b) / (a + b));

export interface Interval {
  readonly low: number;
  readonly high: number;
}

const resamples = 200;

/** 95 % intervals of every figure by the bootstrap over true reports (Efron 1979). The seed fixes the draws. */
export function bootstrap(
  documents: readonly Labelled[],
  isNeutral: Neutral,
  random: () => number,
): Readonly<Record<keyof ClusterMetrics, Interval>> {
  const truths = [...new Set(documents.map(({ truth }) => truth))];
  const samples = Array.from({ length: resamples }, () => {
    const weights = new Map<string, number>();
    for (let draw = 0; draw < truths.length; draw++) {
      const truth = truths[Math.floor(random() * truths.length)]!;
      weights.set(truth, (weights.get(truth) ?? 0) + 1);
    }
    return measureClusters(documents, isNeutral, weights);
  });
  const interval = (name: keyof ClusterMetrics): Interval => {
    const sorted = samples.map((sample) => sample[name]).sort((left, right) => left - right);
    return { low: sorted[Math.floor(0.025 * resamples)]!, high: sorted[Math.ceil(0.975 * resamples) - 1]! };
  };
  const names = Object.keys(samples[0]!) as (keyof ClusterMetrics)[];
  // Object.fromEntries forgets which keys it was given.
  return Object.fromEntries(names.map((name) => [name, interval(name)])) as Record<
    keyof ClusterMetrics,
    Interval
  >;
}
