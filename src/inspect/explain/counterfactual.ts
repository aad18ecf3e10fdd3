/**
 * Finds the flag that would have decided otherwise. No flag is named that was not tried: a guess is read off the pairs
 * of the run, and then put to a run of detection with that flag.
 */

import type { Detection } from '../../detect/detection.js';
import { clusterAt } from '../../detect/sweep.js';
import type { DetectOptions } from '../../model/options.js';
import type { RelatedPair } from '../../model/pair.js';
import { chooseBands } from '../../options/choose-bands.js';
import type { Engine } from '../../pipeline/engine.js';
import { detect } from '../../pipeline/run.js';
import type { Found } from './findings.js';

// Scores below this are kept for the nearest pairs only: what-ifs stop here.
const leastScore = 0.05;

interface Trial {
  readonly found: Found;
  readonly detection: Detection;
  readonly options: DetectOptions;
  readonly engine: Engine;
}

/** Finds the flag that would have changed the decision, tried out; or that there is none. */
export async function findDecidingFlag(
  found: Found,
  detection: Detection,
  options: DetectOptions,
  engine: Engine,
): Promise<string> {
  const trial: Trial = { found, detection, options, engine };
  const { pair, cluster } = found;
  if (cluster !== null) return findParting(trial);
  if (pair === null || pair.isReportOnly === true) return findMeeting(trial);
  const lower = await findLower(trial, detection.pairs, options);
  if (lower !== null) return `A ${nameLimits(lower)} would merge them`;
  if (!options.mergeSyndicated && (await isMerged(trial, { ...options, mergeSyndicated: true })))
    return 'With --merge-syndicated they would be merged';
  return pair.score < options.minScore
    ? `A --min-score of ${Math.floor(pair.score * 1000) / 1000} or less would make them a candidate for merging, and they would still stay apart: the relation decides`
    : 'No flag merges them: the relation decides';
}

/** Finds a threshold above the run's own, and where none parts them, a least score. */
async function findParting(trial: Trial): Promise<string> {
  const { found, detection, options } = trial;
  const { probability, score } = found.pair ?? { probability: 0, score: 0 };
  const isApart = async (limits: Limits) => {
    const { groups } = clusterAt(detection.pairs, { ...options, ...limits });
    return !areTogether(groups, found) && !(await isMerged(trial, withLimits(options, limits)));
  };
  const parting = await firstOf(
    [
      ...rising(Math.max(probability, options.threshold)).map((threshold): Limits => ({ threshold })),
      ...rising(Math.max(score, options.minScore)).map((minScore): Limits => ({ minScore })),
    ],
    isApart,
  );
  if (parting !== null) return `A ${nameLimits(parting)} would keep them apart`;
  const why = found.exact.similarity === 1 ? 'their texts are the same' : 'others hold them together';
  return `No --threshold and no --min-score keeps them apart: ${why}`;
}

/** Runs detection anew for two that never met, with the most that the sketch can find and lower limits. */
async function findMeeting(trial: Trial): Promise<string> {
  const { found, options, detection, engine } = trial;
  if (found.exact.containment < leastScore) return 'No flag merges them: they share too little';
  const { permutations, sketch } = options;
  const widest = sketch === 'minhash' ? { bands: permutations, rows: 1 } : { scaled: 1 };
  const flags = sketch === 'minhash' ? `--bands ${permutations} --rows 1` : '--scaled 1';
  const wide = { ...options, ...widest };
  if (await isMerged(trial, wide)) return `With ${flags} they would be merged`;
  const asking = { ...wide, minScore: Math.min(leastScore, options.minScore) };
  const lowest = await detect(sourcesOf(detection), asking, engine, detection);
  const lower = await findLower(trial, lowest.pairs, wide);
  return lower === null
    ? 'No flag merges them: even when they meet, the relation decides'
    : `With a ${nameLimits(lower)} and ${flags} they would be merged`;
}

/** The limits that a way out changes. */
type Limits = Partial<Pick<DetectOptions, 'threshold' | 'minScore'>>;

/**
 * Finds lower limits under which a run merges the two; null where there are none. `pairs` are those that `options`
 * gave.
 */
async function findLower(
  trial: Trial,
  pairs: readonly RelatedPair[],
  options: DetectOptions,
): Promise<Limits | null> {
  const { a, b } = trial.found;
  const pair = pairs.find((own) => own.a === a && own.b === b);
  if (pair === undefined) return null;
  return firstOf(listLower(pair, options), async (limits) => {
    const isGuessed = areTogether(clusterAt(pairs, { ...options, ...limits }).groups, trial.found);
    return isGuessed && (await isMerged(trial, withLimits(options, limits)));
  });
}

/**
 * Lists the limits that the pair misses, each from what the pair shows down: a link that is cut may find support
 * further below. Where the pair misses none, either limit may.
 */
function listLower({ probability, score }: RelatedPair, { threshold, minScore }: DetectOptions): Limits[] {
  const thresholds = falling(Math.min(probability, threshold), 0);
  const scores = falling(Math.min(score, minScore), leastScore);
  const toThreshold = thresholds.map((value): Limits => ({ threshold: value }));
  const toScore = scores.map((value): Limits => ({ minScore: value }));
  if (score >= minScore) return probability >= threshold ? [...toThreshold, ...toScore] : toThreshold;
  if (probability >= threshold) return toScore;
  const longer = toThreshold.length > toScore.length ? toThreshold : toScore;
  return longer.map((_, at) => ({
    ...(toThreshold[at] ?? toThreshold.at(-1)),
    ...(toScore[at] ?? toScore.at(-1)),
  }));
}

/** Names the flags: "--threshold of 0.3 and a --min-score of 0.1". */
function nameLimits({ threshold, minScore }: Limits): string {
  return [
    ...(threshold === undefined ? [] : [`--threshold of ${threshold}`]),
    ...(minScore === undefined ? [] : [`--min-score of ${minScore}`]),
  ].join(' and a ');
}

/** Tells whether a run of its own puts them together. */
async function isMerged({ found, detection, engine }: Trial, options: DetectOptions): Promise<boolean> {
  const { clusters } = await detect(sourcesOf(detection), { ...options, related: 0 }, engine, detection);
  return areTogether(
    clusters.map(({ members }) => members),
    found,
  );
}

/** Lists all documents that were read. */
function sourcesOf({ documents }: Detection): Parameters<typeof detect>[0] {
  return { refs: documents.columns.ids.map((_, index) => documents.ref(index)), ranges: [] };
}

function areTogether(groups: readonly (readonly string[])[], { a, b }: Found): boolean {
  return groups.some((group) => group.includes(a) && group.includes(b));
}

/** Changes limits as the command line does: bands that the least score chose are chosen anew. */
function withLimits(options: DetectOptions, limits: Limits): DetectOptions {
  const { permutations, bands, rows, minScore } = options;
  const own = chooseBands({ permutations, minScore });
  const isChosen = own.bands === bands && own.rows === rows;
  const anew = chooseBands({ permutations, minScore: limits.minScore ?? minScore });
  return { ...options, ...(isChosen ? anew : {}), ...limits };
}

/** Lists shares above `start` up to 1, in steps of thousandths that grow: coarse enough to try them all. */
function rising(start: number): number[] {
  const first = Math.min(Math.floor(start * 1000) + 1, 1000);
  const values: number[] = [];
  for (let value = first; value < 1000; value += 1 + Math.floor((value - first) / 10)) values.push(value);
  return [...values, 1000].map((value) => value / 1000);
}

/** Lists shares from `start` down to `least`, by a fifth each time; none where `start` is below it. */
function falling(start: number, least: number): number[] {
  const values: number[] = [];
  for (let value = Math.floor(start * 1000); value > least * 1000; value = Math.floor(0.8 * value))
    values.push(value / 1000);
  return start < least ? [] : [...values, least];
}

/** Finds the first of `items` that passes. */
async function firstOf<T>(items: readonly T[], isGood: (item: T) => Promise<boolean>): Promise<T | null> {
  for (const item of items) if (await isGood(item)) return item;
  return null;
}
