/** Finds quotations that were reworded between two readings of one sentence: alike, and not equal word by word. */
import { findQuotations } from '../../text/quotations.js';
import { tokenize } from '../../text/tokens.js';
import { factLimits } from '../limits.js';

interface Quote {
  readonly text: string;
  readonly norms: readonly string[];
}

/** Lists the quotations of `older` with what each became in `newer`. */
export function findChangedQuotes(older: string, newer: string): [string, string][] {
  const pairs: [string, string][] = [];
  const former = quotesOf(older);
  if (former.length === 0) return pairs;
  // What stands in both is nobody's other wording.
  const kept = new Set(former.map(({ norms }) => norms.join()));
  const candidates = quotesOf(newer).filter(isLong);
  for (const before of former) {
    if (!isLong(before) || candidates.some(({ norms }) => norms.join() === before.norms.join())) continue;
    const [alike] = candidates
      .filter(
        (other) => !kept.has(other.norms.join()) && likeness(before, other) >= factLimits.minQuoteLikeness,
      )
      .sort((left, right) => likeness(before, right) - likeness(before, left));
    if (alike !== undefined) pairs.push([before.text, alike.text]);
  }
  return pairs;
}

function quotesOf(text: string): Quote[] {
  return findQuotations(text).map((span) => {
    const words = text.slice(...span);
    return { text: words, norms: tokenize(words).map(({ norm }) => norm) };
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
