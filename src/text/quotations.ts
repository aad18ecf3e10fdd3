/**
 * Finds quotations by their marks, and tells speech from titles of works and from words that are only held at arm's
 * length. Knows the marks of all scripts and lets an opening mark close with any that fits it, since news mixes them.
 */

import type { CharSpan } from '../model/document.js';
import { fitPattern } from './fit-pattern.js';
import { tokenize } from './tokens.js';
import { functionWords } from './words/cues.js';
import { namingCue, titleCue } from './words/speech-words.js';

/** What somebody said; the title of a work; or a name or word that is marked as not the writer's own. */
export type QuotationKind = 'speech' | 'title' | 'scare';

/** A title has so many words that count at most. */
const maxTitleWords = 8;
/** So many words with no mark among them are a term, unless somebody is said to have said them. */
const maxTermWords = 3;
/** No cue before a quotation is longer. */
const cueLength = 48;

const opening = /["“”«»„‟「『‹]/;
const closing = '"”“';
const closersOf: Readonly<Record<string, string>> = {
  '«': '»',
  '»': '«',
  '„': '“”‟"',
  '「': '」',
  '『': '』',
  '‹': '›',
};

/**
 * Returns the spans of the quotations in `text`, marks included, shifted by `offset`; one that is not closed
 * runs to the end.
 */
export function findQuotations(text: string, offset = 0): CharSpan[] {
  const spans: CharSpan[] = [];
  if (!opening.test(text)) return spans;
  let start = -1;
  let closers = '';
  for (let index = 0; index < text.length; index++) {
    const mark = text[index]!;
    if (start === -1) {
      // A closing mark without an opening one is a slip, not a quotation.
      if (!opening.test(mark) || mark === '”') continue;
      // 6" and 5'10" are lengths.
      if (mark === '"' && /\d/.test(text[index - 1] ?? '') && !/\S/.test(text[index + 1] ?? ' ')) continue;
      // name="value" is markup.
      const value = mark === '"' && text[index - 1] === '=' ? text.indexOf('"', index + 1) : -1;
      if (value !== -1) {
        index = value;
        continue;
      }
      start = index;
      closers = closersOf[mark] ?? closing;
    } else if (mark === '’' && text[index + 1] === '’' && text[start] === '“') {
      // Some writers close with two apostrophes.
      spans.push([offset + start, offset + index + 2]);
      start = -1;
      index++;
    } else if (closers.includes(mark)) {
      spans.push([offset + start, offset + index + 1]);
      start = -1;
    }
  }
  if (start !== -1 && start < text.length - 1) spans.push([offset + start, offset + text.length]);
  return spans;
}

/**
 * Tells what the quotation at `charSpan` of `text` looks like, by its own words and those right before it. Whether
 * somebody is said to have said a short one, `merge/speech` tells.
 *
 * @example
 * const text = 'The film “Night Train” is out.';
 * classifyQuotation(text, findQuotations(text)[0]); // "title"
 */
export function classifyQuotation(text: string, charSpan: CharSpan): QuotationKind {
  const quotation = text.slice(...charSpan);
  const before = text.slice(Math.max(0, charSpan[0] - cueLength), charSpan[0]);
  const isCapital = hasTitleCapitals(quotation);
  if (
    isCapital ||
    (fitPattern(titleCue, before).test(before) &&
      /^\P{L}*\p{Lu}/u.test(quotation) &&
      !/[.!?]\s/.test(quotation))
  )
    return isCapital || !/[.!?,]\P{L}*$/u.test(quotation) ? 'title' : 'speech';
  if (fitPattern(namingCue, before).test(before)) return 'scare';
  return isTerm(quotation) ? 'scare' : 'speech';
}

/** Tells whether a title's cue or a name's cue stands right before: what follows it nobody is quoted with. */
export function isNamed(text: string, [start]: CharSpan): boolean {
  const before = text.slice(Math.max(0, start - cueLength), start);
  return fitPattern(titleCue, before).test(before) || fitPattern(namingCue, before).test(before);
}

/** Tells "Grey’s Anatomy" and "Homecoming: The Tokyo Series": every word that counts has a capital. */
function hasTitleCapitals(quotation: string): boolean {
  const names = tokenize(quotation).filter(({ norm }) => !functionWords.has(norm));
  // "STAY AWAY FROM THEM" is shouted.
  const isShouted = tokenize(quotation).length > maxTermWords && !/\p{Ll}/u.test(quotation);
  return (
    names.length > 0 &&
    !isShouted &&
    names.length <= maxTitleWords &&
    names.every(({ charSpan: [start] }) => /[\p{Lu}\p{N}]/u.test(quotation.charAt(start)))
  );
}

/** Tells a term from a sentence: few words, and no mark that ends one. */
function isTerm(quotation: string): boolean {
  return tokenize(quotation).length <= maxTermWords && !/[.!?…]/u.test(quotation);
}
