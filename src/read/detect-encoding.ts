/**
 * Tells an encoding by what the bytes look like: UTF-16 by its zero bytes, ISO-2022-JP by its escapes, the others by the
 * statistics of their letters. Nothing else imports jschardet, which loads when it is needed.
 */
import { createRequire } from 'node:module';
import { decodeAs, encodeAs, isKnownEncoding, normalizeName } from './encodings.js';

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
  /** As jschardet has it. */
  readonly confidence: number;
}

/** A guess, and what the bytes are in it. */
interface Reading extends Guess {
  readonly text: string;
  readonly slips: number;
  /** The confidence, less for what no writer writes. */
  readonly score: number;
}

/**
 * Finds the likeliest encoding by the statistics of its letters. Certainty is its lead over the best rival that reads the
 * bytes otherwise.
 */
export function detectEncoding(bytes: Buffer): DetectedEncoding | null {
  const sample = bytes.length <= detectedBytes ? bytes : gatherSample(bytes);
  const witnesses = countWitnesses(sample);
  const readings = [...guessEncodings(sample), ...guessRepaired(sample)]
    .map((guess) => toReading(guess, sample, witnesses))
    .filter((reading) => reading !== null)
    .sort((left, right) => right.score - left.score);
  // Two curly quotation marks in an English text come from Windows more often than they are letters.
  if (witnesses < fewWitnesses)
    readings.sort((left, right) => Number(right.encoding === western) - Number(left.encoding === western));
  const best = readings[0];
  if (best === undefined) return null;
  const rival = readings.find(({ encoding, text }) => encoding !== best.encoding && text !== best.text);
  const lead = best.score / (best.score + (rival?.score ?? 0));
  // Encodings of one alphabet have similar statistics; the wrong one puts capitals and signs inside words.
  const margin = rival === undefined ? 1 : (rival.slips + 1) / (best.slips + rival.slips + 2);
  // A few letters outside ASCII prove little, and so does the best of guesses that are all poor.
  const proof = (1 - 1 / (1 + witnesses / 4)) * Math.min(1, best.confidence / poorConfidence);
  // Where neither tells the two apart, it is less certain than not.
  const distinct = 1.25 * Math.max(lead, margin) - 0.25;
  return { encoding: best.encoding, certainty: Math.round(100 * distinct * proof) / 100 };
}

const poorConfidence = 0.15;
// What few letters cannot have counts for each; of more letters, their share.
const fullSample = 1000;
// Of DOS, of old printers and Macs, and of small alphabets: most that looks like one of them is something else.
const rare = /^(?:cp|ibm(?!866)|hp|mac(?!cyrillic|roman)|koi8-t|iso-?8859-(?:3|4|10|16)$)/;

/** Reads the sample as guessed; returns null where there is more in it than in a damaged text that no writer writes. */
function toReading(guess: Guess, sample: Buffer, witnesses: number): Reading | null {
  const text = decodeAs(sample, guess.encoding);
  const odd = countOdd(text);
  if (odd > mostOdd(text.length)) return null;
  const slips = countSlips(text);
  const prior = rare.test(guess.encoding) ? 0.7 : guess.encoding === 'maccyrillic' ? 0.95 : 1;
  const share = Math.min(1, fullSample / Math.max(1, witnesses));
  const faults = 1 + (10 * slips) / Math.max(1, witnesses);
  const score = (prior * guess.confidence * 0.9 ** (odd * share)) / faults;
  return { ...guess, text, slips, score };
}

/** Returns what jschardet takes the bytes for. */
function guessEncodings(bytes: Buffer): readonly Guess[] {
  const { detectAll } = require('jschardet') as {
    detectAll(bytes: Buffer): readonly { readonly encoding: string | null; readonly confidence: number }[];
  };
  return detectAll(withoutEscapes(bytes))
    .filter(
      (guess): guess is Guess => guess.encoding !== null && isKnownEncoding(normalizeName(guess.encoding)),
    )
    .map(({ encoding, confidence }) => ({ encoding: normalizeName(encoding), confidence }))
    .filter(({ encoding }) => !/^(?:utf-8|ascii|utf-7)/.test(encoding));
}

/**
 * Replaces what begins an escape of ISO-2022 or HZ: after one, jschardet asks no other encoding, and a colour of a terminal
 * or a stray tilde would leave a text in windows-1252 unread.
 */
function withoutEscapes(bytes: Buffer): Buffer {
  if (!bytes.includes(escapeByte) && !bytes.includes('~{')) return bytes;
  return Buffer.from(bytes.toString('latin1').replace(/\u001b|~(?=\{)/g, ' '), 'latin1');
}

// Those that jschardet gives up at the first byte which they do not have.
const strict = [
  ...['big5', 'gb18030', 'shift_jis', 'euc-jp', 'euc-kr'],
  ...['windows-1250', 'windows-1251', 'windows-1252', 'windows-1253', 'windows-1254', 'windows-1255'],
  ...['windows-1256', 'windows-1257'],
];

/** Returns what jschardet takes the bytes for where those are left out that would rule an encoding out. */
function guessRepaired(sample: Buffer): readonly Guess[] {
  return strict.flatMap((encoding) => {
    const decoded = decodeAs(sample, encoding);
    const text = encoding === 'euc-kr' ? markAdded(decoded) : decoded;
    const odd = countOdd(text);
    if (odd === 0 || odd > mostOdd(text.length)) return [];
    const repaired = encodeAs(text.replace(oddLetters, ''), encoding);
    const guess = repaired && guessEncodings(repaired).find((each) => each.encoding === encoding);
    return guess ?? [];
  });
}

/** Marks the letters that Microsoft added to EUC-KR, which jschardet takes for none of it. */
function markAdded(text: string): string {
  return text.replace(/\p{Script=Hangul}/gu, (letter) => {
    const bytes = encodeAs(letter, 'euc-kr');
    return bytes?.some((byte) => byte < 0xa1) ? '\ufffd' : letter;
  });
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

/**
 * Counts the places where no writer puts such characters: a capital or a sign inside a word, a dash that leans on a small
 * letter.
 */
function countSlips(text: string): number {
  return (
    text.match(/\p{Ll}\p{Lu}|\p{L}[^\p{L}\p{M}\p{N}\p{P}\s]\p{L}|(?<!\S)[–—]\p{Ll}|[¤¦¬¶‡†‰]/gu)?.length ?? 0
  );
}

const oddLetters = /[\u0000-\u0008\u000e-\u001a\u001c-\u001f\u0080-\u0084\u0086-\u009f\ufffd]/g;

function countOdd(text: string): number {
  return text.match(oddLetters)?.length ?? 0;
}

/** As much as a few damaged bytes make in a text of that length. */
function mostOdd(length: number): number {
  return Math.max(0.005 * length, Math.min(8, 0.02 * length));
}
