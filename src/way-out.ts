/**
 * A decision in, the flag that would have changed it out. Nothing is named that was not tried: thresholds on
 * the scores of the run itself, and for documents that never met, detection anew with the widest sketch.
 */
import type { Engine } from './engine/engine.js';
import type { Found } from './explanation.js';
import type { DetectOptions } from './options.js';
import { type Detection, detect } from './pipeline.js';
import { clusterAt } from './sweep.js';

// Scores below this are kept for the nearest pairs only: what-ifs stop here.
const leastThreshold = 0.05;

/** The flag that would have changed the decision, tried out; or that there is none. */
export async function findWayOut(
  found: Found,
  detection: Detection,
  options: DetectOptions,
  engine: Engine,
): Promise<string> {
  const { a, b, pair, cluster } = found;
  const isTogether = (changes: Partial<DetectOptions>) =>
    clusterAt(detection.pairs, detection.sketches, { ...options, ...changes }).groups.some(
      (group) => group.includes(a) && group.includes(b),
    );
  if (cluster !== null) {
    const from = Math.floor(Math.max(pair?.score ?? 0, options.threshold) * 1000);
    const apart = firstOf(range(from + 1, 1000), (threshold) => !isTogether({ threshold }));
    return apart === null
      ? 'No --threshold keeps them apart: their texts are the same'
      : `A --threshold of ${apart} would keep them apart`;
  }
  if (pair === null) return findMeeting(found, detection, options, engine);
  const least = Math.ceil(leastThreshold * 1000);
  const most = Math.floor(Math.min(pair.score, options.threshold) * 1000);
  const lower = most < least ? null : firstOf([most, least], (threshold) => isTogether({ threshold }));
  if (lower !== null && lower < options.threshold) return `A --threshold of ${lower} would merge them`;
  if (!options.mergeSyndicated && isTogether({ mergeSyndicated: true }))
    return 'With --merge-syndicated they would be merged';
  return pair.score < options.threshold
    ? `A --threshold of ${Math.floor(pair.score * 1000) / 1000} or less would make them a candidate for merging, and they would still stay apart: the relation decides`
    : 'No flag merges them: the relation decides';
}

/** For two that never met: detection anew with the most that the sketch can find, and thresholds down to what they share. */
async function findMeeting(
  { a, b, exact }: Found,
  detection: Detection,
  options: DetectOptions,
  engine: Engine,
): Promise<string> {
  if (exact.containment < leastThreshold) return 'No flag merges them: they share too little';
  const { permutations, sketch } = options;
  const widest = sketch === 'minhash' ? { bands: permutations, rows: 1 } : { scaled: 1 };
  const flags = sketch === 'minhash' ? `--bands ${permutations} --rows 1` : '--scaled 1';
  const wide = await detect(
    [...detection.refs.values()],
    { ...options, ...widest, threshold: leastThreshold },
    engine,
  );
  const isTogether = (threshold: number) =>
    clusterAt(wide.pairs, wide.sketches, { ...options, threshold }).groups.some(
      (group) => group.includes(a) && group.includes(b),
    );
  if (isTogether(options.threshold)) return `With ${flags} they would be merged`;
  const score = wide.pairs.find((pair) => pair.a === a && pair.b === b)?.score ?? 0;
  const lower = firstOf([Math.floor(1000 * score), 1000 * leastThreshold], isTogether);
  return lower === null || lower >= options.threshold
    ? 'No flag merges them: even when they meet, the relation decides'
    : `With a --threshold of ${lower} and ${flags} they would be merged`;
}

/** From `start` to `end` in steps that grow: coarse enough to try them all. */
function range(start: number, end: number): number[] {
  const values: number[] = [];
  for (let value = start; value < end; value += 1 + Math.floor((value - start) / 10)) values.push(value);
  return [...values, end];
}

/** The first of `thousandths` that passes, as a share. */
function firstOf(thousandths: readonly number[], isGood: (share: number) => boolean): number | null {
  const found = thousandths.find((value) => isGood(value / 1000));
  return found === undefined ? null : found / 1000;
}
