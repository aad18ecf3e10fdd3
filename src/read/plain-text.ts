/** Reads plain text files, or says why their bytes are no text. */
import { isUtf8 } from 'node:buffer';
import { createHash } from 'node:crypto';
import type { Document, DocumentId } from '../model/document.js';
import type { Result } from '../model/failure.js';
import { measureUtf8 } from './damage.js';
import { type Decoded, decode, keepOriginal } from './decode.js';
import { encode } from './encodings.js';

const byteOrderMark = [0xef, 0xbb, 0xbf] as const;

/**
 * Decodes a text file and sets a byte-order mark aside; `encoding` is the one that a person names. A binary file is a
 * failure that names the offset.
 */
export function readPlainText(
  id: DocumentId,
  bytes: Buffer,
  encoding: string | null = null,
  declared: string | null = null,
): Result<Document> {
  if (encoding === null && isUtf8(bytes) && !bytes.includes(0) && !bytes.includes(0x1b)) {
    const hasByteOrderMark = byteOrderMark.every((byte, index) => bytes[index] === byte);
    const text = bytes.toString('utf8', hasByteOrderMark ? byteOrderMark.length : 0);
    return { ok: true, value: { id, sha256: hashOf(bytes), encoding: 'utf-8', hasByteOrderMark, text } };
  }
  const decoded = decodeText(id, bytes, encoding, declared);
  if (!decoded.ok) return decoded;
  const original = keepOriginal(bytes, decoded.value);
  return {
    ok: true,
    value: {
      id,
      sha256: hashOf(bytes),
      text: decoded.value.text,
      ...describeDecoding(decoded.value),
      ...('base64' in original ? { original } : {}),
    },
  };
}

/** Returns what a document says of how its bytes were decoded. */
export function describeDecoding({
  encoding,
  hasByteOrderMark,
  choice,
  flaws,
}: Decoded): Pick<Document, 'encoding' | 'hasByteOrderMark' | 'encodingChoice' | 'flaws'> {
  return {
    encoding,
    hasByteOrderMark,
    ...(choice === undefined ? {} : { encodingChoice: choice }),
    ...(flaws.length === 0 ? {} : { flaws }),
  };
}

/** Decodes `bytes`; fails where they are plainly no text, or text in an encoding that nothing tells. */
export function decodeText(
  id: string,
  bytes: Buffer,
  flag: string | null = null,
  declared: string | null = null,
): Result<Decoded> {
  const decoded = decode(bytes, { flag, declared });
  if (decoded !== null) return { ok: true, value: decoded };
  const offset = bytes.indexOf(0);
  if (offset !== -1) return { ok: false, error: { reason: 'binary', path: id, offset } };
  return { ok: false, error: { reason: 'invalid-utf8', path: id, offset: findInvalid(bytes) } };
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

function findInvalid(bytes: Buffer): number {
  const { bad, cutAt } = measureUtf8(bytes);
  return bad[0]?.[0] ?? cutAt ?? bytes.length;
}
