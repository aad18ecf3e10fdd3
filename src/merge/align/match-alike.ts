/**
 * Matches sentences that are alike and not equal: inside the gaps between equal sentences first, where place speaks
 * for a pair, then across gaps, where likeness alone must.
 */
import { alignLimits } from '../limits.js';
import { findGaps } from './find-gaps.js';
import type { Likely } from './likely-sentences.js';
import type { MatchState } from './match-state.js';

/** Matches alike sentences that lie in the same gap. */
export function matchInGaps(state: MatchState, likely: readonly Likely[]): void {
  const gapOf = findGaps(state);
  matchAlike(state, likely, {
    rule: 'alike in a gap',
    isOne: (pair) => gapOf.x(pair.x) === gapOf.y(pair.y) && isOneInGap(state, pair),
  });
}

/** Matches alike sentences wherever they lie: what one of them is in another place has moved. */
export function matchAcrossGaps(state: MatchState, likely: readonly Likely[]): void {
  matchAlike(state, likely, { rule: 'alike across gaps', isOne: (pair) => isOneAcross(state, pair) });
}

function matchAlike(
  state: MatchState,
  likely: readonly Likely[],
  { rule, isOne }: { readonly rule: string; readonly isOne: (pair: Likely) => boolean },
): void {
  for (const pair of likely) {
    const { x, y, mean, runnerUp } = pair;
    if (state.x.isMatched(x) || state.y.isMatched(y) || !isOne(pair)) continue;
    state.add({ x, y, similarity: mean, rule, runnerUp });
  }
}

function isOneInGap(state: MatchState, pair: Likely): boolean {
  const { minShare, minAloneTokens, gapSimilarity, gapAloneSimilarity, gapMargin } = alignLimits;
  const isLong = () => state.haveTokens(pair, minAloneTokens);
  if (Math.min(pair.forward, pair.backward) < minShare && !isLong()) return false;
  if (pair.mean >= gapSimilarity) return true;
  // Between the same two paragraphs another sentence is no rival: either way the one became the other.
  return pair.mean >= gapAloneSimilarity && pair.mean - pair.rivalApart >= gapMargin && isLong();
}

function isOneAcross(state: MatchState, pair: Likely): boolean {
  const { minShare, movedShare, movedSimilarity, movedAloneSimilarity, movedMargin } = alignLimits;
  const { minAloneTokens, minLineTokens, movedLineSimilarity, movedSureSimilarity } = alignLimits;
  const isLong = state.haveTokens(pair, minAloneTokens);
  // A heading of three words lies whole in many a sentence.
  if (Math.min(pair.forward, pair.backward) < minShare && !isLong) return false;
  if (Math.max(pair.forward, pair.backward) >= movedShare && pair.mean >= movedSimilarity) return true;
  if (pair.mean >= movedSureSimilarity && pair.mean > pair.rival)
    return state.haveTokens(pair, minLineTokens);
  if (pair.mean - pair.rival < movedMargin) return false;
  if (isLong) return pair.mean >= movedAloneSimilarity;
  return pair.mean >= movedLineSimilarity && state.haveTokens(pair, minLineTokens);
}
