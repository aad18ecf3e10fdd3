/** Reads tables of comma- or tab-separated values row by row, so that a table of any size fits in memory. */
import type { Result } from '../../model/failure.js';
import { decodePieces } from '../decode-pieces.js';
import type { Row } from '../fields.js';
import { badSource } from '../items.js';
import { streamFile } from '../read-file.js';
import { type CellRow, readCells } from './cells.js';
import type { PlacedRow, RowSource } from './rows.js';

/** A row of a table, by the names in its header. */
export interface TableRow {
  readonly row: Row;
  /** Of its first line, from 1. */
  readonly line: number;
}

interface TableOptions {
  readonly isTabs: boolean;
  readonly maxBytes: number;
  /** True where the last row may be half, and is left out. */
  readonly isCut?: boolean;
}

/** Yields the rows of the file at `path`. Throws what the file system throws. */
export async function* readRows(
  path: string,
  { name, format, reading, isCut }: RowSource,
): AsyncGenerator<Result<PlacedRow>> {
  const pieces = decodePieces(streamFile(path), reading.encoding);
  const options = { isTabs: format === 'tsv', maxBytes: reading.maxBytes, isCut };
  for await (const found of readTable(pieces, name, options))
    yield found.ok ? { ok: true, value: { row: found.value.row, at: `line ${found.value.line}` } } : found;
}

/**
 * Yields the rows below the header of a decoded file that comes in pieces. A row with more cells than the header is a
 * failure beside the others; a row of more than `maxBytes` bytes ends the reading.
 */
export async function* readTable(
  pieces: AsyncIterable<string>,
  path: string,
  { isTabs, maxBytes, isCut = false }: TableOptions,
): AsyncGenerator<Result<TableRow>> {
  let header: readonly string[] | null = null;
  for await (const found of readCells(pieces, { separator: isTabs ? '\t' : null, maxBytes, isCut })) {
    if ('tooLongAt' in found) {
      const detail = `a row has more than ${maxBytes} bytes (is a quotation mark missing?)`;
      yield badSource(path, 'a table', detail, `line ${found.tooLongAt}`);
    } else if (header === null) header = found.cells.map(cleanName);
    else if (!isBlank(found)) yield toRow(found, header, path);
  }
}

/** Drops the quotation marks around a name, which stay where a space stands between them and the separator. */
function cleanName(cell: string): string {
  return cell.trim().replace(/^"(.*)"$/, '$1');
}

function isBlank({ cells }: CellRow): boolean {
  return cells.length === 1 && cells[0]!.trim() === '';
}

function toRow({ cells, line }: CellRow, header: readonly string[], path: string): Result<TableRow> {
  if (cells.length > header.length) {
    const detail = `the row has ${cells.length} cells and the header ${header.length}`;
    return badSource(path, 'a table', detail, `line ${line}`);
  }
  const row = Object.fromEntries(header.map((name, index) => [name, cells[index] ?? '']));
  return { ok: true, value: { row, line } };
}
