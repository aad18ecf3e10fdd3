/**
 * Finds the bytes of a text that its encoding cannot explain, and says where they are: one bad byte, a character that the
 * end cuts off and a NUL are no reason to refuse a text or to take it for one in another encoding, but whoever reads it
 * must know.
 */
import { decodeAs, newDecoder, unitOf } from './encodings.js';

/** A run of bytes `[start, end)`. */
export type ByteRun = readonly [start: number, end: number];

/** How far bytes are UTF-8. */
export interface Utf8Measure {
  /** Characters of several bytes. */
  readonly sequences: number;
  /** What they prove: one of three or four bytes, which chance hardly makes, as much as six of two. */
  readonly weight: number;
  /** Bytes that belong to no character, but for those of one that the end cuts off. */
  readonly badBytes: number;
  readonly bad: readonly ByteRun[];
  /** Where a character begins that the end cuts off; null where none does. */
  readonly cutAt: number | null;
}

// The well-formed sequences of Unicode's table 3-7: two bytes, then three and four, then what is part of none.
const sequence =
  /[\xc2-\xdf][\x80-\xbf]|(\xe0[\xa0-\xbf][\x80-\xbf]|[\xe1-\xec\xee\xef][\x80-\xbf]{2}|\xed[\x80-\x9f][\x80-\xbf]|\xf0[\x90-\xbf][\x80-\xbf]{2}|[\xf1-\xf3][\x80-\xbf]{3}|\xf4[\x80-\x8f][\x80-\xbf]{2})|([\x80-\xff])/g;
const cutSequence =
  /(?:[\xc2-\xdf]|\xe0[\xa0-\xbf]?|[\xe1-\xec\xee\xef][\x80-\xbf]?|\xed[\x80-\x9f]?|\xf0(?:[\x90-\xbf][\x80-\xbf]?)?|[\xf1-\xf3][\x80-\xbf]{0,2}|\xf4(?:[\x80-\x8f][\x80-\xbf]?)?)$/;

/** Counts what is UTF-8 in `bytes` and what is not. */
export function measureUtf8(bytes: Buffer): Utf8Measure {
  const cut = bytes.toString('latin1', Math.max(0, bytes.length - 3)).match(cutSequence)?.[0].length ?? 0;
  const end = bytes.length - cut;
  const bad: ByteRun[] = [];
  let [sequences, weight, badBytes] = [0, 0, 0];
  for (const { 1: long, 2: stray, index } of bytes.toString('latin1', 0, end).matchAll(sequence)) {
    if (stray === undefined) {
      sequences++;
      weight += long === undefined ? 1 : 6;
      continue;
    }
    badBytes++;
    const last = bad.at(-1);
    if (last?.[1] === index) bad[bad.length - 1] = [last[0], index + 1];
    else bad.push([index, index + 1]);
  }
  return { sequences, weight, badBytes, bad, cutAt: cut === 0 ? null : end };
}

/**
 * Says what in `bytes` is no `encoding`; nothing where all is. `bytes` lack the mark, which has `markLength` bytes, and
 * `within` is added to every place: " of its line".
 */
export function describeDamage(
  bytes: Buffer,
  encoding: string,
  { markLength = 0, within = '' }: { readonly markLength?: number; readonly within?: string } = {},
): readonly string[] {
  const { runs, cutAt } = findDamage(bytes, encoding);
  const place = (at: number) => `byte ${at + markLength}${within}`;
  const name = encoding === 'utf-8' ? 'UTF-8' : encoding;
  const flaws = describeRuns(runs, place, { one: `is no ${name}`, many: `are no ${name}` });
  if (cutAt !== null) flaws.push(`${place(cutAt)} begins a character that the end cuts off`);
  return [
    ...flaws,
    ...describeRuns(findNuls(bytes, unitOf(encoding)), place, { one: 'is NUL', many: 'are NUL' }),
  ];
}

interface Damage {
  readonly runs: readonly ByteRun[];
  readonly cutAt: number | null;
}

function findDamage(bytes: Buffer, encoding: string): Damage {
  if (encoding === 'utf-8') {
    const { bad, cutAt } = measureUtf8(bytes);
    return { runs: bad, cutAt };
  }
  const unit = unitOf(encoding);
  if (unit === 1) return { runs: findBroken(bytes, encoding), cutAt: null };
  const rest = bytes.length % unit;
  const cutAt = rest === 0 ? null : bytes.length - rest;
  return { runs: findBadUnits(decodeAs(bytes.subarray(0, bytes.length - rest), encoding), unit), cutAt };
}

/** Finds halves of surrogate pairs, and in UTF-32 numbers of no character. */
function findBadUnits(text: string, unit: 2 | 4): readonly ByteRun[] {
  const found: ByteRun[] = [];
  let at = 0;
  for (const character of text) {
    const size = unit === 4 ? 4 : 2 * character.length;
    const isBad = unit === 4 ? character === '\ufffd' : /\p{Surrogate}/u.test(character);
    if (isBad) found.push([at, at + size]);
    at += size;
  }
  return found;
}

const lineFeed = 10;
// U+FFFD itself, which of these encodings gb18030 alone can write.
const replacementInGb18030 = Buffer.from([0x84, 0x31, 0xa4, 0x37]);

/** Finds the bytes that become U+FFFD, line by line: no character holds a line feed. */
function findBroken(bytes: Buffer, encoding: string): readonly ByteRun[] {
  const found: ByteRun[] = [];
  for (let start = 0, end = 0; start < bytes.length; start = end) {
    end = bytes.indexOf(lineFeed, start) + 1 || bytes.length;
    const line = bytes.subarray(start, end);
    if (!decodeAs(line, encoding).includes('\ufffd')) continue;
    for (const [from, to] of findBrokenInLine(line, encoding)) found.push([start + from, start + to]);
  }
  return found;
}

function findBrokenInLine(line: Buffer, encoding: string): readonly ByteRun[] {
  const found: ByteRun[] = [];
  const decoder = newDecoder(encoding);
  let start = 0;
  const add = (text: string | undefined, end: number) => {
    if (text === undefined || text === '') return;
    const isWritten = line.subarray(start, end).equals(replacementInGb18030);
    if (text.includes('\ufffd') && !isWritten) found.push([start, Math.max(start + 1, end)]);
    start = end;
  };
  for (let at = 0; at < line.length; at++) add(decoder.write(line.subarray(at, at + 1)), at + 1);
  add(decoder.end(), line.length);
  return found;
}

function findNuls(bytes: Buffer, unit: number): readonly ByteRun[] {
  const found: ByteRun[] = [];
  for (let at = bytes.indexOf(0); at !== -1; at = bytes.indexOf(0, at + 1)) {
    if (at % unit !== 0 || bytes.subarray(at, at + unit).some((byte) => byte !== 0)) continue;
    const last = found.at(-1);
    if (last?.[1] === at) found[found.length - 1] = [last[0], at + unit];
    else found.push([at, at + unit]);
  }
  return found;
}

// More places than these help nobody: the rest are counted.
const namedPlaces = 4;

function describeRuns(
  runs: readonly ByteRun[],
  place: (at: number) => string,
  { one, many }: { readonly one: string; readonly many: string },
): string[] {
  const flaws = runs
    .slice(0, namedPlaces)
    .map(([start, end]) =>
      end - start === 1 ? `${place(start)} ${one}` : `${end - start} bytes from ${place(start)} on ${many}`,
    );
  const rest = runs.slice(namedPlaces);
  if (rest.length === 0) return flaws;
  const count = rest.reduce((sum, [start, end]) => sum + end - start, 0);
  return [
    ...flaws,
    `${count} more ${count === 1 ? 'byte' : 'bytes'} after ${place(rest[0]![0])} ${count === 1 ? one : many}`,
  ];
}
