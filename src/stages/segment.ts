/**
 * Document in, blocks out: paragraphs are found, cut into pieces, and each piece is classed by its shape and
 * its place. Nothing is deleted: all that is not white space lies in exactly one block. In doubt a piece is
 * body, since furniture is left out of comparison and of the running text.
 */

import { findPieces, type Piece, wholePiece } from '../lib/block-shapes.js';
import { findParagraphs } from '../lib/paragraphs.js';
import { tokenize } from '../lib/tokens.js';
import type { Block, BlockKind, CharSpan, Document, SegmentedDocument, Sentence } from '../model.js';

// A line of fewer tokens is no headline where a longer one stands beside it.
const headlineTokens = 4;
const maxHeadlineTokens = 30;
// What follows the credit at the end of a report is at most this share of what stands before it.
const tailShare = 0.34;
// Prose of fewer tokens does not show that the body has begun.
const proseTokens = 5;

/** The blocks of `document`, in source order. Cost is linear in the text. */
export function segment(document: Document): SegmentedDocument {
  const { text } = document;
  const marks = new Map(document.marks?.map(({ kind, charSpan }) => [charSpan[0], kind]));
  const pieces = findAllPieces(text, marks);
  const sentences = pieces.map((piece) => piece.sentences.map((span) => readSentence(text, span)));
  const tokenCounts = sentences.map((group) => group.reduce((sum, { tokens }) => sum + tokens.length, 0));
  const kinds = obeyMarks(classify(pieces, tokenCounts), pieces, marks);
  const blocks: Block[] = [];
  for (const [index, { charSpan, text: words }] of pieces.entries()) {
    const kind = kinds[index]!;
    const previous = blocks.at(-1);
    if (kind === 'caption' && previous?.kind === 'caption' && text.slice(...previous.charSpan) === words) {
      blocks[blocks.length - 1] = { ...previous, repeats: [...previous.repeats, charSpan] };
    } else blocks.push({ kind, charSpan, repeats: [], sentences: sentences[index]! });
  }
  return { ...document, blocks };
}

type Marks = ReadonlyMap<number, BlockKind>;

/** A stretch of which the source says what it is stays whole, body text aside, from which a credit is peeled. */
function findAllPieces(text: string, marks: Marks): Piece[] {
  const pieces: Piece[] = [];
  let isTop = true;
  for (const span of findParagraphs(text)) {
    const mark = marks.get(span[0]);
    const found =
      mark === undefined || mark === 'body' ? findPieces(text, span, isTop) : [wholePiece(text, span)];
    pieces.push(...found);
    if (found.some(({ shape }) => shape === 'prose')) isTop = false;
  }
  return pieces;
}

/** What the source says about a stretch outweighs what it looks like; of body text it only knows that it is text. */
function obeyMarks(kinds: BlockKind[], pieces: readonly Piece[], marks: Marks): BlockKind[] {
  if (marks.size === 0) return kinds;
  const hasHeadline = [...marks.values()].includes('headline');
  return kinds.map((kind, index) => {
    const mark = marks.get(pieces[index]!.charSpan[0]);
    if (mark !== undefined && mark !== 'body') return mark;
    return kind === 'headline' && (hasHeadline || mark === 'body') ? 'body' : kind;
  });
}

function readSentence(text: string, charSpan: CharSpan): Sentence {
  return { charSpan, tokens: tokenize(text.slice(...charSpan), charSpan[0]) };
}

function classify(pieces: readonly Piece[], tokenCounts: readonly number[]): BlockKind[] {
  const isProse = (index: number) => pieces[index]!.shape === 'prose' && tokenCounts[index]! >= proseTokens;
  let bodyStart = pieces.findIndex((_, index) => isProse(index));
  const headline = findHeadline(pieces, tokenCounts, bodyStart === -1 ? pieces.length : bodyStart);
  if (bodyStart === -1) bodyStart = headline + 1;
  const kinds = pieces.map((piece, index): BlockKind => {
    if (index === headline) return 'headline';
    const isCaption = piece.shape === 'line' && isRepeatedLine(pieces, index) && index < bodyStart + 2;
    return isCaption && tokenCounts[index]! >= proseTokens
      ? 'caption'
      : classifyAlone(piece, index, bodyStart);
  });
  return closeTail(kinds, pieces, tokenCounts);
}

function classifyAlone(piece: Piece, index: number, bodyStart: number): BlockKind {
  switch (piece.shape) {
    case 'furniture':
    case 'promotion':
      return 'furniture';
    case 'notice':
    case 'update-mark':
    case 'dateline':
    case 'credit':
      return piece.shape;
    case 'byline':
      return index < bodyStart ? 'byline' : 'body';
    case 'caption':
      // Further down, "(left)" may stand in running text.
      return index <= bodyStart ? 'caption' : 'body';
    default:
      return 'body';
  }
}

/** The first line above the body that is long enough to be one; else the first that is not furniture. */
function findHeadline(pieces: readonly Piece[], tokenCounts: readonly number[], end: number): number {
  if (pieces.length < 2) return -1;
  let best = -1;
  for (let index = 0; index < end; index++) {
    const { shape, sentences } = pieces[index]!;
    if (shape !== 'line' || sentences.length > 1 || isRepeatedLine(pieces, index)) continue;
    if (tokenCounts[index]! >= headlineTokens) return tokenCounts[index]! <= maxHeadlineTokens ? index : best;
    if (best === -1) best = index;
  }
  return best;
}

function isRepeatedLine(pieces: readonly Piece[], index: number): boolean {
  const text = pieces[index]!.text;
  return pieces[index - 1]?.text === text || pieces[index + 1]?.text === text;
}

/** What follows the credit line at the end of a report is the site's, whole sentences of it too. */
function closeTail(
  kinds: BlockKind[],
  pieces: readonly Piece[],
  tokenCounts: readonly number[],
): BlockKind[] {
  const credit = kinds.lastIndexOf('credit');
  if (credit === -1) return kinds;
  const sum = (from: number, to: number) =>
    tokenCounts.slice(from, to).reduce((total, count) => total + count, 0);
  // A credit further up is not the end of the report.
  if (sum(credit + 1, pieces.length) > tailShare * sum(0, credit)) return kinds;
  return kinds.map((kind, index) => (index > credit && kind === 'body' ? 'furniture' : kind));
}
