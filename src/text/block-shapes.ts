/**
 * Cuts a paragraph into the pieces that are blocks of their own (a dateline at its head, a promotion glued
 * before a quotation, credit and furniture at its end) and names the shape of each piece from its words alone.
 */

import { groupBy } from '../base/group-by.js';
import { RecentTexts } from '../base/recent-texts.js';
import type { CharSpan } from '../model/document.js';
import { measureDateline } from './datelines.js';
import { fitPattern } from './fit-pattern.js';
import { findSentences } from './sentences.js';
import { describeSiteLine } from './site-lines.js';
import { findSlug, type Slug } from './slugs.js';
import {
  authorLabel,
  bylineShape,
  captionShapes,
  creditConnectors,
  creditMention,
  creditPrefix,
  creditSentence,
  furnitureShapes,
  noticeShapes,
  pointerShape,
  promotionLabel,
  sourceLabel,
  updateMarkShape,
} from './words/cues.js';

/** What a piece looks like before its place in the document is known. */
export type Shape =
  | 'furniture'
  | 'promotion'
  | 'credit'
  | 'notice'
  | 'update-mark'
  | 'byline'
  | 'dateline'
  | 'caption'
  | 'prose'
  | 'line';

/** A part of a paragraph that becomes one block. */
export interface Piece {
  readonly charSpan: CharSpan;
  readonly text: string;
  readonly shape: Shape;
}

// A longer piece is a paragraph, whatever words it begins with or holds.
const maxFurnitureLength = 200;
const maxCreditLength = 300;
const maxCreditWords = 30;
const maxNoticeLength = 1200;
const maxSiteLine = 120;
// Room for three words and the kind of the page.
const maxLabelLength = 120;
// How much of a text's end is looked at: its last mark, closing brackets and quotation marks.
const endLength = 12;

const anyFurniture = combine(furnitureShapes);
const anyNotice = combine(noticeShapes);
const anyCaption = combine(captionShapes);

/** Joins `shapes` into one expression for each set of flags, since trying a long one costs less than dozens. */
function combine(shapes: readonly RegExp[]): { test(text: string): boolean } {
  const combined = [...groupBy(shapes, ({ flags }) => flags)].map(
    ([flags, group]) => new RegExp(group.map(({ source }) => `(?:${source})`).join('|'), flags),
  );
  return { test: (text) => combined.some((shape) => fitPattern(shape, text).test(text)) };
}

// Revisions of one report are read one after the other, so most of their paragraphs were met a moment ago.
const maxRemembered = 4096;
const shapes = new RecentTexts<Shape>(maxRemembered);
const shapesAtTop = new RecentTexts<Shape>(maxRemembered);
// Lines that a site prints on every page.
const wholeShapes = new RecentTexts<Shape>(maxRemembered);

const endsSentence = /[.!?…。！？।؟۔։:;,][\p{Pe}\p{Pf}"'’”»)\]]*$/u;
// 'Weekly: Foreign powers enter the battle"These attacks …': a quotation opens where a space was lost.
const gluedQuotation = /(?<=[\p{Ll}\p{N}])(?=["“«]\p{Lu})/u;

/**
 * Cuts the paragraph of `text` at `span` into its pieces, in order; most paragraphs are one piece. Looks for a
 * dateline only where `isTop`, above or at the head of the body: further down, "Leverkusen (Germany) –" is
 * none.
 */
export function findPieces(text: string, span: CharSpan, isTop: boolean): Piece[] {
  const paragraph = text.slice(span[0], span[1]);
  const known = isTop ? shapesAtTop : shapes;
  let shape = known.get(paragraph);
  if (shape !== undefined) return [{ charSpan: span, text: paragraph, shape }];
  const slug = isTop ? findSlug(paragraph) : null;
  if (slug !== null && slug.length >= paragraph.length) {
    const own = slug.isMark ? 'update-mark' : 'furniture';
    known.set(paragraph, own);
    return [{ charSpan: span, text: paragraph, shape: own }];
  }
  if (slug !== null) return cutSlug(text, span, slug);
  const cuts = findCuts(paragraph, span[0]);
  const dateline = isTop ? measureDateline(paragraph) : 0;
  if (dateline > 0 && dateline < paragraph.length) cuts.unshift(span[0] + dateline);
  if (cuts.length === 0) {
    shape = describeShape(paragraph);
    known.set(paragraph, shape);
    return [{ charSpan: span, text: paragraph, shape }];
  }
  const bounds = [span[0], ...cuts, span[1]];
  const pieces: Piece[] = [];
  for (let index = 1; index < bounds.length; index++) {
    const raw = text.slice(bounds[index - 1], bounds[index]);
    const trimmed = raw.trim();
    if (trimmed === '') continue;
    const start = bounds[index - 1]! + (raw.length - raw.trimStart().length);
    pieces.push({
      charSpan: [start, start + trimmed.length],
      text: trimmed,
      shape: describeShape(trimmed),
    });
  }
  return pieces;
}

/** Cuts a slug from the headline behind it. */
function cutSlug(text: string, [start, end]: CharSpan, { length, isMark }: Slug): Piece[] {
  const words = text.slice(start, start + length).trimEnd();
  const own: Piece = {
    charSpan: [start, start + words.length],
    text: words,
    shape: isMark ? 'update-mark' : 'furniture',
  };
  return [own, wholePiece(text, [start + length, end])];
}

/** Takes the paragraph at `span` as one piece, whatever it holds. */
export function wholePiece(text: string, span: CharSpan): Piece {
  const paragraph = text.slice(...span);
  let shape = wholeShapes.get(paragraph);
  if (shape === undefined) {
    shape = describeShape(paragraph);
    wholeShapes.set(paragraph, shape);
  }
  return { charSpan: span, text: paragraph, shape };
}

function findCuts(paragraph: string, offset: number): number[] {
  const cuts = new Set<number>();
  const glue = isPromotion(paragraph) ? paragraph.search(gluedQuotation) : -1;
  if (glue > 0 && !/["“«]/.test(paragraph.slice(0, glue))) cuts.add(offset + glue);
  if (!mayEndInFurniture(paragraph)) return [...cuts];
  // Whole sentences of furniture and credit are peeled off the end, never out of the middle.
  const sentences = findSentences(paragraph, offset);
  const shapeOf = ([start, end]: CharSpan) => describeShape(paragraph.slice(start - offset, end - offset));
  let next: Shape | null = null;
  for (let index = sentences.length - 1; index >= 0; index--) {
    const shape = shapeOf(sentences[index]!);
    // Neighbouring sentences of one shape stay one piece.
    if (next !== null && shape !== next) cuts.add(sentences[index + 1]![0]);
    if (shape !== 'furniture' && shape !== 'credit') break;
    next = shape;
  }
  return [...cuts].sort((left, right) => left - right);
}

// Marks after which a sentence may begin: a cheap guess, made before the sentences themselves are looked for.
const mayBeginSentence = /[.!?…。！？।؟۔։\n\r][\p{Pe}\p{Pf}\p{Pi}\p{Ps}"'’”»)\]\s]*/gu;

/**
 * Tells whether something at the end of the paragraph that might be its last sentence is furniture or a credit.
 */
function mayEndInFurniture(paragraph: string): boolean {
  const start = Math.max(0, paragraph.length - Math.max(maxFurnitureLength, maxCreditLength) - 1);
  const mayCredit = creditMention.test(paragraph);
  const isOther = (text: string) =>
    isFurniture(text) ||
    (text.length <= maxCreditLength && (isCreditLine(text) || (mayCredit && creditSentence.test(text))));
  if (start === 0 && isOther(paragraph)) return true;
  mayBeginSentence.lastIndex = start;
  for (
    let match = mayBeginSentence.exec(paragraph);
    match !== null;
    match = mayBeginSentence.exec(paragraph)
  ) {
    // Marks that open the sentence may have been taken for marks that close the one before.
    for (let at = match.index + 1; at <= mayBeginSentence.lastIndex; at++) {
      if (/\S/.test(paragraph.charAt(at)) && isOther(paragraph.slice(at))) return true;
    }
  }
  return false;
}

/** Tells whether `text` begins with a promotion's label: a few words before a colon. */
function isPromotion(text: string): boolean {
  return text.slice(0, maxLabelLength).includes(':') && fitPattern(promotionLabel, text).test(text);
}

/** Tells whether `text` is a credit: it names people and agencies, and says nothing about anything. */
function isCredit(text: string): boolean {
  return text.length <= maxCreditLength && (isCreditLine(text) || creditSentence.test(text));
}

const beginsName = /^[\p{Lu}\p{Lo}\p{N}]/u;

/** Tells whether `text` is "Reporting by …" with nothing but names after it. */
function isCreditLine(text: string): boolean {
  const prefix =
    text.match(fitPattern(creditPrefix, text))?.[0] ?? text.match(fitPattern(sourceLabel, text))?.[0];
  if (prefix === undefined) return false;
  const rest = text.slice(prefix.length).match(/[\p{L}\p{N}][\p{L}\p{N}'’.-]*/gu) ?? [];
  return (
    rest.length > 0 &&
    rest.length <= maxCreditWords &&
    rest.every((word) => fitPattern(beginsName, word).test(word) || creditConnectors.has(word.toLowerCase()))
  );
}

function isFurniture(text: string): boolean {
  return (text.length <= maxFurnitureLength && anyFurniture.test(text)) || isSiteLine(text);
}

/** Tells whether `text` is furniture beyond doubt: a whole line of a site's words, and no sentence. */
function isSiteLine(text: string): boolean {
  if (text.length > maxSiteLine || endsSentence.test(text.slice(-endLength))) return false;
  const line = describeSiteLine(text);
  return line === 'whole' || line === 'pointer';
}

/** Names the shape of a line or paragraph from its words alone, before its place in the document is known. */
export function describeShape(text: string): Shape {
  if (isFurniture(text)) return 'furniture';
  if (text.length <= maxNoticeLength && anyNotice.test(text)) return 'notice';
  if (isCredit(text)) return 'credit';
  if (text.length <= 80 && fitPattern(updateMarkShape, text).test(text)) return 'update-mark';
  if (
    text.length <= 120 &&
    (fitPattern(bylineShape, text).test(text) || fitPattern(authorLabel, text).test(text))
  )
    return 'byline';
  if (text.length <= 120 && measureDateline(text) === text.length) return 'dateline';
  const isSentence = endsSentence.test(text.slice(-endLength));
  if (
    text.length <= maxFurnitureLength &&
    !isSentence &&
    (isPromotion(text) || fitPattern(pointerShape, text).test(text))
  )
    return 'promotion';
  if (text.length <= 400 && anyCaption.test(text)) return 'caption';
  return isSentence ? 'prose' : 'line';
}
