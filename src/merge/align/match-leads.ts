/**
 * Matches the two leads where nothing else did. A report has one lead, so that a first sentence which is left over on
 * both sides, each being what the other is most like, is the older one rewritten.
 */
import { alignLimits } from '../limits.js';
import type { Likely } from './likely-sentences.js';
import type { MatchState } from './match-state.js';
import { compareSentences } from './sentence-similarity.js';

const leads = { x: 0, y: 0 };

/** Matches the first units of both sides with each other, if they are alike enough. */
export function matchLeads(state: MatchState, likely: readonly Likely[]): void {
  const [older, newer] = [state.x.units[0], state.y.units[0]];
  if (older === undefined || newer === undefined) return;
  if (state.x.isMatched(0) || state.y.isMatched(0)) return;
  // Two leads may share words and hardly a bigram: such a pair is not among the likely ones.
  const { forward, backward } = compareSentences(older.wording.profile, newer.wording.profile);
  const mean = (forward + backward) / 2;
  const others = likely.filter(({ x, y }) => (x === 0) !== (y === 0));
  const isRival = ({ x, y, mean: other }: Likely) =>
    other >= mean && !state.x.isMatched(x) && !state.y.isMatched(y);
  if (mean < alignLimits.leadSimilarity || others.some(isRival)) return;
  if (!state.haveTokens(leads, alignLimits.minAloneTokens)) return;
  const runnerUp = others.reduce((most, { mean: other }) => Math.max(most, other), 0);
  state.add({ ...leads, similarity: mean, rule: 'both the lead', runnerUp });
}
