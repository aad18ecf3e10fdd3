/**
 * Decodes a file that is read whole. Items of agencies that are no UTF-8 come from systems that never wrote it, whatever
 * their declaration says: their few letters outside ASCII, among control characters, are told by the text alone.
 */
import { isUtf8 } from 'node:buffer';
import type { SourceFormat } from '../model/document-ref.js';
import type { Result } from '../model/failure.js';
import { type Decoded, decode } from './decode.js';
import { decodeText } from './plain-text.js';

const agencyFormats: ReadonlySet<SourceFormat | 'record'> = new Set(['wire', 'nitf', 'newsml', 'newsml-g2']);

/** Decodes `bytes` as `decodeText` does; `encoding` is the one that a person names, `declared` the file's own word. */
export function decodeItem(
  path: string,
  bytes: Buffer,
  { format, encoding }: { readonly format: SourceFormat | 'record'; readonly encoding: string | null },
  declared: string | null,
): Result<Decoded> {
  const isTold = encoding === null && agencyFormats.has(format) && isDoubtful(bytes, declared);
  const told = isTold ? decode(withoutControls(bytes)) : null;
  if (told === null || told.choice === undefined) return decodeText(path, bytes, encoding, declared);
  const decoded = decodeText(path, bytes, told.encoding);
  return decoded.ok ? { ok: true, value: { ...decoded.value, choice: told.choice } } : decoded;
}

/** Tells whether bytes are said to be UTF-8, or nothing is said, and hold no whole character of it outside ASCII. */
function isDoubtful(bytes: Buffer, declared: string | null): boolean {
  if (isUtf8(bytes) || (declared !== null && !/^(?:utf-?8|us-ascii|ascii)$/i.test(declared))) return false;
  // Two bytes of Latin letters make a character of UTF-8 only by chance: a capital before a sign.
  return !/[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}/.test(
    bytes.toString('latin1'),
  );
}

/** Replaces control characters, which detection takes for a sign of no text, by spaces. */
function withoutControls(bytes: Buffer): Buffer {
  return Buffer.from(bytes.toString('latin1').replace(/[\0-\x08\x0b\x0c\x0e-\x1f\x7f]/g, ' '), 'latin1');
}
