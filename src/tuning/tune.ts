/**
 * A directory in, what each threshold, shingle size and sketch would make of it out. Every shingle size and
 * sketch is one pass of detection; all thresholds are read off its verified scores.
 */
import type { Engine } from '../engine/engine.js';
import {
  bootstrap,
  type ClusterMetrics,
  type Interval,
  type Labelled,
  measureClusters,
  type Neutral,
} from '../lib/cluster-metrics.js';
import { seededRandom } from '../lib/seeded-random.js';
import type { RelatedPair } from '../model.js';
import type { DetectOptions } from '../options.js';
import { type Detection, detect } from '../pipeline.js';
import type { DocumentRef } from '../stages/read.js';
import { clusterAt, type SweepRow } from '../sweep.js';
import { findPlanted, type Join, joinExactly, plantedRecall, type Share, withPlanted } from './recall.js';

export interface Variant {
  readonly sketch: DetectOptions['sketch'];
  readonly shingleSize: number;
}

export interface GoldFigures {
  readonly precision: Share;
  readonly recall: Share;
  readonly f1: Share;
}

export interface TuneRow extends SweepRow {
  /** The share of planted revisions found. */
  readonly planted: Share;
  readonly gold: GoldFigures | null;
}

export interface TunedVariant extends Variant {
  readonly rows: readonly TuneRow[];
}

export interface Tuning {
  readonly documents: number;
  readonly planted: number;
  /** The first is the one that was asked for; its rows have intervals. */
  readonly variants: readonly TunedVariant[];
  readonly join: Join & { readonly containment: number };
  readonly recommended: Variant & { readonly threshold: number; readonly why: string };
  /** Scores of all pairs of the recommended variant, and the pairs nearest to its threshold on either side. */
  readonly pairs: readonly RelatedPair[];
  readonly below: readonly RelatedPair[];
  readonly above: readonly RelatedPair[];
}

export interface TuneInput {
  readonly refs: readonly DocumentRef[];
  readonly options: DetectOptions;
  readonly shingleSizes: readonly number[];
  /** True cluster by document; null where there is no gold. */
  readonly gold: ReadonlyMap<string, string> | null;
  readonly isNeutral: Neutral;
  readonly engine: Engine;
  readonly onStep: (words: string) => void;
}

/** What is tried. Below .05 scores are kept for the nearest pairs only. */
export const thresholds = [0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.5, 0.6, 0.7, 0.8] as const;
const shownPairs = 10;
// Without gold nothing tells precision: only what lies where reports by others stop is offered.
const safeThresholds = [0.15, 0.2, 0.25, 0.3, 0.35, 0.4] as const;
const recallSlack = 0.02;
// Fewer planted revisions than this tell nothing.
const fewestPlanted = 30;

export async function tune(input: TuneInput): Promise<Tuning> {
  const { options, shingleSizes, engine, onStep, refs } = input;
  const asked: Variant = { sketch: options.sketch, shingleSize: options.shingleSize };
  const other: Variant = { ...asked, sketch: asked.sketch === 'minhash' ? 'scaled' : 'minhash' };
  const sizes = shingleSizes.filter((size) => size !== asked.shingleSize);
  const variants = [asked, ...sizes.map((shingleSize) => ({ ...asked, shingleSize })), other];
  const base = { ...options, threshold: thresholds[0] };
  onStep(`Detecting with ${nameVariant(asked)}`);
  const first = await detect(refs, base, engine);
  return withPlanted(first, options.seed, async (sample, pairs) => {
    const tuned: { readonly variant: TunedVariant; readonly detection: Detection }[] = [];
    for (const variant of variants) {
      onStep(`Looking for planted revisions with ${nameVariant(variant)}`);
      const own = { ...base, ...variant };
      const detection = variant === asked ? first : await detect(refs, own, engine);
      const planted = await findPlanted(sample, pairs, own, engine);
      const rows = thresholds.map((threshold) => {
        const sweep = clusterAt(detection.pairs, detection.sketches, { ...own, threshold });
        const { groups, pairs: _, ...row } = sweep;
        return {
          ...row,
          planted: plantedRecall(planted, { ...own, threshold }),
          gold: measure(groups, detection, input, variant === asked),
        };
      });
      tuned.push({ variant: { ...variant, rows }, detection });
    }
    const recommended = recommend(
      tuned.map(({ variant }) => variant),
      { threshold: options.threshold, planted: pairs.length },
    );
    const { detection } = tuned.find(
      ({ variant }) =>
        variant.sketch === recommended.sketch && variant.shingleSize === recommended.shingleSize,
    )!;
    const related = clusterAt(detection.pairs, detection.sketches, {
      ...base,
      threshold: recommended.threshold,
    }).pairs;
    return {
      documents: first.sketches.length,
      planted: pairs.length,
      variants: tuned.map(({ variant }) => variant),
      join: {
        ...joinExactly(first, recommended.threshold, options.seed),
        containment: recommended.threshold,
      },
      recommended,
      pairs: related,
      ...nearest(related, recommended.threshold),
    };
  });
}

export function nameVariant({ sketch, shingleSize }: Variant): string {
  return `${sketch}, shingles of ${shingleSize}`;
}

/** Labels every document of the gold with the cluster that it was put in. */
function measure(
  groups: readonly (readonly string[])[],
  { sketches }: Detection,
  { gold, isNeutral, options }: TuneInput,
  hasIntervals: boolean,
): GoldFigures | null {
  if (gold === null) return null;
  const groupOf = new Map(groups.flatMap((group, at) => group.map((id) => [id, String(at)])));
  const labelled = sketches.flatMap(({ id }): Labelled[] => {
    const truth = gold.get(id);
    return truth === undefined ? [] : [{ id, truth, found: groupOf.get(id) ?? `alone ${id}` }];
  });
  const metrics = measureClusters(labelled, isNeutral);
  const intervals = hasIntervals ? bootstrap(labelled, isNeutral, seededRandom(options.seed)) : null;
  const share = (name: keyof ClusterMetrics): Share => {
    const interval: Interval = intervals?.[name] ?? { low: metrics[name], high: metrics[name] };
    return { value: metrics[name], ...interval };
  };
  return { precision: share('precision'), recall: share('recall'), f1: share('f1') };
}

/** With gold the best F1. Without, the fewest pairs in doubt among the safe values that find nearly the most. */
function recommend(
  variants: readonly TunedVariant[],
  asking: { readonly threshold: number; readonly planted: number },
): Tuning['recommended'] {
  const all = variants.flatMap(({ sketch, shingleSize, rows }) =>
    rows.map((row) => ({ sketch, shingleSize, row })),
  );
  const pick = ({ sketch, shingleSize, row }: (typeof all)[number], why: string) => ({
    sketch,
    shingleSize,
    threshold: row.threshold,
    why,
  });
  if (all[0]!.row.gold !== null) {
    const best = all.reduce((left, right) =>
      right.row.gold!.f1.value > left.row.gold!.f1.value ? right : left,
    );
    const { f1, precision, recall } = best.row.gold!;
    return pick(
      best,
      `the best F1 against the gold, ${f1.value.toFixed(3)} (precision ${precision.value.toFixed(3)}, recall ${recall.value.toFixed(3)})`,
    );
  }
  const [asked] = variants;
  const isSafe = ({ row, sketch, shingleSize }: (typeof all)[number]) =>
    safeThresholds.some((value) => value === row.threshold) &&
    sketch === asked!.sketch &&
    shingleSize === asked!.shingleSize;
  const safe = all.filter(isSafe);
  const away = ({ row }: (typeof all)[number]) => Math.abs(row.threshold - asking.threshold);
  const byFitness = (left: (typeof all)[number], right: (typeof all)[number]) =>
    left.row.borderline - right.row.borderline || away(left) - away(right);
  if (asking.planted < fewestPlanted) {
    const [closest] = safe.sort((left, right) => away(left) - away(right));
    return pick(
      closest!,
      `too few documents to tell more; it is the nearest to --threshold ${asking.threshold}`,
    );
  }
  const most = Math.max(...safe.map(({ row }) => row.planted.value));
  const [best] = safe.filter(({ row }) => row.planted.value >= most - recallSlack).sort(byFitness);
  return pick(
    best!,
    `of the values from ${safeThresholds[0]} to ${safeThresholds.at(-1)} that find within ${recallSlack} of the most planted revisions, it leaves the fewest pairs in doubt`,
  );
}

function nearest(pairs: readonly RelatedPair[], threshold: number): Pick<Tuning, 'below' | 'above'> {
  const byScore = [...pairs].sort(
    (left, right) => left.score - right.score || (left.a + left.b < right.a + right.b ? -1 : 1),
  );
  const below = byScore.filter(({ score }) => score < threshold).slice(-shownPairs);
  const above = byScore.filter(({ score }) => score >= threshold).slice(0, shownPairs);
  return { below: below.reverse(), above };
}
