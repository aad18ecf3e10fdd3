/**
 * A decision in, the flag that would have changed it out. Nothing is named that was not tried: a guess is read
 * off the scores of the run, and then put to detection anew, with the flags that are named.
 */
import type { Engine } from './engine/engine.js';
import type { Found } from './explanation.js';
import { chooseBanding, jaccardAtContainment } from './lib/lsh-curve.js';
import { bandingRecall } from './option-values.js';
import type { DetectOptions } from './options.js';
import { type Detection, detect } from './pipeline.js';
import { clusterAt } from './sweep.js';

// Scores below this are kept for the nearest pairs only: what-ifs stop here.
const leastThreshold = 0.05;

interface Trial {
  readonly found: Found;
  readonly detection: Detection;
  readonly options: DetectOptions;
  readonly engine: Engine;
}

/** The flag that would have changed the decision, tried out; or that there is none. */
export async function findWayOut(
  found: Found,
  detection: Detection,
  options: DetectOptions,
  engine: Engine,
): Promise<string> {
  const trial: Trial = { found, detection, options, engine };
  const { pair, cluster } = found;
  if (cluster !== null) return findParting(trial);
  if (pair === null || pair.isRemark === true) return findMeeting(trial);
  const isTogether = (changes: Partial<DetectOptions>) =>
    areTogether(clusterAt(detection.pairs, { ...options, ...changes }).groups, found);
  const least = Math.ceil(leastThreshold * 1000);
  const most = Math.floor(Math.min(pair.score, options.threshold) * 1000);
  const lower =
    most < least
      ? null
      : await firstOf(
          lowering(most, least),
          async (threshold) =>
            threshold < options.threshold &&
            isTogether({ threshold }) &&
            (await isMerged(trial, withThreshold(options, threshold))),
        );
  if (lower !== null) return `A --threshold of ${lower} would merge them`;
  if (!options.mergeSyndicated && (await isMerged(trial, { ...options, mergeSyndicated: true })))
    return 'With --merge-syndicated they would be merged';
  return pair.score < options.threshold
    ? `A --threshold of ${Math.floor(pair.score * 1000) / 1000} or less would make them a candidate for merging, and they would still stay apart: the relation decides`
    : 'No flag merges them: the relation decides';
}

async function findParting(trial: Trial): Promise<string> {
  const { found, detection, options } = trial;
  const from = Math.floor(Math.max(found.pair?.score ?? 0, options.threshold) * 1000);
  const isApart = async (threshold: number) => {
    const { groups } = clusterAt(detection.pairs, { ...options, threshold });
    return !areTogether(groups, found) && !(await isMerged(trial, withThreshold(options, threshold)));
  };
  const apart = await firstOf(range(Math.min(from + 1, 1000), 1000), isApart);
  return apart === null
    ? 'No --threshold keeps them apart: their texts are the same'
    : `A --threshold of ${apart} would keep them apart`;
}

/** For two that never met: detection anew with the most that the sketch can find, and thresholds down to what they share. */
async function findMeeting(trial: Trial): Promise<string> {
  const { found, options, detection, engine } = trial;
  if (found.exact.containment < leastThreshold) return 'No flag merges them: they share too little';
  const { permutations, sketch } = options;
  const widest = sketch === 'minhash' ? { bands: permutations, rows: 1 } : { scaled: 1 };
  const flags = sketch === 'minhash' ? `--bands ${permutations} --rows 1` : '--scaled 1';
  const wide = { ...options, ...widest };
  if (await isMerged(trial, wide)) return `With ${flags} they would be merged`;
  const lowest = await detect(
    sourcesOf(detection),
    { ...wide, threshold: leastThreshold },
    engine,
    detection,
  );
  const score = lowest.pairs.find((pair) => pair.a === found.a && pair.b === found.b)?.score ?? 0;
  const lower = await firstOf(
    lowering(Math.floor(1000 * score), 1000 * leastThreshold),
    async (threshold) =>
      threshold < options.threshold &&
      areTogether(clusterAt(lowest.pairs, { ...wide, threshold }).groups, found) &&
      (await isMerged(trial, { ...wide, threshold })),
  );
  return lower === null
    ? 'No flag merges them: even when they meet, the relation decides'
    : `With a --threshold of ${lower} and ${flags} they would be merged`;
}

/** Whether a run of its own puts them together. */
async function isMerged({ found, detection, engine }: Trial, options: DetectOptions): Promise<boolean> {
  const { clusters } = await detect(sourcesOf(detection), { ...options, related: 0 }, engine, detection);
  return areTogether(
    clusters.map(({ members }) => members),
    found,
  );
}

/** All documents that were read. */
function sourcesOf({ documents }: Detection): Parameters<typeof detect>[0] {
  return { refs: documents.columns.ids.map((_, index) => documents.ref(index)), ranges: [] };
}

function areTogether(groups: readonly (readonly string[])[], { a, b }: Found): boolean {
  return groups.some((group) => group.includes(a) && group.includes(b));
}

/** As the command line has it: bands that the threshold chose are chosen anew. */
function withThreshold(options: DetectOptions, threshold: number): DetectOptions {
  const { permutations, bands, rows } = options;
  const choose = (value: number) =>
    chooseBanding({ permutations, similarity: jaccardAtContainment(value), recall: bandingRecall });
  const own = choose(options.threshold);
  const isChosen = own.bands === bands && own.rows === rows;
  return { ...options, ...(isChosen ? choose(threshold) : {}), threshold };
}

/** From `start` to `end` in steps that grow: coarse enough to try them all. */
function range(start: number, end: number): number[] {
  const values: number[] = [];
  for (let value = start; value < end; value += 1 + Math.floor((value - start) / 10)) values.push(value);
  return [...values, end];
}

/** From `most` down to `least`, by a fifth each time. */
function lowering(most: number, least: number): number[] {
  const values: number[] = [];
  for (let value = most; value > least; value = Math.floor(0.8 * value)) values.push(value);
  return [...values, least];
}

/** The first of `thousandths` that passes, as a share. */
async function firstOf(
  thousandths: readonly number[],
  isGood: (share: number) => Promise<boolean>,
): Promise<number | null> {
  for (const value of thousandths) if (await isGood(value / 1000)) return value / 1000;
  return null;
}
