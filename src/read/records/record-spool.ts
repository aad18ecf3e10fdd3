/**
 * Records of containers that cannot be read again at random, in; references to them, out: one file takes them
 * all, one after the other, and each reference says where its record lies there.
 */
import { openSync, writeSync } from 'node:fs';
import type { DocumentId } from '../../model/document.js';
import type { DocumentRef, SourcePlace } from '../../model/document-ref.js';
import type { SpooledRecord } from '../read-source.js';
import { newSpoolFile } from './spool.js';

/** The file that holds the records, as its documents are to name it, and how those are to be read. */
export type SpooledContainer = Pick<SourcePlace, 'encoding' | 'fields'> & {
  readonly path: string;
  readonly sha256: string;
};

let spool: { readonly path: string; readonly file: number; size: number } | undefined;

/**
 * Puts a record of `container` by, and refers to it. It is called `id`, or by its place (`at`) where that is
 * null. Throws what the file system throws.
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
