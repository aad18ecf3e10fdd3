/**
 * Decodes bytes and says how the encoding was chosen and how certain that is: by a byte-order mark, else the encoding
 * that a person names, else UTF-8 where the bytes are valid, else what the source declares, else what the bytes look
 * like. Nothing else imports iconv-lite and jschardet, which load when they are needed.
 */
import { isUtf8 } from 'node:buffer';
import { createRequire } from 'node:module';
import type { EncodingChoice, Original } from '../model/document.js';

/** A decoded text. */
export interface Decoded {
  readonly text: string;
  /** In iconv's names and lower case. */
  readonly encoding: string;
  readonly hasByteOrderMark: boolean;
  /** Absent for UTF-8 without a mark. */
  readonly choice?: EncodingChoice;
}

/** What is known about the encoding before the bytes are looked at. */
export interface EncodingHints {
  /** What a person names with `--encoding`. */
  readonly flag?: string | null | undefined;
  /** What the source declares. */
  readonly declared?: string | null | undefined;
}

const require = createRequire(import.meta.url);
type Iconv = typeof import('iconv-lite');
const iconv = (): Iconv => require('iconv-lite') as Iconv;

const marks: readonly { readonly bytes: readonly number[]; readonly encoding: string }[] = [
  { bytes: [0xef, 0xbb, 0xbf], encoding: 'utf-8' },
  { bytes: [0xff, 0xfe, 0, 0], encoding: 'utf-32le' },
  { bytes: [0, 0, 0xfe, 0xff], encoding: 'utf-32be' },
  { bytes: [0xff, 0xfe], encoding: 'utf-16le' },
  { bytes: [0xfe, 0xff], encoding: 'utf-16be' },
];
// Enough bytes to tell by, and few enough to bound the cost.
const detectedBytes = 65_536;
// With fewer bytes outside ASCII statistics say nothing.
const fewWitnesses = 4;
const western = 'windows-1252';
const declaredCertainty = 0.95;

/** Decodes `bytes`; returns null where they are no text in any known encoding. */
export function decode(bytes: Buffer, hints: EncodingHints = {}): Decoded | null {
  const mark = marks.find(({ bytes: wanted }) => wanted.every((byte, index) => bytes[index] === byte));
  if (mark !== undefined && (mark.encoding !== 'utf-8' || isUtf8(bytes))) {
    const text = decodeAs(bytes.subarray(mark.bytes.length), mark.encoding);
    const choice = { basis: 'mark', certainty: 1 } as const;
    return {
      text,
      encoding: mark.encoding,
      hasByteOrderMark: true,
      ...(mark.encoding === 'utf-8' ? {} : { choice }),
    };
  }
  const flagged = hints.flag;
  if (flagged != null) return chosen(bytes, normalizeName(flagged), { basis: 'flag', certainty: 1 });
  const wide = detectWide(bytes);
  if (wide !== null) return chosen(bytes, wide, { basis: 'detected', certainty: 0.9 });
  const isEscaped = isIso2022(bytes);
  if (!isEscaped && isUtf8(bytes))
    return { text: bytes.toString('utf8'), encoding: 'utf-8', hasByteOrderMark: false };
  const declared = hints.declared == null ? null : normalizeName(hints.declared);
  if (declared !== null && declared !== 'utf-8' && isKnownEncoding(declared)) {
    const result = chosen(bytes, declared, { basis: 'declared', certainty: declaredCertainty });
    if (!result.text.includes('\ufffd')) return result;
  }
  return isEscaped ? chosen(bytes, 'iso-2022-jp', { basis: 'detected', certainty: 0.9 }) : detect(bytes);
}

function chosen(bytes: Buffer, encoding: string, choice: EncodingChoice): Decoded {
  return { text: decodeAs(bytes, encoding), encoding, hasByteOrderMark: false, choice };
}

function decodeAs(bytes: Buffer, encoding: string): string {
  return encoding === 'utf-8' ? bytes.toString('utf8') : iconv().decode(bytes, encoding, { stripBOM: false });
}

/** Encodes `text`. Throws RangeError for an unknown encoding. */
export function encode(text: string, encoding: string, hasByteOrderMark: boolean): Buffer {
  if (!isKnownEncoding(encoding)) {
    throw new RangeError(
      `Cannot encode text: the encoding must be a known one, current value is ${encoding}`,
    );
  }
  const body =
    encoding === 'utf-8' ? Buffer.from(text, 'utf8') : iconv().encode(text, encoding, { addBOM: false });
  const mark = hasByteOrderMark ? marks.find((one) => one.encoding === encoding) : undefined;
  return mark === undefined ? body : Buffer.concat([Buffer.from(mark.bytes), body]);
}

/** Tells whether an encoding of that name can be decoded. */
export function isKnownEncoding(name: string): boolean {
  return normalizeName(name) === 'utf-8' || iconv().encodingExists(name);
}

/**
 * Returns what an edition must keep to give the bytes back: the text, or the bytes where encoding the text gives
 * others.
 */
export function keepOriginal(bytes: Buffer, decoded: Decoded): Original {
  const again = encode(decoded.text, decoded.encoding, decoded.hasByteOrderMark);
  return again.equals(bytes) ? { text: decoded.text } : { base64: bytes.toString('base64') };
}

function normalizeName(name: string): string {
  const plain = name.trim().toLowerCase().replace(/^x-/, '');
  if (/^utf-?8$/.test(plain)) return 'utf-8';
  // Pages that say latin1 mean what Windows calls Western (WHATWG Encoding Standard).
  if (/^(?:iso-?8859-1|latin-?1|us-ascii|ascii)$/.test(plain)) return 'windows-1252';
  if (/^(?:gb2312|gbk|gb_2312-80)$/.test(plain)) return 'gb18030';
  if (/^mac-?cyrillic$/.test(plain)) return 'maccyrillic';
  if (/^(?:cp932|windows-31j|sjis|shift-jis)$/.test(plain)) return 'shift_jis';
  if (/^(?:cp949|ks_c_5601-1987|uhc)$/.test(plain)) return 'euc-kr';
  return plain;
}

/**
 * Recognises UTF-16 without a mark: in one of the two places of a unit many bytes are zero, and in the other hardly
 * any.
 */
function detectWide(bytes: Buffer): 'utf-16le' | 'utf-16be' | null {
  const sample = bytes.subarray(0, 4096 - (bytes.length % 2));
  if (sample.length < 8 || bytes.length % 2 !== 0) return null;
  const zeros = [0, 0];
  for (let index = 0; index < sample.length; index++) if (sample[index] === 0) zeros[index % 2]!++;
  const half = sample.length / 2;
  // Spaces, line ends and digits have a zero byte in every script.
  if (zeros[1]! > 0.05 * half && zeros[0]! < 0.005 * half && looksLikeText(sample, 'utf-16le'))
    return 'utf-16le';
  if (zeros[0]! > 0.05 * half && zeros[1]! < 0.005 * half && looksLikeText(sample, 'utf-16be'))
    return 'utf-16be';
  return null;
}

function looksLikeText(sample: Buffer, encoding: string): boolean {
  const text = decodeAs(sample, encoding);
  const odd = text.match(/[\u0000-\u0008\u000e-\u001f\ufffd\ufffe\uffff\ue000-\uf8ff]/g)?.length ?? 0;
  return odd <= 0.01 * text.length;
}

function isIso2022(bytes: Buffer): boolean {
  return (
    bytes.indexOf('\u001b$B') !== -1 || bytes.indexOf('\u001b$@') !== -1 || bytes.indexOf('\u001b(J') !== -1
  );
}

interface Guess {
  readonly encoding: string;
  readonly confidence: number;
}

/**
 * Decodes in the likeliest encoding by the statistics of its letters. Certainty is its lead over the best rival that
 * reads the bytes otherwise.
 */
function detect(bytes: Buffer): Decoded | null {
  const sample = bytes.length <= detectedBytes ? bytes : gatherSample(bytes);
  const { detectAll } = require('jschardet') as {
    detectAll(bytes: Buffer): readonly { readonly encoding: string | null; readonly confidence: number }[];
  };
  const guesses = detectAll(sample)
    .filter(
      (guess): guess is Guess => guess.encoding !== null && isKnownEncoding(normalizeName(guess.encoding)),
    )
    .map(({ encoding, confidence }) => ({ encoding: normalizeName(encoding), confidence }))
    .filter(({ encoding }) => !/^(?:utf-8|ascii|utf-7)/.test(encoding))
    .sort((left, right) => right.confidence - left.confidence);
  // Two curly quotation marks in an English text come from Windows more often than they are letters.
  if (sample.reduce((sum, byte) => sum + (byte > 127 ? 1 : 0), 0) < fewWitnesses)
    guesses.sort((left, right) => Number(right.encoding === western) - Number(left.encoding === western));
  const clean = guesses.filter(({ encoding }) => isPlausible(decodeAs(sample, encoding)));
  const best = clean[0];
  if (best === undefined) return null;
  const text = decodeAs(sample, best.encoding);
  const rival = clean.find(
    ({ encoding }) => encoding !== best.encoding && decodeAs(sample, encoding) !== text,
  );
  const lead = best.confidence / (best.confidence + (rival?.confidence ?? 0));
  const slips = [text, rival === undefined ? '' : decodeAs(sample, rival.encoding)].map(countSlips);
  // Encodings of one alphabet have similar statistics; the wrong one puts capitals and signs inside words.
  const margin = rival === undefined ? 1 : (slips[1]! + 1) / (slips[0]! + slips[1]! + 2);
  // A few letters outside ASCII prove little.
  const witnesses = sample.reduce((sum, byte) => sum + (byte > 127 ? 1 : 0), 0);
  const certainty = Math.round(100 * Math.max(lead, margin) * (1 - 1 / (1 + witnesses / 4))) / 100;
  return chosen(bytes, best.encoding, { basis: 'detected', certainty });
}

/** Gathers the lines that have letters outside ASCII, since a long English beginning says nothing. */
function gatherSample(bytes: Buffer): Buffer {
  const pieces: Buffer[] = [];
  let size = 0;
  for (let start = 0; start < bytes.length && size < detectedBytes; ) {
    let end = start;
    while (end < bytes.length && bytes[end] !== 10 && end - start < 8192) end++;
    const line = bytes.subarray(start, end + 1);
    if (line.some((byte) => byte > 127)) {
      pieces.push(line);
      size += line.length;
    }
    start = end + 1;
  }
  return Buffer.concat(pieces);
}

/** Counts the places where no writer puts such characters: a capital or a sign inside a word. */
function countSlips(text: string): number {
  return text.match(/\p{Ll}\p{Lu}|\p{L}[^\p{L}\p{M}\p{N}\p{P}\s]\p{L}|[¤¦¬¶‡†‰]/gu)?.length ?? 0;
}

function isPlausible(text: string): boolean {
  const odd =
    text.match(/[\u0000-\u0008\u000e-\u001a\u001c-\u001f\u0080-\u0084\u0086-\u009f\ufffd]/g)?.length ?? 0;
  return odd <= 0.002 * text.length;
}
