/**
 * JSON Lines: a file of records in, a reference for each record out, and later the document at a reference.
 * Lines are found as bytes and read again by their place, so that a large file is never held whole.
 */

import { hash } from 'node:crypto';
import { closeSync, createReadStream, fstatSync, openSync, readSync } from 'node:fs';
import { toUSVString } from 'node:util';
import type { Document, DocumentId } from '../../model/document.js';
import type { RecordPlace, RecordRange, RecordRef } from '../../model/document-ref.js';
import type { Failure, Result } from '../../model/failure.js';
import type { FieldNames } from '../../model/options.js';
import { defaultFields } from '../../model/options.js';
import { addMetadata, toDocument } from '../extracted.js';
import { blocksOf, explainNoText, idOf, isMarkup, metadataOf, nameOf, type Row, textOf } from '../fields.js';

export interface RecordListing {
  readonly refs: readonly RecordRef[];
  readonly failures: readonly Failure[];
}

export function isJsonLines(path: string): boolean {
  return /\.(?:jsonl|ndjson)$/i.test(path);
}

/**
 * The records of the file at `path`; `name` is how messages and ids without a field of their own call it.
 * Throws what the file system throws.
 */
export async function listRecords(
  path: string,
  name: string,
  fields: FieldNames,
  maxBytes = Number.MAX_SAFE_INTEGER,
): Promise<RecordListing> {
  const refs: RecordRef[] = [];
  const failures: Failure[] = [];
  const container = { path, name };
  let line = 0;
  for await (const { bytes, offset } of readLines(path, maxBytes)) {
    line++;
    if (bytes === null) {
      const detail = `it has more than ${maxBytes} bytes; raise --max-bytes to read it`;
      failures.push({ reason: 'bad-record', path: name, line, detail });
      continue;
    }
    if (bytes.toString('latin1').trim() === '') continue;
    const parsed = parseRecord(bytes, name, line);
    if (!parsed.ok) {
      failures.push(parsed.error);
      continue;
    }
    refs.push({
      id: nameRecord(idOf(parsed.value, fields) ?? '', name, line),
      record: { offset, length: bytes.length, line, fields, container },
    });
  }
  return { refs, failures };
}

/** A record without an id is named by its place. */
export function nameRecord(id: string, file: string, line: number): DocumentId {
  return (id === '' ? `${file}#${line}` : id) as DocumentId;
}

/** The id that a record gives itself; empty where it has none, or is no record. */
export function readRecordId(bytes: Buffer, fields: FieldNames): string {
  const parsed = parseRecord(bytes, '', 0);
  return parsed.ok ? (idOf(parsed.value, fields) ?? '') : '';
}

/** About how large a range is. */
export const rangeBytes = 1 << 21;
const probeBytes = 1 << 13;

/** The file cut at line breaks into ranges of `bytes` or a little more. Throws what the file system throws. */
export function splitRecords(
  file: Pick<RecordRange, 'path' | 'name' | 'fields'>,
  bytes = rangeBytes,
): readonly RecordRange[] {
  const ranges: RecordRange[] = [];
  const descriptor = openSync(file.path, 'r');
  try {
    const { size } = fstatSync(descriptor);
    for (let start = 0; start < size; ) {
      const end = findLineEnd(descriptor, Math.min(size, start + bytes), size);
      ranges.push({ ...file, start, end });
      start = end;
    }
    return ranges;
  } finally {
    closeSync(descriptor);
  }
}

/** The place after the first line break at or after the byte before `from`. */
function findLineEnd(descriptor: number, from: number, size: number): number {
  const probe = Buffer.allocUnsafe(probeBytes);
  for (let at = from - 1; at < size; at += probeBytes) {
    const read = readSync(descriptor, probe, 0, probeBytes, at);
    const newline = probe.subarray(0, read).indexOf(10);
    if (newline !== -1) return at + newline + 1;
    if (read === 0) break;
  }
  return size;
}

/**
 * The names that the fields of a file's records have, by the records that it begins with. Null where they do not
 * agree: each must be asked then. Names that the person gave stay.
 */
export function agreeOnFields(path: string, fields: FieldNames): FieldNames | null {
  const rows = readFirstRows(path);
  const agreed: Record<string, string> = {};
  // What the person names is not guessed.
  const guessed = (['id', 'text', 'title', 'date'] as const).filter(
    (role) => fields[role] === defaultFields[role],
  );
  for (const role of guessed) {
    const names = new Set(rows.map((row) => nameOf(row, role, fields)).filter((name) => name !== null));
    if (names.size > 1 && (role === 'id' || role === 'text')) return null;
    // Of several names for the rest, each record is asked when it is read.
    agreed[role] = names.size === 1 ? [...names][0]! : fields[role];
  }
  return { ...fields, ...agreed, guessed };
}

const firstRows = 64;

/** What the file begins with, broken lines aside. */
function readFirstRows(path: string): readonly Row[] {
  const descriptor = openSync(path, 'r');
  try {
    const buffer = Buffer.alloc(rangeBytes);
    const head = buffer.subarray(0, readSync(descriptor, buffer, 0, rangeBytes, 0));
    const rows: Row[] = [];
    for (let start = 0; start < head.length && rows.length < firstRows; ) {
      const newline = head.indexOf(10, start);
      const end = newline === -1 ? head.length : newline;
      const parsed = parseRecord(head.subarray(start, end), '', 0);
      if (parsed.ok) rows.push(parsed.value);
      start = end + 1;
    }
    return rows;
  } finally {
    closeSync(descriptor);
  }
}

/** Lines as bytes, without their breaks, with the place where each begins; null for one that is too long to hold. */
async function* readLines(
  path: string,
  maxBytes: number,
): AsyncGenerator<{ readonly bytes: Buffer | null; readonly offset: number }> {
  let pending: Buffer[] = [];
  let offset = 0;
  let length = 0;
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 }) as AsyncIterable<Buffer>) {
    let start = 0;
    for (let end = chunk.indexOf(10); end !== -1; end = chunk.indexOf(10, start)) {
      length += end - start;
      yield {
        bytes: length > maxBytes ? null : Buffer.concat([...pending, chunk.subarray(start, end)]),
        offset,
      };
      offset += length + 1;
      pending = [];
      length = 0;
      start = end + 1;
    }
    if (start < chunk.length) {
      length += chunk.length - start;
      if (length > maxBytes) pending = [];
      else pending.push(chunk.subarray(start));
    }
  }
  if (length > 0) yield { bytes: length > maxBytes ? null : Buffer.concat(pending), offset };
}

function parseRecord(bytes: Buffer, path: string, line: number): Result<Readonly<Record<string, unknown>>> {
  const failure = (detail: string): Result<never> => ({
    ok: false,
    error: { reason: 'bad-record', path, line, detail },
  });
  let value: unknown;
  try {
    value = JSON.parse(bytes.toString('utf8'));
  } catch {
    return failure('it is not valid JSON');
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return failure('it is no JSON object');
  return { ok: true, value: value as Record<string, unknown> };
}

/** The document that a record holds. Its hash is that of its text. */
export function readRecord(
  id: DocumentId,
  bytes: Buffer,
  { line, fields, container }: RecordPlace,
): Result<Document> {
  const { name: path, sha256: containerHash } = container;
  const parsed = parseRecord(bytes, path, line);
  if (!parsed.ok) return parsed;
  const row = parsed.value;
  const text = textOf(row, fields);
  if (text === null || isBlank(text))
    return { ok: false, error: { reason: 'bad-record', path, line, detail: explainNoText(row, fields) } };
  // A lone half of a surrogate pair has no bytes of its own; it becomes the replacement character, as in any UTF-8 file.
  const wellFormed = toUSVString(text);
  const sha256 = hash('sha256', wellFormed);
  const metadata = metadataOf(row, fields);
  const base = {
    id,
    sha256,
    encoding: 'utf-8',
    hasByteOrderMark: false,
    ...(containerHash === undefined
      ? {}
      : { container: { path, sha256: containerHash, place: `line ${line}` } }),
  };
  // A field that is called `text` holds text, even where it looks like markup.
  if (!isMarkup(text) || Object.hasOwn(row, 'text'))
    return { ok: true, value: addMetadata({ ...base, text: wellFormed }, metadata) };
  const extracted = toDocument(id, { blocks: blocksOf(wellFormed), metadata });
  return { ok: true, value: { ...extracted, ...base, original: { text: wellFormed }, format: 'jsonl' } };
}

/** Nothing but white space, as bytes tell it. */
function isBlank(text: string): boolean {
  return /^[\u0000-\u0020]*$/.test(text);
}
