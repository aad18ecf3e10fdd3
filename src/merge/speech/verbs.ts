/**
 * Tells verbs of speech from words that only look like one: "Residents were told" is said of them, "Gulf states" say
 * nothing, "self-declared" is no verb at all.
 */
import type { Token } from '../../model/document.js';
import {
  addressees,
  addressing,
  colonVerbs,
  denials,
  looseVerbs,
  nounVerbs,
  passiveVerbs,
  publications,
  quotingVerbs,
  readingVerbs,
  speakingPronouns,
  speechVerbs,
} from '../../text/words/speech-words.js';
import { speechLimits } from './limits.js';
import { isAdverb } from './noun-phrases.js';
import type { Outside } from './outside.js';

/** Tells whether the token at `index` says what somebody says. */
export function isVerb(outside: Outside, index: number): boolean {
  const { text, tokens, quotations } = outside;
  const { norm, charSpan } = tokens[index]!;
  // "United States", and "Asked whether …" at the head of a sentence; "self-declared".
  if (/^\p{Lu}/u.test(text.slice(charSpan[0], charSpan[0] + 1))) return false;
  if (/[\p{L}\p{N}][-‐‑]$/u.test(text.slice(Math.max(0, charSpan[0] - 2), charSpan[0]))) return false;
  const before = wordsBefore(outside, index);
  // "is then claimed", "is usually called".
  const auxiliary = isAdverb(before[0]!) && !passiveVerbs.has(before[0]!) ? before[1]! : before[0]!;
  if (passiveVerbs.has(auxiliary) && /(?:ed|told|said|read)$/.test(norm)) return false;
  if (before.some((word) => denials.has(word) || word.endsWith("n't"))) return false;
  const rest = text.slice(charSpan[1]);
  // "dismissed by Congress".
  if (/ed$/.test(norm) && /^\s+by\b/.test(rest)) return false;
  const tail = tailBefore(text, charSpan[0]);
  const isClosing = /,\s*\S+\s*$/.test(tail);
  const isAfterQuotation = quotations.some(([, end]) => end <= charSpan[0]);
  // "agreed to leave", "shared a meal": they speak before a colon alone.
  if (colonVerbs.has(norm)) return /^\s*:\s*["“«]/.test(rest);
  if (readingVerbs.has(norm)) return readsOut(outside, index, rest);
  if (/ing$/.test(norm) && !isParticiple(outside, index, before[0]!)) return false;
  if (nounVerbs.has(norm))
    return (
      isClosing ||
      speakingPronouns.has(before[0]!) ||
      (isAfterQuotation && /^\s*(?:[.,;]|$)/.test(rest)) ||
      /^\s*(?:(?:that|it|he|she|they|there|no|the|out)\b|\p{Lu}\p{L}+\s)|^\s*[:,]?\s*["“«]/u.test(rest)
    );
  if (!looseVerbs.has(norm) || quotations.length > 0) return !/^\s+to\s/.test(rest) || !looseVerbs.has(norm);
  return isClosing || /^\s*(?:,|that\b)/.test(rest);
}

/** Returns the last two words before the token, as far as no quotation stands between. */
function wordsBefore({ tokens, quotations }: Outside, index: number): [string, string] {
  const word = (at: number) => {
    const token = tokens[at];
    if (token === undefined) return '';
    const isParted = quotations.some(
      ([start]) => start >= token.charSpan[1] && start < tokens[index]!.charSpan[0],
    );
    return isParted ? '' : token.norm;
  };
  return [word(index - 1), word(index - 2)];
}

/** Tells a participle that goes on with its sentence from a noun: ", only saying", "with the mayor calling it". */
function isParticiple(outside: Outside, index: number, before: string): boolean {
  const { text, tokens } = outside;
  let first = index;
  while (first > 0 && isAdverb(tokens[first - 1]!.norm) && !passiveVerbs.has(tokens[first - 1]!.norm))
    first--;
  const isAfterMark = /[,"”»–—]\s*$|\s-\s*$/.test(text.slice(0, tokens[first]!.charSpan[0]).slice(-4));
  // "messages informing them".
  if (addressing.test(tokens[index]!.norm) && addressees.has(tokens[index + 1]?.norm ?? '')) return true;
  // "doubled down on it by saying", "despite Ford claiming".
  if (before === 'by' || tokens.slice(Math.max(0, index - 3), index).some(({ norm }) => norm === 'despite'))
    return true;
  // "a statement condemning it".
  if (publications.has(before)) return true;
  return (
    isAfterMark || passiveVerbs.has(before) || /^(?:him|her|them)$/.test(before) || followsWith(tokens, index)
  );
}

/** Tells whether "with" opens a participle's clause: "with the mayor calling it". */
export function followsWith(tokens: readonly Token[], index: number): boolean {
  return tokens
    .slice(Math.max(0, index - speechLimits.maxTokensAfterWith), index)
    .some(({ norm }) => norm === 'with');
}

/** Tells "“…,” the statement read" and "It reads: “…”" from reading a book. */
function readsOut({ text, tokens, quotations }: Outside, index: number, rest: string): boolean {
  const { charSpan } = tokens[index]!;
  if (/^\s*(?:in part\s*)?[,:]?\s*["“«]/.test(rest)) return true;
  const [, end] = quotations.findLast((span) => span[1] <= charSpan[0]) ?? [0, Number.NaN];
  return /^[\s,]*(?:[\p{L}’'-]+\s+){0,4}$/u.test(text.slice(end, charSpan[0]));
}

/** Returns the last word before `end`, the white space before that and one character more: no pattern needs more. */
export function tailBefore(text: string, end: number): string {
  const skip = (from: number, isSpace: boolean) => {
    let at = from;
    while (at > 0 && /\s/.test(text.charAt(at - 1)) === isSpace) at--;
    return at;
  };
  const start = skip(skip(skip(end, true), false), true);
  return text.slice(Math.max(0, start - 1), end);
}

/** Tells whether a word can be a verb of speech at all. */
export function mayBeVerb(norm: string, hasQuotations: boolean): boolean {
  return speechVerbs.has(norm) || (hasQuotations && quotingVerbs.has(norm));
}
