/**
 * Two bodies in, out comes what stands in one for a few other tokens of the other: the places where a form
 * was filled in differently, or a report edited. By Myers' difference algorithm ("An O(ND) Difference
 * Algorithm", 1986), from the package fast-myers-diff.
 */
import { diff } from 'fast-myers-diff';
import { months } from './cues.js';
import type { Body } from './body.js';

// A longer stretch is rewriting, not filling in.
const maxReplacedTokens = 6;

export interface Replacements {
  readonly tokens: number;
  /** Tokens among them with a digit, of a month, or with a capital inside a sentence. */
  readonly figures: number;
}

/** Counts replaced tokens on both sides. Cost grows with tokens × differences. */
export function countReplacements(
  text: readonly [string, string],
  [a, b]: readonly [Body, Body],
): Replacements {
  let tokens = 0;
  let figures = 0;
  const norms = [a, b].map((body) => body.tokens.map((token) => token.norm));
  for (const [startA, endA, startB, endB] of diff(norms[0]!, norms[1]!)) {
    if (endA === startA || endB === startB) continue;
    if (endA - startA > maxReplacedTokens || endB - startB > maxReplacedTokens) continue;
    tokens += endA - startA + endB - startB;
    for (let index = startA; index < endA; index++) if (isFigure(text[0], a, index)) figures++;
    for (let index = startB; index < endB; index++) if (isFigure(text[1], b, index)) figures++;
  }
  return { tokens, figures };
}

function isFigure(text: string, body: Body, index: number): boolean {
  const { norm, charSpan } = body.tokens[index]!;
  if (/\p{N}/u.test(norm) || months.has(norm)) return true;
  const isSentenceStart =
    index === 0 || /[.!?]/.test(text.slice(body.tokens[index - 1]!.charSpan[1], charSpan[0]));
  return !isSentenceStart && /\p{Lu}/u.test(text.charAt(charSpan[0]));
}
