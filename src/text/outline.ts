/**
 * Cuts a text into blocks and decides of each whether it is body or stands beside it: cuts paragraphs into
 * pieces and classes each piece by its shape and place. In doubt a piece is body, since furniture is left out
 * of comparison and of the running text.
 */
import type { Block, BlockKind, Document } from '../model/document.js';
import { findPieces, type Piece, wholePiece } from './block-shapes.js';
import { findParagraphs } from './paragraphs.js';
import { hasSeveralSentences } from './sentences.js';
import { countTokens } from './tokens.js';

/** A block whose sentences have not been looked for. */
export type OutlinedBlock = Omit<Block, 'sentences'>;

// A shorter line is no headline where a longer one stands beside it.
const headlineTokens = 4;
const maxHeadlineTokens = 30;
// What follows the credit at the end of a report is at most this share of what stands before it.
const tailShare = 0.34;
// Shorter prose does not show that the body has begun.
const proseTokens = 5;

/** Counts the tokens of a piece when first asked. */
type TokenCounter = (index: number) => number;

/** The kinds that the source format gives, by where each stretch begins. */
type Marks = ReadonlyMap<number, BlockKind>;

/** Cuts `text` into its blocks, in order. */
export function outline({ text, marks: given }: Pick<Document, 'text' | 'marks'>): readonly OutlinedBlock[] {
  const marks: Marks = new Map(given?.map(({ kind, charSpan }) => [charSpan[0], kind]));
  const pieces = findAllPieces(text, marks);
  const counts: number[] = [];
  const shapeKinds = classify(pieces, (index) => (counts[index] ??= countTokens(pieces[index]!.text)));
  const kinds = applyMarks(shapeKinds, pieces, marks);
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

/**
 * Cuts paragraphs into pieces. Keeps a stretch whole where the source says what it is; body text is cut all the
 * same, since it may end in a credit.
 */
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

/**
 * Lets what the source says of a piece outweigh what it looks like. Where the source says `body` it knows no
 * more than that it is text, so that notices and credits keep their kind.
 */
function applyMarks(kinds: BlockKind[], pieces: readonly Piece[], marks: Marks): BlockKind[] {
  if (marks.size === 0) return kinds;
  const hasHeadline = [...marks.values()].includes('headline');
  return kinds.map((kind, index) => {
    const mark = marks.get(pieces[index]!.charSpan[0]);
    if (mark !== undefined && mark !== 'body') return mark;
    return kind === 'headline' && (hasHeadline || mark === 'body') ? 'body' : kind;
  });
}

function classify(pieces: readonly Piece[], tokensIn: TokenCounter): BlockKind[] {
  const asking = findAskingHeadline(pieces, tokensIn);
  const isProse = (index: number) =>
    index !== asking && pieces[index]!.shape === 'prose' && tokensIn(index) >= proseTokens;
  let bodyStart = pieces.findIndex((_, index) => isProse(index));
  const headline =
    asking === -1 ? findHeadline(pieces, tokensIn, bodyStart === -1 ? pieces.length : bodyStart) : asking;
  if (bodyStart === -1) bodyStart = headline + 1;
  const runEnds = findRunEnds(pieces);
  const kinds = pieces.map((piece, index): BlockKind => {
    if (index === headline) return 'headline';
    // A run of equal lines that goes on into the body is no caption.
    const isOver = runEnds[index]! <= bodyStart + 2;
    const isCaption = piece.shape === 'line' && isRepeatedLine(pieces, index) && isOver;
    return isCaption && tokensIn(index) >= proseTokens ? 'caption' : classifyAlone(piece, index, bodyStart);
  });
  return markTail(kinds, pieces);
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

// "Is this the end of the road?": no closing quotation mark, which a quoted lead ends in.
const asks = /[?!？！؟]$/u;
// A longer question is a lead.
const maxAskingTokens = 20;

/**
 * Finds a headline that ends like a sentence, in a question or exclamation mark: the first piece of all, alone and
 * short, with prose below it; -1 for none.
 */
function findAskingHeadline(pieces: readonly Piece[], tokensIn: TokenCounter): number {
  const [first] = pieces;
  if (first === undefined) return -1;
  const isHeadline =
    first.shape === 'prose' &&
    asks.test(first.text) &&
    tokensIn(0) >= headlineTokens &&
    tokensIn(0) <= maxAskingTokens &&
    !hasSeveralSentences(first.text);
  const hasBody = pieces.some(
    ({ shape }, index) => index > 0 && shape === 'prose' && tokensIn(index) > tokensIn(0),
  );
  return isHeadline && hasBody ? 0 : -1;
}

/**
 * Finds the headline: the first line above the body that is long enough, else the first line that is no
 * furniture; -1 for none.
 */
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

/** Finds for each piece where the run of equal ones that it stands in ends. */
function findRunEnds(pieces: readonly Piece[]): Uint32Array {
  const ends = new Uint32Array(pieces.length);
  for (let at = pieces.length - 1; at >= 0; at--)
    ends[at] = pieces[at + 1]?.text === pieces[at]!.text ? ends[at + 1]! : at + 1;
  return ends;
}

/** Turns what follows the closing credit into furniture, whole sentences too: it is the site's. */
function markTail(kinds: BlockKind[], pieces: readonly Piece[]): BlockKind[] {
  const credit = kinds.lastIndexOf('credit');
  if (credit === -1) return kinds;
  const lengthOf = (part: readonly Piece[]) => part.reduce((sum, { text }) => sum + text.length, 0);
  // A credit further up is not the end of the report.
  if (lengthOf(pieces.slice(credit + 1)) > tailShare * lengthOf(pieces.slice(0, credit))) return kinds;
  return kinds.map((kind, index) => (index > credit && kind === 'body' ? 'furniture' : kind));
}
