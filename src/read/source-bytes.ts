/**
 * Reads the bytes of a document where they lie, past everything that decodes: what an edition gives back is held against
 * these, and not against what a second reading makes of them.
 */
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import type { Document } from '../model/document.js';
import type { DocumentRef } from '../model/document-ref.js';
import { toBytes } from './plain-text.js';

/**
 * Returns all of a file that is one document, and the line of a record that keeps its line; of what lies packed, in a
 * table or in an archive, and of a record that keeps its text, what `document` was made from. Throws what the file system
 * throws.
 */
export function readSourceBytes({ path, record, source }: DocumentRef, document: Document): Buffer {
  if (record !== undefined)
    return keepsBytes(document) ? readPart(path, record.offset, record.length) : toBytes(document);
  const isPart =
    source !== undefined &&
    (source.wrap !== null || source.range !== undefined || source.archive !== undefined);
  return isPart ? toBytes(document) : readPart(path, 0, null);
}

function keepsBytes({ original }: Document): boolean {
  return original !== undefined && 'base64' in original;
}

function readPart(path: string, offset: number, length: number | null): Buffer {
  const file = openSync(path, 'r');
  try {
    const bytes = Buffer.alloc(length ?? fstatSync(file).size);
    return bytes.subarray(0, readSync(file, bytes, 0, bytes.length, offset));
  } finally {
    closeSync(file);
  }
}
