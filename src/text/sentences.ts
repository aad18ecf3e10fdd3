/**
 * Finds the sentences of a paragraph. Takes its candidates from Intl.Segmenter and mends what that gets wrong
 * in news: it cuts after "Gen.", initials and "U.S.", before a speech tag in lower case and at wrapped lines,
 * and does not cut where a site lost the space between two sentences.
 */

import { RecentTexts } from '../base/recent-texts.js';
import type { CharSpan } from '../model/document.js';
import { abbreviations, figureAbbreviations, sentenceStarters } from './words/cues.js';

let sentenceSegmenter: Intl.Segmenter | undefined;

// "…this report.Follow us": a full stop between two words, where a break was lost.
const lostSpace = /(?<=\p{Ll}{2}[.!?][”"’»]?)(?=[“"«]?\p{Lu}\p{Ll})/gu;
const pieceLength = 8192;
// The next word begins within so many characters.
const maxLook = 200;
// Thai and Lao have no full stop: a space after a long run of letters parts statements.
const stopless = /[\u0e00-\u0eff]{30}/;
// Searched from the space on: searched from the letters, a run without a space would cost its square.
const stoplessBreak = /(?<=[\u0e00-\u0eff]{30}) +(?=[\u0e00-\u0eff]{10})/g;
// Encyclopaedias and chats may be written in small letters alone; "3.5", "e.g." and "www.site.org" have no space.
const smallBreak = /[.!?…][”"’»)\]]*\s+(?=[“"‘'«([]*\p{L})/gu;
const endsInWordAndStop = /(?:^|[\s(“"'«])((?:\p{L}\.)+|\p{L}[\p{L}\p{M}]*\.)$/u;

// Revisions of one report are read one after the other, so most of their paragraphs were cut a moment ago.
const maxRemembered = 4096;
const recent = new RecentTexts<readonly CharSpan[]>(maxRemembered);

/**
 * Returns the spans of the sentences of `text`, shifted by `offset`, without the white space between them;
 * every other character lies in one of them.
 */
export function findSentences(text: string, offset = 0): CharSpan[] {
  let spans = recent.get(text);
  if (spans === undefined) {
    spans = cutSentences(text);
    recent.set(text, spans);
  }
  return spans.map(([start, end]): CharSpan => [start + offset, end + offset]);
}

function cutSentences(text: string): readonly CharSpan[] {
  // Replaced one for one, so that spans hold; a wrapped line is no sentence break.
  const shadow = text.replace(/[\r\n\u2028\u2029\u000b\u000c\u0085]/g, ' ');
  const cuts: number[] = [0];
  const isSmall = !/\p{Lu}/u.test(shadow) && /\p{Ll}/u.test(shadow);
  for (const index of isSmall ? smallBreaks(shadow) : candidateBreaks(shadow)) {
    if (isBreak(shadow, cuts.at(-1)!, index, isSmall)) cuts.push(index);
  }
  for (const match of shadow.matchAll(lostSpace)) cuts.push(match.index);
  if (stopless.test(shadow))
    for (const match of shadow.matchAll(stoplessBreak)) cuts.push(match.index + match[0].length);
  cuts.push(text.length);
  cuts.sort((left, right) => left - right);
  const spans: CharSpan[] = [];
  for (let index = 1; index < cuts.length; index++) {
    const piece = text.slice(cuts[index - 1], cuts[index]);
    const trimmed = piece.trim();
    if (trimmed === '') continue;
    const start = cuts[index - 1]! + (piece.length - piece.trimStart().length);
    spans.push([start, start + trimmed.length]);
  }
  return spans;
}

// The segmenter ends a sentence at nothing else, line breaks aside.
const mayEndSentence = /[\p{Sentence_Terminal}\u2024\ufe52\uff0e]/u;

/** Tells whether findSentences() finds more than one. Most headlines hold nothing that ends a sentence. */
export function hasSeveralSentences(text: string): boolean {
  return (mayEndSentence.test(text) || stopless.test(text)) && findSentences(text).length > 1;
}

/**
 * Yields where the segmenter cuts. It costs the square of a text's length, so that it is given pieces; no
 * paragraph is as long as one.
 */
function* candidateBreaks(text: string): Generator<number> {
  sentenceSegmenter ??= new Intl.Segmenter('en', { granularity: 'sentence' });
  for (let start = 0; start < text.length; ) {
    let end = Math.min(text.length, start + pieceLength);
    // A piece ends between words, so that no sentence is cut at its edge.
    const space = end < text.length ? text.lastIndexOf(' ', end) : -1;
    if (space > start) end = space + 1;
    for (const { index } of sentenceSegmenter.segment(text.slice(start, end)))
      if (index > 0) yield start + index;
    start = end;
  }
}

/** Yields where a sentence may end in a text without any capital, in which the segmenter sees no new one begin. */
function* smallBreaks(text: string): Generator<number> {
  for (const match of text.matchAll(smallBreak)) yield match.index + match[0].length;
}

function isBreak(text: string, start: number, index: number, isSmall: boolean): boolean {
  const next = text.slice(index, index + maxLook).match(/^\s*[“"‘'«([]*(\S+)/u)?.[1] ?? '';
  // Georgian letters count as small ones, and have no capitals in use.
  if (!isSmall && /^(?!\p{Script=Georgian})\p{Ll}/u.test(next)) return false;
  const before = text.slice(Math.max(start, index - 40), index).trimEnd();
  const last = before.match(endsInWordAndStop)?.[1];
  if (last === undefined) return true;
  const word = last.slice(0, -1);
  if (/^\p{Lu}$/u.test(word) || (isSmall && /^\p{L}$/u.test(word))) return false;
  if (abbreviations.has(word.toLowerCase())) return false;
  if (figureAbbreviations.has(word.toLowerCase()) && /^\p{N}/u.test(next)) return false;
  const isAcronym = /^\p{L}(?:\.\p{L})+$/u.test(word);
  return !isAcronym || sentenceStarters.has(next.replace(/[^\p{L}'’]/gu, '').toLowerCase());
}
