/**
 * Document in, blocks out: paragraphs are found, cut into pieces, and each piece is classed by its shape and
 * its place. Nothing is deleted: all that is not white space lies in exactly one block. In doubt a piece is
 * body, since furniture is left out of comparison and of the running text.
 */

import { findPieces, type Piece } from '../lib/block-shapes.js';
import { findParagraphs } from '../lib/paragraphs.js';
import { findSentences } from '../lib/sentences.js';
import { tokenize } from '../lib/tokens.js';
import type { Block, BlockKind, CharSpan, Document, SegmentedDocument, Sentence } from '../model.js';

// A line of fewer tokens is no headline where a longer one stands beside it.
const headlineTokens = 4;
// Prose of fewer tokens does not show that the body has begun.
const proseTokens = 5;

/** The blocks of `document`, in source order. Cost is linear in the text. */
export function segment(document: Document): SegmentedDocument {
  const pieces = findParagraphs(document.text).flatMap((span) => findPieces(document.text, span));
  const kinds = classify(pieces);
  const blocks: Block[] = [];
  for (const [index, piece] of pieces.entries()) {
    const kind = kinds[index]!;
    const previous = blocks.at(-1);
    if (previous !== undefined && kind === 'caption' && isRepeat(document.text, previous, piece)) {
      blocks[blocks.length - 1] = { ...previous, repeats: [...previous.repeats, piece.charSpan] };
      continue;
    }
    blocks.push({
      kind,
      charSpan: piece.charSpan,
      repeats: [],
      sentences: findTokens(document.text, piece.charSpan),
    });
  }
  return { ...document, blocks };
}

function findTokens(text: string, span: CharSpan): Sentence[] {
  return findSentences(text.slice(span[0], span[1]), span[0]).map((charSpan) => ({
    charSpan,
    tokens: tokenize(text.slice(charSpan[0], charSpan[1]), charSpan[0]),
  }));
}

function isRepeat(text: string, block: Block, piece: Piece): boolean {
  return block.kind === 'caption' && text.slice(block.charSpan[0], block.charSpan[1]) === piece.text;
}

function classify(pieces: readonly Piece[]): BlockKind[] {
  const tokenCounts = pieces.map((piece) => tokenize(piece.text).length);
  const isProse = (index: number) => pieces[index]!.shape === 'prose' && tokenCounts[index]! >= proseTokens;
  let bodyStart = pieces.findIndex((_, index) => isProse(index));
  const headline = findHeadline(pieces, tokenCounts, bodyStart === -1 ? pieces.length : bodyStart);
  if (bodyStart === -1) bodyStart = headline + 1;
  const kinds = pieces.map((piece, index): BlockKind => {
    if (index === headline) return 'headline';
    if (isRepeatedLine(pieces, index) && index < bodyStart + 2 && tokenCounts[index]! >= proseTokens)
      return 'caption';
    return classifyAlone(piece, index, bodyStart, headline);
  });
  return closeTail(kinds, pieces, tokenCounts);
}

function classifyAlone(piece: Piece, index: number, bodyStart: number, headline: number): BlockKind {
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
      return index < headline ? 'furniture' : 'body';
  }
}

/** The first line above the body that is long enough to be one; else the first that is not furniture. */
function findHeadline(pieces: readonly Piece[], tokenCounts: readonly number[], end: number): number {
  if (pieces.length < 2) return -1;
  let best = -1;
  for (let index = 0; index < end; index++) {
    if (pieces[index]!.shape !== 'line' || isRepeatedLine(pieces, index)) continue;
    if (tokenCounts[index]! >= headlineTokens) return tokenCounts[index]! <= 40 ? index : best;
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
  // A credit in the upper half is not the end of the report.
  if (sum(0, credit) < sum(credit + 1, pieces.length)) return kinds;
  return kinds.map((kind, index) => (index > credit && kind === 'body' ? 'furniture' : kind));
}
