/**
 * JSON Lines: a file of records in, a reference for each record out, and later the document at a reference.
 * Lines are found as bytes and read again by their place, so that a large file is never held whole.
 */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import type { Failure, Result } from '../failure.js';
import type { Document, DocumentId } from '../model.js';
import { addMetadata, toDocument } from './extracted.js';
import { blocksOf, defaultFields, type FieldNames, idOf, isMarkup, metadataOf, textOf } from './fields.js';

export { defaultFields, type FieldNames };

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
export async function listRecords(
  path: string,
  name: string,
  fields: FieldNames,
  maxBytes = Number.MAX_SAFE_INTEGER,
): Promise<RecordListing> {
  const refs: RecordRef[] = [];
  const failures: Failure[] = [];
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
      id: (idOf(parsed.value, fields) ?? `${name}#${line}`) as DocumentId,
      record: { offset, length: bytes.length, line, fields },
    });
  }
  return { refs, failures };
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
  path: string,
  { line, fields }: RecordPlace,
): Result<Document> {
  const parsed = parseRecord(bytes, path, line);
  if (!parsed.ok) return parsed;
  const text = textOf(parsed.value, fields);
  if (text === null) {
    return {
      ok: false,
      error: { reason: 'bad-record', path, line, detail: `its field “${fields.text}” is no text` },
    };
  }
  // A lone half of a surrogate pair has no bytes of its own; it becomes the replacement character, as in any UTF-8 file.
  const wellFormed = Buffer.from(text, 'utf8').toString('utf8');
  const sha256 = createHash('sha256').update(wellFormed).digest('hex');
  const metadata = metadataOf(parsed.value, fields);
  const base = { id, sha256, encoding: 'utf-8', hasByteOrderMark: false };
  // A field that is called `text` holds text, even where it looks like markup.
  if (!isMarkup(text) || Object.hasOwn(parsed.value, 'text'))
    return { ok: true, value: addMetadata({ ...base, text: wellFormed }, metadata) };
  const extracted = toDocument(id, { blocks: blocksOf(wellFormed), metadata });
  return { ok: true, value: { ...extracted, ...base, original: { text: wellFormed }, format: 'jsonl' } };
}
