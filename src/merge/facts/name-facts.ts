/**
 * Finds names that were put for others between two readings of one sentence: words with a capital that stand where
 * another such word stood, the rest of the sentence in place. A respelling, a title put for a first name, and a first
 * name that is added are no other name.
 */
import { diffSequences } from '../../base/myers.js';
import type { Token } from '../../model/document.js';
import { shortTextLikeness } from '../../text/natural.js';
import { functionWords, months, personTitles, weekdays } from '../../text/words/cues.js';
import { factLimits } from '../limits.js';

/** A sentence with its tokens, whose spans count from its start. */
export interface Sentence {
  readonly text: string;
  readonly tokens: readonly Token[];
}

/** Lists the names of `older` with what stands in their place in `newer`, as the texts have them. */
export function findChangedNames(older: Sentence, newer: Sentence): [string, string][] {
  const changed: [string, string][] = [];
  const normsOf = ({ tokens }: Sentence) => tokens.map(({ norm }) => norm);
  const { maxReplacedTokens } = factLimits;
  for (const [startX, endX, startY, endY] of diffSequences(normsOf(older), normsOf(newer))) {
    if (endX - startX > maxReplacedTokens || endY - startY > maxReplacedTokens) continue;
    const before = namesIn(older, startX, endX);
    const after = namesIn(newer, startY, endY);
    if (before.length === 0 || before.length !== after.length) continue;
    for (const [index, name] of before.entries()) {
      const other = after[index]!;
      if (isOther(name.norm, other.norm)) changed.push([name.text, other.text]);
    }
  }
  return changed;
}

/** Tells whether two words name two people or places. */
function isOther(before: string, after: string): boolean {
  if (personTitles.has(before) || personTitles.has(after)) return false;
  if (before.startsWith(after) || after.startsWith(before)) return false;
  return shortTextLikeness(before, after) < factLimits.sameNameLikeness;
}

/** Lists the names among tokens `[start, end)`. */
function namesIn(
  sentence: Sentence,
  start: number,
  end: number,
): { readonly text: string; readonly norm: string }[] {
  return sentence.tokens
    .slice(start, end)
    .filter((token) => isName(sentence.text, token))
    .map(({ charSpan, norm }) => ({ text: sentence.text.slice(...charSpan), norm: bareName(norm) }));
}

/** Strips the possessive: "Newsom's" names Newsom. */
export function bareName(norm: string): string {
  return norm.endsWith("'s") ? norm.slice(0, -2) : norm;
}

/** Tells whether a word is a name: it has a capital, stands inside its sentence and is no day or month. */
export function isName(text: string, { charSpan: [start, end], norm }: Token): boolean {
  if (start === 0 || !/\p{Lu}/u.test(text.charAt(start)) || end - start < 2) return false;
  if (/[.!?“"«]\s*$/.test(text.slice(Math.max(0, start - 8), start))) return false;
  const bare = bareName(norm);
  return !months.has(bare) && !weekdays.has(bare) && !functionWords.has(bare);
}
