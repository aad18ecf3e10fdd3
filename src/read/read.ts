/**
 * References in, documents out, in the order asked for. A file that cannot be read is a failure beside the
 * others and stops nothing. Reading is synchronous: batches of it run on worker threads, where that is many
 * times faster than promises of single files; the engine bounds how many batches are under way.
 */

import { closeSync, openSync, readFileSync, readSync } from 'node:fs';
import type { Document, DocumentId } from '../model/document.js';
import type { DocumentRef, RecordPlace } from '../model/document-ref.js';
import type { Failure, Result } from '../model/failure.js';
import { addMetadata } from './extracted.js';
import { markFurniture } from './learn-furniture.js';
import { readPlainText } from './plain-text.js';
import { readSource } from './read-source.js';
import { readRecord } from './records/jsonl.js';

/** Reads every one of `refs`; results stand in the same order. */
export async function read(refs: readonly DocumentRef[]): Promise<readonly Result<Document>[]> {
  const results: Result<Document>[] = [];
  await readEach(refs, (result) => results.push(result));
  return results;
}

/** Reads one after the other of `refs` and hands each result over, with its place among them: texts need not be held. */
export async function readEach(
  refs: readonly DocumentRef[],
  visit: (result: Result<Document>, index: number) => void,
): Promise<void> {
  const files = new RecordFiles();
  try {
    for (const [index, ref] of refs.entries()) {
      // Only what needs a reader of its own is waited for.
      const result = readOne(ref, files);
      visit(result instanceof Promise ? await result : result, index);
    }
  } finally {
    files.close();
  }
}

function readOne(ref: DocumentRef, files: RecordFiles): Result<Document> | Promise<Result<Document>> {
  const { id, path, record, source } = ref;
  const bytes = ref.bytes === undefined ? undefined : asBuffer(ref.bytes);
  try {
    if (source !== undefined)
      return readSource(id, path, source).then(
        (result) => complete(result, ref),
        (error: unknown) => ({ ok: false, error: toFailure(id, error) }),
      );
    const result =
      record === undefined
        ? readPlainText(id, bytes ?? readFileSync(path))
        : readRecord(id, bytes ?? files.read(path, record), record);
    return complete(result, ref);
  } catch (error) {
    return { ok: false, error: toFailure(id, error) };
  }
}

/** With what is known of the document from elsewhere. */
function complete(
  result: Result<Document>,
  { id, metadata, furniture, sha256 }: DocumentRef,
): Result<Document> {
  if (!result.ok) return result;
  if (sha256 !== undefined && result.value.sha256 !== sha256)
    return { ok: false, error: { reason: 'changed', path: id } };
  const described = metadata === undefined ? result.value : addMetadata(result.value, metadata);
  return { ok: true, value: furniture?.length ? markFurniture(described, furniture) : described };
}

/** Files of records, each opened once for all the records that are read from it in a row, a stretch of it at a time. */
class RecordFiles {
  #path = '';
  #descriptor = -1;
  // Bytes `[start, end)` of the file. Records are decoded before the next one is asked for.
  #stretch = Buffer.alloc(0);
  #start = 0;
  #end = 0;

  /** The bytes of a record, until the next call. */
  read(path: string, { offset, length }: RecordPlace): Buffer {
    if (path !== this.#path) {
      this.close();
      this.#descriptor = openSync(path, 'r');
      this.#path = path;
    }
    if (offset < this.#start || offset + length > this.#end) this.#readFrom(offset, length);
    return this.#stretch.subarray(offset - this.#start, Math.min(this.#end, offset + length) - this.#start);
  }

  #readFrom(offset: number, length: number): void {
    const size = Math.max(stretchBytes, length);
    if (this.#stretch.length < size) this.#stretch = Buffer.allocUnsafeSlow(size);
    this.#start = offset;
    this.#end = offset + readSync(this.#descriptor, this.#stretch, 0, size, offset);
  }

  close(): void {
    if (this.#descriptor !== -1) closeSync(this.#descriptor);
    this.#descriptor = -1;
    this.#path = '';
    this.#end = 0;
  }
}

// A few records: the candidates of a corpus often stand near one another.
const stretchBytes = 1 << 15;

function toFailure(id: DocumentId, error: unknown): Failure {
  // What is no error of the system is a defect, and its stack helps whoever mends it.
  if (!(error instanceof Error && 'code' in error)) throw error;
  return { reason: 'unreadable', path: id, code: String(error.code) };
}

/** The same bytes, not copied. */
function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
