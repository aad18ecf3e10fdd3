/**
 * Decodes a text and says how the encoding was chosen and how certain that is: by a byte-order mark, else the encoding
 * that a person names, else UTF-8 where the bytes are valid or nearly so, else what the source declares, else what the
 * bytes look like. A text may be damaged: what its encoding cannot explain becomes U+FFFD and is said, byte by byte.
 */
import { isUtf8 } from 'node:buffer';
import type { EncodingChoice, Original } from '../model/document.js';
import { describeDamage, measureUtf8, type Utf8Measure } from './damage.js';
import { detectEncoding, detectWide, isIso2022 } from './detect-encoding.js';
import { decodeAs, encodeAs, findMark, isKnownEncoding, markOf, normalizeName, unitOf } from './encodings.js';

/** A decoded text. */
export interface Decoded {
  /** Without halves of surrogate pairs and without NUL, which stand in `flaws`. */
  readonly text: string;
  /** In iconv's names and lower case. */
  readonly encoding: string;
  readonly hasByteOrderMark: boolean;
  /** Absent for UTF-8 that is valid. */
  readonly choice?: EncodingChoice;
  /** The bytes that the encoding cannot explain, each a clause with its place. */
  readonly flaws: readonly string[];
}

/** What is known about the encoding before the bytes are looked at. */
export interface EncodingHints {
  /** What a person names with `--encoding`. */
  readonly flag?: string | null | undefined;
  /** What the source declares. */
  readonly declared?: string | null | undefined;
  /** What every place in a flaw is within, such as " of its line". */
  readonly within?: string;
}

const declaredCertainty = 0.95;
// So many bytes may be broken in any text before its declaration is doubted.
const fewBroken = 8;

/** Decodes `bytes`; returns null where they are no text in any known encoding. */
export function decode(bytes: Buffer, hints: EncodingHints = {}): Decoded | null {
  const mark = findMark(bytes);
  if (mark !== null) {
    const marked = decodeMarked(bytes, mark.encoding, mark.bytes.length);
    if (marked !== undefined) return marked;
  }
  if (hints.flag != null)
    return decodeKnown(bytes, normalizeName(hints.flag), { choice: { basis: 'flag', certainty: 1 } });
  const wide = detectWide(bytes);
  if (wide !== null) return decodeKnown(bytes, wide, { choice: { basis: 'detected', certainty: 0.9 } });
  if (isIso2022(bytes))
    return decodeKnown(bytes, 'iso-2022-jp', { choice: { basis: 'detected', certainty: 0.9 } });
  if (isUtf8(bytes)) return decodeKnown(bytes, 'utf-8');
  return decodeByHints(bytes, hints.declared ?? null) ?? decodeAsDetected(bytes);
}

function decodeMarked(bytes: Buffer, encoding: string, markLength: number): Decoded | null | undefined {
  const body = bytes.subarray(markLength);
  if (encoding !== 'utf-8')
    return decodeKnown(body, encoding, { choice: { basis: 'mark', certainty: 1 }, markLength });
  if (isUtf8(body)) return decodeKnown(body, encoding, { markLength });
  const certainty = trustUtf8(measureUtf8(body), fewBroken);
  // A text of another encoding may happen to begin with the bytes of the mark.
  if (certainty === null) return undefined;
  return decodeKnown(body, encoding, { choice: { basis: 'mark', certainty }, markLength });
}

/** Decodes bytes that are no valid UTF-8 in what they nearly are or are said to be; returns null where neither holds. */
function decodeByHints(bytes: Buffer, declared: string | null): Decoded | null {
  const named = declared === null ? null : normalizeName(declared);
  const measure = measureUtf8(bytes);
  const isStrong = measure.weight >= 4 && measure.sequences >= 4 * measure.badBytes;
  if (named !== null && named !== 'utf-8' && !isStrong && isKnownEncoding(named)) {
    const choice = { basis: 'declared', certainty: declaredCertainty } as const;
    const result = decodeKnown(bytes, named, { choice });
    if (result !== null && isHardlyBroken(result.text)) return result;
  }
  if (named === 'utf-8') {
    const certainty = trustUtf8(measure, fewBroken);
    if (certainty !== null) return decodeKnown(bytes, 'utf-8', { choice: { basis: 'declared', certainty } });
  }
  const certainty = isStrong || isMostlyAscii(bytes) ? trustUtf8(measure, 0) : null;
  if (certainty === null) return null;
  return decodeKnown(bytes, 'utf-8', { choice: { basis: 'detected', certainty } });
}

/** Returns how certain it is that bytes are UTF-8; null where more is broken than whole characters and `allowed` bear out. */
function trustUtf8({ weight, badBytes, sequences, cutAt }: Utf8Measure, allowed: number): number | null {
  const proof = weight + (allowed > 0 ? 3 : 0);
  const isWhole = badBytes === 0 && (sequences > 0 || cutAt !== null);
  if (!isWhole && badBytes > Math.max(allowed, weight)) return null;
  return Math.round(100 * declaredCertainty * ((proof + 1) / (proof + 1 + badBytes))) / 100;
}

// In other alphabets chance makes characters of UTF-8 more often.
const mostBeyondAscii = 0.2;

function isMostlyAscii(bytes: Buffer): boolean {
  let count = 0;
  for (const byte of bytes) if (byte > 0x7f) count++;
  return count <= mostBeyondAscii * bytes.length;
}

function isHardlyBroken(text: string): boolean {
  const broken = text.match(/\ufffd/g)?.length ?? 0;
  return broken <= Math.max(Math.min(fewBroken, 0.1 * text.length), 0.01 * text.length);
}

function decodeAsDetected(bytes: Buffer): Decoded | null {
  const found = detectEncoding(bytes);
  if (found === null) return null;
  return decodeKnown(bytes, found.encoding, { choice: { basis: 'detected', certainty: found.certainty } });
}

/** What is said about a text whose encoding is known. */
interface Known {
  readonly choice?: EncodingChoice | undefined;
  /** How long the byte-order mark before `bytes` is; 0 for none. */
  readonly markLength?: number;
  /** What every place in a flaw is within, such as " of its line". */
  readonly within?: string;
}

/** Decodes `bytes`, which lack their mark, in a known encoding; returns null where they are plainly no text. */
export function decodeKnown(
  bytes: Buffer,
  encoding: string,
  { choice, markLength = 0, within = '' }: Known = {},
): Decoded | null {
  const decoded = decodeAs(bytes, encoding);
  const text = replaceLost(decoded);
  if (text === null) return null;
  const isSuspect = text !== decoded || text.includes('\ufffd') || bytes.length % unitOf(encoding) !== 0;
  return {
    text,
    encoding,
    hasByteOrderMark: markLength > 0,
    ...(choice === undefined ? {} : { choice }),
    flaws: isSuspect ? describeDamage(bytes, encoding, { markLength, within }) : [],
  };
}

// A text has no more of them; a program or a picture has many.
const mostNuls = 1 / 40;

/**
 * Replaces halves of surrogate pairs, which no edition can hold, and NUL inside words; drops NUL elsewhere, where it is
 * padding; returns null where there is more of it than in a damaged text.
 */
function replaceLost(decoded: string): string | null {
  const wellFormed = decoded.replace(/\p{Surrogate}/gu, '\ufffd');
  if (!wellFormed.includes('\0')) return wellFormed;
  // Disks that fail leave files that end in zeros. A pattern would try each run of them for the last one.
  let end = wellFormed.length;
  while (end > 0 && wellFormed.charCodeAt(end - 1) === 0) end--;
  const padded = wellFormed.slice(0, end);
  const strange = padded.match(/[\u0000-\u0008\u000e-\u001a\u001c-\u001f]/g)?.length ?? 0;
  if (padded === '' || strange > mostNuls * padded.length) return null;
  const isEdge = (at: number) => !/[\p{L}\p{N}\p{Surrogate}]/u.test(padded[at] ?? '');
  return padded.replace(/\0+/g, (run, at: number) =>
    isEdge(at - 1) || isEdge(at + run.length) ? '' : '\ufffd',
  );
}

/**
 * Returns what an edition must keep to give the bytes back: the text, or the bytes where encoding the text gives
 * others.
 */
export function keepOriginal(bytes: Buffer, decoded: Decoded): Original {
  const again = decoded.flaws.length > 0 ? null : encodeAs(decoded.text, decoded.encoding);
  const mark = decoded.hasByteOrderMark ? markOf(decoded.encoding) : Buffer.alloc(0);
  return again !== null && Buffer.concat([mark, again]).equals(bytes)
    ? { text: decoded.text }
    : { base64: bytes.toString('base64') };
}
