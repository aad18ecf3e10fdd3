/**
 * A paragraph's span in, the pieces of it that are blocks of their own out: a dateline at its head, a
 * promotion glued before a quotation, credit and furniture at its end. And what one piece looks like.
 */
import type { CharSpan } from '../model.js';
import {
  agencies,
  authorLabel,
  bylineShape,
  captionShapes,
  creditConnectors,
  creditPrefix,
  creditSentence,
  datelineShape,
  furnitureShapes,
  noticeShapes,
  otherDatelines,
  pointerShape,
  promotionLabel,
  sourceLabel,
  updateMarkShape,
} from './cues.js';
import { describeSiteLine } from './site-lines.js';
import { findSentences } from './sentences.js';

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

export interface Piece {
  readonly charSpan: CharSpan;
  readonly text: string;
  readonly sentences: readonly CharSpan[];
  readonly shape: Shape;
}

// A longer piece is a paragraph, whatever words it begins with or holds.
const maxFurnitureLength = 200;
const maxCreditLength = 300;
const maxCreditWords = 30;
const maxNoticeLength = 1200;
const maxSiteLine = 120;

const endsSentence = /[.!?…。！？।؟۔։:;,][\p{Pe}\p{Pf}"'’”»)\]]*$/u;
// 'Weekly: Foreign powers enter the battle"These attacks …': a quotation opens where a space was lost.
const gluedQuotation = /(?<=[\p{Ll}\p{N}])(?=["“«]\p{Lu})/u;

/**
 * The pieces of the paragraph of `text` at `span`, in order; most paragraphs are one piece. Only above or at
 * the head of the body, where `isTop`, a dateline is looked for: "Leverkusen (Germany) –" is none.
 */
export function findPieces(text: string, span: CharSpan, isTop: boolean): Piece[] {
  const paragraph = text.slice(span[0], span[1]);
  const sentences = findSentences(paragraph, span[0]);
  const cuts = findCuts(paragraph, sentences, span[0]);
  const dateline = isTop ? findDateline(paragraph) : 0;
  if (dateline > 0 && dateline < paragraph.length) cuts.unshift(span[0] + dateline);
  if (cuts.length === 0)
    return [{ charSpan: span, text: paragraph, sentences, shape: describeShape(paragraph) }];
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
      sentences: findSentences(trimmed, start),
      shape: describeShape(trimmed),
    });
  }
  return pieces;
}

/** The paragraph at `span` as one piece, whatever it holds. */
export function wholePiece(text: string, span: CharSpan): Piece {
  const paragraph = text.slice(...span);
  return {
    charSpan: span,
    text: paragraph,
    sentences: findSentences(paragraph, span[0]),
    shape: describeShape(paragraph),
  };
}

function findCuts(paragraph: string, sentences: readonly CharSpan[], offset: number): number[] {
  const cuts = new Set<number>();
  const glue = promotionLabel.test(paragraph) ? paragraph.search(gluedQuotation) : -1;
  if (glue > 0 && !/["“«]/.test(paragraph.slice(0, glue))) cuts.add(offset + glue);
  // Peel whole sentences of furniture and credit off the end, never from the middle.
  const shapeOf = ([start, end]: CharSpan) => describeShape(paragraph.slice(start - offset, end - offset));
  let next: Shape | null = null;
  for (let index = sentences.length - 1; index >= 0; index--) {
    const shape = shapeOf(sentences[index]!);
    // Sentences of one shape stay one piece.
    if (next !== null && shape !== next) cuts.add(sentences[index + 1]![0]);
    if (shape !== 'furniture' && shape !== 'credit') break;
    next = shape;
  }
  return [...cuts].sort((left, right) => left - right);
}

/** Length of the dateline that `text` begins with, 0 for none: an agency's name, or a place in capitals. */
function findDateline(text: string): number {
  const match = text.match(datelineShape) ?? matchOther(text);
  if (match === null) return 0;
  const names = match.groups!['agency']!.split(/[/&]|\sand\s/).map((name) => name.trim().toLowerCase());
  const isAgency = names.some((name) => agencies.some((agency) => agency.toLowerCase() === name));
  const place = match[0].slice(0, Math.max(0, match[0].search(/[(（]/)));
  return isAgency || (/\p{Lu}{3}/u.test(place) && !/^\P{Lu}*\p{Lu}?\p{Ll}/u.test(place))
    ? match[0].length
    : 0;
}

/** Shapes that only an agency's name makes a dateline. */
function matchOther(text: string): RegExpMatchArray | null {
  return otherDatelines.map((shape) => text.match(shape)).find((match) => match !== null) ?? null;
}

/** A credit names people and agencies, and says nothing about anything. */
function isCredit(text: string): boolean {
  if (text.length > maxCreditLength) return false;
  if (creditSentence.test(text)) return true;
  const prefix = text.match(creditPrefix)?.[0] ?? text.match(sourceLabel)?.[0];
  if (prefix === undefined) return false;
  const rest = text.slice(prefix.length).match(/[\p{L}\p{N}][\p{L}\p{N}'’.-]*/gu) ?? [];
  return (
    rest.length > 0 &&
    rest.length <= maxCreditWords &&
    rest.every((word) => /^[\p{Lu}\p{Lo}\p{N}]/u.test(word) || creditConnectors.has(word.toLowerCase()))
  );
}

/** In plain text only what is the site's beyond doubt: a whole line of its words, and no sentence. */
function isSiteLine(text: string): boolean {
  if (text.length > maxSiteLine || endsSentence.test(text)) return false;
  const line = describeSiteLine(text);
  return line === 'whole' || line === 'pointer';
}

/** What a line or paragraph looks like on its own, before its place in the document is known. */
export function describeShape(text: string): Shape {
  const matches = (shapes: readonly RegExp[], maxLength: number) =>
    text.length <= maxLength && shapes.some((shape) => shape.test(text));
  if (matches(furnitureShapes, maxFurnitureLength) || isSiteLine(text)) return 'furniture';
  if (matches(noticeShapes, maxNoticeLength)) return 'notice';
  if (isCredit(text)) return 'credit';
  if (text.length <= 80 && updateMarkShape.test(text)) return 'update-mark';
  if (text.length <= 120 && (bylineShape.test(text) || authorLabel.test(text))) return 'byline';
  if (text.length <= 120 && findDateline(text) === text.length) return 'dateline';
  if (matches([promotionLabel, pointerShape], maxFurnitureLength) && !endsSentence.test(text))
    return 'promotion';
  if (text.length <= 400 && captionShapes.some((shape) => shape.test(text))) return 'caption';
  return endsSentence.test(text) ? 'prose' : 'line';
}
