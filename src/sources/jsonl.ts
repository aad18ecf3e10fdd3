/**
 * JSON Lines: a file of records in, a reference for each record out, and later the document at a reference.
 * Lines are found as bytes and read again by their place, so that a large file is never held whole.
 */
import { createHash } from 'node:crypto';
import { closeSync, createReadStream, fstatSync, openSync, readSync } from 'node:fs';
import type { Failure, Result } from '../failure.js';
import type { Document, DocumentId } from '../model.js';

/** Which fields of a record hold what. */
export interface FieldNames {
  readonly id: string;
  readonly text: string;
  readonly title: string;
  readonly date: string;
}

export const defaultFields: FieldNames = { id: 'id', text: 'text', title: 'title', date: 'date' };

/** Where a record lies in its file. */
export interface RecordPlace {
  /** In bytes. */
  readonly offset: number;
  readonly length: number;
  /** From 1. */
  readonly line: number;
  readonly fields: FieldNames;
}

export interface RecordRef {
  readonly id: DocumentId;
  readonly record: RecordPlace;
}

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
export async function listRecords(path: string, name: string, fields: FieldNames): Promise<RecordListing> {
  const refs: RecordRef[] = [];
  const failures: Failure[] = [];
  let line = 0;
  for await (const { bytes, offset } of readLines(path)) {
    line++;
    if (bytes.toString('latin1').trim() === '') continue;
    const parsed = parseRecord(bytes, name, line);
    if (!parsed.ok) {
      failures.push(parsed.error);
      continue;
    }
    refs.push({
      id: nameRecord(idOf(parsed.value, fields), name, line),
      record: { offset, length: bytes.length, line, fields },
    });
  }
  return { refs, failures };
}

function idOf(record: Readonly<Record<string, unknown>>, fields: FieldNames): string {
  const id = record[fields.id];
  return typeof id === 'string' || typeof id === 'number' ? String(id) : '';
}

/** A record without an id is named by its place. */
export function nameRecord(id: string, file: string, line: number): DocumentId {
  return (id === '' ? `${file}#${line}` : id) as DocumentId;
}

/** The id that a record gives itself; empty where it has none, or is no record. */
export function readRecordId(bytes: Buffer, fields: FieldNames): string {
  const parsed = parseRecord(bytes, '', 0);
  return parsed.ok ? idOf(parsed.value, fields) : '';
}

/** Whole lines of a file: those that begin in `[start, end)`. */
export interface RecordRange {
  readonly path: string;
  /** How messages, and ids of records without one, call the file. */
  readonly name: string;
  readonly start: number;
  readonly end: number;
  readonly fields: FieldNames;
}

const rangeBytes = 1 << 21;
const probeBytes = 1 << 16;

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
  const probe = Buffer.alloc(probeBytes);
  for (let at = from - 1; at < size; at += probeBytes) {
    const read = readSync(descriptor, probe, 0, probeBytes, at);
    const newline = probe.subarray(0, read).indexOf(10);
    if (newline !== -1) return at + newline + 1;
    if (read === 0) break;
  }
  return size;
}

/** Lines as bytes, without their breaks, with the place where each begins. */
async function* readLines(path: string): AsyncGenerator<{ readonly bytes: Buffer; readonly offset: number }> {
  let pending: Buffer[] = [];
  let offset = 0;
  let length = 0;
  for await (const chunk of createReadStream(path, { highWaterMark: 1 << 20 }) as AsyncIterable<Buffer>) {
    let start = 0;
    for (let end = chunk.indexOf(10); end !== -1; end = chunk.indexOf(10, start)) {
      const bytes = Buffer.concat([...pending, chunk.subarray(start, end)]);
      yield { bytes, offset };
      offset += bytes.length + 1;
      pending = [];
      length = 0;
      start = end + 1;
    }
    if (start < chunk.length) {
      pending.push(chunk.subarray(start));
      length += chunk.length - start;
    }
  }
  if (length > 0) yield { bytes: Buffer.concat(pending), offset };
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
  path: string,
  { line, fields }: RecordPlace,
): Result<Document> {
  const parsed = parseRecord(bytes, path, line);
  if (!parsed.ok) return parsed;
  const text = parsed.value[fields.text];
  if (typeof text !== 'string') {
    return {
      ok: false,
      error: { reason: 'bad-record', path, line, detail: `its field “${fields.text}” is no text` },
    };
  }
  const optional = (name: 'title' | 'date') => {
    const value = parsed.value[fields[name]];
    return typeof value === 'string' && value !== '' ? { [name]: value } : {};
  };
  // A lone half of a surrogate pair has no bytes of its own; it becomes the replacement character, as in any UTF-8 file.
  const wellFormed = Buffer.from(text, 'utf8').toString('utf8');
  const sha256 = createHash('sha256').update(wellFormed).digest('hex');
  return {
    ok: true,
    value: {
      id,
      sha256,
      encoding: 'utf-8',
      hasByteOrderMark: false,
      text: wellFormed,
      ...optional('title'),
      ...optional('date'),
    },
  };
}
