/**
 * A sentence's text in, its tokens out, cut once for all the revisions that say it: most sentences of a report
 * are the same as in the revision before, and several steps of merging ask for their words.
 */

import { RecentTexts } from '../base/recent-texts.js';
import type { Token } from '../model/document.js';
import { tokenize } from './tokens.js';

// The sentences of a family or of a long page; more would only grow old.
const remembered = 512;
const recent = new RecentTexts<readonly Token[]>(remembered);

/** What tokenize() finds. */
export function recallTokens(text: string): readonly Token[] {
  let tokens = recent.get(text);
  if (tokens === undefined) {
    tokens = tokenize(text);
    recent.set(text, tokens);
  }
  return tokens;
}
