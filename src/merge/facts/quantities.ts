/**
 * Reads the quantities that a reading states: figures and number words with their bound ("at least"), sign, currency,
 * unit, and what is counted. Years, days and times of day are dates, and parts of names ("COVID-19") count nothing.
 */
import { type CommonWords, numbersIn } from '../../text/number-values.js';
import { type Bound, bounds, units } from '../../text/words/claim-words.js';
import { functionWords } from '../../text/words/cues.js';
import { clauseWords } from '../../text/words/speech-words.js';
import { type Side, stem, type TokenSpan, textOf } from './comparison.js';
import { isDateNumber, isTimeOfDay } from './date-facts.js';
import type { FactToken } from './fact-tokens.js';
import { type NumberRead, readNumber } from './read-number.js';

/** One quantity. */
export interface Quantity {
  /** Of number, signs and currency; `whole` holds the words of its bound, too. */
  readonly span: TokenSpan;
  readonly whole: TokenSpan;
  /** What the number is worth, so that "five" and "5" are one; words that count roughly keep theirs. */
  readonly value: string;
  readonly kind: 'count' | 'money' | 'percent' | 'ordinal';
  readonly bound: Bound | null;
  /** Signs before the number: minus, comparisons. */
  readonly sign: string;
  /** Currency or unit; empty where there is none. */
  readonly unit: string;
  /** Stems of what is counted. */
  readonly nouns: readonly string[];
  /** With what is counted, as the text has it. */
  readonly text: string;
  /** The same with its bound and the sign before it. */
  readonly wholeText: string;
}

const currency = /^[€£¥$₽₴₹₺₸₩₪₫]$/u;
const comparison = /^[<>≤≥±≈−]$/u;

/** Lists the quantities of one side, in order. */
export function readQuantities(side: Side, language: string): Quantity[] {
  const table = numbersIn(language);
  const { tokens } = side;
  const found: Quantity[] = [];
  for (let at = 0; at < tokens.length; ) {
    const number = readNumber(side, at, table);
    if (number === null || isDateNumber(side, [at, number.end]) || isTimeOfDay(side, at)) {
      at = number?.end ?? at + 1;
      continue;
    }
    const quantity = isMarkup(side, at, number) ? null : describe(side, [at, number.end], number);
    if (quantity !== null) found.push(quantity);
    at = Math.max(number.end, quantity?.span[1] ?? 0);
  }
  return found;
}

/** Finds the language whose number words two sides are read by, where `vocabulary` is that of their text. */
export function languageOf(
  [older, newer]: readonly [Side, Side],
  vocabulary: Pick<CommonWords, 'guessLanguage'>,
): string {
  return vocabulary.guessLanguage([...older.tokens, ...newer.tokens]);
}

/** Tells figures that claim nothing: the size of a picture, the number of a clause. */
function isMarkup({ text, tokens, isCapitals }: Side, at: number, { suffix }: NumberRead): boolean {
  return (
    suffix === 'px' || (at === 0 && !isCapitals && clauseNumber.test(text) && /^\p{N}/u.test(tokens[0]!.norm))
  );
}

const clauseNumber = /^[\s#*(]*\p{N}+(?:\.\p{N}+)*[.)]*\*{0,2}\s+\*{0,2}\p{Lu}/u;

function describe(
  side: Side,
  [from, to]: TokenSpan,
  { value, isOrdinal, suffix = '' }: NumberRead,
): Quantity | null {
  const { tokens } = side;
  let start = from;
  let unit = units.has(suffix) ? stem(suffix) : '';
  let sign = '';
  while (start > 0 && tokens[start - 1]!.isSign && isJoined(side, start - 1, start)) {
    const { norm } = tokens[start - 1]!;
    if (currency.test(norm)) unit = norm;
    else if (comparison.test(norm)) sign = norm + sign;
    else break;
    start--;
  }
  let end = to;
  let kind: Quantity['kind'] = isOrdinal ? 'ordinal' : currency.test(unit) ? 'money' : 'count';
  const next = tokens[end];
  if (next !== undefined && isJoined(side, end - 1, end)) {
    if (/^(?:[%‰]|percent|percents|процент\p{L}*|процентн\p{L}*|відсот\p{L}*|prozent)$/u.test(next.norm)) {
      kind = 'percent';
      end++;
    } else if (next.norm === 'per' && tokens[end + 1]?.norm === 'cent') {
      kind = 'percent';
      end += 2;
    } else if (next.norm === '°') {
      unit = `°${tokens[end + 1]?.norm ?? ''}`;
      end = Math.min(end + 2, tokens.length);
    } else if (currency.test(next.norm)) {
      unit = next.norm;
      kind = 'money';
      end++;
    } else if (kind === 'count' && unit === '' && units.has(next.norm)) unit = stem(next.norm);
  }
  const counted = kind === 'money' || kind === 'percent' ? [] : nounsAfter(side, end);
  const nouns = counted.map((at) => stem(tokens[at]!.norm));
  if (isOrdinal && nouns.length === 0) return null;
  const bound = boundBefore(tokens, start);
  const whole: TokenSpan = [start - (bound?.length ?? 0), end];
  // "3 of 5" counts nothing by name.
  const named: TokenSpan = [start, counted[0] === undefined || isCopula(next) ? end : counted[0] + 1];
  return {
    span: [start, end],
    whole,
    value,
    kind,
    bound: bound?.bound ?? null,
    sign,
    unit,
    nouns,
    text: textOf(side, named),
    wholeText: textOf(side, [whole[0], named[1]]),
  };
}

/** Tells whether nothing but spaces or a hyphen stands between two neighbours. */
function isJoined({ text, tokens }: Side, left: number, right: number): boolean {
  return /^[\s\u00a0-]*$/u.test(text.slice(tokens[left]!.charSpan[1], tokens[right]!.charSpan[0]));
}

function isCopula(token: FactToken | undefined): boolean {
  return token !== undefined && /^(?:is|are|was|were)$/.test(token.norm);
}

const mostNouns = 3;

/** Lists the words after a number that may say what it counts, up to the first that cannot. */
function nounsAfter(side: Side, end: number): number[] {
  const { text, tokens, isCapitals } = side;
  const nouns: number[] = [];
  // "113 were members of the army"
  const first = isCopula(tokens[end]) ? end + 1 : end;
  for (let at = first; at < tokens.length && nouns.length < mostNouns; at++) {
    const { norm, isSign, charSpan } = tokens[at]!;
    const isApart = at > 0 && !isJoined(side, at - 1, at);
    if (isApart || isSign || /^\p{N}/u.test(norm)) break;
    if (norm === 'more' || norm === 'other' || norm.endsWith('ly')) continue;
    if (
      functionWords.has(norm) ||
      clauseWords.has(norm) ||
      (!isCapitals && /^\p{Lu}/u.test(text.slice(charSpan[0], charSpan[0] + 1)))
    )
      break;
    nouns.push(at);
  }
  return nouns;
}

/** Finds the bound whose words end right before a number. */
function boundBefore(
  tokens: readonly FactToken[],
  start: number,
): { readonly bound: Bound; readonly length: number } | null {
  // "a dozen", "the 12": an article stands between.
  const end = tokens[start - 1]?.norm === 'a' || tokens[start - 1]?.norm === 'the' ? start - 1 : start;
  for (const { bound, phrase } of bounds) {
    const from = end - phrase.length;
    if (from < 0) continue;
    if (phrase.every((word, index) => tokens[from + index]!.norm === word))
      return { bound, length: start - from };
  }
  return null;
}
