/**
 * Lays two readings of one paragraph side by side: their tokens, which of these are the same, and how alike what stands
 * around two claims is. Every kind of claim is compared on this one comparison, so that all agree about what stands
 * where.
 */
import { diffSequences } from '../../base/myers.js';
import { functionWords } from '../../text/words/cues.js';
import { cutFactTokens, type FactToken, separateGlued } from './fact-tokens.js';
import { factLimits } from './limits.js';

/** One of the two readings. */
export interface Side {
  readonly text: string;
  readonly tokens: readonly FactToken[];
  /** It is set in capitals: there, one makes neither a name nor a month. */
  readonly isCapitals: boolean;
}

/** A stretch of tokens `[start, end)` of one side. */
export type TokenSpan = readonly [start: number, end: number];

/** The two readings, and how they hang together. */
export interface Comparison {
  readonly older: Side;
  readonly newer: Side;
  /** Stretches that differ: `[startX, endX)` of the older gives way to `[startY, endY)` of the newer. */
  readonly changes: readonly (readonly [number, number, number, number])[];
  /** For each token of the older reading the one it still is; -1 where it went. */
  readonly partners: Int32Array;
}

/** Lays `older` and `newer` side by side. */
export function compareReadings(older: string, newer: string): Comparison {
  const [first, second] = [cutFactTokens(older), cutFactTokens(newer)];
  const normsOf = (tokens: readonly FactToken[]) => tokens.map(({ norm }) => norm);
  const before = separateGlued(older, first, new Set(normsOf(second)));
  const after = separateGlued(newer, second, new Set(normsOf(first)));
  const changes = diffSequences(normsOf(before), normsOf(after));
  const partners = new Int32Array(before.length).fill(-1);
  let [x, y] = [0, 0];
  for (const [startX, endX, startY, endY] of [...changes, [before.length, 0, after.length, 0] as const]) {
    while (x < startX && y < startY) partners[x++] = y++;
    [x, y] = [endX, endY];
  }
  return {
    older: { text: older, tokens: before, isCapitals: isSetInCapitals(older) },
    newer: { text: newer, tokens: after, isCapitals: isSetInCapitals(newer) },
    changes,
    partners,
  };
}

/** Tells a text set in capitals from one that is short and begins with initials. */
export function isSetInCapitals(text: string): boolean {
  const capitals = text.match(/\p{Lu}/gu)?.length ?? 0;
  const small = text.match(/\p{Ll}/gu)?.length ?? 0;
  return capitals >= factLimits.minCapitals && capitals >= factLimits.minCapitalShare * (capitals + small);
}

/** Tells whether a stretch of the newer reading stands exactly where one of the older stood: same neighbours. */
export function isExchange(
  { older, newer, partners }: Comparison,
  left: TokenSpan,
  right: TokenSpan,
): boolean {
  const isBefore = left[0] === 0 ? right[0] === 0 : partners[left[0] - 1] === right[0] - 1;
  const isAfter =
    left[1] === older.tokens.length ? right[1] === newer.tokens.length : partners[left[1]] === right[1];
  // A reading of one claim alone has no neighbours to tell by.
  return isBefore && isAfter && !(left[0] === 0 && left[1] === older.tokens.length);
}

/** Tells whether the same words lead up to two stretches: "prices average $2.98, after", "prices average $3 a gallon". */
export function isLedInAlike({ partners }: Comparison, left: TokenSpan, right: TokenSpan): boolean {
  const { leadInTokens } = factLimits;
  if (left[0] < leadInTokens) return false;
  return Array.from({ length: leadInTokens }, (_, back) => back + 1).every(
    (back) => partners[left[0] - back] === right[0] - back,
  );
}

/** Tells whether a stretch lies in one place with another, up to a few words on either side. */
export function isSamePlace(comparison: Comparison, left: TokenSpan, right: TokenSpan): boolean {
  return comparison.changes.some(
    ([startX, endX, startY, endY]) =>
      left[0] < endX &&
      left[1] > startX &&
      right[0] < endY &&
      right[1] > startY &&
      endX - startX - (left[1] - left[0]) < factLimits.maxReplacedTokens &&
      endY - startY - (right[1] - right[0]) < factLimits.maxReplacedTokens,
  );
}

/** The words around a claim. */
function wordsAround({ tokens }: Side, [start, end]: TokenSpan): ReadonlySet<string> {
  const near = factLimits.contextTokens;
  return new Set(
    [...tokens.slice(Math.max(0, start - near), start), ...tokens.slice(end, end + near)]
      .filter(({ norm, isSign }) => !isSign && !functionWords.has(norm) && !/^\p{N}/u.test(norm))
      .map(({ norm }) => stem(norm)),
  );
}

/** Measures how alike what stands around two claims is: the share of words, and how many they are. */
export function contextLikeness(
  { older, newer }: Comparison,
  left: TokenSpan,
  right: TokenSpan,
): { readonly share: number; readonly shared: number } {
  const [before, after] = [wordsAround(older, left), wordsAround(newer, right)];
  const shared = [...before].filter((word) => after.has(word)).length;
  const least = Math.min(before.size, after.size);
  return { share: least === 0 ? 0 : shared / least, shared };
}

// Endings of inflected words are shorter than what is left.
const stemLength = 5;

/** Strips what inflects a word: "soldiers" and "soldier" count the same, "человека" and "человек" too. */
export function stem(norm: string): string {
  if (/^[\u0000-\u007f]*$/.test(norm)) return norm.replace(/'s$/, '').replace(/(?<=[^s]{2})s$/, '');
  return norm.length > stemLength ? norm.slice(0, stemLength) : norm;
}

/** Returns the text of a stretch of tokens. */
export function textOf({ text, tokens }: Side, [start, end]: TokenSpan): string {
  return text.slice(tokens[start]!.charSpan[0], tokens[end - 1]!.charSpan[1]);
}
