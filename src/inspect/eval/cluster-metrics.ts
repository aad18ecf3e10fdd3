/**
 * Measures how well found clusters agree with true ones, and how far chance may have moved each figure. What one
 * page cannot swing comes first (families found exactly, split, impure), since pairs grow with the square of a
 * family: one page of nineteen versions can outweigh a hundred reports.
 */

import { groupBy } from '../../base/group-by.js';
import {
  addTallies,
  harmonic,
  type Labelled,
  type Neutral,
  type Tally,
  tallyComponents,
} from './cluster-tallies.js';

export type { Labelled, Neutral } from './cluster-tallies.js';

export interface ClusterMetrics {
  /** Share of families (true reports of two documents and more) that are one cluster without a stranger. */
  readonly exact: number;
  /** Share of families whose documents stand in more than one cluster, or alone. */
  readonly split: number;
  /** Share of clusters of two and more that hold a document that is not theirs. */
  readonly impure: number;
  /** B-cubed over the documents that stand in a family or cluster of two and more (Bagga and Baldwin 1998). */
  readonly groupedBcubedPrecision: number;
  readonly groupedBcubedRecall: number;
  readonly groupedBcubedF1: number;
  readonly precision: number;
  readonly recall: number;
  readonly f1: number;
  /** Of the pairs that have no document of the largest family. */
  readonly precisionWithoutLargest: number;
  readonly recallWithoutLargest: number;
  readonly f1WithoutLargest: number;
  /** B-cubed over all documents. */
  readonly bcubedPrecision: number;
  readonly bcubedRecall: number;
  /** The adjusted Rand index (Hubert and Arabie 1985). */
  readonly ari: number;
  /** Mean over families of the F1 of the best cluster for it. */
  readonly familyF1: number;
}

/** What the shares are shares of. */
export type ClusterCounts = Readonly<
  Pick<Tally, 'families' | 'exactFamilies' | 'splitFamilies' | 'clusters' | 'impureClusters'>
>;

export function measureClusters(documents: readonly Labelled[], isNeutral: Neutral): ClusterMetrics {
  return toMetrics(addTallies(tallyComponents(documents, isNeutral), () => 1));
}

export function countClusters(documents: readonly Labelled[], isNeutral: Neutral): ClusterCounts {
  const { families, exactFamilies, splitFamilies, clusters, impureClusters } = addTallies(
    tallyComponents(documents, isNeutral),
    () => 1,
  );
  return { families, exactFamilies, splitFamilies, clusters, impureClusters };
}

export interface Interval {
  readonly low: number;
  readonly high: number;
}

const resamples = 1000;

/**
 * Computes 95 % intervals of every figure by the cluster bootstrap (Field and Welsh 2007, Journal of the Royal
 * Statistical Society B 69): whole units are drawn with replacement, as many as there are, and the 2.5th and 97.5th
 * percentile of the figure are kept. A unit is a component of true and found groups together, not a true report: a
 * wrong cluster joins several reports, and drawing these apart would lose its wrong pairs in most draws, so that every
 * interval of precision would lie above its own estimate. The seed fixes the draws.
 */
export function bootstrap(
  documents: readonly Labelled[],
  isNeutral: Neutral,
  random: () => number,
): Readonly<Record<keyof ClusterMetrics, Interval>> {
  const units = tallyComponents(documents, isNeutral);
  // Most units are alike (a document alone in both), and what is alike need be added but once.
  const kinds = [...groupBy(units.keys(), (unit) => JSON.stringify(units[unit])).values()];
  const kindOf = new Uint32Array(units.length);
  for (const [kind, members] of kinds.entries()) for (const unit of members) kindOf[unit] = kind;
  const tallies = kinds.map(([first]) => units[first!]!);
  const samples = Array.from({ length: resamples }, () => {
    const times = new Uint32Array(kinds.length);
    for (let draw = 0; draw < units.length; draw++) times[kindOf[Math.floor(random() * units.length)]!]!++;
    return toMetrics(addTallies(tallies, (kind) => times[kind]!));
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

function toMetrics(tally: Tally): ClusterMetrics {
  const grouped = {
    precision: share(tally.groupedPrecision, tally.grouped),
    recall: share(tally.groupedRecall, tally.grouped),
  };
  const pairs = measurePairs(tally.rightPairs, tally.foundPairs, tally.truePairs);
  const rest = measurePairs(tally.rightPairsOfRest, tally.foundPairsOfRest, tally.truePairsOfRest);
  const all = (tally.documents * (tally.documents - 1)) / 2;
  const expected = all === 0 ? 0 : (tally.foundPairs * tally.truePairs) / all;
  return {
    exact: share(tally.exactFamilies, tally.families),
    split: tally.families === 0 ? 0 : share(tally.splitFamilies, tally.families),
    impure: tally.clusters === 0 ? 0 : share(tally.impureClusters, tally.clusters),
    groupedBcubedPrecision: grouped.precision,
    groupedBcubedRecall: grouped.recall,
    groupedBcubedF1: round(harmonic(grouped.precision, grouped.recall)),
    ...pairs,
    precisionWithoutLargest: rest.precision,
    recallWithoutLargest: rest.recall,
    f1WithoutLargest: rest.f1,
    bcubedPrecision: share(tally.bcubedPrecision, tally.documents),
    bcubedRecall: share(tally.bcubedRecall, tally.documents),
    ari: share(tally.rightPairs - expected, (tally.foundPairs + tally.truePairs) / 2 - expected),
    familyF1: share(tally.familyF1, tally.families),
  };
}

function measurePairs(
  right: number,
  found: number,
  all: number,
): Pick<ClusterMetrics, 'precision' | 'recall' | 'f1'> {
  const [precision, recall] = [share(right, found), share(right, all)];
  return { precision, recall, f1: round(harmonic(precision, recall)) };
}

// Sums of fractions differ in their last bits with the order and number of what was added; nine digits do not.
const round = (value: number) => Math.round(value * 1e9) / 1e9;
const share = (part: number, whole: number) => (whole === 0 ? 1 : round(part / whole));
