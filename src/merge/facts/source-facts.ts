/**
 * Reads sources that are not named ("relatives said", "according to police") and bodies that project or report, and
 * finds those that were put for others. Works by tables of words, so that it reads every language of theirs.
 */
import { attributionWords, reportingVerbs, sourceNouns } from '../../text/words/claim-words.js';
import { functionWords } from '../../text/words/cues.js';
import { speechVerbs } from '../../text/words/speech-words.js';
import { type Comparison, isExchange, type Side, textOf } from './comparison.js';
import type { FactToken } from './fact-tokens.js';
import { isName } from './name-facts.js';
import type { Voice } from './speaker-facts.js';

/** Lists the sources of one side by their words alone. */
export function readSources(side: Side): Voice[] {
  const { text, tokens } = side;
  return tokens.flatMap((token, at) => {
    const isSource = sourceNouns.has(token.norm)
      ? speaks(side, at)
      : isReporting(text, token, tokens[at + 1]);
    return isSource ? [{ name: text.slice(...token.charSpan), isUnknown: false }] : [];
  });
}

/** Tells whether a verb of speech stands right beside a noun: "relatives said", "said relatives". */
function speaks({ text, tokens }: Side, at: number): boolean {
  const isBeside = (left: number, right: number, verb: FactToken | undefined) =>
    verb !== undefined &&
    speechVerbs.has(verb.norm) &&
    /^\s+$/.test(text.slice(tokens[left]!.charSpan[1], tokens[right]!.charSpan[0]));
  if (isBeside(at, at + 1, tokens[at + 1]) || isBeside(at - 1, at, tokens[at - 1])) return true;
  return tokens.slice(Math.max(0, at - nearAttribution), at).some(({ norm }) => norm === 'according');
}

/** Tells whether a name is the subject of a verb by which bodies speak: "CNN projects". */
function isReporting(text: string, token: FactToken, next: FactToken | undefined): boolean {
  return (
    next !== undefined &&
    reportingVerbs.has(next.norm) &&
    !token.isSign &&
    isName(text, token) &&
    /^\s+$/.test(text.slice(token.charSpan[1], next.charSpan[0]))
  );
}

/** Lists the unnamed sources that were put for others: "his colleagues", "his relatives". */
export function findChangedSources(comparison: Comparison): [string, string][] {
  const { older, newer, changes } = comparison;
  const found: [string, string][] = [];
  for (const [startX, endX, startY, endY] of changes) {
    const [before, after] = [sourceIn(older, startX, endX), sourceIn(newer, startY, endY)];
    if (before === null || after === null || before.group === after.group) continue;
    if (!isExchange(comparison, [startX, endX], [startY, endY])) continue;
    if (isAttributed(older, startX, endX) && isAttributed(newer, startY, endY))
      found.push([before.text, after.text]);
  }
  return found;
}

const maxSourceTokens = 3;

/** Reads the one source that fills a stretch but for words that say little. */
function sourceIn(
  side: Side,
  start: number,
  end: number,
): { readonly text: string; readonly group: number } | null {
  if (start >= end || end - start > maxSourceTokens) return null;
  const own = side.tokens.slice(start, end);
  const nouns = own.filter(({ norm }) => sourceNouns.has(norm));
  if (nouns.length !== 1 || own.some(({ norm }) => !sourceNouns.has(norm) && !functionWords.has(norm)))
    return null;
  return { text: textOf(side, [start, end]), group: sourceNouns.get(nouns[0]!.norm)! };
}

const nearAttribution = 4;

/** Tells whether a word of attribution stands close by. */
function isAttributed({ tokens }: Side, start: number, end: number): boolean {
  return tokens
    .slice(Math.max(0, start - nearAttribution), end + nearAttribution)
    .some(({ norm }) => speechVerbs.has(norm) || attributionWords.has(norm));
}
