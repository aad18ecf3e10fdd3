/**
 * Matches the sentences of two revisions in the steps of an editor's eye: what is equal; what a revision has one of;
 * likeness inside the gaps between those, and across them; the two leads; what was joined, cut out or given away; lists;
 * what is alone in its gap; what was written anew around the same rare words; and last what one side says once more.
 * Each step sees only what the steps before it left.
 */
import type { BlockKind } from '../../model/document.js';
import { attachMembers } from './attach-members.js';
import { attachPassages } from './attach-passages.js';
import { findLikely } from './likely-sentences.js';
import { matchAcrossGaps, matchInGaps } from './match-alike.js';
import { matchAlone } from './match-alone.js';
import {
  matchEqualAgain,
  matchEqualElsewhere,
  matchEqualInGaps,
  matchEqualOnce,
  matchShortSentences,
} from './match-equal.js';
import { matchLeads } from './match-leads.js';
import { matchLists } from './match-lists.js';
import { matchRewritten } from './match-rewritten.js';
import { matchSingles } from './match-singles.js';
import { type Hint, type Match, MatchState, type Reserved, type Unit } from './match-state.js';

/** A revision has one of each of these, which are each other's readings whatever they say; of the rest it has several. */
export const singleKinds: ReadonlySet<BlockKind> = new Set(['headline', 'byline', 'dateline', 'update-mark']);

/** What became of the sentences of two revisions. */
export interface Matching {
  /** Sorted by place. */
  readonly matches: readonly Match[];
  readonly hints: readonly Hint[];
}

/**
 * Matches `older` and `newer`; `reserved` ones only with their equals. A unit is in one match at most, but for sentences
 * that were joined, cut, taken up, said once more, or gave a passage away.
 */
export function matchSentences(
  older: readonly Unit[],
  newer: readonly Unit[],
  reserved: Reserved = { x: new Set(), y: new Set() },
): Matching {
  const state = new MatchState(older, newer);
  matchEqualOnce(state);
  matchEqualInGaps(state);
  matchEqualElsewhere(state);
  for (const x of reserved.x) state.x.markMatched(x);
  for (const y of reserved.y) state.y.markMatched(y);
  matchSingles(state, singleKinds);
  if (state.x.hasUnmatched || state.y.hasUnmatched) {
    const likely = findLikely(state, reserved);
    matchShortSentences(state);
    matchInGaps(state, likely);
    matchAcrossGaps(state, likely);
    matchLeads(state, likely);
    matchShortSentences(state);
    attachMembers(state, likely);
    attachPassages(state, likely);
    matchLists(state);
    matchAlone(state);
    matchRewritten(state, reserved);
    matchEqualAgain(state);
  }
  state.matches.sort((left, right) => left.x - right.x || left.y - right.y);
  return { matches: state.matches, hints: state.hints };
}
