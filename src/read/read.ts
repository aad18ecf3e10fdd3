/**
 * Reads the documents of references, in the order of the references. A file that cannot be read is a failure beside the
 * others and stops nothing. Reads synchronously, on worker threads, which is many times faster than promises of single
 * files; the engine bounds how many batches run at once.
 */

import { closeSync, openSync, readFileSync, readSync } from 'node:fs';
import type { Document } from '../model/document.js';
import type { DocumentRef, RecordPlace } from '../model/document-ref.js';
import type { Result } from '../model/failure.js';
import { addMetadata } from './extracted.js';
import { markFurniture } from './learn-furniture.js';
import { readPlainText } from './plain-text.js';
import { readSource } from './read-source.js';
import { readRecord } from './records/record-line.js';
import { faultOf } from './stage-fault.js';
import { StoredDocuments } from './stored-documents.js';

/**
 * Reads all of `refs`; results stand in the same order.
 *
 * @example
 * const { refs } = await listDocuments('seeds', null);
 * (await read(refs)).every(({ ok }) => ok); // true
 */
export async function read(refs: readonly DocumentRef[]): Promise<readonly Result<Document>[]> {
  const results: Result<Document>[] = [];
  await readEach(refs, (result) => results.push(result));
  return results;
}

/**
 * Reads `refs` one after the other and hands over each result with its index, so that not all texts are held at once.
 */
export async function readEach(
  refs: readonly DocumentRef[],
  visit: (result: Result<Document>, index: number) => void,
): Promise<void> {
  const files = new RecordFiles();
  const stored = new StoredDocuments();
  try {
    for (const [index, ref] of refs.entries()) {
      // Only formats with a reader of their own are waited for.
      const result = ref.stored === undefined ? readOne(ref, files) : stored.read(ref, ref.stored);
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
      return readSource(id, path, source)
        .then((result) => complete(result, ref))
        .catch((error: unknown) => ({ ok: false, error: faultOf('read', id, error) }));
    const result =
      record === undefined
        ? readPlainText(id, bytes ?? readFileSync(path))
        : readRecord(id, bytes ?? files.read(path, record), record);
    return complete(result, ref);
  } catch (error) {
    return { ok: false, error: faultOf('read', id, error) };
  }
}

/** Adds what is known about the document from elsewhere. */
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

/** Opens each file of records once for all records that are read from it in a row, and reads it stretch by stretch. */
class RecordFiles {
  #path = '';
  #descriptor = -1;
  // Bytes `[start, end)` of the file. Each record is decoded before the next one is read.
  #stretch = Buffer.alloc(0);
  #start = 0;
  #end = 0;

  /** Returns the bytes of a record, which stay valid until the next call. */
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

// Room for a few records, since the candidates of a corpus often stand near one another.
const stretchBytes = 1 << 15;

/** Looks at the same bytes as a Buffer, without a copy. */
function asBuffer(bytes: Uint8Array): Buffer {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
