/**
 * Tries every threshold, shingle size and sketch on a directory, and recommends one of them. Each shingle size and
 * sketch is detected with once; thresholds have no part in which pairs are examined, so that for each of them the pairs
 * are related and clustered anew, which costs next to nothing.
 */

import { seededRandom } from '../../base/seeded-random.js';
import { defaultThreshold } from '../../detect/model/limits.js';
import { clusterAt, type SweepRow } from '../../detect/sweep.js';
import type { DocumentId, RelatedPair } from '../../model/model.js';
import type { DetectOptions } from '../../options/parse.js';
import type { Engine } from '../../pipeline/engine.js';
import { byIds, type Detection, detect } from '../../pipeline/run.js';
import type { DocumentRef } from '../../read/read.js';
import { type Heading, readShown } from '../../write/page/passage-texts.js';
import {
  bootstrap,
  type ClusterMetrics,
  type Interval,
  type Labelled,
  measureClusters,
  type Neutral,
} from '../eval/cluster-metrics.js';
import { findPlanted, type Join, joinExactly, plantedRecall, type Share, withPlanted } from './recall.js';
import { isSameVariant, recommend } from './recommend.js';

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

/** A pair with its longest passage, as it stands in a; null where there is none. */
export interface QuotedPair extends RelatedPair {
  readonly quote: string | null;
  /** What a and b are known by; null for what can no longer be read. */
  readonly headings: readonly [Heading | null, Heading | null];
}

export interface Tuning {
  readonly documents: number;
  readonly planted: number;
  /** The first is the one that was asked for; its rows have intervals. */
  readonly variants: readonly TunedVariant[];
  readonly join: Join & { readonly containment: number };
  readonly recommended: Variant & { readonly threshold: number; readonly why: string };
  /** All pairs of the recommended variant, and those nearest to its threshold on either side. */
  readonly pairs: readonly RelatedPair[];
  readonly below: readonly QuotedPair[];
  readonly above: readonly QuotedPair[];
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

// Beside the one that was asked for and the default.
const usualThresholds = Array.from({ length: 19 }, (_, at) => (at + 1) / 20);
const shownPairs = 10;
export async function tune(input: TuneInput): Promise<Tuning> {
  const { options, engine, onStep, refs } = input;
  const thresholds = listThresholds(options);
  // What the least of them merges is planted into no more, whichever threshold was asked for.
  const base = { ...options, threshold: thresholds[0] };
  onStep('Detecting');
  const first = await detect({ refs, ranges: [] }, base, engine);
  return withPlanted(first, options.seed, async (sample, planted) => {
    const tuned: Tried[] = [];
    for (const variant of listVariants(input)) {
      onStep(`Trying ${nameVariant(variant)}`);
      const own = { ...base, ...variant };
      const isAsked = tuned.length === 0;
      const detection = isAsked ? first : await detect({ refs, ranges: [] }, own, engine);
      const found = await findPlanted(sample, planted, own, engine);
      const rows = thresholds.map((threshold): TuneRow => {
        const { groups, pairs: _, ...row } = clusterAt(detection.pairs, { ...own, threshold });
        const gold = measure(groups, detection, input, isAsked);
        return { ...row, planted: plantedRecall(found, { ...own, threshold }), gold };
      });
      tuned.push({ variant: { ...variant, rows }, detection });
    }
    return conclude(tuned, planted.length, input);
  });
}

interface Tried {
  readonly variant: TunedVariant;
  readonly detection: Detection;
}

/** Ascending. */
function listThresholds({ threshold }: DetectOptions): readonly [number, ...number[]] {
  const all = [...new Set([threshold, defaultThreshold, ...usualThresholds])];
  return all.sort((left, right) => left - right) as [number, ...number[]];
}

/** The one that was asked for first. */
function listVariants({ options, shingleSizes }: TuneInput): Variant[] {
  const asked: Variant = { sketch: options.sketch, shingleSize: options.shingleSize };
  const sizes = shingleSizes.filter((size) => size !== asked.shingleSize);
  const sketch = asked.sketch === 'minhash' ? 'scaled' : 'minhash';
  return [asked, ...sizes.map((shingleSize) => ({ ...asked, shingleSize })), { ...asked, sketch }];
}

async function conclude(
  tuned: readonly Tried[],
  planted: number,
  { options, engine }: TuneInput,
): Promise<Tuning> {
  const variants = tuned.map(({ variant }) => variant);
  const recommended = recommend(variants, { threshold: options.threshold, planted });
  const { threshold } = recommended;
  const { detection } = tuned.find(({ variant }) => isSameVariant(variant, recommended))!;
  const asked = { ...options, ...asVariant(recommended), threshold };
  const { pairs } = clusterAt(detection.pairs, asked);
  return {
    documents: detection.documents.size,
    planted,
    variants,
    join: {
      ...(await joinExactly(detection, asked, engine)),
      containment: options.minScore,
    },
    recommended,
    pairs,
    ...(await nearest(pairs, detection, asked)),
  };
}

function asVariant({ sketch, shingleSize }: Variant): Variant {
  return { sketch, shingleSize };
}

export function nameVariant({ sketch, shingleSize }: Variant): string {
  return `${sketch}, shingles of ${shingleSize}`;
}

/** Labels every document of the gold with the cluster that it was put in. */
function measure(
  groups: readonly (readonly string[])[],
  { documents }: Detection,
  { gold, isNeutral, options }: TuneInput,
  hasIntervals: boolean,
): GoldFigures | null {
  if (gold === null) return null;
  const groupOf = new Map(groups.flatMap((group, at) => group.map((id) => [id, String(at)])));
  const labelled = documents.columns.ids.flatMap((id): Labelled[] => {
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

/** Of the pairs that the threshold decides: those that reach the least score and share keys enough. */
async function nearest(
  pairs: readonly RelatedPair[],
  { documents }: Detection,
  { threshold, minScore }: DetectOptions,
): Promise<Pick<Tuning, 'below' | 'above'>> {
  const byProbability = pairs
    .filter(({ score, isRemark }) => score >= minScore && isRemark !== true)
    .sort((left, right) => left.probability - right.probability || byIds(left, right));
  const below = byProbability.filter(({ probability }) => probability < threshold).slice(-shownPairs);
  const above = byProbability.filter(({ probability }) => probability >= threshold).slice(0, shownPairs);
  const longestOf = ({ evidence }: RelatedPair) =>
    [...evidence.passages].sort((left, right) => right.tokens - left.tokens).slice(0, 1);
  const texts = await readShown(
    [...below, ...above].map((pair) => ({ a: pair.a, b: pair.b, passages: longestOf(pair) })),
    documents,
  );
  const quote = (pair: RelatedPair): QuotedPair => {
    const [longest] = longestOf(pair);
    const heading = (id: DocumentId) => texts.headings.get(id) ?? null;
    return {
      ...pair,
      quote: longest === undefined ? null : (texts.passages.get(longest) ?? null),
      headings: [heading(pair.a), heading(pair.b)],
    };
  };
  return { below: below.reverse().map(quote), above: above.map(quote) };
}
