/**
 * A paragraph's span in, the pieces of it that are blocks of their own out: a dateline at its head, a
 * promotion glued before a quotation, credit and furniture at its end. And what one piece looks like.
 */
import type { CharSpan } from '../model.js';
import {
  bylineShape,
  captionShapes,
  creditShapes,
  datelineShape,
  furnitureShapes,
  noticeShapes,
  promotionLabel,
  updateMarkShape,
} from './cues.js';
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
  readonly shape: Shape;
}

const endsSentence = /[.!?…。！？।؟۔։:;,][\p{Pe}\p{Pf}"'’”»)\]]*$/u;
// 'Weekly: Foreign powers enter the battle"These attacks …': a quotation opens where a space was lost.
const gluedQuotation = /(?<=[\p{Ll}\p{N}])(?=["“«]\p{Lu})/u;

/** The pieces of the paragraph of `text` at `span`, in order; most paragraphs are one piece. */
export function findPieces(text: string, span: CharSpan): Piece[] {
  const bounds = [span[0], ...findCuts(text.slice(span[0], span[1])).map((cut) => span[0] + cut), span[1]];
  const pieces: Piece[] = [];
  for (let index = 1; index < bounds.length; index++) {
    const raw = text.slice(bounds[index - 1], bounds[index]);
    const trimmed = raw.trim();
    if (trimmed === '') continue;
    const start = bounds[index - 1]! + (raw.length - raw.trimStart().length);
    pieces.push({ charSpan: [start, start + trimmed.length], text: trimmed, shape: describeShape(trimmed) });
  }
  return pieces;
}

function findCuts(paragraph: string): number[] {
  const cuts = new Set<number>();
  const dateline = paragraph.match(datelineShape)?.[0].length ?? 0;
  if (dateline > 0) cuts.add(dateline);
  const glue = paragraph.search(gluedQuotation);
  if (glue > 0 && promotionLabel.test(paragraph) && !/["“«]/.test(paragraph.slice(0, glue))) cuts.add(glue);
  // Peel whole sentences of furniture and credit off the end, never from the middle.
  const sentences = findSentences(paragraph);
  for (let index = sentences.length - 1; index > 0; index--) {
    const [start, end] = sentences[index]!;
    const [previousStart, previousEnd] = sentences[index - 1]!;
    const shape = describeShape(paragraph.slice(start, end));
    if (shape !== 'furniture' && shape !== 'credit') break;
    cuts.add(start);
    if (describeShape(paragraph.slice(previousStart, previousEnd)) === shape) cuts.delete(start);
  }
  return [...cuts].sort((left, right) => left - right);
}

/** What a line or paragraph looks like on its own, before its place in the document is known. */
export function describeShape(text: string): Shape {
  if (furnitureShapes.some((shape) => shape.test(text))) return 'furniture';
  if (noticeShapes.some((shape) => shape.test(text))) return 'notice';
  if (creditShapes.some((shape) => shape.test(text))) return 'credit';
  if (text.length <= 80 && updateMarkShape.test(text)) return 'update-mark';
  if (text.length <= 120 && bylineShape.test(text)) return 'byline';
  const dateline = text.match(datelineShape)?.[0];
  if (dateline !== undefined && dateline.length === text.length) return 'dateline';
  if (promotionLabel.test(text) && !endsSentence.test(text)) return 'promotion';
  if (text.length <= 400 && captionShapes.some((shape) => shape.test(text))) return 'caption';
  return endsSentence.test(text) ? 'prose' : 'line';
}
