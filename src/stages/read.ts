/**
 * References in, documents out, in the order asked for. A file that cannot be read is a failure beside the
 * others and stops nothing. Reading is synchronous: batches of it run on worker threads, where that is many
 * times faster than promises of single files; the engine bounds how many batches are under way.
 */
import { closeSync, openSync, readFileSync, readSync } from 'node:fs';
import type { Failure, Result } from '../failure.js';
import type { Document, DocumentId } from '../model.js';
import { type RecordPlace, readRecord } from '../sources/jsonl.js';
import { readPlainText } from '../sources/plain-text.js';

/** Where a document lies. */
export interface DocumentRef {
  readonly id: DocumentId;
  /** As the file system knows it. */
  readonly path: string;
  /** Its place in the file, where the file holds many. */
  readonly record?: RecordPlace;
  /** When given, the bytes must still have this hash. */
  readonly sha256?: string;
}

/** Reads every one of `refs`; results stand in the same order. */
export async function read(refs: readonly DocumentRef[]): Promise<readonly Result<Document>[]> {
  const files = new RecordFiles();
  try {
    return refs.map((ref) => readOne(ref, files));
  } finally {
    files.close();
  }
}

function readOne({ id, path, record, sha256 }: DocumentRef, files: RecordFiles): Result<Document> {
  let result: Result<Document>;
  try {
    result =
      record === undefined
        ? readPlainText(id, readFileSync(path))
        : readRecord(id, files.read(path, record), id, record);
  } catch (error) {
    return { ok: false, error: toFailure(id, error) };
  }
  if (result.ok && sha256 !== undefined && result.value.sha256 !== sha256) {
    return { ok: false, error: { reason: 'changed', path: id } };
  }
  return result;
}

/** Files of records, each opened once for all the records that are read from it in a row. */
class RecordFiles {
  #path = '';
  #descriptor = -1;

  read(path: string, { offset, length }: RecordPlace): Buffer {
    if (path !== this.#path) {
      this.close();
      this.#descriptor = openSync(path, 'r');
      this.#path = path;
    }
    const buffer = Buffer.allocUnsafe(length);
    return buffer.subarray(0, readSync(this.#descriptor, buffer, 0, length, offset));
  }

  close(): void {
    if (this.#descriptor !== -1) closeSync(this.#descriptor);
    this.#descriptor = -1;
    this.#path = '';
  }
}

function toFailure(id: DocumentId, error: unknown): Failure {
  const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
  return { reason: 'unreadable', path: id, code };
}
