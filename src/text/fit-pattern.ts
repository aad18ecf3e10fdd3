/**
 * Gives patterns a twin for plain text: Latin letters without marks, figures, and punctuation. There `\p{L}` is `[A-Za-z]`,
 * and whatever asks for other letters can be left out. V8 compiles a pattern when it is first tried, and one that tells
 * letters of all scripts apart takes it milliseconds: half of what a small run took.
 */
import { type Characters, narrowPattern } from './narrow-pattern.js';

// No letter, figure or mark is among them but those of ASCII, and none has another case than these.
const plainRanges =
  '\\x00-\\x7f\\xa0-\\xa9\\xab-\\xb1\\xb4\\xb6-\\xb8\\xbb\\xbf\\xd7\\xf7\\u2010-\\u205e\\u20a0-\\u20bf\\u2122\\u2190-\\u21ff\\u25a0-\\u25ff';
const lastPlain = 0x25ff;
const plainText = new RegExp(`^[${plainRanges}]*$`);
const plainClasses: Readonly<Record<string, string>> = {
  L: 'A-Za-z',
  Lu: 'A-Z',
  Ll: 'a-z',
  N: '0-9',
  Nd: '0-9',
  M: '',
  Lo: '',
};

const twins = new WeakMap<RegExp, RegExp>();
let lastText = '';
let isLastPlain = true;

/**
 * The pattern to try on `text` in place of `pattern`: it finds the same. One
 * without the flag u has no twin. Where it is global, it is for `match`, `matchAll`,
 * `replace` and `split`, which begin at the beginning.
 *
 * @example
 * const pattern = /^\p{Lu}\p{Ll}+$/u;
 * fitPattern(pattern, 'Ankara'); // /^[A-Z][a-z]+$/
 * fitPattern(pattern, 'Москва'); // pattern itself
 */
export function fitPattern(pattern: RegExp, text: string): RegExp {
  if (!pattern.unicode || !isPlain(text)) return pattern;
  const known = twins.get(pattern);
  if (known !== undefined) return known;
  const twin = toPlain(pattern);
  twins.set(pattern, twin);
  return twin;
}

/** Tells whether `text` is plain; one text is tried with many patterns. */
export function isPlain(text: string): boolean {
  if (text === lastText) return isLastPlain;
  lastText = text;
  isLastPlain = plainText.test(text);
  return isLastPlain;
}

/** The twin of `pattern`, which has the flag u. Throws TypeError where it asks for what has no place in a twin. */
export function toPlain({ source, flags }: RegExp): RegExp {
  // Under i, "not a capital" is a riddle.
  if (!flags.includes('u') || (flags.includes('i') && /\\P\{L[ul]/.test(source)))
    throw new TypeError(`Cannot make a twin for plain text of /${source}/${flags}`);
  return new RegExp(narrowPattern(source, plainCharacters), flags.replace('u', ''));
}

const plainCharacters: Characters = {
  has: (character) => plainText.test(character),
  membersOf: (name) => plainClasses[name] ?? findMembers(name),
};

/** Tries all characters: for the few properties that are rarely asked for. */
function findMembers(name: string): string {
  const isMember = new RegExp(`\\p{${name}}`, 'u');
  let members = '';
  for (let code = 0; code <= lastPlain; code++) {
    const one = String.fromCharCode(code);
    if (plainText.test(one) && isMember.test(one)) members += `\\u${code.toString(16).padStart(4, '0')}`;
  }
  return members;
}
