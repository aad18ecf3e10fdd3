/**
 * Finds the paragraphs of a text. Blank lines always part paragraphs; a single newline either parts two
 * paragraphs or wraps a line. The run of lines decides which: a wrapped line breaks where the next word has no
 * room left, and mostly in mid-sentence.
 */
import type { CharSpan } from '../model/document.js';

interface Line {
  readonly start: number;
  /** Without the line break and trailing white space. */
  readonly end: number;
  readonly text: string;
  readonly indent: number;
}

// Narrower runs are lists, and no mail or wire system wraps wider ones.
const minWrapWidth = 40;
const maxWrapWidth = 140;

const endsSentence = /[.!?…。！？।؟۔։][\p{Pe}\p{Pf}"'’”»)\]]*$/u;
const listMark = /^\s*(?:[•*·▪–—-]\s|\d{1,3}[.)]\s|#{1,6}\s|>)/u;

/**
 * Finds the paragraphs of `text`, in order, without the white space around them. Takes linear time.
 *
 * @example
 * findParagraphs('One.\n\nTwo.') // [[0, 4], [6, 10]]
 */
export function findParagraphs(text: string): readonly CharSpan[] {
  if (last?.text !== text) last = { text, spans: splitParagraphs(text) };
  return last.spans;
}

// Kept because reading a text and segmenting it ask one after the other.
let last: { readonly text: string; readonly spans: readonly CharSpan[] } | undefined;

function splitParagraphs(text: string): readonly CharSpan[] {
  const spans: CharSpan[] = [];
  for (const run of findRuns(text)) {
    // A line that stands alone is a paragraph, however wide it is.
    const widths = run.length === 1 ? [0] : run.map(({ text, indent }) => indent + measureWidth(text));
    const width = widths.reduce((most, each) => Math.max(most, each), 0);
    const isWrapped = isWrappedRun(run, widths, width);
    let start = run[0]!;
    for (let index = 1; index <= run.length; index++) {
      const last = run[index - 1]!;
      const next = run[index];
      if (next !== undefined && isWrapped && isContinued(last, widths[index - 1]!, next, width)) continue;
      spans.push([start.start, last.end]);
      if (next !== undefined) start = next;
    }
  }
  return spans;
}

const otherBreak = /[\r\u2028\u2029\u000b\u000c\u0085]/;

function findRuns(text: string): Line[][] {
  return otherBreak.test(text) ? findRunsByPattern(text) : findRunsByNewline(text);
}

/** Finds runs of lines in texts that break lines with `\n` alone, as most do. */
function findRunsByNewline(text: string): Line[][] {
  const runs: Line[][] = [];
  let run: Line[] = [];
  for (let start = 0; start <= text.length; ) {
    const newline = text.indexOf('\n', start);
    const end = newline === -1 ? text.length : newline;
    const line = end === start ? null : readLine(text.slice(start, end), start);
    if (line !== null) run.push(line);
    else if (run.length > 0) {
      runs.push(run);
      run = [];
    }
    start = end + 1;
  }
  if (run.length > 0) runs.push(run);
  return runs;
}

function findRunsByPattern(text: string): Line[][] {
  const runs: Line[][] = [];
  let run: Line[] = [];
  const linePattern = /[^\r\n\u2028\u2029\u000b\u000c\u0085]+|\r\n|[\r\n\u2028\u2029\u000b\u000c\u0085]/g;
  let isAfterBreak = true;
  for (const match of text.matchAll(linePattern)) {
    const isBreak = /^[\r\n\u2028\u2029\u000b\u000c\u0085]/.test(match[0]);
    const line = isBreak ? null : readLine(match[0], match.index);
    if (line === null) {
      // A break right after a break, or a line of white space only, ends the run.
      if ((!isBreak || isAfterBreak) && run.length > 0) {
        runs.push(run);
        run = [];
      }
      if (isBreak) isAfterBreak = true;
      continue;
    }
    isAfterBreak = false;
    run.push(line);
  }
  if (run.length > 0) runs.push(run);
  return runs;
}

/** Measures the line `piece`, which begins at `start`; returns null where it is white space. */
function readLine(piece: string, start: number): Line | null {
  const trimmed = piece.trim();
  if (trimmed === '') return null;
  const indent = piece.length - piece.trimStart().length;
  return { start: start + indent, end: start + indent + trimmed.length, text: trimmed, indent };
}

/** Counts the columns that a line fills: East Asian characters take two. */
function measureWidth(line: string): number {
  const wide = line.match(
    /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60]/g,
  );
  return line.length + (wide?.length ?? 0);
}

function hadNoRoom(lineWidth: number, next: Line, width: number): boolean {
  const firstWord = next.text.match(/^\S+/)?.[0] ?? '';
  return lineWidth + 1 + measureWidth(firstWord) > width;
}

function isWrappedRun(run: readonly Line[], widths: readonly number[], width: number): boolean {
  if (run.length < 2 || width < minWrapWidth || width > maxWrapWidth) return false;
  let filled = 0;
  let broken = 0;
  for (let index = 1; index < run.length; index++) {
    if (hadNoRoom(widths[index - 1]!, run[index]!, width)) {
      filled++;
      if (!endsSentence.test(run[index - 1]!.text)) broken++;
    }
  }
  return filled * 2 >= run.length - 1 && broken * 2 >= filled && broken > 0;
}

function isContinued(line: Line, lineWidth: number, next: Line, width: number): boolean {
  if (listMark.test(next.text) || next.indent > line.indent + 1) return false;
  if (hadNoRoom(lineWidth, next, width)) return true;
  return !endsSentence.test(line.text) && /^(?!\p{Script=Georgian})\p{Ll}/u.test(next.text);
}
