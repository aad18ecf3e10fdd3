/**
 * Attaches a sentence that is left over to a matched one that holds most of it: an editor joined two sentences into
 * one, or cut one out of a longer one. It must fill a part of the matched sentence that no other sentence fills.
 */
import { alignLimits } from '../limits.js';
import { filledTokens } from './filled-tokens.js';
import type { Likely } from './likely-sentences.js';
import type { MatchState } from './match-state.js';

/** Adds a match for every sentence that was joined into another, or cut out of it. */
export function attachMembers(state: MatchState, likely: readonly Likely[]): void {
  const { memberShare, minMemberTokens, maxOverlap } = alignLimits;
  for (const { x, y, forward, backward, mean, runnerUp } of likely) {
    const isJoining = !state.x.isMatched(x) && state.y.isMatched(y) && forward >= memberShare;
    const isSplitting = !state.y.isMatched(y) && state.x.isMatched(x) && backward >= memberShare;
    if (!isJoining && !isSplitting) continue;
    const member = isJoining ? state.x.units[x]! : state.y.units[y]!;
    if (member.wording.words.length < minMemberTokens) continue;
    const side = isJoining ? 'y' : 'x';
    const partners = state.matchesOf(side, isJoining ? y : x);
    const own = filledTokens(state, { x, y }, side);
    const others = new Set(partners.flatMap((match) => [...filledTokens(state, match, side)]));
    const overlap = [...own].filter((token) => others.has(token)).length;
    if (own.size === 0 || overlap > maxOverlap * own.size) continue;
    state.add({ x, y, similarity: mean, rule: isJoining ? 'joined' : 'cut out', runnerUp });
  }
}
