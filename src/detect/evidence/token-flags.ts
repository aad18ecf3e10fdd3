/**
 * Computes two bytes of flags for each token. Everything is read from the bytes: what lies between two tokens tells
 * where sentences and quotations begin and end.
 */
import type { Kernel } from '../../kernel/kernel.js';
import { classesAt, foldsAt, pointClasses } from '../../kernel/layout.js';
import { tokenFlags } from '../../model/profile.js';
import { type KnownHashes, wordKinds } from './known-hashes.js';
import { letterClass } from './letter-classes.js';
import { readSigns } from './sign-flags.js';

export interface TokenReading {
  readonly tokens: Uint32Array;
  /** Start and end of each, in `bytes`. */
  readonly spans: Uint32Array;
  readonly bytes: Uint8Array;
  readonly ends: readonly number[];
}

const quotes = { none: 0, double: 0x22, left: 0x201c, right: 0x201d, low: 0x201e, high: 0x201f } as const;
const guillemets = { left: 0xab, right: 0xbb } as const;

/**
 * Tells whether each token is a figure or a name, and whether it stands inside quotation marks. Marks end with their
 * paragraph: `ends` holds the number of tokens up to the end of each.
 */
export function flagTokens(
  { tokens, spans, bytes, ends }: TokenReading,
  kernel: Kernel,
  known: KnownHashes,
): Uint16Array {
  const tables = kernel.bytes();
  const flags = new Uint16Array(tokens.length);
  let part = 0;
  let opened: number = quotes.none;
  let gapStart = 0;
  for (let index = 0; index < tokens.length; index++) {
    const start = spans[2 * index]!;
    const end = spans[2 * index + 1]!;
    let endsSentence = index === 0;
    const isNewPart = index >= ends[part]!;
    // One space, most of the time.
    if (isNewPart || start !== gapStart + 1 || bytes[gapStart] !== 0x20) {
      for (let at = gapStart; at < start; at++) {
        const byte = bytes[at]!;
        if (byte === 0x2e || byte === 0x21 || byte === 0x3f) endsSentence = true;
        else if (byte === 0x0a && isNewPart) opened = quotes.none;
        else if (byte === 0x22 || byte === 0xc2 || byte === 0xe2) opened = readQuote(bytes, at, opened);
      }
      while (index >= ends[part]!) {
        part++;
        endsSentence = true;
      }
    }
    gapStart = end;
    const isFigure = hasDigit(bytes, start, end, tables);
    const kinds = known.kindsOf(tokens[index]!);
    flags[index] =
      (opened === quotes.none ? 0 : tokenFlags.quoted) |
      (isFigure
        ? tokenFlags.figure | tokenFlags.number | (tokenFlags.signs * readSigns(bytes, start, end))
        : 0) |
      (isCapital(bytes, start, tables) ? flagCapital(kinds, endsSentence) : 0) |
      flagKnown(kinds) |
      (tokenFlags.ends * (letterClass(decodePoint(bytes, start)) + 8 * lastLetter(bytes, end)));
  }
  return flags;
}

/** Flags a capital as a name: at the start of a sentence it says nothing, unless it is a month's. */
function flagCapital(kinds: number, endsSentence: boolean): number {
  return !endsSentence || (kinds & wordKinds.month) !== 0 ? tokenFlags.figure : 0;
}

function flagKnown(kinds: number): number {
  return (
    ((kinds & wordKinds.calendar) === 0 ? 0 : tokenFlags.calendar) |
    ((kinds & wordKinds.function) === 0 ? 0 : tokenFlags.common)
  );
}

/** Returns the mark that is open after the one at `at`, if it is one. */
function readQuote(bytes: Uint8Array, at: number, opened: number): number {
  let mark: number = bytes[at]!;
  if (mark === 0xc2) {
    mark = bytes[at + 1]!;
    if (mark !== guillemets.left && mark !== guillemets.right) return opened;
  } else if (mark === 0xe2) {
    if (bytes[at + 1] !== 0x80) return opened;
    mark = 0x2000 | (bytes[at + 2]! & 0x3f);
    if (mark < quotes.left || mark > quotes.high) return opened;
  }
  if (opened !== quotes.none) return closes(mark, opened) ? quotes.none : opened;
  // A closing mark without an opening one is a slip; 6" is a length.
  const isLength = mark === quotes.double && at > 0 && bytes[at - 1]! >= 0x30 && bytes[at - 1]! <= 0x39;
  return mark === quotes.right || isLength ? opened : mark;
}

function closes(mark: number, opened: number): boolean {
  if (opened === guillemets.left) return mark === guillemets.right;
  if (opened === guillemets.right) return mark === guillemets.left;
  return mark === quotes.double || mark === quotes.right || mark === quotes.left;
}

/** Tells whether a token has a digit: one of ASCII at either end, or one of any script in front. */
function hasDigit(bytes: Uint8Array, start: number, end: number, tables: Uint8Array): boolean {
  const first = bytes[start]!;
  if (first >= 0x80) return tables[classesAt + decodePoint(bytes, start)] === pointClasses.digit;
  const last = bytes[end - 1]!;
  return (first >= 0x30 && first <= 0x39) || (last >= 0x30 && last <= 0x39);
}

/** Tells whether a letter is a capital: one that folding changes. */
function isCapital(bytes: Uint8Array, start: number, tables: Uint8Array): boolean {
  const first = bytes[start]!;
  if (first < 0x80) return first >= 0x41 && first <= 0x5a;
  const point = decodePoint(bytes, start);
  if (isUncased(point)) return false;
  const folded = tables[foldsAt + 2 * point]! | (tables[foldsAt + 2 * point + 1]! << 8);
  return tables[classesAt + point] === pointClasses.letter && folded !== point;
}

/** Tells the letters that folding changes and that are no capitals: Arabic ones, and the Uzbek apostrophe. */
function isUncased(point: number): boolean {
  return point === 0x2bb || (point >= 0x600 && point < 0x700) || (point >= 0xfb50 && point < 0xff00);
}

/** Class of the letter that ends at `end`. */
function lastLetter(bytes: Uint8Array, end: number): number {
  let at = end - 1;
  while (at > 0 && (bytes[at]! & 0xc0) === 0x80) at--;
  return letterClass(decodePoint(bytes, at));
}

/** Decodes the code point at `at`; 0 for one beyond the basic plane. */
function decodePoint(bytes: Uint8Array, at: number): number {
  const first = bytes[at]!;
  if (first < 0x80) return first;
  if (first < 0xe0) return ((first & 0x1f) << 6) | (bytes[at + 1]! & 0x3f);
  if (first >= 0xf0) return 0;
  return ((first & 0x0f) << 12) | ((bytes[at + 1]! & 0x3f) << 6) | (bytes[at + 2]! & 0x3f);
}
