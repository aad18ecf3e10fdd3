/**
 * Tells the encoding of a file that is read piece by piece, before it is read: by a byte-order mark, by what a person names,
 * else by stretches of the file. Nearly all such files are plainly UTF-8, and only for them are there fast ways.
 */
import { isAscii, isUtf8 } from 'node:buffer';
import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import type { FileEncoding } from '../model/document-ref.js';
import { decode } from './decode.js';
import { detectWide } from './detect-encoding.js';
import { findMark, normalizeName } from './encodings.js';

/** What is known of a file's bytes. */
export interface Survey {
  /** Null where all that was seen is ASCII. */
  readonly encoding: FileEncoding | null;
  readonly markLength: number;
  /** Nothing that was seen is anything but valid UTF-8 without NUL. */
  readonly isPlain: boolean;
}

const stretchBytes = 1 << 20;
const lineFeed = 10;

/**
 * Surveys the file at `path`; `flag` is the encoding that a person names. Of a file of more than `mostBytes` looks at
 * stretches of so many bytes in all. Throws what the file system throws.
 */
export function surveyFile(path: string, flag: string | null, mostBytes = Number.POSITIVE_INFINITY): Survey {
  const file = openSync(path, 'r');
  try {
    const head = readAt(file, 0, 4096);
    const mark = findMark(head);
    const markLength = mark?.bytes.length ?? 0;
    if (mark !== null && mark.encoding !== 'utf-8')
      return { encoding: { name: mark.encoding, choice: sure('mark') }, markLength, isPlain: false };
    const wide = mark === null && flag === null ? detectWide(head) : null;
    if (wide !== null)
      return {
        encoding: { name: wide, choice: { basis: 'detected', certainty: 0.9 } },
        markLength,
        isPlain: false,
      };
    const odd: Buffer[] = [];
    let isAllAscii = true;
    for (const stretch of readStretches(file, { start: markLength, mostBytes })) {
      if (isUtf8(stretch) && !stretch.includes(0) && !stretch.includes(0x1b)) {
        isAllAscii &&= isAscii(stretch);
        if (odd.length > 0 && !isAscii(stretch)) odd.push(sampleOf(stretch));
      } else odd.push(sampleOf(stretch));
    }
    const isPlain = odd.length === 0;
    if (flag !== null)
      return { encoding: { name: normalizeName(flag), choice: sure('flag') }, markLength, isPlain };
    if (isPlain) return { encoding: isAllAscii ? null : { name: 'utf-8' }, markLength, isPlain };
    const decoded = mark === null ? decode(Buffer.concat(odd)) : { encoding: 'utf-8', choice: sure('mark') };
    // Where nothing tells, each line is asked.
    if (decoded === null) return { encoding: null, markLength, isPlain };
    const { encoding: name, choice } = decoded;
    return { encoding: { name, ...(choice === undefined ? {} : { choice }) }, markLength, isPlain };
  } finally {
    closeSync(file);
  }
}

function sure(basis: 'mark' | 'flag'): FileEncoding['choice'] & object {
  return { basis, certainty: 1 };
}

/** Yields stretches of whole lines: all of them, or as many as may be looked at, from places far apart. */
function* readStretches(
  file: number,
  { start, mostBytes }: { readonly start: number; readonly mostBytes: number },
): Generator<Buffer> {
  const { size } = fstatSync(file);
  if (size <= mostBytes) {
    for (let at = start; at < size; ) {
      const stretch = wholeLines(readAt(file, at, stretchBytes), at + stretchBytes >= size);
      yield stretch;
      at += stretch.length;
    }
    return;
  }
  const count = Math.floor(mostBytes / stretchBytes);
  for (let index = 0; index < count; index++) {
    const at = index === 0 ? start : Math.floor((index * (size - stretchBytes)) / (count - 1));
    const stretch = wholeLines(readAt(file, at, stretchBytes), index === count - 1);
    yield index === 0 ? stretch : stretch.subarray(stretch.indexOf(lineFeed) + 1);
  }
}

function wholeLines(bytes: Buffer, isLast: boolean): Buffer {
  const end = bytes.lastIndexOf(lineFeed) + 1;
  return isLast || end === 0 ? bytes : bytes.subarray(0, end);
}

function readAt(file: number, offset: number, mostBytes: number): Buffer {
  const bytes = Buffer.allocUnsafe(Math.max(0, Math.min(mostBytes, fstatSync(file).size - offset)));
  return bytes.subarray(0, readSync(file, bytes, 0, bytes.length, offset));
}

// Enough of a stretch to tell an encoding by.
const sampleBytes = 1 << 15;

/** Copies lines of a stretch that are not ASCII, first those that are no UTF-8. */
function sampleOf(stretch: Buffer): Buffer {
  const lines: Buffer[] = [];
  let size = 0;
  for (let start = 0, end = 0; start < stretch.length && size < sampleBytes; start = end) {
    end = stretch.indexOf(lineFeed, start) + 1 || stretch.length;
    const line = stretch.subarray(start, Math.min(end, start + sampleBytes));
    if (isAscii(line) && !line.includes(0) && !line.includes(0x1b)) continue;
    lines.push(line);
    size += line.length;
  }
  return Buffer.concat(lines);
}
