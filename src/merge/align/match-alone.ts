/**
 * Matches two sentences that are all that is left in their gap: nothing else can have become of the one, and nothing
 * else can have been the other, so that they need be no longer than a line and hardly alike.
 */
import { groupBy } from '../../base/group-by.js';
import { alignLimits } from '../limits.js';
import { findGaps } from './find-gaps.js';
import type { MatchState, Side } from './match-state.js';
import { compareSentences } from './sentence-similarity.js';

/** Matches what is alone in a gap on both sides, where both are of one kind and share what little is asked. */
export function matchAlone(state: MatchState): void {
  if (!state.x.hasUnmatched || !state.y.hasUnmatched) return;
  const gapOf = findGaps(state);
  const [ofX, ofY] = [groupUnmatched(state.x, gapOf.x), groupUnmatched(state.y, gapOf.y)];
  for (const [gap, [x, ...otherX]] of ofX) {
    const [y, ...otherY] = ofY.get(gap) ?? [];
    if (x === undefined || y === undefined || otherX.length + otherY.length > 0) continue;
    const [older, newer] = [state.x.units[x]!, state.y.units[y]!];
    if (older.kind !== newer.kind) continue;
    const { forward, backward } = compareSentences(older.wording.profile, newer.wording.profile);
    const similarity = (forward + backward) / 2;
    if (similarity >= alignLimits.gapAloneSimilarity)
      state.add({ x, y, similarity, rule: 'alone in a gap', runnerUp: 0 });
  }
}

function groupUnmatched(side: Side, gapOf: (unit: number) => number): ReadonlyMap<number, number[]> {
  return groupBy(
    [...side.units.keys()].filter((unit) => !side.isMatched(unit)),
    gapOf,
  );
}
