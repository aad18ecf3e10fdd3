/**
 * A text in, its blocks out without their sentences: what is body, and what stands beside it. Paragraphs are
 * cut into pieces, and each piece is classed by its shape and its place. In doubt a piece is body, since
 * furniture is left out of comparison and of the running text.
 */
import type { Block, BlockKind, Document } from '../model/document.js';
import { findPieces, type Piece, wholePiece } from './block-shapes.js';
import { findParagraphs } from './paragraphs.js';
import { hasSeveralSentences } from './sentences.js';
import { countTokens } from './tokens.js';

export type OutlinedBlock = Omit<Block, 'sentences'>;

// A line of fewer tokens is no headline where a longer one stands beside it.
const headlineTokens = 4;
const maxHeadlineTokens = 30;
// What follows the credit at the end of a report is at most this share of what stands before it.
const tailShare = 0.34;
// Prose of fewer tokens does not show that the body has begun.
const proseTokens = 5;

/** Tokens of a piece, counted when first asked for. */
type TokenCounter = (index: number) => number;

/** What a source says that stretches of a text are, by where they begin. */
type Marks = ReadonlyMap<number, BlockKind>;

/** The blocks of a text, in order. */
export function outline({ text, marks: told }: Pick<Document, 'text' | 'marks'>): readonly OutlinedBlock[] {
  const marks: Marks = new Map(told?.map(({ kind, charSpan }) => [charSpan[0], kind]));
  const pieces = findAllPieces(text, marks);
  const counts: number[] = [];
  const looks = classify(pieces, (index) => (counts[index] ??= countTokens(pieces[index]!.text)));
  const kinds = obeyMarks(looks, pieces, marks);
  const blocks: OutlinedBlock[] = [];
  for (const [index, { charSpan, text: words }] of pieces.entries()) {
    const kind = kinds[index]!;
    const previous = blocks.at(-1);
    if (kind === 'caption' && previous?.kind === 'caption' && text.slice(...previous.charSpan) === words) {
      blocks[blocks.length - 1] = { ...previous, repeats: [...previous.repeats, charSpan] };
    } else blocks.push({ kind, charSpan, repeats: [] });
  }
  return blocks;
}

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

function classify(pieces: readonly Piece[], tokensIn: TokenCounter): BlockKind[] {
  const isProse = (index: number) => pieces[index]!.shape === 'prose' && tokensIn(index) >= proseTokens;
  let bodyStart = pieces.findIndex((_, index) => isProse(index));
  const headline = findHeadline(pieces, tokensIn, bodyStart === -1 ? pieces.length : bodyStart);
  if (bodyStart === -1) bodyStart = headline + 1;
  const kinds = pieces.map((piece, index): BlockKind => {
    if (index === headline) return 'headline';
    const isCaption = piece.shape === 'line' && isRepeatedLine(pieces, index) && index < bodyStart + 2;
    return isCaption && tokensIn(index) >= proseTokens ? 'caption' : classifyAlone(piece, index, bodyStart);
  });
  return closeTail(kinds, pieces);
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
function findHeadline(pieces: readonly Piece[], tokensIn: TokenCounter, end: number): number {
  if (pieces.length < 2) return -1;
  let best = -1;
  for (let index = 0; index < end; index++) {
    const { shape, text } = pieces[index]!;
    if (shape !== 'line' || isRepeatedLine(pieces, index) || hasSeveralSentences(text)) continue;
    if (tokensIn(index) >= headlineTokens) return tokensIn(index) <= maxHeadlineTokens ? index : best;
    if (best === -1) best = index;
  }
  return best;
}

function isRepeatedLine(pieces: readonly Piece[], index: number): boolean {
  const text = pieces[index]!.text;
  return pieces[index - 1]?.text === text || pieces[index + 1]?.text === text;
}

/** What follows the credit line at the end of a report is the site's, whole sentences of it too. */
function closeTail(kinds: BlockKind[], pieces: readonly Piece[]): BlockKind[] {
  const credit = kinds.lastIndexOf('credit');
  if (credit === -1) return kinds;
  const lengthOf = (part: readonly Piece[]) => part.reduce((sum, { text }) => sum + text.length, 0);
  // A credit further up is not the end of the report.
  if (lengthOf(pieces.slice(credit + 1)) > tailShare * lengthOf(pieces.slice(0, credit))) return kinds;
  return kinds.map((kind, index) => (index > credit && kind === 'body' ? 'furniture' : kind));
}
