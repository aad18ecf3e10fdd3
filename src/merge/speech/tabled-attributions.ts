/**
 * Finds attributions by the table of a language: the subject stands before its verb, or after it behind a quotation
 * ("— сказал Песков"), or always after it, as in Arabic. A tag may stand within the marks («Да, — сказал он. — Нет»).
 */
import type { Block, CharSpan, Token } from '../../model/document.js';
import { foldLetters, type SpeechTable } from '../../text/words/speech-languages.js';
import { personOf } from '../../text/words/speech-words.js';
import { speechLimits } from './limits.js';
import type { Outside } from './outside.js';
import type { Attribution } from './speech-model.js';

/** A paragraph as the table reads it: all its tokens, quoted or not. */
interface Reading {
  readonly text: string;
  readonly tokens: readonly Token[];
  readonly quotations: readonly CharSpan[];
  readonly table: SpeechTable;
}

const clauseEnd = /[,;:.!?()«»"“”„،؛؟–—]|-\s/;
/** Ends right before a tag: «…», — ; “…”, ; «…, — . */
const tagStart = /(?:[»”“",!?…]\s*[—–-]+|[»”“"][,،]|[,،]\s?[»”“"])\s*$/u;

/** Tells whether any word can be a verb of speech or name a source. */
export function mayAttributeByTable(block: Block, table: SpeechTable): boolean {
  return tokensOf(block).some(
    ({ norm }) => isSpeechVerb(norm, table) || table.sources.some(([first]) => first === norm),
  );
}

/** Lists the attributions of a paragraph in the order of their verbs. */
export function findTabledAttributions(
  { text, quotations }: Outside,
  block: Block,
  table: SpeechTable,
): Attribution[] {
  const tokens = tokensOf(block);
  const reading = { text, tokens, quotations, table };
  const found: Attribution[] = [];
  for (const [index, { norm, charSpan }] of tokens.entries()) {
    const source = sourceAt(reading, index);
    if (source === null && !isSpeechVerb(norm, table)) continue;
    const isPostposed = tagStart.test(text.slice(Math.max(0, charSpan[0] - 8), charSpan[0]));
    if (isWithin(reading, charSpan[0]) && !(isPostposed && hasDash(text, charSpan[0]))) continue;
    const subject =
      source !== null
        ? subjectAfter(reading, source, true)
        : (subjectOf(reading, index, isPostposed) ??
          (table.isVerbFirst ? (found.at(-1)?.subject ?? null) : null));
    if (subject === null) continue;
    const isBehind = subject[0] > charSpan[0];
    const isFar = subject[1] < charSpan[0] && found.some((other) => other.subject === subject);
    found.push({
      subject,
      span: isFar ? charSpan : isBehind ? [charSpan[0], subject[1]] : [subject[0], charSpan[1]],
      isAccording: source !== null,
      isSpeech: true,
      isSubordinate: false,
      isPostposed,
    });
  }
  return found;
}

function tokensOf({ sentences }: Block): Token[] {
  return sentences.flatMap(({ tokens }) =>
    tokens.map((token) => ({ ...token, norm: foldLetters(token.norm) })),
  );
}

function isSpeechVerb(norm: string, { verbs, prefix }: SpeechTable): boolean {
  return verbs.has(norm) || (prefix?.test(norm) === true && verbs.has(norm.slice(1)));
}

/** Finds the last token of "according to" at `index`; null where none begins there. */
function sourceAt({ tokens, table }: Reading, index: number): number | null {
  const source = table.sources.find((words) => words.every((word, at) => tokens[index + at]?.norm === word));
  return source === undefined ? null : index + source.length - 1;
}

function isWithin({ quotations }: Reading, at: number): boolean {
  return quotations.some(([start, end]) => at > start && at < end);
}

/** Tells a tag within the marks, which a dash sets off. */
function hasDash(text: string, at: number): boolean {
  return /[,!?…]\s*[—–-]+\s*$/u.test(text.slice(Math.max(0, at - 8), at));
}

function subjectOf(reading: Reading, index: number, isPostposed: boolean): CharSpan | null {
  const { text, tokens, table } = reading;
  const before = tokens[index - 1];
  const isHead =
    before === undefined ||
    clauseEnd.test(text.slice(before.charSpan[1], tokens[index]!.charSpan[0])) ||
    table.stops.has(before.norm);
  if (isPostposed || table.isVerbFirst) return subjectAfter(reading, index, true);
  const own = subjectBefore(reading, index);
  return own ?? (isHead ? subjectAfter(reading, index, false) : null);
}

/** Takes the words behind a verb as far as its clause goes; `isSure` where people at large, "прокуроры", will do. */
function subjectAfter(reading: Reading, index: number, isSure: boolean): CharSpan | null {
  const { text, tokens, table } = reading;
  let first = index + 1;
  while (first < tokens.length && isJoined(text, tokens, first) && table.between.has(tokens[first]!.norm))
    first++;
  let last = first - 1;
  while (
    last + 1 < tokens.length &&
    last + 1 - first < speechLimits.maxTabledTokens &&
    isJoined(text, tokens, last + 1) &&
    !table.stops.has(tokens[last + 1]!.norm)
  )
    last++;
  const mayBePlain = isSure && last - first < speechLimits.maxPeopleTokens;
  return toSubject(reading, { first, last, mayBePlain });
}

/** Takes the words before a verb back to where its clause begins, past an aside between commas. */
function subjectBefore(reading: Reading, index: number): CharSpan | null {
  const { text, tokens, table } = reading;
  let last = index - 1;
  while (last >= 0 && isJoined(text, tokens, last + 1) && table.between.has(tokens[last]!.norm)) last--;
  if (last < 0) return null;
  if (!isJoined(text, tokens, last + 1)) {
    if (!/^,\s*$/.test(text.slice(tokens[last]!.charSpan[1], tokens[last + 1]!.charSpan[0]))) return null;
    // "Песков, пресс-секретарь президента, сказал".
    const aside = tokens.findLastIndex((_, at) => at > 0 && at <= last && !isJoined(text, tokens, at));
    if (aside <= 0 || !/^,\s*$/.test(text.slice(tokens[aside - 1]!.charSpan[1], tokens[aside]!.charSpan[0])))
      return null;
    last = aside - 1;
  }
  let first = last;
  while (first > 0 && isJoined(text, tokens, first) && !table.stops.has(tokens[first - 1]!.norm)) first--;
  const opens =
    first > 0 && isJoined(text, tokens, first) ? passPhrase(reading, first, last) : { first, last };
  return opens.last - opens.first >= speechLimits.maxTabledTokens
    ? null
    : toSubject(reading, { ...opens, mayBePlain: false });
}

/**
 * Passes over a phrase with a preposition: of "Макгирт после смерти Дадашева заявил" what its clause begins with, of
 * "После боя Матиас сказал" the name that ends it.
 */
function passPhrase(
  { text, tokens, table }: Reading,
  first: number,
  last: number,
): { readonly first: number; readonly last: number } {
  let start = first - 1;
  while (start > 0 && isJoined(text, tokens, start)) start--;
  const isName = (at: number) => /^\p{Lu}/u.test(text.slice(...tokens[at]!.charSpan));
  if (isName(start) && !table.stops.has(tokens[start]!.norm)) {
    let end = start;
    while (end + 1 < first && !table.stops.has(tokens[end + 1]!.norm)) end++;
    return { first: start, last: end };
  }
  let name = last;
  while (name > first && isName(name - 1)) name--;
  return { first: name, last };
}

/** Tells whether no clause ends between a token and the one before it. */
function isJoined(text: string, tokens: readonly Token[], at: number): boolean {
  const before = tokens[at - 1];
  if (before === undefined) return true;
  const gap = text.slice(before.charSpan[1], tokens[at]!.charSpan[0]);
  // "В. Путин".
  return (/^\.\s?$/.test(gap) && before.charSpan[1] - before.charSpan[0] === 1) || !clauseEnd.test(gap);
}

/** Accepts a pronoun, a name, or words without case; small letters alone only where `mayBePlain`. */
function toSubject(
  { text, tokens, table }: Reading,
  {
    first,
    last,
    mayBePlain,
  }: { readonly first: number; readonly last: number; readonly mayBePlain: boolean },
): CharSpan | null {
  let start = first;
  const isLead = ({ norm }: Token) => table.stops.has(norm) || table.between.has(norm);
  while (start <= last && isLead(tokens[start]!)) start++;
  if (start > last) return null;
  const span = [tokens[start]!.charSpan[0], tokens[last]!.charSpan[1]] as const;
  const words = text.slice(...span);
  const isCased = /\p{Lu}|\p{Ll}/u.test(words);
  if (personOf(words) !== null || !isCased || mayBePlain) return span;
  return /\p{Lu}/u.test(words.slice(1)) || /^\p{Lu}\p{L}+$/u.test(words) ? span : null;
}
