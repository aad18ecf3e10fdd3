/**
 * Measures an output against pairs that a person has labelled, where no table says what every document is: what was
 * put together, what at least waits for review, and how much the stated probabilities can be trusted.
 */
import type { Tier } from '../../model/pair.js';
import { harmonic } from './cluster-tallies.js';

/** `one`: one report, published again. `not`: two reports. `open`: either can be argued, and counts neither way. */
export const pairLabels = ['one', 'not', 'open'] as const;
export type PairLabel = (typeof pairLabels)[number];

export interface LabelledPair {
  readonly label: PairLabel;
  /** Both documents are in one report of the output. */
  readonly isTogether: boolean;
  /** The tier that the output gives the pair; null for a pair that it does not list. */
  readonly tier: Tier | null;
  /** The stated probability of one report; 0 for a pair that is not listed. */
  readonly probability: number;
}

export type LabelCounts = Readonly<Record<PairLabel, number>>;

/** Shares of nothing are null: no label speaks of them. */
export interface LabelMetrics {
  readonly pairs: LabelCounts;
  readonly together: LabelCounts;
  readonly inReview: LabelCounts;
  readonly tierMerge: LabelCounts;
  /** That the output does not list: their probability counts as 0. */
  readonly unlisted: LabelCounts;
  readonly precision: number | null;
  /** Share of `one` that is together. */
  readonly recall: number | null;
  readonly f1: number | null;
  /** Share of `one` that is together or waits in review. */
  readonly recallWithReview: number | null;
  readonly tierMergePrecision: number | null;
  /** Mean square of probability minus truth over `one` and `not` (Brier 1950): 0 is best, .25 is a coin's. */
  readonly brier: number | null;
}

export function measureLabels(pairs: readonly LabelledPair[]): LabelMetrics {
  const all = count(pairs);
  const together = count(pairs.filter(({ isTogether }) => isTogether));
  const inReview = count(pairs.filter(({ isTogether, tier }) => !isTogether && tier === 'review'));
  const tierMerge = count(pairs.filter(({ tier }) => tier === 'merge'));
  const precision = share(together.one, together.one + together.not);
  const recall = share(together.one, all.one);
  const errors = pairs
    .filter(({ label }) => label !== 'open')
    .map(({ label, probability }) => (probability - (label === 'one' ? 1 : 0)) ** 2)
    // Added from the smallest, so that the order of rows does not show in the last bits.
    .sort((left, right) => left - right);
  return {
    pairs: all,
    together,
    inReview,
    tierMerge,
    unlisted: count(pairs.filter(({ tier }) => tier === null)),
    precision,
    recall,
    f1: recall === null ? null : harmonic(precision ?? 0, recall),
    recallWithReview: share(together.one + inReview.one, all.one),
    tierMergePrecision: share(tierMerge.one, tierMerge.one + tierMerge.not),
    brier: share(
      errors.reduce((sum, error) => sum + error, 0),
      errors.length,
    ),
  };
}

function count(pairs: readonly LabelledPair[]): LabelCounts {
  const counts = { one: 0, not: 0, open: 0 };
  for (const { label } of pairs) counts[label]++;
  return counts;
}

const share = (part: number, whole: number) => (whole === 0 ? null : part / whole);
