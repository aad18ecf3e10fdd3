/**
 * Finds quotations whose words were put for others between two readings. One that was cut short or given at greater
 * length says no other word, and a spelling ("U.S." for "US") is none.
 */
import { diffSequences } from '../../base/myers.js';
import { shortTextLikeness } from '../../text/natural.js';
import { findQuotations } from '../../text/quotations.js';
import { functionWords } from '../../text/words/cues.js';
import { type Comparison, isLedInAlike, type Side, type TokenSpan } from './comparison.js';
import { factLimits } from './limits.js';
import { plainWord, squash } from './plain-words.js';

interface Quote {
  readonly text: string;
  readonly norms: readonly string[];
  readonly span: TokenSpan;
}

/** Lists the quotations of the older reading with what each became. */
export function findChangedQuotes(comparison: Comparison): [string, string][] {
  const { older, newer } = comparison;
  const pairs: [string, string][] = [];
  const former = quotesOf(older);
  if (former.length === 0) return pairs;
  // What stands in both is nobody's other wording.
  const kept = new Set(former.map(({ norms }) => norms.join('')));
  const latter = quotesOf(newer);
  const candidates = latter.filter(isLong);
  for (const before of former) {
    const instead = latter.find((after) => isPutFor(comparison, before, after));
    if (instead !== undefined) {
      pairs.push([before.text, instead.text]);
      continue;
    }
    if (!isLong(before) || candidates.some(({ norms }) => norms.join('') === before.norms.join(''))) continue;
    const [alike] = candidates
      .filter(
        (other) => !kept.has(other.norms.join('')) && likeness(before, other) >= factLimits.minQuoteLikeness,
      )
      .sort((left, right) => likeness(before, right) - likeness(before, left));
    if (alike !== undefined && hasExchange(before, alike)) pairs.push([before.text, alike.text]);
  }
  return pairs;
}

/** Tells whether other words are quoted after the same words: 'called it "bigoted"', 'called it "despicable"'. */
function isPutFor(comparison: Comparison, before: Quote, after: Quote): boolean {
  const [former, latter] = [squash(before.text), squash(after.text)];
  return (
    former !== '' &&
    latter !== '' &&
    isLedInAlike(comparison, before.span, after.span) &&
    !before.norms.some((norm) => after.norms.includes(norm) && !functionWords.has(norm)) &&
    // Where the words stand without marks, they were put elsewhere or into other words, and not away.
    !squash(comparison.newer.text).includes(former) &&
    !squash(comparison.older.text).includes(latter)
  );
}

function quotesOf({ text, tokens }: Side): Quote[] {
  return findQuotations(text).map(([start, end]) => {
    const from = tokens.findIndex(({ charSpan }) => charSpan[0] >= start);
    const own = tokens.filter(({ charSpan }) => charSpan[0] >= start && charSpan[1] <= end);
    return {
      text: text.slice(start, end),
      norms: own.filter(({ isSign }) => !isSign).map(({ norm }) => plainWord(norm)),
      span: [from, from + own.length] as const,
    };
  });
}

/** Tells whether words gave way to words, and not only to their own letters with another space. */
function hasExchange(before: Quote, after: Quote): boolean {
  return diffSequences(before.norms, after.norms).some(([startX, endX, startY, endY]) => {
    const [gone, come] = [before.norms.slice(startX, endX), after.norms.slice(startY, endY)];
    // "U.S. labour" and "US labor" differ in spelling alone.
    if (shortTextLikeness(gone.join(''), come.join('')) >= factLimits.sameNameLikeness) return false;
    const isRespelt = (word: string, others: readonly string[]) =>
      others.some((other) => shortTextLikeness(word, other) >= factLimits.sameNameLikeness);
    return gone.some((word) => !isRespelt(word, come)) && come.some((word) => !isRespelt(word, gone));
  });
}

function isLong({ norms }: Quote): boolean {
  return norms.length >= factLimits.minQuoteTokens;
}

/** Computes the share of words in common, over the longer quotation. */
function likeness(before: Quote, { norms }: Quote): number {
  const shared = norms.filter((norm) => before.norms.includes(norm)).length;
  return shared / Math.max(norms.length, before.norms.length);
}
