/**
 * Finds which tokens of a sentence lie in runs that another sentence shares: the part of it that the other one fills.
 */
import { findSharedRuns } from '../../text/passages.js';
import { alignLimits } from '../limits.js';
import type { Match, MatchState } from './match-state.js';

/** Lists the tokens of the sentence on `side` that the sentence on the other side fills. */
export function filledTokens(
  state: MatchState,
  { x, y }: Pick<Match, 'x' | 'y'>,
  side: 'x' | 'y',
): Set<number> {
  const tokens = new Set<number>();
  const [ofX, ofY] = [state.x.units[x]!.wording.words, state.y.units[y]!.wording.words];
  for (const run of findSharedRuns(ofX, ofY, alignLimits.filledRunTokens)) {
    const start = side === 'x' ? run.startInA : run.startInB;
    for (let token = start; token < start + run.length; token++) tokens.add(token);
  }
  return tokens;
}
