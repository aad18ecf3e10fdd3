/**
 * Cuts a table into rows of cells with csv-parse: RFC 4180, with line ends of any kind and with quotation marks inside a
 * cell taken as they are. Own code adds what csv-parse lacks: the separator is chosen by the header, lines are counted
 * right where a cell holds line breaks, and a quotation mark that is never closed is closed by the end of the file.
 */
import { type CsvError, type Options, type Parser, parse } from 'csv-parse';
import { parse as parseAtOnce } from 'csv-parse/sync';
import type { FilePiece } from '../decode-file.js';

/** A row of cells. */
export interface CellRow {
  readonly cells: readonly string[];
  /** Of its first line, from 1. */
  readonly line: number;
  /** As it stands in the file, without its line break; null where that is the same text in UTF-8. */
  readonly bytes: Buffer | null;
}

interface CellOptions {
  /** Null to choose by the header. */
  readonly separator: string | null;
  readonly maxBytes: number;
  /** True where the pieces end too early: what follows the last row that has ended is left out then. */
  readonly isCut?: boolean;
}

/** Yields rows in order; a piece that comes with its bytes holds whole lines. Where a row has more than `maxBytes` bytes, yields at last the line at which it begins. */
export async function* readCells(
  pieces: AsyncIterable<FilePiece>,
  { separator, maxBytes, isCut = false }: CellOptions,
): AsyncGenerator<CellRow | { readonly tooLongAt: number }> {
  let rows: RowReader | null = null;
  for await (const piece of pieces) {
    const { text, bytes } = typeof piece === 'string' ? { text: piece, bytes: null } : piece;
    if (text === '') continue;
    rows ??= new RowReader(separator ?? chooseSeparator(text ?? ''), maxBytes);
    const isTooLong = text === null || (await rows.push(text, bytes));
    yield* rows.takeEnded();
    if (isTooLong) return yield { tooLongAt: rows.line };
  }
  if (rows === null) return;
  if (isCut) await rows.push(filler, null);
  else await rows.end();
  yield* rows.takeEnded();
}

// The parser tells the end of a row by what follows. This belongs to the row that is left out.
const filler = '.'.repeat(64);

/** Chooses the separator that the header has most of; a comma where it has none. */
function chooseSeparator(text: string): string {
  const header = text.match(/^[^\r\n]*/)![0];
  const counts = [',', ';', '|', '\t'].map((mark) => ({ mark, count: header.split(mark).length }));
  return counts.reduce((best, one) => (one.count > best.count ? one : best)).mark;
}

/** Feeds a parser piece by piece and keeps the rows that have ended. */
class RowReader {
  readonly #options: Options;
  readonly #parser: Parser;
  /** Rows, and where each ends in the file as UTF-8. */
  #ended: { readonly cells: readonly string[]; readonly end: number }[] = [];
  /** What stands behind the last row that was taken, in UTF-8 and in the file, and where it begins in UTF-8. */
  #rest: { readonly bytes: Buffer; readonly own: Buffer | null }[] = [];
  #restStart = 0;
  #line = 1;

  constructor(delimiter: string, maxBytes: number) {
    this.#options = {
      delimiter,
      record_delimiter: ['\r\n', '\n', '\r'],
      relax_column_count: true,
      relax_quotes: true,
      max_record_size: maxBytes,
    };
    this.#parser = parse({
      ...this.#options,
      on_record: (cells: string[], { bytes }) => {
        this.#ended.push({ cells, end: bytes });
        // Of each row that is longer or shorter than the first, csv-parse makes an error with a copy of the row and a
        // stack, which nobody reads and which costs many times the row: so every row is the first.
        const info: { records: number } = this.#parser.info;
        info.records = 0;
        return null;
      },
    });
    // Errors come to the callbacks below.
    this.#parser.on('error', () => {});
  }

  /** The line at which the next row begins. */
  get line(): number {
    return this.#line;
  }

  /** Returns true where a row is too long. */
  async push(piece: string, own: Buffer | null): Promise<boolean> {
    const bytes = Buffer.from(piece);
    this.#rest.push({ bytes, own });
    const error = await settle((done) => this.#parser.write(bytes, done));
    if (error === null) return false;
    if (error.code === 'CSV_MAX_RECORD_SIZE') return true;
    throw error;
  }

  async end(): Promise<void> {
    const error = await settle((done) => this.#parser.end(done));
    if (error === null) return;
    if (error.code !== 'CSV_QUOTE_NOT_CLOSED') throw error;
    const taken = this.#ended.at(-1)?.end ?? this.#restStart;
    const rest = Buffer.concat(this.#rest.map(({ bytes }) => bytes)).subarray(taken - this.#restStart);
    const [cells] = parseAtOnce(`${rest}"`, this.#options) as unknown as readonly string[][];
    this.#ended.push({ cells: cells!, end: taken + rest.length });
  }

  /** Yields the rows that have ended since it was called last. */
  *takeEnded(): Generator<CellRow> {
    const ended = this.#ended;
    this.#ended = [];
    for (const { cells, end } of ended) {
      const line = this.#line;
      const own = this.#passTo(end);
      yield { cells, line, bytes: own.length === 0 ? null : Buffer.concat(own) };
    }
  }

  /** Counts the line breaks up to `end`, lets go of what lies before it, and returns what that is in the file. */
  #passTo(end: number): Buffer[] {
    const own: Buffer[] = [];
    while (this.#restStart < end) {
      const piece = this.#rest[0]!;
      const size = Math.min(piece.bytes.length, end - this.#restStart);
      const passed = piece.bytes.subarray(0, size);
      for (let at = passed.indexOf(10); at !== -1; at = passed.indexOf(10, at + 1)) this.#line++;
      if (piece.own !== null) own.push(piece.own);
      if (size === piece.bytes.length) this.#rest.shift();
      else this.#rest[0] = { bytes: piece.bytes.subarray(size), own: null };
      this.#restStart += size;
    }
    return own;
  }
}

/** Waits until `act` has called back; returns its error, or null. */
function settle(act: (done: (error?: Error | null) => void) => void): Promise<CsvError | null> {
  return new Promise((resolve) => act((error) => resolve((error as CsvError | null | undefined) ?? null)));
}
