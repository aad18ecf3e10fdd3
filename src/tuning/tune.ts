/**
 * Tries every threshold, shingle size and sketch on a directory, and recommends one of them. Each shingle size and
 * sketch is detected with once; thresholds have no part in which pairs are examined, so that for each of them the pairs
 * are related and clustered anew, which costs next to nothing.
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
import { defaultThreshold } from '../lib/judgement-limits.js';
import { seededRandom } from '../lib/seeded-random.js';
import type { DocumentId, RelatedPair } from '../model.js';
import type { DetectOptions } from '../options.js';
import { type Heading, readShown } from '../passage-texts.js';
import { byIds, type Detection, detect } from '../pipeline.js';
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

/** What is tried: .05 to .95 in steps of .05. */
export const thresholds: readonly number[] = Array.from({ length: 19 }, (_, at) => (at + 1) / 20);
const shownPairs = 10;
// With gold: a wrong merge is worse than a missing one, so that the best F1 is looked for among the precise first.
const leastPrecision = 0.95;
// Without gold nothing tells precision but the probabilities themselves: what is less sure than the default is not offered.
const safeThresholds = thresholds.filter((value) => value >= defaultThreshold);
const recallSlack = 0.02;
// Fewer planted revisions than this tell nothing.
export const fewestPlanted = 30;

export async function tune(input: TuneInput): Promise<Tuning> {
  const { options, engine, onStep, refs } = input;
  // What the least of them merges is planted into no more, whichever threshold was asked for.
  const base = { ...options, threshold: thresholds[0]! };
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

function isSameVariant(left: Variant, right: Variant): boolean {
  return left.sketch === right.sketch && left.shingleSize === right.shingleSize;
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

interface Choice extends Variant {
  readonly row: TuneRow;
}

/** With gold the best F1 of the precise values. Without, the surest of the safe values that find nearly the most. */
function recommend(
  variants: readonly TunedVariant[],
  asking: { readonly threshold: number; readonly planted: number },
): Tuning['recommended'] {
  const all = variants.flatMap(({ rows, ...variant }) => rows.map((row): Choice => ({ ...variant, row })));
  const { choice, why } = all[0]!.row.gold === null ? chooseSafest(all, asking) : chooseBest(all, asking);
  const { sketch, shingleSize, row } = choice;
  return { sketch, shingleSize, threshold: row.threshold, why };
}

function chooseBest(
  all: readonly Choice[],
  { threshold }: { readonly threshold: number },
): { readonly choice: Choice; readonly why: string } {
  const precise = all.filter(({ row }) => row.gold!.precision.value >= leastPrecision);
  const isOther = (choice: Choice) => Number(!isSameVariant(choice, all[0]!));
  const away = ({ row }: Choice) => Math.abs(row.threshold - threshold);
  // Of values that are as good, the one that changes the least about what was asked for.
  const [choice] = [...(precise.length > 0 ? precise : all)].sort(
    (left, right) =>
      right.row.gold!.f1.value - left.row.gold!.f1.value ||
      isOther(left) - isOther(right) ||
      away(left) - away(right),
  ) as [Choice];
  const { f1, precision, recall } = choice.row.gold!;
  const figures = `precision ${precision.value.toFixed(3)}, recall ${recall.value.toFixed(3)}`;
  const among =
    precise.length > 0
      ? `with a precision of ${leastPrecision} and more`
      : `at any precision, since none reaches ${leastPrecision}`;
  return { choice, why: `the best F1 against the gold ${among}, ${f1.value.toFixed(3)} (${figures})` };
}

function chooseSafest(
  all: readonly Choice[],
  { threshold, planted }: { readonly threshold: number; readonly planted: number },
): { readonly choice: Choice; readonly why: string } {
  const safe = all.filter(
    (choice) => isSameVariant(choice, all[0]!) && safeThresholds.includes(choice.row.threshold),
  );
  const away = ({ row }: Choice) => Math.abs(row.threshold - threshold);
  if (planted < fewestPlanted) {
    const [closest] = safe.sort((left, right) => away(left) - away(right));
    return {
      choice: closest!,
      why: `too few documents to tell more; it is the nearest to --threshold ${threshold}`,
    };
  }
  const most = Math.max(...safe.map(({ row }) => row.planted.value));
  const [choice] = safe
    .filter(({ row }) => row.planted.value >= most - recallSlack)
    .sort((left, right) => right.row.threshold - left.row.threshold);
  const range = `${safeThresholds[0]} to ${safeThresholds.at(-1)}`;
  return {
    choice: choice!,
    why: `of the values from ${range} that find within ${recallSlack} of the most planted revisions, it merges only what is surest`,
  };
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
