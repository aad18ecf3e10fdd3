/** Reads plain text files, or says why their bytes are no text. */
import { isUtf8 } from 'node:buffer';
import { createHash } from 'node:crypto';
import type { Document, DocumentId } from '../model/document.js';
import type { Result } from '../model/failure.js';
import { type Decoded, decode, encode, keepOriginal } from './decode.js';

const byteOrderMark = [0xef, 0xbb, 0xbf] as const;

/**
 * Decodes a text file and sets a byte-order mark aside; `encoding` is the one that a person names. A binary file is a
 * failure that names the offset.
 */
export function readPlainText(
  id: DocumentId,
  bytes: Buffer,
  encoding: string | null = null,
): Result<Document> {
  if (encoding === null && isUtf8(bytes) && !bytes.includes(0) && !bytes.includes(0x1b)) {
    const hasByteOrderMark = byteOrderMark.every((byte, index) => bytes[index] === byte);
    const text = bytes.toString('utf8', hasByteOrderMark ? byteOrderMark.length : 0);
    return { ok: true, value: { id, sha256: hashOf(bytes), encoding: 'utf-8', hasByteOrderMark, text } };
  }
  const decoded = decodeText(id, bytes, encoding);
  if (!decoded.ok) return decoded;
  const { text, choice } = decoded.value;
  // Half of a surrogate pair has no bytes of its own; it becomes the replacement character.
  const wellFormed = Buffer.from(text, 'utf8').toString('utf8');
  const original =
    wellFormed === text ? keepOriginal(bytes, decoded.value) : { base64: bytes.toString('base64') };
  return {
    ok: true,
    value: {
      id,
      sha256: hashOf(bytes),
      encoding: decoded.value.encoding,
      hasByteOrderMark: decoded.value.hasByteOrderMark,
      text: wellFormed,
      ...(choice === undefined ? {} : { encodingChoice: choice }),
      ...('base64' in original ? { original } : {}),
    },
  };
}

/** Decodes `bytes`; fails on a zero byte, and on bytes that no encoding explains. */
export function decodeText(
  id: string,
  bytes: Buffer,
  flag: string | null = null,
  declared: string | null = null,
): Result<Decoded> {
  const decoded = decode(bytes, { flag, declared });
  const zero = decoded?.text.indexOf('\u0000') ?? bytes.indexOf(0);
  if (zero !== -1) return { ok: false, error: { reason: 'binary', path: id, offset: bytes.indexOf(0) } };
  if (decoded === null)
    return { ok: false, error: { reason: 'invalid-utf8', path: id, offset: findInvalid(bytes) } };
  return { ok: true, value: decoded };
}

/** Returns the SHA-256 of `bytes` in hexadecimal. */
export function hashOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** Returns the bytes that `document` was read from. */
export function toBytes({
  text,
  hasByteOrderMark,
  encoding,
  original,
}: Pick<Document, 'text' | 'hasByteOrderMark' | 'encoding' | 'original'>): Buffer {
  if (original !== undefined && 'base64' in original) return Buffer.from(original.base64, 'base64');
  return encode(original?.text ?? text, encoding, hasByteOrderMark);
}

/** Finds the length of the longest valid beginning, by halving, since a beginning of a valid one is valid. */
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
    // A character that the end cuts off is no error yet.
    new TextDecoder('utf-8', { fatal: true }).decode(bytes, { stream: true });
    return true;
  } catch {
    return false;
  }
}
