/**
 * Makes profiles of texts whose words say themselves what they are, so that a table can stand exactly on a limit: `12` is
 * a number, `Monday` a day, `Alder` a name, `the` a function word, `"said` stands in quotation marks, `-12` has a sign, and
 * `|` begins a paragraph.
 */
import { sortedSet } from '../../src/base/sorted-sets.js';
import { letterClass } from '../../src/detect/evidence/letter-classes.js';
import type { VerifiedPair } from '../../src/model/pair.js';
import { type Profile, tokenFlags } from '../../src/model/profile.js';
import { idOf } from './judged-pairs.js';

const days = new Set(['Monday', 'Tuesday', 'May', 'June']);
const functionWords = new Set(['the', 'of', 'and']);
const numbers = new Map<string, number>();

/** The token of a word, the same wherever it stands. */
function tokenOf(word: string): number {
  const known = numbers.get(word);
  if (known !== undefined) return known;
  // Spread, since a few bits of a hash are looked at here and there.
  const token = Math.imul(numbers.size + 1, 0x9e3779b1) >>> 0;
  numbers.set(word, token);
  return token;
}

const bareOf = (word: string) => word.replace(/^["-]/, '');

function flagsOf(word: string): number {
  const bare = bareOf(word);
  let flags =
    tokenFlags.ends *
    (letterClass(bare.codePointAt(0)!) + 8 * letterClass(bare.codePointAt(bare.length - 1)!));
  if (word.startsWith('"')) flags |= tokenFlags.quoted;
  if (word.startsWith('-')) flags |= tokenFlags.signs;
  if (functionWords.has(bare)) flags |= tokenFlags.common;
  else if (/^\d/.test(bare)) flags |= tokenFlags.figure | tokenFlags.number;
  else if (days.has(bare)) flags |= tokenFlags.figure | tokenFlags.calendar;
  else if (/^\p{Lu}/u.test(bare)) flags |= tokenFlags.figure;
  return flags;
}

/** The set of these words. */
export const setOf = (words: string): Uint32Array =>
  sortedSet(Uint32Array.from(words.split(' ').filter(Boolean), (word) => tokenOf(bareOf(word))));

/** `s1 s2 s3`, from one number to another. */
export const words = (letter: string, from: number, to: number): string =>
  Array.from({ length: to - from + 1 }, (_, at) => `${letter}${from + at}`).join(' ');

/** A document whose body is `text`; it has no headline, date or source unless they are given. */
export function profileOf(text: string, given: Partial<Profile> = {}): Profile {
  const paragraphs = text.split('|').map((paragraph) => paragraph.split(' ').filter(Boolean));
  const all = paragraphs.flat();
  const starts = paragraphs.map((_, at) => paragraphs.slice(0, at).flat().length);
  return {
    id: idOf('a'),
    sha256: text,
    date: null,
    timeMs: Number.NaN,
    agency: null,
    language: null,
    blockCounts: { body: paragraphs.length },
    tokens: Uint32Array.from(all, (word) => tokenOf(bareOf(word))),
    spans: Uint32Array.from(all.flatMap((_, at) => [10 * at, 10 * at + 5])),
    flags: Uint16Array.from(all, flagsOf),
    paragraphStarts: Uint32Array.from(starts),
    paragraphs: sortedSet(Uint32Array.from(paragraphs, (paragraph) => tokenOf(`| ${paragraph.join(' ')}`))),
    headline: new Uint32Array(0),
    lead: new Uint32Array(0),
    headlineFigures: new Uint32Array(0),
    leadFigures: new Uint32Array(0),
    headlineHash: new Uint32Array(0),
    addresses: Uint32Array.of(0, 0),
    outlets: Uint32Array.of(0, 0),
    isPoorText: false,
    version: null,
    ...given,
  };
}

/** What was counted of two documents: a quarter of either, unless told. */
export function verifiedPair(given: Partial<VerifiedPair> = {}): VerifiedPair {
  return {
    a: idOf('a'),
    b: idOf('b'),
    sharedKeys: 10,
    shinglesOfA: 100,
    shinglesOfB: 100,
    sharedShingles: 40,
    similarity: 0.25,
    containment: 0.4,
    containmentOfA: 0.4,
    containmentOfB: 0.4,
    cohesion: 1,
    score: 0.4,
    ...given,
  };
}
