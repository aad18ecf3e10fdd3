/**
 * Reads JSON Lines: lists a reference for each record, and later reads the document at a reference. Finds lines as
 * bytes and reads them again by their place, so that a large file is never held whole.
 */

import { hash } from 'node:crypto';
import { closeSync, createReadStream, fstatSync, openSync, readSync } from 'node:fs';
import { toWellFormed } from '../../base/well-formed.js';
import type { Document, DocumentId } from '../../model/document.js';
import type { RecordPlace, RecordRange, RecordRef } from '../../model/document-ref.js';
import type { Failure, Result } from '../../model/failure.js';
import type { FieldNames } from '../../model/options.js';
import { defaultFields } from '../../model/options.js';
import { addMetadata, toDocument } from '../extracted.js';
import {
  blocksOf,
  describeRow,
  explainNoText,
  fieldNameOf,
  idOf,
  isMarkup,
  type Row,
  textOf,
} from '../fields.js';
import { parseExactJson } from './exact-json.js';

/** The records of a file. */
export interface RecordListing {
  readonly refs: readonly RecordRef[];
  readonly failures: readonly Failure[];
}

/** Tells whether the file is JSON Lines by its name. */
export function isJsonLines(path: string): boolean {
  return /\.(?:jsonl|ndjson)$/i.test(path);
}

/**
 * Lists the records of the file at `path`; `name` is its name in messages and in ids of records that have none. Throws
 * what the file system throws.
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

/** Names a record by its id, else by its place. */
export function nameRecord(id: string, file: string, line: number): DocumentId {
  return (id === '' ? `${file}#${line}` : id) as DocumentId;
}

/** Returns the id that a record gives itself; empty where it has none, or is no record. */
export function readRecordId(bytes: Buffer, fields: FieldNames): string {
  const parsed = parseRecord(bytes, '', 0);
  return parsed.ok ? (idOf(parsed.value, fields) ?? '') : '';
}

/** About how large a range is. */
export const rangeBytes = 1 << 21;
const probeBytes = 1 << 13;

/** Cuts the file at line breaks into ranges of `bytes` or a little more. Throws what the file system throws. */
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

/** Finds the place after the first line break at or after the byte before `from`. */
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
 * Finds how a file's records name their fields, from the records at its beginning. Returns null where they do not
 * agree, so that each record must be asked. Keeps names that a person gave.
 */
export function agreeOnFields(path: string, fields: FieldNames): FieldNames | null {
  const rows = readFirstRows(path);
  const agreed: Record<string, string> = {};
  // What a person names is not guessed.
  const guessed = (['id', 'text', 'title', 'date'] as const).filter(
    (role) => fields[role] === defaultFields[role],
  );
  for (const role of guessed) {
    const names = new Set(rows.map((row) => fieldNameOf(row, role, fields)).filter((name) => name !== null));
    if (names.size > 1 && (role === 'id' || role === 'text')) return null;
    // Where the rest have several names, each record is asked when it is read.
    agreed[role] = names.size === 1 ? [...names][0]! : fields[role];
  }
  return { ...fields, ...agreed, guessed };
}

const firstRows = 64;

/** Reads the records at the beginning of the file; leaves out broken lines. */
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

/** Yields lines as bytes, without their breaks, and where each begins; null for a line too long to hold. */
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
    value = parseExactJson(bytes.toString('utf8'));
  } catch {
    return failure('it is not valid JSON');
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return failure('it is no JSON object');
  return { ok: true, value: value as Record<string, unknown> };
}

/** Reads the document of a record. Its hash is that of its text. */
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
  // Half of a surrogate pair has no bytes of its own; it becomes the replacement character, as in any UTF-8 file.
  const wellFormed = toWellFormed(text);
  const sha256 = hash('sha256', wellFormed);
  const metadata = describeRow(row, fields, id);
  const base = {
    id,
    sha256,
    encoding: 'utf-8',
    hasByteOrderMark: false,
    ...(containerHash === undefined
      ? {}
      : { container: { path, sha256: containerHash, place: `line ${line}` } }),
  };
  // A field called `text` holds text, even where it looks like markup.
  if (!isMarkup(text) || Object.hasOwn(row, 'text'))
    return { ok: true, value: addMetadata({ ...base, text: wellFormed }, metadata) };
  const extracted = toDocument(id, { blocks: blocksOf(wellFormed), metadata });
  return { ok: true, value: { ...extracted, ...base, original: { text: wellFormed }, format: 'jsonl' } };
}

/** Tells whether `text` is nothing but white space and control characters. */
function isBlank(text: string): boolean {
  return /^[\u0000-\u0020]*$/.test(text);
}
