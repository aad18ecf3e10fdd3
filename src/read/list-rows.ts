/**
 * Lists the rows of a table or a Parquet file one after the other, and puts each into the spool, so that no file is
 * held whole.
 */

import type { Metadata } from '../model/document.js';
import type { DocumentRef } from '../model/document-ref.js';
import type { Failure } from '../model/failure.js';
import { pathsOf } from './field-paths.js';
import { blocksOf, describeRow, idOf, isMarkup, type Row, textOf, withoutEmpty } from './fields.js';
import type { ListContext, SourceListing } from './listing.js';
import { hashFile } from './read-file.js';
import { type SpooledContainer, spoolRecord } from './records/record-spool.js';
import type { PlacedRow, ReadRows, TableFormat } from './records/rows.js';
import type { SpooledRecord } from './records/spooled-record.js';
import { faultOf } from './stage-fault.js';

/** A file of rows, and where it lies unpacked. */
export interface TableFile {
  readonly path: string;
  readonly plain: string;
  readonly name: string;
  readonly format: TableFormat;
  /** True where the last row may be half. */
  readonly isCut: boolean;
}

const readers: Readonly<Record<TableFormat, () => Promise<{ readonly readRows: ReadRows }>>> = {
  csv: () => import('./records/csv.js'),
  tsv: () => import('./records/csv.js'),
  parquet: () => import('./records/parquet.js'),
};

/**
 * Lists the rows of `file`. Names each row without text, or the file where no row has any. Throws what the file system
 * throws.
 */
export async function listRows(file: TableFile, context: ListContext): Promise<SourceListing> {
  const { name, format } = file;
  const { fields, reading, selection } = context;
  const failures: Failure[] = [];
  const refs: DocumentRef[] = [];
  const textless: { readonly at: string; readonly row: Row }[] = [];
  const container: SpooledContainer = {
    path: name,
    sha256: hashFile(file.path),
    encoding: reading.encoding,
    fields,
  };
  const { readRows } = await readers[format]();
  for await (const found of readRows(file.plain, { name, format, reading, isCut: file.isCut })) {
    if (!found.ok) {
      failures.push(found.error);
      continue;
    }
    const { row, at } = found.value;
    const number = Number(at.replace(/\D/g, ''));
    let id: string | null = null;
    try {
      id = idOf(row, fields);
      const metadata = withoutEmpty(describeRow(row, fields, id));
      if (selection.wants?.({ id, number, address: metadata.url }) === false) continue;
      const record = toRecord(found.value, format, { fields, metadata });
      if (record === null) textless.push({ at, row: textless.length === 0 ? row : {} });
      else refs.push(spoolRecord(container, { id, at, record }));
    } catch (error) {
      failures.push(faultOf('read', id ?? `${name}#${number}`, error));
    }
  }
  // Where no row has text, one failure is enough.
  const named = refs.length === 0 ? textless.slice(0, 1) : textless;
  for (const { at } of named) {
    const names = pathsOf(textless[0]!.row).join(', ').slice(0, 120);
    const detail = `it has no text (its fields are ${names}); name the field with --fields text=…`;
    failures.push({ reason: 'bad-source', path: name, format, place: at, detail });
  }
  return { refs, failures };
}

/** What is kept of a row until it is read; null where it has no text. */
function toRecord(
  { row, own }: PlacedRow,
  format: TableFormat,
  { fields, metadata }: { readonly fields: ListContext['fields']; readonly metadata: Metadata },
): SpooledRecord | null {
  const text = textOf(row, fields);
  if (text === null || text.trim() === '') return null;
  const extracted = isMarkup(text) ? { blocks: blocksOf(text), metadata } : null;
  const payload = own === undefined ? {} : { bytes: own.bytes.toString('base64'), decoding: own.decoding };
  return { format, payload: text, extracted, metadata, ...payload };
}
