/**
 * Paths in, documents out, in the order asked for. A file that cannot be read is a failure beside the others
 * and stops nothing. This file is the one door to p-limit: it bounds how many files are open at once.
 */
import { open, readFile } from 'node:fs/promises';
import pLimit from 'p-limit';
import type { Failure, Result } from '../failure.js';
import type { Document, DocumentId } from '../model.js';
import { type RecordPlace, readRecord } from '../sources/jsonl.js';
import { addMetadata, type Metadata } from '../sources/extracted.js';
import { type LearntFurniture, markFurniture } from '../sources/learn-furniture.js';
import { readPlainText } from '../sources/plain-text.js';
import { readSource, type SourcePlace } from '../sources/read-source.js';

/** Where a document lies. */
export interface DocumentRef {
  readonly id: DocumentId;
  /** As the file system knows it. */
  readonly path: string;
  /** Its place in the file, where the file holds many. */
  readonly record?: RecordPlace;
  /** How it is read, where it is neither plain text nor a line of JSON. */
  readonly source?: SourcePlace;
  /** What a table says about it. */
  readonly metadata?: Metadata;
  /** Paragraphs that its site says on every page. */
  readonly furniture?: LearntFurniture;
  /** When given, the bytes must still have this hash. */
  readonly sha256?: string;
}

const filesAtOnce = 32;

/** Reads every one of `refs`; results stand in the same order. */
export async function read(refs: readonly DocumentRef[]): Promise<readonly Result<Document>[]> {
  const limit = pLimit(filesAtOnce);
  return Promise.all(refs.map((ref) => limit(() => readOne(ref))));
}

async function readOne(ref: DocumentRef): Promise<Result<Document>> {
  const { id, sha256, metadata, furniture } = ref;
  let result: Result<Document>;
  try {
    result = await readBy(ref);
  } catch (error) {
    return { ok: false, error: toFailure(id, error) };
  }
  if (result.ok && metadata !== undefined) result = { ok: true, value: addMetadata(result.value, metadata) };
  if (result.ok && furniture !== undefined)
    result = { ok: true, value: markFurniture(result.value, furniture) };
  if (result.ok && sha256 !== undefined && result.value.sha256 !== sha256) {
    return { ok: false, error: { reason: 'changed', path: id } };
  }
  return result;
}

async function readBy({ id, path, record, source }: DocumentRef): Promise<Result<Document>> {
  if (source !== undefined) return readSource(id, path, source);
  if (record !== undefined) return readRecord(id, await readRange(path, record), id, record);
  return readPlainText(id, await readFile(path));
}

async function readRange(path: string, { offset, length }: RecordPlace): Promise<Buffer> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(length), 0, length, offset);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

function toFailure(id: DocumentId, error: unknown): Failure {
  // What is no error of the system is a defect, and its stack helps whoever mends it.
  if (!(error instanceof Error && 'code' in error)) throw error;
  return { reason: 'unreadable', path: id, code: String(error.code) };
}
