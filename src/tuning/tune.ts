/**
 * A directory in, what each threshold, shingle size and sketch would make of it out. Every shingle size and
 * sketch is read and sketched once; every threshold is a detection of its own over these sketches.
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
import type { DocumentId, RelatedPair } from '../model.js';
import type { DetectOptions } from '../options.js';
import { type Heading, readShown } from '../passage-texts.js';
import { type Detection, detect } from '../pipeline.js';
import type { DocumentRef } from '../stages/read.js';
import { detectAt, type SweepRow } from '../sweep.js';
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
  /** Scores of all pairs of the recommended variant, and the pairs nearest to its threshold on either side. */
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

/** What is tried. Below .05 scores are kept for the nearest pairs only. */
export const thresholds = [0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.5, 0.6, 0.7, 0.8] as const;
const shownPairs = 10;
// Without gold nothing tells precision: only what lies where reports by others stop is offered.
const safeThresholds = [0.15, 0.2, 0.25, 0.3, 0.35, 0.4] as const;
const recallSlack = 0.02;
// Fewer planted revisions than this tell nothing.
export const fewestPlanted = 30;

export async function tune(input: TuneInput): Promise<Tuning> {
  const { options, engine, onStep, refs } = input;
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
        const { groups, pairs: _, ...row } = detectAt(detection, { ...own, threshold });
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
  const { pairs } = detectAt(detection, asked);
  return {
    documents: detection.documents.size,
    planted,
    variants,
    join: {
      ...(await joinExactly(detection, asked, engine)),
      containment: threshold,
    },
    recommended,
    pairs,
    ...(await nearest(pairs, detection, threshold)),
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

/** With gold the best F1. Without, the fewest pairs in doubt among the safe values that find nearly the most. */
function recommend(
  variants: readonly TunedVariant[],
  asking: { readonly threshold: number; readonly planted: number },
): Tuning['recommended'] {
  const all = variants.flatMap(({ rows, ...variant }) => rows.map((row): Choice => ({ ...variant, row })));
  const { choice, why } = all[0]!.row.gold === null ? chooseSafest(all, asking) : chooseBest(all);
  const { sketch, shingleSize, row } = choice;
  return { sketch, shingleSize, threshold: row.threshold, why };
}

function chooseBest(all: readonly Choice[]): { readonly choice: Choice; readonly why: string } {
  // Of values that are as good, the one that leaves the least to a person.
  const choice = all.reduce((left, right) => {
    const gain = right.row.gold!.f1.value - left.row.gold!.f1.value;
    return gain > 0 || (gain === 0 && right.row.borderline < left.row.borderline) ? right : left;
  });
  const { f1, precision, recall } = choice.row.gold!;
  const figures = `precision ${precision.value.toFixed(3)}, recall ${recall.value.toFixed(3)}`;
  return { choice, why: `the best F1 against the gold, ${f1.value.toFixed(3)} (${figures})` };
}

function chooseSafest(
  all: readonly Choice[],
  { threshold, planted }: { readonly threshold: number; readonly planted: number },
): { readonly choice: Choice; readonly why: string } {
  const safe = all.filter(
    (choice) =>
      isSameVariant(choice, all[0]!) && safeThresholds.some((value) => value === choice.row.threshold),
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
    .sort((left, right) => left.row.borderline - right.row.borderline || away(left) - away(right));
  const range = `${safeThresholds[0]} to ${safeThresholds.at(-1)}`;
  return {
    choice: choice!,
    why: `of the values from ${range} that find within ${recallSlack} of the most planted revisions, it leaves the fewest pairs in doubt`,
  };
}

async function nearest(
  pairs: readonly RelatedPair[],
  { documents }: Detection,
  threshold: number,
): Promise<Pick<Tuning, 'below' | 'above'>> {
  const byScore = [...pairs].sort(
    (left, right) => left.score - right.score || (left.a + left.b < right.a + right.b ? -1 : 1),
  );
  const below = byScore.filter(({ score }) => score < threshold).slice(-shownPairs);
  const above = byScore.filter(({ score }) => score >= threshold).slice(0, shownPairs);
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
