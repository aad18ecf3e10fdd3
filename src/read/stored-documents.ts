/**
 * Keeps what was read of documents in the files of an archive, and reads it again, so that sources may go: blocks of a
 * few documents, as JSON, packed together with Brotli (RFC 7932), which news of one site needs a third of its room for.
 */
import { closeSync, openSync, readSync } from 'node:fs';
import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib';
import { isSystemError } from '../base/system-error.js';
import type { Document } from '../model/document.js';
import type { DocumentRef, StoredPlace } from '../model/document-ref.js';
import { CommandFailure, quotePath, type Result } from '../model/failure.js';

/** More would pack better, and each document that is read again would cost more. */
export const documentsInBlock = 16;
// Higher ones cost ten times as much for a twentieth of the room.
const quality = 5;

/** Packs documents, as JSON each, into one block. */
export function packBlock(documents: readonly string[]): Uint8Array {
  const text = `[${documents.join(',\n')}]`;
  return brotliCompressSync(text, { params: { [constants.BROTLI_PARAM_QUALITY]: quality } });
}

/** Reads documents out of their blocks; the block that was read last is kept. */
export class StoredDocuments {
  #path = '';
  #offset = -1;
  #documents: readonly Document[] = [];

  /** Throws CommandFailure where the archive is damaged: no document is at fault then, and none may be left out. */
  read({ id, path, sha256 }: DocumentRef, { offset, length, place }: StoredPlace): Result<Document> {
    if (path !== this.#path || offset !== this.#offset) {
      this.#documents = readBlock(path, offset, length, id);
      [this.#path, this.#offset] = [path, offset];
    }
    const document = this.#documents[place];
    if (document === undefined || (sha256 !== undefined && document.sha256 !== sha256))
      throw broken(path, id);
    // The archive may have had to give it another name than its source.
    return { ok: true, value: document.id === id ? document : { ...document, id } };
  }
}

function readBlock(path: string, offset: number, length: number, id: string): readonly Document[] {
  try {
    const packed = readBytes(path, offset, length);
    return JSON.parse(brotliDecompressSync(packed).toString()) as readonly Document[];
  } catch (error) {
    if (isSystemError(error) && error.syscall !== undefined && error.code !== 'ENOENT')
      throw new CommandFailure({ reason: 'unreadable', path, code: error.code });
    throw broken(path, id);
  }
}

function broken(path: string, id: string): CommandFailure {
  return new CommandFailure({ reason: 'broken-archive', path, detail: `what it keeps of ${quotePath(id)}` });
}

function readBytes(path: string, offset: number, length: number): Uint8Array {
  const file = openSync(path, 'r');
  try {
    const bytes = new Uint8Array(length);
    for (let at = 0; at < length; ) {
      const read = readSync(file, bytes, at, length - at, offset + at);
      if (read === 0) throw new RangeError(`${path} ends too early`);
      at += read;
    }
    return bytes;
  } finally {
    closeSync(file);
  }
}
