/**
 * Reads one number from the tokens of a reading: figures ("1,530", "3.6 million", "10-15") or words ("twenty-five",
 * "three dozen", "several"). What is no number where it stands ("no one", "A4", "COVID-19") is none.
 */
import type { NumberTable, NumberWord } from '../../text/number-values.js';
import type { Side } from './comparison.js';

/** A number that was read. */
export interface NumberRead {
  /** The token after its last one. */
  readonly end: number;
  readonly value: string;
  readonly isOrdinal: boolean;
  /** What is written to the figures without a space: "5mm"; empty where nothing is. */
  readonly suffix?: string;
}

/** Reads the number that begins at a token; null where none does. */
export function readNumber(side: Side, at: number, table: NumberTable): NumberRead | null {
  const token = side.tokens[at]!;
  if (token.isSign) return null;
  return /^\p{N}/u.test(token.norm) ? readFigures(side, at, table) : readWords(side, at, table);
}

function gapAfter({ text, tokens }: Side, at: number): string | null {
  const next = tokens[at + 1];
  return next === undefined ? null : text.slice(tokens[at]!.charSpan[1], next.charSpan[0]);
}

// Thousands in groups of three, or one point.
const wholeFigures = /^\p{N}+(?:\.\p{N}+|[,٫]\p{N}{1,2})?$|^\p{N}{1,3}(?:[.,٬]\p{N}{3})+(?:[.,٫]\p{N}+)?$/u;

function readFigures(side: Side, at: number, table: NumberTable): NumberRead | null {
  const { text, tokens } = side;
  const { norm, charSpan } = tokens[at]!;
  // A part of a name or of an address: "COVID-19", "#3", "/2024".
  if (/[\p{L}\p{M}][-‑–]$|[/#_:]$/u.test(text.slice(Math.max(0, charSpan[0] - 2), charSpan[0]))) return null;
  const [, figures, suffix] = /^(\p{N}+(?:[.,٫٬]\p{N}+)*)(\p{L}*)$/u.exec(norm) ?? [];
  // "21,1695" lacks a space.
  if (figures === undefined || !wholeFigures.test(figures)) return null;
  const isOrdinal = /^(?:st|nd|rd|th|й|я|го|му)$/u.test(suffix!);
  let value = Number(figures.replace(/[,٬](?=\p{N}{3}(?!\p{N}))/gu, '').replace(/[,٫]/u, '.'));
  let end = at + 1;
  if (Number.isNaN(value)) return { end, value: figures, isOrdinal };
  const range = endOfRange(side, at);
  if (range !== -1) return { end: range, value: `${value}-${tokens[range - 1]!.norm}`, isOrdinal: false };
  const attached = table.get(suffix!);
  if (attached?.role === 'scale') value *= attached.value;
  for (;;) {
    const scale =
      tokens[end] === undefined || !/^[\s-]+$/.test(gapAfter(side, end - 1)!)
        ? undefined
        : table.get(tokens[end]!.norm);
    const isScale =
      scale?.role === 'scale' ||
      scale?.role === 'dozen' ||
      (scale?.role === 'hundred' && scale.value === 100);
    if (!isScale) break;
    value *= scale!.value;
    end++;
  }
  return { end, value: `${Number(value.toPrecision(12))}`, isOrdinal, suffix: suffix! };
}

/** Finds the end of a range, score or fraction: "10-15", "2–1", "9/11", "4 to 8"; -1 where there is none. */
function endOfRange(side: Side, at: number): number {
  const { tokens } = side;
  const isFigure = (index: number) => /^\p{N}+(?:[.,]\p{N}+)*$/u.test(tokens[index]?.norm ?? '');
  if (isFigure(at + 1) && /^(?:[-–]|\/\s?)$/.test(gapAfter(side, at)!)) return at + 2;
  // "rose from 4 to 8" tells of two.
  const isTo = tokens[at + 1]?.norm === 'to' && isFigure(at + 2) && tokens[at - 1]?.norm !== 'from';
  return isTo && /^\s$/.test(gapAfter(side, at)!) && /^\s$/.test(gapAfter(side, at + 1)!) ? at + 3 : -1;
}

const idle = new Set([
  'no',
  'every',
  'any',
  'some',
  'each',
  'this',
  'that',
  'another',
  'the',
  'which',
  'not',
  'only',
]);
const idleAfter = new Set([
  'of',
  'another',
  'who',
  'that',
  'thing',
  'day',
  'is',
  'was',
  'side',
  'hand',
  'more',
]);

/** Tells a counted one from the pronoun: "no one", "the one who", "one another". */
function isPronoun(side: Side, at: number, { role, value }: NumberWord): boolean {
  if (role !== 'unit' || value !== 1) return false;
  const { tokens } = side;
  const next = tokens[at + 1]?.norm;
  return (
    idle.has(tokens[at - 1]?.norm ?? '') ||
    next === undefined ||
    idleAfter.has(next) ||
    !/^[\s-]+$/.test(gapAfter(side, at) ?? '')
  );
}

function readWords(side: Side, at: number, table: NumberTable): NumberRead | null {
  const { tokens } = side;
  const first = table.get(tokens[at]!.norm);
  if (first === undefined || isPronoun(side, at, first)) return null;
  if (first.role === 'few') return { end: at + 1, value: 'few', isOrdinal: false };
  if (first.role === 'ordinal') return { end: at + 1, value: `${first.value}`, isOrdinal: true };
  if (first.role === 'many') return readMany(side, at, table);
  // Hundreds and thousands multiply what stands before them, and close it.
  let [total, group, end] = [0, 0, at];
  for (; end < tokens.length; end++) {
    if (end > at && !/^[\s-]+$/.test(gapAfter(side, end - 1)!)) break;
    // "two hundred and five"
    const isAnd =
      tokens[end]!.norm === 'and' && group >= 100 && table.get(tokens[end + 1]?.norm ?? '') !== undefined;
    if (isAnd) continue;
    const word = table.get(tokens[end]!.norm);
    if (word === undefined || word.role === 'few' || word.role === 'many' || word.role === 'ordinal') break;
    if (word.role === 'scale') [total, group] = [total + Math.max(1, group) * word.value, 0];
    else if (word.role === 'dozen' || (word.role === 'hundred' && word.value === 100 && group > 0))
      group = Math.max(1, group) * word.value;
    else if (group > 0 && !fitsAfter(group, word.value)) break;
    else group += word.value;
  }
  return { end, value: `${total + group}`, isOrdinal: false };
}

/** Tells whether a number word goes on with the one before it: five after twenty, and not twenty after five. */
function fitsAfter(group: number, value: number): boolean {
  return value < 10 ? group % 10 === 0 : value < 100 && group % 100 === 0;
}

/** Reads "dozens", "hundreds of thousands". */
function readMany(side: Side, at: number, table: NumberTable): NumberRead {
  const { tokens } = side;
  const words = [tokens[at]!.norm];
  let end = at + 1;
  while (tokens[end]?.norm === 'of' && table.get(tokens[end + 1]?.norm ?? '')?.role === 'many') {
    words.push(tokens[end + 1]!.norm);
    end += 2;
  }
  return { end, value: words.join(' of '), isOrdinal: false };
}
