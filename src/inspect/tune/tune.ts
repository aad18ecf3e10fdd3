/**
 * Tries every threshold, shingle size and sketch on a directory, and recommends one of them. Each shingle size and
 * sketch is detected with once; thresholds have no part in which pairs are examined, so that for each of them the pairs
 * are related and clustered anew, which costs next to nothing.
 */

import { byIds } from '../../base/by-ids.js';
import { seededRandom } from '../../base/seeded-random.js';
import type { Detection } from '../../detect/detection.js';
import { defaultThreshold } from '../../detect/limits.js';
import { clusterAt } from '../../detect/sweep.js';
import type { DocumentId } from '../../model/document.js';
import type { DocumentRef } from '../../model/document-ref.js';
import type { DetectOptions } from '../../model/options.js';
import type { RelatedPair } from '../../model/pair.js';
import type { Engine } from '../../pipeline/engine.js';
import { detect } from '../../pipeline/run.js';
import { readShown } from '../../write/page/passage-texts.js';
import {
  bootstrap,
  type ClusterMetrics,
  type Interval,
  type Labelled,
  measureClusters,
  type Neutral,
} from '../eval/cluster-metrics.js';
import { joinExactly } from './exact-join.js';
import { findPlanted, plantedRecall, withPlanted } from './recall.js';
import { isSameVariant, recommend } from './recommend.js';
import type { Share } from './share.js';
import type { GoldFigures, QuotedPair, TunedVariant, TuneRow, Tuning, Variant } from './tuning.js';

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
      const isFirst = tuned.length === 0;
      const detection = isFirst ? first : await detect({ refs, ranges: [] }, own, engine);
      const found = await findPlanted(sample, planted, own, engine);
      const rows = thresholds.map((threshold): TuneRow => {
        const { groups, pairs: _, ...row } = clusterAt(detection.pairs, { ...own, threshold });
        const gold = measure(groups, detection, input, isFirst);
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

/** Lists thresholds, ascending. */
function listThresholds({ threshold }: DetectOptions): readonly [number, ...number[]] {
  const all = [...new Set([threshold, defaultThreshold, ...usualThresholds])];
  return all.sort((left, right) => left - right) as [number, ...number[]];
}

/** Lists variants, the one that was asked for first. */
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

/**
 * Lists the pairs nearest to the threshold: of those that it decides, which reach the least score and share keys
 * enough.
 */
async function nearest(
  pairs: readonly RelatedPair[],
  { documents }: Detection,
  { threshold, minScore }: DetectOptions,
): Promise<Pick<Tuning, 'below' | 'above'>> {
  const byProbability = pairs
    .filter(({ score, isReportOnly }) => score >= minScore && isReportOnly !== true)
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
