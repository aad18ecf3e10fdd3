/** Bytes of a text file in, decoded document out; or the reason why they are no text. */
import { isUtf8 } from 'node:buffer';
import { createHash } from 'node:crypto';
import type { Result } from '../failure.js';
import type { Document, DocumentId } from '../model.js';

const byteOrderMark = [0xef, 0xbb, 0xbf] as const;

/** Decodes UTF-8, setting a byte-order mark aside. Binary and broken files are failures that name the place. */
export function readPlainText(id: DocumentId, bytes: Buffer): Result<Document> {
  const zero = bytes.indexOf(0);
  if (zero !== -1) return { ok: false, error: { reason: 'binary', path: id, offset: zero } };
  if (!isUtf8(bytes)) {
    return { ok: false, error: { reason: 'invalid-utf8', path: id, offset: findInvalid(bytes) } };
  }
  const hasByteOrderMark = byteOrderMark.every((byte, index) => bytes[index] === byte);
  const text = bytes.toString('utf8', hasByteOrderMark ? byteOrderMark.length : 0);
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return { ok: true, value: { id, sha256, encoding: 'utf-8', hasByteOrderMark, text } };
}

/** The bytes that `document` was read from. */
export function toBytes(document: Pick<Document, 'text' | 'hasByteOrderMark'>): Buffer {
  const text = Buffer.from(document.text, 'utf8');
  return document.hasByteOrderMark ? Buffer.concat([Buffer.from(byteOrderMark), text]) : text;
}

/** Length of the longest valid beginning: by halving, since a beginning of a valid one is valid. */
function findInvalid(bytes: Buffer): number {
  let low = 0;
  let high = bytes.length;
  while (low < high) {
    const middle = (low + high + 1) >>> 1;
    if (isValidStart(bytes.subarray(0, middle))) low = middle;
    else high = middle - 1;
  }
  return low;
}

function isValidStart(bytes: Buffer): boolean {
  try {
    // A character cut off by the end is not yet an error.
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
    return true;
  } catch {
    return false;
  }
}
