/**
 * Cuts a table into rows of cells with csv-parse: RFC 4180, with line ends of any kind and with quotation marks inside a
 * cell taken as they are. Own code adds what csv-parse lacks: the separator is chosen by the header, lines are counted
 * right where a cell holds line breaks, and a quotation mark that is never closed is closed by the end of the file.
 */
import { type CsvError, type Options, type Parser, parse } from 'csv-parse';
import { parse as parseAtOnce } from 'csv-parse/sync';

/** A row of cells. */
export interface CellRow {
  readonly cells: readonly string[];
  /** Of its first line, from 1. */
  readonly line: number;
}

interface CellOptions {
  /** Null to choose by the header. */
  readonly separator: string | null;
  readonly maxBytes: number;
  /** True where the pieces end too early: what follows the last row that has ended is left out then. */
  readonly isCut?: boolean;
}

/** Yields rows in order; where a row has more than `maxBytes` bytes, yields at last the line at which it begins. */
export async function* readCells(
  pieces: AsyncIterable<string>,
  { separator, maxBytes, isCut = false }: CellOptions,
): AsyncGenerator<CellRow | { readonly tooLongAt: number }> {
  let rows: RowReader | null = null;
  for await (const piece of pieces) {
    if (piece === '') continue;
    rows ??= new RowReader(separator ?? chooseSeparator(piece), maxBytes);
    const isTooLong = await rows.push(piece);
    yield* rows.takeEnded();
    if (isTooLong) return yield { tooLongAt: rows.line };
  }
  if (rows === null) return;
  if (isCut) await rows.push(filler);
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
  /** The bytes behind the last row that was taken, and where they begin. */
  #rest: Buffer[] = [];
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
  async push(piece: string): Promise<boolean> {
    const bytes = Buffer.from(piece);
    this.#rest.push(bytes);
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
    const rest = Buffer.concat(this.#rest).subarray(taken - this.#restStart);
    const [cells] = parseAtOnce(`${rest}"`, this.#options) as unknown as readonly string[][];
    this.#ended.push({ cells: cells!, end: taken + rest.length });
  }

  /** Yields the rows that have ended since it was called last. */
  *takeEnded(): Generator<CellRow> {
    const ended = this.#ended;
    this.#ended = [];
    for (const { cells, end } of ended) {
      yield { cells, line: this.#line };
      this.#passTo(end);
    }
  }

  /** Counts the line breaks up to `end` and lets go of what lies before it. */
  #passTo(end: number): void {
    while (this.#restStart < end) {
      const piece = this.#rest[0]!;
      const size = Math.min(piece.length, end - this.#restStart);
      const passed = piece.subarray(0, size);
      for (let at = passed.indexOf(10); at !== -1; at = passed.indexOf(10, at + 1)) this.#line++;
      if (size === piece.length) this.#rest.shift();
      else this.#rest[0] = piece.subarray(size);
      this.#restStart += size;
    }
  }
}

/** Waits until `act` has called back; returns its error, or null. */
function settle(act: (done: (error?: Error | null) => void) => void): Promise<CsvError | null> {
  return new Promise((resolve) => act((error) => resolve((error as CsvError | null | undefined) ?? null)));
}
