/**
 * Makes the tables of the tokenizer: what each code point of the basic plane is, and the one code point that it
 * folds to (compatibility form, lower case). The build makes them once, since that takes longer than a small
 * run.
 */
import { normalizeToken } from '../text/tokens.js';
import { pointClasses } from './layout.js';

/** Tables by code point. */
export interface UnicodeTables {
  /** One of `pointClasses` for each code point. */
  readonly classes: Uint8Array;
  readonly folds: Uint16Array;
}

const points = 65_536;
const unspacedScript =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
const ignored = /[\u00ad\u0640\u200b-\u200d\u2060]|[\ufe00-\ufe0f]/;

/** Makes the tables. */
export function makeTables(): UnicodeTables {
  const classes = new Uint8Array(points);
  const folds = new Uint16Array(points);
  const composing = findComposing();
  for (let point = 0; point < points; point++) {
    // Half of a surrogate pair is no character.
    if (point >= 0xd800 && point < 0xe000) continue;
    const character = String.fromCharCode(point);
    const isComposing = composing.has(character) || isLigature(character);
    classes[point] = isComposing ? pointClasses.composing : classify(character);
    folds[point] = fold(character).charCodeAt(0);
  }
  return { classes, folds };
}

function classify(character: string): number {
  if (ignored.test(character)) return pointClasses.ignored;
  if (/['’ʼ‘]/.test(character)) return pointClasses.apostrophe;
  if (/[.,٫٬]/.test(character)) return pointClasses.point;
  if (!/[\p{L}\p{N}\p{M}]/u.test(character)) return pointClasses.separator;
  if (unspacedScript.test(character)) return pointClasses.unspaced;
  return /\p{N}/u.test(character) ? pointClasses.digit : pointClasses.letter;
}

/** Folds a character as normalizeToken() does; returns it as it is where that would give more than one. */
function fold(character: string): string {
  if (character === 'ς') return 'σ';
  const folded = normalizeToken(character);
  return folded.length === 1 ? folded : character;
}

// Letters before it, such as the Armenian և, are ordinary writing and keep their hashes.
const firstPresentationForm = 0xfb00;

/** Tells whether a form made for print stands for several letters: ﬁ, ﬄ, the ligatures of Arabic. */
function isLigature(character: string): boolean {
  const parts = character.normalize('NFKC');
  return character.charCodeAt(0) >= firstPresentationForm && parts.length > 1 && /^\p{L}+$/u.test(parts);
}

/** Finds the marks that some composed character ends in. */
function findComposing(): ReadonlySet<string> {
  const marks = new Set<string>();
  for (let point = 0; point < points; point++) {
    if (point >= 0xac00 && point < 0xe000) continue;
    const parts = [...String.fromCharCode(point).normalize('NFD')];
    for (const mark of parts.slice(1)) if (mark.length === 1) marks.add(mark);
  }
  return marks;
}
