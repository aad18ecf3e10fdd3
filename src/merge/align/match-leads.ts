/**
 * Matches the two leads where nothing else did. A report has one lead, so that a first sentence which is left over on
 * both sides, each being what the other is most like, is the older one rewritten.
 */
import { alignLimits } from '../limits.js';
import type { Likely } from './likely-sentences.js';
import type { MatchState, Side } from './match-state.js';
import { compareSentences } from './sentence-similarity.js';

/** Matches the first sentences of both bodies with each other, if they are alike enough. */
export function matchLeads(state: MatchState, likely: readonly Likely[]): void {
  const leads = { x: findLead(state.x), y: findLead(state.y) };
  const [older, newer] = [state.x.units[leads.x], state.y.units[leads.y]];
  if (older === undefined || newer === undefined) return;
  if (state.x.isMatched(leads.x) || state.y.isMatched(leads.y)) return;
  // Two leads may share words and hardly a bigram: such a pair is not among the likely ones.
  const { forward, backward } = compareSentences(older.wording.profile, newer.wording.profile);
  const mean = (forward + backward) / 2;
  const others = likely.filter(({ x, y }) => (x === leads.x) !== (y === leads.y));
  const isRival = ({ x, y, mean: other }: Likely) =>
    other >= mean && !state.x.isMatched(x) && !state.y.isMatched(y);
  if (mean < alignLimits.leadSimilarity || others.some(isRival)) return;
  if (!state.haveTokens(leads, alignLimits.minAloneTokens)) return;
  const runnerUp = others.reduce((most, { mean: other }) => Math.max(most, other), 0);
  state.add({ ...leads, similarity: mean, rule: 'both the lead', runnerUp });
}

/** Finds the first sentence of the body; -1 for none. */
function findLead({ units }: Side): number {
  return units.findIndex(({ kind }) => kind === 'body');
}
