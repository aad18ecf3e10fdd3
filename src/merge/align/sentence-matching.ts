/**
 * Matches the sentences of two revisions in the steps of an editor's eye: equal paragraphs, equal sentences, likeness
 * inside the gaps between those, likeness across gaps, the two leads, sentences joined into one or cut out of one, and
 * last a long run of words that went elsewhere. Each step sees only what the steps before it left.
 */
import { attachMembers } from './attach-members.js';
import { attachPassages } from './attach-passages.js';
import { findLikely } from './likely-sentences.js';
import { matchAcrossGaps, matchInGaps } from './match-alike.js';
import { matchEqualParagraphs, matchEqualSentences } from './match-equal.js';
import { matchLeads } from './match-leads.js';
import { type Match, MatchState, type Reserved, type Unit } from './match-state.js';

/** Says what matching by likeness may use. */
export interface MatchOptions {
  readonly reserved?: Reserved;
  /** The first units are leads: of captions and credits the first is like any other. Default true. */
  readonly hasLead?: boolean;
}

/**
 * Matches `older` and `newer`, and sorts the matches by place. A unit is in one match at most, but for sentences that
 * were joined, cut, or gave a passage away.
 */
export function matchSentences(
  older: readonly Unit[],
  newer: readonly Unit[],
  { reserved, hasLead = true }: MatchOptions = {},
): Match[] {
  const state = new MatchState(older, newer);
  matchEqualParagraphs(state);
  matchEqualSentences(state);
  if (reserved !== undefined) {
    for (const x of reserved.x) state.x.markMatched(x);
    for (const y of reserved.y) state.y.markMatched(y);
  }
  if (state.x.hasUnmatched || state.y.hasUnmatched) {
    const likely = findLikely(state.x, state.y, reserved);
    matchInGaps(state, likely);
    matchAcrossGaps(state, likely);
    if (hasLead) matchLeads(state, likely);
    attachMembers(state, likely);
    attachPassages(state, likely);
  }
  return state.matches.sort((left, right) => left.x - right.x || left.y - right.y);
}
