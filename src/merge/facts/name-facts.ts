/**
 * Finds names that were put for others between two readings of one sentence, and those that nobody names any more. A
 * name is put for another where it stands between the same words; rewording puts names next to each other that are no
 * other. A respelling, a title put for a first name, a first name for a last one are no other name.
 */
import type { Token } from '../../model/document.js';
import { shortTextLikeness } from '../../text/natural.js';
import { functionWords, months, personTitles, weekdays } from '../../text/words/cues.js';
import type { Comparison, Side, TokenSpan } from './comparison.js';
import { factLimits } from './limits.js';
import { plainWord, squash } from './plain-words.js';

/** A run of words with a capital. */
export interface Name {
  readonly text: string;
  readonly span: TokenSpan;
  readonly norms: readonly string[];
}

/** Tells whether a whole revision has these letters, spaces aside. */
export type Holds = (letters: string) => boolean;

/** Tells whether one of the revisions writes a word without a capital: of two such words, neither is a name. */
export type WritesSmall = (word: string) => boolean;

/** What a name was put for, as the texts have it. */
export interface NameChange {
  readonly kind: 'name-changed' | 'role-changed';
  readonly from: string;
  readonly to: string;
}

/** Lists the names and roles that gave way to others in their place. */
export function findChangedNames(
  comparison: Comparison,
  holds: readonly [Holds, Holds],
  writesSmall: WritesSmall,
): NameChange[] {
  const { older, newer, changes } = comparison;
  const found: NameChange[] = [];
  if (isCapitalized(older) || isCapitalized(newer)) return found;
  for (const [startX, endX, startY, endY] of changes) {
    const { maxReplacedTokens } = factLimits;
    const [first, second] = [designationAt(older, startX, endX), designationAt(newer, startY, endY)];
    if (first !== null && second !== null) found.push({ kind: 'name-changed', from: first, to: second });
    if (endX - startX > maxReplacedTokens || endY - startY > maxReplacedTokens) continue;
    const [before, after] = [nameIn(older, [startX, endX]), nameIn(newer, [startY, endY])];
    if (before === null || after === null) continue;
    const isRole = isTitle(before) && isTitle(after);
    if (isRole && !isShortened(before, after) && isFollowedByName(older, endX))
      found.push({ kind: 'role-changed', from: before.text, to: after.text });
    else if (
      isOther(before, after, holds, comparison) &&
      ![before, after].every((name) => name.norms.every(writesSmall))
    )
      found.push({ kind: 'name-changed', from: before.text, to: after.text });
  }
  return found;
}

/** Tells a headline whose every word has a capital: there, a capital makes no name. */
function isCapitalized({ text, tokens, isCapitals }: Side): boolean {
  if (isCapitals) return true;
  const long = tokens.filter(({ norm }) => norm.length >= factLimits.longWord);
  const capitals = long.filter(({ charSpan: [start] }) => /\p{Lu}/u.test(text.charAt(start)));
  return (
    long.length >= factLimits.minHeadlineWords && capitals.length >= factLimits.minCapitalShare * long.length
  );
}

/** Reads a name whose figure was changed ("helium-3", "A4"), at the start of a stretch; null where there is none. */
function designationAt({ text, tokens }: Side, start: number, end: number): string | null {
  const [token, before] = [tokens[start], tokens[start - 1]];
  if (start >= end || token === undefined) return null;
  const word = text.slice(...token.charSpan);
  if (/^\p{Lu}{1,4}\d{1,4}$/u.test(word)) return word;
  if (before === undefined || !/^\d{1,4}$/.test(word) || !/^\p{L}{2,}$/u.test(before.norm)) return null;
  const whole = text.slice(before.charSpan[0], token.charSpan[1]);
  return /^\p{L}+[-‑]\d+$/u.test(whole) ? whole : null;
}

/** Reads the name that fills a stretch but for titles and articles; null where anything else stands there. */
function nameIn(side: Side, [start, end]: TokenSpan): Name | null {
  const { text, tokens } = side;
  const own = tokens.slice(start, end);
  const names = own.filter((token) => isName(text, token));
  if (names.length === 0) return null;
  const isOnlyName = own.every((token) => isName(text, token) || /^(?:the|a|an)$/.test(token.norm));
  if (!isOnlyName) return null;
  const persons = names.filter(({ norm }) => !personTitles.has(bareName(norm)));
  return toName(side, persons.length > 0 ? persons : names, start);
}

function toName({ text }: Side, tokens: readonly Token[], start: number): Name {
  const [from, to] = [tokens[0]!.charSpan[0], tokens.at(-1)!.charSpan[1]];
  return {
    text: text.slice(from, to).replace(/['’]s$/u, ''),
    span: [start, start + tokens.length],
    norms: tokens.map(({ norm }) => bareName(norm)),
  };
}

/** Tells whether one title is the other cut short: "Gov." and "Governor". */
function isShortened({ norms: left }: Name, { norms: right }: Name): boolean {
  const [before, after] = [left.join(''), right.join('')];
  return before.startsWith(after) || after.startsWith(before);
}

function isTitle({ norms }: Name): boolean {
  return norms.every((norm) => personTitles.has(norm));
}

/** Tells whether a name follows, with no more than other titles before it. */
function isFollowedByName({ text, tokens }: Side, at: number): boolean {
  const next = tokens.slice(at).find(({ norm }) => !personTitles.has(norm));
  // The point of "Rep." ends no sentence.
  return next !== undefined && /^\p{Lu}/u.test(text.slice(next.charSpan[0], next.charSpan[1]));
}

/** Tells whether two names name two people or places. */
function isOther(
  before: Name,
  after: Name,
  [olderHolds, newerHolds]: readonly [Holds, Holds],
  { older, newer }: Comparison,
): boolean {
  if (isTitle(before) || isTitle(after)) return false;
  const [left, right] = [before.norms.map(plainWord).join(''), after.norms.map(plainWord).join('')];
  if (left.startsWith(right) || right.startsWith(left) || left.endsWith(right) || right.endsWith(left))
    return false;
  if (shortTextLikeness(left, right) >= factLimits.sameNameLikeness) return false;
  // "Pank" is a slip for "Punk" where the newer revision has it nowhere; Iran stands elsewhere when Iraq is meant.
  if (isOneLetterOff(left, right) && !newerHolds(left)) return false;
  if (isAcronym(before, after) || isAcronym(after, before)) return false;
  // Both stand in both readings: the sentence was turned round.
  if (squash(older.text).includes(right) && squash(newer.text).includes(left)) return false;
  // "Christina Valencia" is one person.
  const isOne = (holds: Holds) => holds(left + right) || holds(right + left);
  return !isOne(olderHolds) && !isOne(newerHolds);
}

function isOneLetterOff(left: string, right: string): boolean {
  return (
    left.length === right.length && [...left].filter((letter, at) => letter !== right.charAt(at)).length === 1
  );
}

/** Tells whether one name is the first letters of the other: "WHO", "World Health Organization". */
function isAcronym({ norms: [short, ...more] }: Name, { norms }: Name): boolean {
  return more.length === 0 && norms.length > 1 && short === initialsOf(norms);
}

function initialsOf(norms: readonly string[]): string {
  return norms.map((norm) => norm.charAt(0)).join('');
}

// A name that lost the space after it ("Hormuzremains") is known by its beginning.
const knownLetters = 5;

/** Lists the names of the older reading that the newer revision has nowhere, in no other spelling either. */
export function findDroppedNames(
  { older, newer }: Comparison,
  newerHolds: Holds,
  spoken: readonly string[],
): string[] {
  const isRespelt = (norm: string) =>
    newer.tokens.some(
      (other) => shortTextLikeness(bareName(other.norm), norm) >= factLimits.sameNameLikeness,
    );
  const isGone = (norm: string) => !newerHolds(plainWord(norm).slice(0, knownLetters)) && !isRespelt(norm);
  if (isCapitalized(older)) return [];
  return (
    namesOf(older)
      .filter(({ norms }) => norms.every(isGone) && !norms.every((norm) => personTitles.has(norm)))
      .filter(({ norms }) => !newer.tokens.some(({ norm }) => norms.length > 1 && norm === initialsOf(norms)))
      .map(({ text }) => text)
      // Neither "McGlue" nor a key of letters and figures.
      .filter((text) => !/\p{N}|\p{Ll}\p{Lu}/u.test(text))
      .filter((text) => !spoken.some((name) => name.includes(text)))
  );
}

function namesOf(side: Side): Name[] {
  const { text, tokens } = side;
  const names: Name[] = [];
  for (let at = 0; at < tokens.length; at++) {
    let end = at;
    const isNext = () =>
      end === at || /^\s*$/.test(text.slice(tokens[end - 1]!.charSpan[1], tokens[end]!.charSpan[0]));
    while (end < tokens.length && isName(text, tokens[end]!) && isNext()) end++;
    if (end === at) continue;
    names.push(toName(side, tokens.slice(at, end), at));
    at = end - 1;
  }
  return names;
}

/** Strips the possessive: "Newsom's" names Newsom. */
export function bareName(norm: string): string {
  return norm.endsWith("'s") ? norm.slice(0, -2) : norm;
}

/** Tells whether a word is a name: it has a capital, stands inside its sentence and is no day or month. */
export function isName(text: string, { charSpan: [start, end], norm }: Token): boolean {
  if (start === 0 || !/\p{Lu}/u.test(text.charAt(start)) || end - start < 2) return false;
  if (/[.!?“"«]\s*$/.test(text.slice(Math.max(0, start - 8), start))) return false;
  const bare = bareName(norm);
  return !months.has(bare) && !weekdays.has(bare) && !functionWords.has(bare);
}
