/**
 * Numbers the gaps of an alignment. The spine is the heaviest chain of equal sentences that keeps its order; a gap is
 * what lies between two of its members, so that sentences in one gap stand at the same place of both revisions.
 */
import { heaviestIncreasing } from '../../base/increasing-subsequence.js';
import { type Gaps, isEqual, type Match, type MatchState } from './match-state.js';

/** Finds the gaps between the equal sentences matched so far. */
export function findGaps(state: MatchState): Gaps {
  // Matches only ever come in: as many are the same ones.
  if (state.gaps?.equal === state.equal) return state.gaps;
  const equal = state.matches.filter(isEqual);
  const points = equal.map(({ x, y }) => ({ x, y, weight: 1 + state.x.units[x]!.wording.words.length }));
  const spine = heaviestIncreasing(points, true).map((index) => equal[index]!);
  state.gaps = {
    equal: equal.length,
    x: (unit) => countBelow(spine, unit, 'x'),
    y: (unit) => countBelow(spine, unit, 'y'),
    before: (unit) => spine[countBelow(spine, unit, 'x') - 1],
  };
  return state.gaps;
}

/** Tells where unit x would stand in the newer revision: as far behind the last equal one as it does in the older. */
export function placeIn(state: MatchState, x: number): number {
  const before = findGaps(state).before(x);
  return before === undefined ? x : before.y + x - before.x;
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
