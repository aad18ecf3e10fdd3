/**
 * Text in, tokens out: letters, digits and marks by Unicode class, each with its span and a `norm` for
 * comparing (NFKC, case folded, apostrophes unified, joiners taken out). The text itself is never changed.
 * Scripts that put no spaces between words are cut by Intl.Segmenter's dictionaries.
 */
import type { Token } from '../model.js';

// Apostrophes and zero-width joiners inside words; points and commas inside numbers.
const tokenPattern =
  /[\p{L}\p{N}\p{M}\u00ad]+(?:(?:['’ʼ‘\u200b-\u200d\u2060]+|(?<=\p{N})[.,٫٬](?=\p{N}))[\p{L}\p{N}\p{M}\u00ad]+)*/gu;
const unspacedScript =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
const ignorable = /[\u00ad\u0640\u200b-\u200d\u2060]|[\ufe00-\ufe0f]/g;

const maxRun = 2048;
let wordSegmenter: Intl.Segmenter | undefined;

/**
 * The tokens of `text`, in order, spans shifted by `offset`.
 *
 * @example
 * tokenize('Syria’s 3.6 million').map((token) => token.norm) // ["syria's", '3.6', 'million']
 */
export function tokenize(text: string, offset = 0): Token[] {
  const tokens: Token[] = [];
  const isSpaced = !unspacedScript.test(text);
  for (const match of text.matchAll(tokenPattern)) {
    const start = match.index + offset;
    if (!isSpaced && unspacedScript.test(match[0])) pushUnspaced(tokens, match[0], start);
    else pushToken(tokens, match[0], start);
  }
  return tokens;
}

/** How a token is compared. ASCII words, by far the most, take the short way. */
export function normalizeToken(text: string): string {
  if (/^[\u0000-\u007f]*$/.test(text)) return text.toLowerCase();
  return text
    .normalize('NFKC')
    .replace(ignorable, '')
    .toLowerCase()
    .replace(/[’ʼ‘ʻ]/g, "'")
    .replace(variants, unify)
    .normalize('NFC');
}

// Digits of other scripts; letters that Arabic and Persian keyboards give for one another; the dot that lower
// case leaves on a Turkish İ.
const variants = /(?![0-9])\p{Nd}|[كيى]|i\u0307/gu;
const letters: Readonly<Record<string, string>> = { ك: 'ک', ي: 'ی', ى: 'ی', 'i\u0307': 'i' };

function unify(character: string): string {
  const letter = letters[character];
  if (letter !== undefined) return letter;
  // Digits come in tens, from a zero on.
  const code = character.codePointAt(0)!;
  let zero = code;
  while (/\p{Nd}/u.test(String.fromCodePoint(zero - 1)) && code - zero < 9) zero--;
  return String(code - zero);
}

function pushToken(tokens: Token[], text: string, start: number): void {
  const norm = normalizeToken(text);
  if (norm !== '') tokens.push({ charSpan: [start, start + text.length], norm });
}

function pushUnspaced(tokens: Token[], text: string, start: number): void {
  wordSegmenter ??= new Intl.Segmenter('en', { granularity: 'word' });
  // The segmenter costs the square of a run's length; a run without any sign in it is no text beyond a page.
  for (let from = 0; from < text.length; from += maxRun) {
    const part = text.slice(from, from + maxRun);
    for (const { segment, index } of wordSegmenter.segment(part))
      pushToken(tokens, segment, start + from + index);
  }
}
