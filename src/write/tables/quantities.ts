/** Reads what a text counts, by the number words of its language: whether it counts anything, and what its first number is worth. */
import { isSetInCapitals, type Side } from '../../merge/facts/comparison.js';
import { cutFactTokens } from '../../merge/facts/fact-tokens.js';
import { readQuantities } from '../../merge/facts/quantities.js';

/** Tells whether a text states a number of things, a sum or a share, in figures or in words; dates and times are none. */
export function holdsNumber(text: string, language: string): boolean {
  return readQuantities(sideOf(text), language).length > 0;
}

/** What the first number of a text is worth, its minus counted; null where it has none, or counts roughly ("dozens"). */
export function firstNumber(text: string | null, language: string): number | null {
  if (text === null) return null;
  const quantity = readQuantities(sideOf(text), language)[0];
  if (quantity === undefined || !/^\d+(?:\.\d+)?(?:e\+\d+)?$/.test(quantity.value)) return null;
  return Number(quantity.value) * (quantity.sign.includes('−') ? -1 : 1);
}

function sideOf(text: string): Side {
  return { text, tokens: cutFactTokens(text), isCapitals: isSetInCapitals(text) };
}
