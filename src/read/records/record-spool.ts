/**
 * Keeps the records of containers that cannot be read at random: appends them all to one file, and refers to each by
 * its place there.
 */
import { openSync, writeSync } from 'node:fs';
import type { DocumentId } from '../../model/document.js';
import type { DocumentRef, SourcePlace } from '../../model/document-ref.js';
import { newSpoolFile } from './spool.js';
import type { SpooledRecord } from './spooled-record.js';

/** The file that a record comes from, and how to read its documents. */
export type SpooledContainer = Pick<SourcePlace, 'encoding' | 'fields'> & {
  readonly path: string;
  readonly sha256: string;
};

let spool: { readonly path: string; readonly file: number; size: number } | undefined;

/**
 * Puts a record of `container` into the spool and refers to it, by `id` or, where that is null, by its place (`at`).
 * Throws what the file system throws.
 */
export function spoolRecord(
  { path, sha256, encoding, fields }: SpooledContainer,
  { id, at, record }: { readonly id: string | null; readonly at: string; readonly record: SpooledRecord },
): DocumentRef {
  const line = Buffer.from(JSON.stringify(record), 'utf8');
  const place = append(line);
  const source: SourcePlace = {
    format: 'record',
    wrap: null,
    encoding,
    maxBytes: Number.MAX_SAFE_INTEGER,
    fields,
    range: { offset: place.offset, length: line.length },
    container: { path, sha256, place: at },
  };
  return { id: (id ?? `${path}#${at.replace(/\D/g, '')}`) as DocumentId, path: place.path, source };
}

function append(line: Buffer): { readonly path: string; readonly offset: number } {
  if (spool === undefined) {
    const path = newSpoolFile();
    spool = { path, file: openSync(path, 'w'), size: 0 };
  }
  const offset = spool.size;
  for (let written = 0; written < line.length; )
    written += writeSync(spool.file, line, written, line.length - written, offset + written);
  spool.size += line.length;
  return { path: spool.path, offset };
}
