/**
 * Numbers the gaps of an alignment. The spine is the heaviest chain of equal sentences that keeps its order; a gap is
 * what lies between two of its members, so that sentences in one gap stand at the same place of both revisions.
 */
import { heaviestIncreasing } from '../../base/increasing-subsequence.js';
import type { Gaps, Match, MatchState } from './match-state.js';

/** Finds the gaps between the equal sentences matched so far. */
export function findGaps(state: MatchState): Gaps {
  const equal = state.matches.filter(({ similarity, surplus }) => similarity === 1 && surplus === undefined);
  // Matches only ever come in: as many are the same ones.
  if (state.gaps?.equal === equal.length) return state.gaps;
  const points = equal.map(({ x, y }) => ({ x, y, weight: 1 + state.x.units[x]!.wording.words.length }));
  const spine = heaviestIncreasing(points, true).map((index) => equal[index]!);
  state.gaps = {
    equal: equal.length,
    x: (unit) => countBelow(spine, unit, 'x'),
    y: (unit) => countBelow(spine, unit, 'y'),
  };
  return state.gaps;
}

/** Counts the members of the spine that stand before a unit, by bisection. */
function countBelow(spine: readonly Match[], unit: number, side: 'x' | 'y'): number {
  let low = 0;
  let high = spine.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (spine[middle]![side] < unit) low = middle + 1;
    else high = middle;
  }
  return low;
}
