/**
 * Attaches a sentence that nothing else explains to the older sentence in the same gap that gave it a long run of
 * words. The older sentence itself lives on elsewhere or is dropped; the words must be none that it took along.
 */
import { findSharedRuns } from '../../text/passages.js';
import { alignLimits } from '../limits.js';
import { filledTokens } from './filled-tokens.js';
import { findGaps } from './find-gaps.js';
import type { Likely } from './likely-sentences.js';
import type { Match, MatchState } from './match-state.js';

/** Adds a match of a part for every newer sentence that opens with, or is filled by, such a run. */
export function attachPassages(state: MatchState, likely: readonly Likely[]): void {
  const gapOf = findGaps(state);
  for (const { x, y, mean, runnerUp } of likely) {
    if (state.y.isMatched(y) || gapOf.x(x) !== gapOf.y(y)) continue;
    const part = findPassage(state, { x, y });
    if (part === null || isTakenAlong(state, x, part)) continue;
    state.addPart({ x, y, similarity: mean, rule: 'passage', runnerUp, part });
  }
}

type Part = NonNullable<Match['part']>;

/** Finds the longest run of x's tokens that y shares; null where it is too short to be a sign of descent. */
function findPassage(state: MatchState, { x, y }: Pick<Match, 'x' | 'y'>): Part | null {
  const [ofX, ofY] = [state.x.units[x]!.wording.words, state.y.units[y]!.wording.words];
  const [run] = [...findSharedRuns(ofX, ofY, alignLimits.minPassageTokens)].sort(
    (left, right) => right.length - left.length,
  );
  const least = alignLimits.minPassageShare * Math.min(ofX.length, ofY.length);
  return run === undefined || run.length < least ? null : [run.startInA, run.startInA + run.length];
}

/** Tells whether x took these words along to where it lives on. */
function isTakenAlong(state: MatchState, x: number, [start, end]: Part): boolean {
  const taken = new Set(state.matchesOf('x', x).flatMap((match) => [...filledTokens(state, match, 'x')]));
  let overlap = 0;
  for (let token = start; token < end; token++) if (taken.has(token)) overlap++;
  return overlap > alignLimits.maxOverlap * (end - start);
}
