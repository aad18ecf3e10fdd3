/**
 * Cuts a text into tokens: runs of letters, digits and marks by Unicode class, each with its span and a `norm`
 * for comparing (NFKC, case folded, apostrophes unified, joiners dropped). Leaves scripts without spaces to the
 * dictionaries of Intl.Segmenter. Looks characters up in a table, four times as fast as a regular expression
 * over the text; a text with characters beyond the basic plane, which the table does not hold, takes the
 * expression.
 */
import type { Token } from '../model/document.js';

// Apostrophes and zero-width joiners inside words; points and commas inside numbers.
const tokenPattern =
  /[\p{L}\p{N}\p{M}\u00ad]+(?:(?:['’ʼ‘\u200b-\u200d\u2060]+|(?<=\p{N})[.,٫٬](?=\p{N}))[\p{L}\p{N}\p{M}\u00ad]+)*/gu;
const unspacedScript =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
const ignorable = /[\u00ad\u0640\u200b-\u200d\u2060]|[\ufe00-\ufe0f]/g;

// What a character is, in bits. A class of 0 has not been looked up yet.
const isKnown = 1;
const isWord = 2;
const isNumber = 4;
const isJoiner = 8;
const isPoint = 16;
const isUnspaced = 32;
const isSurrogate = 64;
const isForeign = 128;

// The first 256 characters and general punctuation, which are all that many a text has: classes of all letters take longer to
// compile than the text does to be cut.
const plainCharacter = /[\0-\u00ff\u2000-\u206f]/;

/** By code unit; filled as characters are met, since most of the 65,536 never are. */
const classes = new Uint8Array(65_536);
/** Start, end and bits of each word of the text scanned last. */
let words = new Int32Array(3 * 1024);

const maxRun = 2048;
let wordSegmenter: Intl.Segmenter | undefined;

/**
 * Returns the tokens of `text`, in order, spans shifted by `offset`.
 *
 * @example
 * tokenize('Syria’s 3.6 million').map((token) => token.norm) // ["syria's", '3.6', 'million']
 */
export function tokenize(text: string, offset = 0): Token[] {
  const count = scan(text);
  if (count === -1) return tokenizeByPattern(text, offset);
  const tokens: Token[] = [];
  for (let at = 0; at < 3 * count; at += 3) {
    const start = words[at]!;
    const word = text.slice(start, words[at + 1]);
    const bits = words[at + 2]!;
    if ((bits & isUnspaced) !== 0) pushUnspaced(tokens, word, start + offset);
    else pushToken(tokens, word, start + offset, (bits & isForeign) === 0);
  }
  return tokens;
}

/** Counts the tokens that tokenize() finds, without making them. */
export function countTokens(text: string): number {
  const count = scan(text);
  if (count === -1) return tokenizeByPattern(text, 0).length;
  let tokens = count;
  for (let at = 0; at < 3 * count; at += 3) {
    const bits = words[at + 2]!;
    if ((bits & (isForeign | isUnspaced)) === 0) continue;
    const word = text.slice(words[at], words[at + 1]);
    const made: Token[] = [];
    if ((bits & isUnspaced) !== 0) pushUnspaced(made, word, 0);
    else pushToken(made, word, 0, false);
    tokens += made.length - 1;
  }
  return tokens;
}

/**
 * Fills `words` and returns how many there are; -1 where the text has characters that the table does not hold.
 */
function scan(text: string): number {
  const { length } = text;
  let count = 0;
  let index = 0;
  while (index < length) {
    let kind = classAt(text, index);
    if ((kind & isWord) === 0) {
      if ((kind & isSurrogate) !== 0) return -1;
      index++;
      continue;
    }
    const start = index;
    let bits = 0;
    for (;;) {
      while ((kind & isWord) !== 0) {
        bits |= kind;
        kind = ++index < length ? classAt(text, index) : isKnown;
      }
      const next = findContinuation(text, index, kind);
      if (next === -1) break;
      for (; index < next; index++) bits |= classAt(text, index);
      kind = classAt(text, index);
    }
    if ((kind & isSurrogate) !== 0) return -1;
    if (3 * count === words.length) words = growTwofold(words);
    words[3 * count] = start;
    words[3 * count + 1] = index;
    words[3 * count++ + 2] = bits;
  }
  return count;
}

function growTwofold(from: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const grown = new Int32Array(2 * from.length);
  grown.set(from);
  return grown;
}

/**
 * Finds where a word goes on that stops before `index`: after joiners, or a point between digits; -1 where it
 * ends.
 */
function findContinuation(text: string, index: number, kind: number): number {
  if ((kind & (isPoint | isJoiner)) === 0) return -1;
  if ((kind & isPoint) !== 0) {
    const isBetween =
      (classAt(text, index - 1) & isNumber) !== 0 &&
      index + 1 < text.length &&
      (classAt(text, index + 1) & isNumber) !== 0;
    return isBetween ? index + 1 : -1;
  }
  let next = index;
  while (next < text.length && (classAt(text, next) & isJoiner) !== 0) next++;
  return next > index && next < text.length && (classAt(text, next) & isWord) !== 0 ? next : -1;
}

function classAt(text: string, index: number): number {
  const unit = text.charCodeAt(index);
  const known = classes[unit]!;
  return known !== 0 ? known : classify(unit);
}

function classify(unit: number): number {
  const character = String.fromCharCode(unit);
  const isPlain = plainCharacter.test(character);
  const bits =
    isKnown |
    ((isPlain ? /[\dA-Za-zªµºÀ-ÖØ-öø-ÿ²³¹¼-¾\u00ad]/ : /[\p{L}\p{N}\p{M}\u00ad]/u).test(character)
      ? isWord
      : 0) |
    ((isPlain ? /[\d²³¹¼-¾]/ : /\p{N}/u).test(character) ? isNumber : 0) |
    (/['’‘\u200b-\u200d\u2060]/u.test(character) ? isJoiner : 0) |
    (/[.,٫٬]/u.test(character) ? isPoint : 0) |
    (!isPlain && unspacedScript.test(character) ? isUnspaced : 0) |
    (unit >= 0xd800 && unit <= 0xdfff ? isSurrogate : 0) |
    (unit >= 0x80 ? isForeign : 0);
  classes[unit] = bits;
  return bits;
}

function tokenizeByPattern(text: string, offset: number): Token[] {
  const tokens: Token[] = [];
  for (const match of text.matchAll(tokenPattern)) {
    const start = match.index + offset;
    if (unspacedScript.test(match[0])) pushUnspaced(tokens, match[0], start);
    else pushToken(tokens, match[0], start, false);
  }
  return tokens;
}

/** Returns the form in which a token is compared. Takes a short way for ASCII, which most words are. */
export function normalizeToken(text: string): string {
  if (/^[\u0000-\u007f]*$/.test(text)) return text.toLowerCase();
  return text
    .normalize('NFKC')
    .replace(ignorable, '')
    .toLowerCase()
    .replace(/[’ʼ‘ʻ]/g, "'")
    .replace(variants, normalizeVariant)
    .normalize('NFC');
}

// Digits of other scripts; letters that Arabic and Persian keyboards use for one another; the dot that lower
// case leaves on a Turkish İ.
const variants = /(?![0-9])\p{Nd}|[كيى]|i\u0307/gu;
const letters: Readonly<Record<string, string>> = { ك: 'ک', ي: 'ی', ى: 'ی', 'i\u0307': 'i' };

function normalizeVariant(character: string): string {
  const letter = letters[character];
  if (letter !== undefined) return letter;
  // Digits come in tens, from a zero on.
  const code = character.codePointAt(0)!;
  let zero = code;
  while (/\p{Nd}/u.test(String.fromCodePoint(zero - 1)) && code - zero < 9) zero--;
  return String(code - zero);
}

function pushToken(tokens: Token[], text: string, start: number, isAscii: boolean): void {
  const norm = isAscii ? text.toLowerCase() : normalizeToken(text);
  if (norm !== '') tokens.push({ charSpan: [start, start + text.length], norm });
}

function pushUnspaced(tokens: Token[], text: string, start: number): void {
  wordSegmenter ??= new Intl.Segmenter('en', { granularity: 'word' });
  // The segmenter costs the square of a run's length, and a longer run without any sign is no text.
  for (let from = 0; from < text.length; from += maxRun) {
    const part = text.slice(from, from + maxRun);
    for (const { segment, index } of wordSegmenter.segment(part))
      pushToken(tokens, segment, start + from + index, false);
  }
}
