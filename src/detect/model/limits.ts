/**
 * Holds the limits that decide what becomes of a pair, and the words that name them: flags, help, stages, pages and
 * comparisons all take them from here, so that none can say another number than the one that cuts.
 */

/** Least probability of a merge, where `--threshold` names no other; its reason stands in the flag's help. */
export const defaultThreshold = 0.7;

/** Least score of a merged pair, where `--min-score` names no other; its reason stands in the flag's help. */
export const defaultMinScore = 0.2;

/** From this probability on a pair that is not merged is left to a person. */
export const leastReviewed = 0.15;

/** From this probability on nothing is kept apart: a person is asked even where a rule forbids the merge. */
export const nearCertain = 0.9;

/** Where review begins under `threshold`: never above it, so that no pair likely enough to be merged is below review. */
export function reviewFrom(threshold: number): number {
  return Math.min(leastReviewed, threshold);
}

/** Words by which a comparison of two runs knows which of the limits kept a pair apart. */
export const belowLimit = {
  probability: 'is below the threshold',
  score: 'is below the least score',
} as const;

/** "score 0.12 is below the least score 0.2". A figure that rounds to its limit is shown to more places. */
export function sayBelow(figure: keyof typeof belowLimit, value: number, limit: number): string {
  const isNear = Number(value.toFixed(2)) >= limit;
  return `${figure} ${value.toFixed(isNear ? 4 : 2)} ${belowLimit[figure]} ${limit}`;
}
