/**
 * Remembers the tokens of the latest sentences, since most sentences stand in many revisions of a report, and
 * several steps of merging read them.
 */

import { RecentTexts } from '../base/recent-texts.js';
import type { Token } from '../model/document.js';
import { tokenize } from './tokens.js';

// The sentences of one report or of a long page; older ones would not be asked for again.
const maxRemembered = 512;
const recent = new RecentTexts<readonly Token[]>(maxRemembered);

/** Returns what tokenize() finds in `text`. */
export function recallTokens(text: string): readonly Token[] {
  let tokens = recent.get(text);
  if (tokens === undefined) {
    tokens = tokenize(text);
    recent.set(text, tokens);
  }
  return tokens;
}
