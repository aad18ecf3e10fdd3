/**
 * Matches what a revision has one of (its headline, its byline): whatever it says, it is the reading of the one that
 * the other revision has.
 */
import type { BlockKind } from '../../model/document.js';
import type { MatchState, Side } from './match-state.js';

/** Matches the unmatched sentences of each of `kinds`, the first with the first. */
export function matchSingles(state: MatchState, kinds: ReadonlySet<BlockKind>): void {
  if (!state.x.hasUnmatched || !state.y.hasUnmatched) return;
  for (const kind of kinds) {
    const [ofX, ofY] = [listUnmatched(state.x, kind), listUnmatched(state.y, kind)];
    for (const [at, x] of ofX.entries()) {
      const y = ofY[at];
      if (y === undefined) break;
      state.add({ x, y, similarity: 0, rule: 'one of its kind', runnerUp: 0 });
    }
  }
}

function listUnmatched(side: Side, kind: BlockKind): number[] {
  const unmatched: number[] = [];
  for (const [unit, { kind: own }] of side.units.entries())
    if (own === kind && !side.isMatched(unit)) unmatched.push(unit);
  return unmatched;
}
