/**
 * Tables with a header in, a row at a time out. RFC 4180, with bare line ends and stray quotes taken as they
 * come; the separator is the tab, or whichever of comma, semicolon and bar the header has most of.
 */
import type { Result } from '../model/failure.js';
import type { Row } from './fields.js';
import { badSource } from './items.js';

export interface TableRow {
  readonly row: Row;
  /** Of its first line, from 1. */
  readonly line: number;
}

/** Rows of the decoded pieces of a file. A row longer than `maxLength` characters is a failure of its own. */
export async function* readTable(
  pieces: AsyncIterable<string>,
  path: string,
  { isTabs, maxLength }: { readonly isTabs: boolean; readonly maxLength: number },
): AsyncGenerator<Result<TableRow>> {
  const parser = new RowParser(isTabs ? '\t' : null);
  let header: readonly string[] | null = null;
  const take = function* (
    rows: readonly { readonly cells: readonly string[]; readonly line: number }[],
  ): Generator<Result<TableRow>> {
    for (const { cells, line } of rows) {
      if (header === null) {
        header = cells.map((cell) => cell.trim());
        continue;
      }
      if (cells.length === 1 && cells[0]!.trim() === '') continue;
      if (cells.length > header.length) {
        yield badSource(
          path,
          'a table',
          `the row has ${cells.length} cells and the header ${header.length}`,
          `line ${line}`,
        );
        continue;
      }
      yield {
        ok: true,
        value: { row: Object.fromEntries(header.map((name, index) => [name, cells[index] ?? ''])), line },
      };
    }
  };
  for await (const piece of pieces) {
    yield* take(parser.push(piece));
    if (parser.pendingLength > maxLength) {
      yield badSource(
        path,
        'a table',
        `a row has more than ${maxLength} characters (is a quotation mark missing?)`,
        `line ${parser.line}`,
      );
      return;
    }
  }
  yield* take(parser.end());
}

/** Cells and rows of a text that comes in pieces. */
class RowParser {
  #separator: string | null;
  #buffer = '';
  #line = 1;
  // A row that did not end is tried again when twice as much is there: else a long one costs its square.
  #tryAt = 0;

  constructor(separator: string | null) {
    this.#separator = separator;
  }

  get pendingLength(): number {
    return this.#buffer.length;
  }

  get line(): number {
    return this.#line;
  }

  push(piece: string): { readonly cells: string[]; readonly line: number }[] {
    this.#buffer += piece;
    return this.#buffer.length < this.#tryAt ? [] : this.#take(false);
  }

  end(): { readonly cells: string[]; readonly line: number }[] {
    return this.#take(true);
  }

  #take(isEnd: boolean): { readonly cells: string[]; readonly line: number }[] {
    const rows: { readonly cells: string[]; readonly line: number }[] = [];
    let start = 0;
    for (;;) {
      this.#separator ??= chooseSeparator(this.#buffer);
      const row = readRow(this.#buffer, start, this.#separator, isEnd);
      if (row === null) break;
      rows.push({ cells: row.cells, line: this.#line });
      this.#line += countBreaks(this.#buffer, start, row.end);
      start = row.end;
      if (start >= this.#buffer.length) break;
    }
    this.#buffer = this.#buffer.slice(start);
    this.#tryAt = rows.length > 0 ? 0 : 2 * this.#buffer.length;
    return rows;
  }
}

function countBreaks(text: string, start: number, end: number): number {
  let count = 0;
  for (let at = text.indexOf('\n', start); at !== -1 && at < end; at = text.indexOf('\n', at + 1)) count++;
  return count;
}

function chooseSeparator(text: string): string {
  const header = text.match(/^[^\r\n]*/)![0];
  const counts = [',', ';', '|', '\t'].map((mark) => ({ mark, count: header.split(mark).length }));
  return counts.reduce((best, one) => (one.count > best.count ? one : best)).mark;
}

/** The row that begins at `start`; null where it does not end in `text` and more may come. */
function readRow(
  text: string,
  start: number,
  separator: string,
  isEnd: boolean,
): { readonly cells: string[]; readonly end: number } | null {
  if (start >= text.length) return null;
  const cells: string[] = [];
  let at = start;
  for (;;) {
    let cell = '';
    if (text[at] === '"') {
      let from = at + 1;
      for (;;) {
        const quote = text.indexOf('"', from);
        if (quote === -1) {
          if (!isEnd) return null;
          cell += text.slice(from);
          at = text.length;
          break;
        }
        cell += text.slice(from, quote);
        if (text[quote + 1] === '"') {
          cell += '"';
          from = quote + 2;
          continue;
        }
        if (quote + 1 >= text.length && !isEnd) return null;
        at = quote + 1;
        break;
      }
    }
    const end = findEnd(text, at, separator);
    if (end === text.length && !isEnd) return null;
    cell += text.slice(at, end);
    cells.push(cell);
    if (text[end] === separator) {
      at = end + 1;
      continue;
    }
    // A carriage return at the very end may be half of a line break.
    if (text[end] === '\r' && end + 1 >= text.length && !isEnd) return null;
    return { cells, end: end + (text.startsWith('\r\n', end) ? 2 : end < text.length ? 1 : 0) };
  }
}

function findEnd(text: string, start: number, separator: string): number {
  for (let index = start; index < text.length; index++) {
    const character = text[index];
    if (character === separator || character === '\n' || character === '\r') return index;
  }
  return text.length;
}
