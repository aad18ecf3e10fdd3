/**
 * Tells an encoding by what the bytes look like: UTF-16 by its zero bytes, ISO-2022-JP by its escapes, the others by the
 * statistics of their letters. Nothing else imports jschardet, which loads when it is needed.
 */
import { createRequire } from 'node:module';
import { decodeAs, isKnownEncoding, normalizeName } from './encodings.js';

const require = createRequire(import.meta.url);

// Enough bytes to tell by, and few enough to bound the cost.
const detectedBytes = 65_536;
// With fewer bytes outside ASCII statistics say nothing.
const fewWitnesses = 4;
const western = 'windows-1252';

/**
 * Recognises UTF-16 without a mark: in one of the two places of a unit many bytes are zero, and in the other hardly
 * any.
 */
export function detectWide(bytes: Buffer): 'utf-16le' | 'utf-16be' | null {
  const sample = bytes.subarray(0, Math.min(4096, bytes.length & ~1));
  if (sample.length < 8) return null;
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

/** Recognises ISO-2022-JP: bytes of ASCII alone, and its escapes are followed by characters of Japanese. */
export function isIso2022(bytes: Buffer): boolean {
  if (bytes.indexOf(escapeByte) === -1 || countWitnesses(bytes) > mostStray * bytes.length) return false;
  if (!/\u001b(?:\$[B@]|\(J)/.test(bytes.toString('latin1')) || !isKnownEncoding('iso-2022-jp')) return false;
  const text = decodeAs(bytes, 'iso-2022-jp');
  const japanese = text.match(/[\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Han}]/gu)?.length ?? 0;
  const broken = text.match(/\ufffd/g)?.length ?? 0;
  return japanese > 0 && japanese >= 4 * broken;
}

const escapeByte = 0x1b;
const mostStray = 0.01;

/** An encoding, and how certain it is. */
export interface DetectedEncoding {
  readonly encoding: string;
  readonly certainty: number;
}

interface Guess {
  readonly encoding: string;
  readonly confidence: number;
}

/**
 * Finds the likeliest encoding by the statistics of its letters. Certainty is its lead over the best rival that reads the
 * bytes otherwise.
 */
export function detectEncoding(bytes: Buffer): DetectedEncoding | null {
  const sample = bytes.length <= detectedBytes ? bytes : gatherSample(bytes);
  const witnesses = countWitnesses(sample);
  const guesses = guessEncodings(sample);
  // Two curly quotation marks in an English text come from Windows more often than they are letters.
  if (witnesses < fewWitnesses)
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
  const certainty = Math.round(100 * Math.max(lead, margin) * (1 - 1 / (1 + witnesses / 4))) / 100;
  return { encoding: best.encoding, certainty };
}

/** Returns what jschardet takes the bytes for, the surest first. */
function guessEncodings(bytes: Buffer): Guess[] {
  const { detectAll } = require('jschardet') as {
    detectAll(bytes: Buffer): readonly { readonly encoding: string | null; readonly confidence: number }[];
  };
  return detectAll(bytes)
    .filter(
      (guess): guess is Guess => guess.encoding !== null && isKnownEncoding(normalizeName(guess.encoding)),
    )
    .map(({ encoding, confidence }) => ({ encoding: normalizeName(encoding), confidence }))
    .filter(({ encoding }) => !/^(?:utf-8|ascii|utf-7)/.test(encoding))
    .sort((left, right) => right.confidence - left.confidence);
}

function countWitnesses(bytes: Buffer): number {
  let count = 0;
  for (const byte of bytes) if (byte > 0x7f) count++;
  return count;
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
