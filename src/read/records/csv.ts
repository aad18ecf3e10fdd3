/** Reads tables of comma- or tab-separated values row by row, so that a table of any size fits in memory. */
import type { FileEncoding } from '../../model/document-ref.js';
import type { Result } from '../../model/failure.js';
import { decodeFile, doubtfulUtf8, type FilePiece } from '../decode-file.js';
import { unitOf } from '../encodings.js';
import type { Row } from '../fields.js';
import { badSource } from '../items.js';
import { describeDecoding } from '../plain-text.js';
import { surveyFile } from '../survey.js';
import { type CellRow, readCells } from './cells.js';
import { decodePart } from './record-line.js';
import type { PlacedRow, RowSource } from './rows.js';

/** A row of a table, by the names in its header. */
export interface TableRow {
  readonly row: Row;
  /** Of its first line, from 1. */
  readonly line: number;
  /** As it stands in the file; null where that is the same text in UTF-8. */
  readonly bytes: Buffer | null;
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
  const { maxBytes } = reading;
  const survey = surveyFile(path, reading.encoding);
  const encoding = survey.encoding ?? doubtfulUtf8;
  const pieces = decodeFile(path, survey, maxBytes);
  for await (const found of readTable(pieces, name, { isTabs: format === 'tsv', maxBytes, isCut })) {
    if (!found.ok) {
      yield found;
      continue;
    }
    const { row, line, bytes } = found.value;
    yield { ok: true, value: { row, at: `line ${line}`, ...describeBytes(bytes, encoding) } };
  }
}

/** Returns the bytes of a row and how they were decoded; nothing where they are plain UTF-8. */
function describeBytes(bytes: Buffer | null, encoding: FileEncoding): Pick<PlacedRow, 'own'> {
  if (bytes === null) return {};
  const own = dropBreak(bytes, encoding.name);
  const decoded = decodePart(own, encoding, ' of its row');
  if (decoded?.encoding === 'utf-8' && decoded.flaws.length === 0) return {};
  const doubt = { encoding: encoding.name, hasByteOrderMark: false, encodingChoice: doubtfulUtf8.choice! };
  return { own: { bytes: own, decoding: decoded === null ? doubt : describeDecoding(decoded) } };
}

/** Drops the break at the end of a row, whatever a unit of its encoding is. */
function dropBreak(bytes: Buffer, encoding: string): Buffer {
  const unit = unitOf(encoding);
  const end = bytes
    .subarray(-2 * unit)
    .toString('latin1')
    .match(/\0*\r\0*\n\0*$/)
    ? 2
    : 1;
  return /[\r\n]/.test(bytes.subarray(-unit).toString('latin1')) ? bytes.subarray(0, -end * unit) : bytes;
}

/**
 * Yields the rows below the header of a decoded file that comes in pieces. A row with more cells than the header is a
 * failure beside the others; a row of more than `maxBytes` bytes ends the reading.
 */
export async function* readTable(
  pieces: AsyncIterable<FilePiece>,
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

function toRow({ cells, line, bytes }: CellRow, header: readonly string[], path: string): Result<TableRow> {
  if (cells.length > header.length) {
    const detail = `the row has ${cells.length} cells and the header ${header.length}`;
    return badSource(path, 'a table', detail, `line ${line}`);
  }
  const row = Object.fromEntries(header.map((name, index) => [name, cells[index] ?? '']));
  return { ok: true, value: { row, line, bytes } };
}
