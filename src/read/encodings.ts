/**
 * Decodes and encodes bytes in one encoding that is known by name. Nothing else imports iconv-lite, which loads when it
 * is needed; ISO-2022-JP, which iconv-lite lacks, is decoded by Node.
 */
import { createRequire } from 'node:module';

const require = createRequire(import.meta.url);
type Iconv = typeof import('iconv-lite');
const iconv = (): Iconv => require('iconv-lite') as Iconv;

/** A byte-order mark. */
export interface ByteOrderMark {
  readonly bytes: readonly number[];
  readonly encoding: string;
}

const marks: readonly ByteOrderMark[] = [
  { bytes: [0xef, 0xbb, 0xbf], encoding: 'utf-8' },
  { bytes: [0xff, 0xfe, 0, 0], encoding: 'utf-32le' },
  { bytes: [0, 0, 0xfe, 0xff], encoding: 'utf-32be' },
  { bytes: [0xff, 0xfe], encoding: 'utf-16le' },
  { bytes: [0xfe, 0xff], encoding: 'utf-16be' },
];

/** Finds the byte-order mark that `bytes` begins with. */
export function findMark(bytes: Uint8Array): ByteOrderMark | null {
  return marks.find((mark) => mark.bytes.every((byte, index) => bytes[index] === byte)) ?? null;
}

/** Returns the byte-order mark of an encoding; empty for one that has none. */
export function markOf(encoding: string): Buffer {
  return Buffer.from(marks.find((mark) => mark.encoding === encoding)?.bytes ?? []);
}

const byNode = 'iso-2022-jp';

/** Returns the one name that an encoding has here, in lower case. */
export function normalizeName(name: string): string {
  const plain = name.trim().toLowerCase().replace(/^x-/, '');
  if (/^utf-?8$/.test(plain)) return 'utf-8';
  // Pages that say latin1 mean what Windows calls Western (WHATWG Encoding Standard).
  if (/^(?:iso-?8859-1|latin-?1|us-ascii|ascii)$/.test(plain)) return 'windows-1252';
  if (/^(?:gb2312|gbk|gb_2312-80)$/.test(plain)) return 'gb18030';
  if (/^mac-?cyrillic$/.test(plain)) return 'maccyrillic';
  if (/^(?:cp932|windows-31j|sjis|shift-jis)$/.test(plain)) return 'shift_jis';
  if (/^(?:cp949|ks_c_5601-1987|uhc)$/.test(plain)) return 'euc-kr';
  if (plain === 'csiso2022jp') return byNode;
  return plain;
}

// What iconv-lite can write bytes as beside encodings: read as one of these, a text becomes a row of digits.
const noEncodings: ReadonlySet<string> = new Set(['base64', 'hex']);

/** Tells whether an encoding of that name can be decoded. */
export function isKnownEncoding(name: string): boolean {
  const normal = normalizeName(name);
  if (normal === 'utf-8') return true;
  if (normal === byNode) return hasNodeDecoder();
  return !noEncodings.has(normal) && iconv().encodingExists(normal);
}

/** Tells whether Node was built with the tables of its own decoder. */
function hasNodeDecoder(): boolean {
  try {
    return new TextDecoder(byNode).encoding === byNode;
  } catch {
    return false;
  }
}

/** Decodes bytes that come piece by piece. */
export interface PieceDecoder {
  write(bytes: Buffer): string;
  end(): string | undefined;
}

/** Makes a decoder; what is no character of its encoding becomes U+FFFD. */
export function newDecoder(encoding: string): PieceDecoder {
  if (encoding !== byNode) return iconv().getDecoder(encoding, { stripBOM: false });
  const decoder = new TextDecoder(byNode);
  return {
    write: (bytes) => decoder.decode(bytes, { stream: true }),
    end: () => decoder.decode(),
  };
}

/** Decodes `bytes`; what is no character of the encoding becomes U+FFFD. */
export function decodeAs(bytes: Buffer, encoding: string): string {
  if (encoding === 'utf-8') return bytes.toString('utf8');
  if (encoding === byNode) return new TextDecoder(byNode).decode(bytes);
  return iconv().decode(bytes, encoding, { stripBOM: false });
}

/** Encodes `text`; returns null for an encoding that can only be decoded. */
export function encodeAs(text: string, encoding: string): Buffer | null {
  if (encoding === 'utf-8') return Buffer.from(text, 'utf8');
  return encoding === byNode ? null : iconv().encode(text, encoding, { addBOM: false });
}

/**
 * Encodes `text`, with the byte-order mark where it had one. Throws RangeError for an encoding that is unknown or can
 * only be decoded.
 */
export function encode(text: string, encoding: string, hasByteOrderMark: boolean): Buffer {
  const body = isKnownEncoding(encoding) ? encodeAs(text, encoding) : null;
  if (body === null) {
    throw new RangeError(
      `Cannot encode text: the encoding must be a known one, current value is ${encoding}`,
    );
  }
  return hasByteOrderMark ? Buffer.concat([markOf(encoding), body]) : body;
}

/** Returns how many bytes the smallest unit of an encoding has: its line feed is as long. */
export function unitOf(encoding: string): 1 | 2 | 4 {
  return encoding.startsWith('utf-16') ? 2 : encoding.startsWith('utf-32') ? 4 : 1;
}

const ascii = Buffer.from(Array.from({ length: 0x80 }, (_, byte) => byte));

/** Tells whether bytes of ASCII mean in this encoding what they mean in ASCII. */
export function readsAscii(encoding: string): boolean {
  return encoding !== byNode && decodeAs(ascii, encoding) === ascii.toString('latin1');
}
