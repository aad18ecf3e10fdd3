/**
 * Finds what an agency's desk wrote before a headline or on lines above it ("UPDATE 1-", "REFILE", "BC-TURKEY-TALKS"):
 * it says which take of the report this is, and no reader saw it.
 */
import { fitPattern } from './fit-pattern.js';
import { slugWords } from './words/cues.js';

/** A slug at the beginning of a line. */
export interface Slug {
  /** With the dash, colon or line break that parts it from the headline. */
  readonly length: number;
  /** Without that. */
  readonly text: string;
  /** Whether it says which take it is; else it only names the report. */
  readonly isMark: boolean;
}

const { glued, apart } = slugWords;
const mark = `(?:${glued}|${apart})`;
// Longer lines are sentences.
const maxLine = 80;
const isSentence = /^.{200}|[.。।؟۔]\s*$/su;
const startsHeadline = /^["'“‘«„([]?[\p{Lu}\p{Lo}\p{N}$€£]/u;

const gluedMark = new RegExp(
  `^(?:\\((?:${glued})\\)\\s*(?:[-–—]\\s*)?|(?:${glued})\\s*[-–—]\\s*|${mark}(?:\\s+[-–—]\\s+|\\s*\\n\\s*)|(?:${apart}):\\s+)`,
  'u',
);
const markLine = new RegExp(`^\\(?${mark}\\)?\\s*[-–—:*]*$`, 'u');
// "BC-TURKEY-TALKS (UPDATE 2)", "^BC-Turkey-Talks,2nd Ld-Writethru,400"
const nameLine = /^\^?BC-\S+(?:\s*(?:,|\()[^.!?]*|\s+\d(?:st|nd|rd|th) (?:Ld|Lead)\S*)?$/iu;
const gluedName = /^\^?BC-(?=\S*\p{Lu}{2})[\p{Lu}\p{N}/-]+\s+(?=\S)/u;
// "Switzerland/migration/UN/", as dpa writes its names.
const pathLine = /^(?:[\p{L}\p{N}.& -]{1,30}\/){2,}$/u;

/** Finds the slugs that `line` begins with; null where a headline may begin at once. Words in small letters are none. */
export function findSlug(line: string): Slug | null {
  const whole = line.trim();
  if (whole.length <= maxLine) {
    if (fitPattern(markLine, whole).test(whole))
      return { length: line.length, text: trimSlug(whole), isMark: true };
    if (fitPattern(nameLine, whole).test(whole) || fitPattern(pathLine, whole).test(whole))
      return { length: line.length, text: whole, isMark: numberIn(whole) !== null };
  }
  let length = 0;
  let isMark = false;
  for (let rest = line; ; rest = line.slice(length)) {
    const found = rest.match(fitPattern(gluedMark, rest)) ?? rest.match(fitPattern(gluedName, rest));
    if (found === null) break;
    isMark ||= !/^\^?BC-/u.test(found[0]);
    length += found[0].length;
  }
  const headline = line.slice(length);
  // A sentence behind it is a notice.
  if (length === 0 || !fitPattern(startsHeadline, headline).test(headline) || isSentence.test(headline))
    return null;
  return { length, text: trimSlug(line.slice(0, length)), isMark };
}

/** Parts the slug from the headline behind it; one without a slug is all headline. */
export function partSlug(headline: string): { readonly slug: string | null; readonly rest: string } {
  const slug = findSlug(headline);
  return slug === null
    ? { slug: null, rest: headline }
    : { slug: slug.text, rest: headline.slice(slug.length).trim() };
}

/** Returns the number of the take that a slug names ("UPDATE 2", "2nd Ld"); null where it names none. */
export function numberIn(slug: string): number | null {
  // In capitals: "Update 3 March" is a mark of another kind.
  const found = slug.match(
    /\bUPDATE (\d{1,2})\b|\b(\d{1,2})(?:ST|ND|RD|TH|st|nd|rd|th) (?:LEAD|LD|Lead|Ld)\b|\bLEAD (\d{1,2})\b/,
  );
  const number = found?.[1] ?? found?.[2] ?? found?.[3];
  return number === undefined ? null : Number(number);
}

function trimSlug(text: string): string {
  return text.replace(/[\s\-–—:*]+$/u, '');
}
