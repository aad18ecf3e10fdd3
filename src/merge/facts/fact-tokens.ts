/**
 * Cuts a reading into the tokens that claims are read from: its words, and the signs that change what is said. "> 900"
 * and "< 900" have equal words and contradict each other. A word that lost the space before it ("toldCNN") is cut where
 * the other reading has both halves.
 */
import type { Token } from '../../model/document.js';
import { recallTokens } from '../../text/recent-tokens.js';
import { functionWords, negations, weekdays } from '../../text/words/cues.js';

/** A word or sign, its span counted from the start of the reading. */
export interface FactToken extends Token {
  readonly isSign: boolean;
}

// A stroke is a minus where it stands right before a figure and after no word; elsewhere it is a dash.
const signPattern =
  /[<>≤≥±≈=%‰°€£¥$₽₴₹₺₸₩₪₫]|−(?=[$€£¥₽₴]?\d)|(?<=^|[\s(])-(?=[$€£¥₽₴]?\d)|(?<=^|[(])–(?=\d)/gu;
const minus = /[-–]/;

/** Cuts `text` into words and signs, in order. */
export function cutFactTokens(text: string): readonly FactToken[] {
  const words = recallTokens(text).map((token) => ({ ...token, isSign: false }));
  const signs = [...text.matchAll(signPattern)].map(({ 0: sign, index }) => ({
    charSpan: [index, index + sign.length] as const,
    norm: minus.test(sign) ? '−' : sign,
    isSign: true,
  }));
  const all =
    signs.length === 0
      ? words
      : [...words, ...signs].sort((left, right) => left.charSpan[0] - right.charSpan[0]);
  if (!text.includes('://')) return all;
  // An address claims nothing, and its parts are neither names nor figures.
  const addresses = [...text.matchAll(/\w+:\/\/[^\s)\]]+/g)].map(({ 0: { length }, index }) => [
    index,
    index + length,
  ]);
  return all.filter(
    ({ charSpan: [start] }) => !addresses.some(([from, to]) => start >= from! && start < to!),
  );
}

// Shorter words are glued to nothing that could be told from a word.
const minGlued = 5;

/** Cuts words of `tokens` in two where `others` have both halves and not the whole. */
export function separateGlued(
  text: string,
  tokens: readonly FactToken[],
  others: ReadonlySet<string>,
): readonly FactToken[] {
  if (!tokens.some((token) => isSuspect(token, others))) return tokens;
  return tokens.flatMap((token) => {
    const cut = isSuspect(token, others) ? findCut(text, token, others) : -1;
    if (cut === -1) return [token];
    const [start, end] = token.charSpan;
    const [head, tail] = [token.norm.slice(0, cut), token.norm.slice(cut)];
    return [
      { charSpan: [start, start + cut] as const, norm: head, isSign: false },
      { charSpan: [start + cut, end] as const, norm: tail, isSign: false },
    ];
  });
}

function isSuspect({ norm, isSign }: FactToken, others: ReadonlySet<string>): boolean {
  return !isSign && norm.length >= minGlued && !others.has(norm) && !negations.has(norm);
}

const minLongWord = 5;

function isLong(half: string): boolean {
  return half.length >= minLongWord && (functionWords.has(half) || negations.has(half));
}

/** Finds where a glued word is to be cut; -1 where it is one word. */
function findCut(text: string, { norm, charSpan }: FactToken, others: ReadonlySet<string>): number {
  const raw = text.slice(...charSpan);
  if (raw.length !== norm.length) return -1;
  for (let cut = 2; cut <= norm.length - 2; cut++) {
    const [head, tail] = [norm.slice(0, cut), norm.slice(cut)];
    const isCapital = /\p{Ll}/u.test(raw.charAt(cut - 1)) && /\p{Lu}/u.test(raw.charAt(cut));
    const isKnown = (half: string) => others.has(half) || functionWords.has(half);
    if (isCapital && (isKnown(head) || isKnown(tail))) return cut;
    if (others.has(head) && others.has(tail) && Math.max(head.length, tail.length) > 2) return cut;
    // "leftwithout", "Tuesdayfound": one half is a word of any text, and too long to be a part of another word.
    if ((others.has(head) && isLong(tail)) || (weekdays.has(head) && tail.length > 2)) return cut;
  }
  return -1;
}
