/** Streams the lines of a file as bytes, in whatever encoding, so that no file is held whole. */
import { createReadStream } from 'node:fs';
import { encode, unitOf } from './encodings.js';

/** A line of a file. */
export interface Line {
  /** Without its break, unless that is asked for; null for a line too long to hold. */
  readonly bytes: Buffer | null;
  /** Where it begins in the file. */
  readonly offset: number;
}

/** What must be known of a file before its lines are cut. */
export interface LineOptions {
  readonly maxBytes: number;
  readonly encoding?: string | undefined;
  /** How long its byte-order mark is. */
  readonly markLength?: number;
  /** Leaves the break at the end of its line. */
  readonly keepsBreaks?: boolean;
}

/** Yields the lines of the file at `path`; the last one is empty where a break ends the file. Throws what the file system throws. */
export async function* readLines(
  path: string,
  { maxBytes, encoding = 'utf-8', markLength = 0, keepsBreaks = false }: LineOptions,
): AsyncGenerator<Line> {
  const unit = unitOf(encoding);
  const lineBreak = encode('\n', unit === 1 ? 'utf-8' : encoding, false);
  let pending: Buffer[] = [];
  let offset = markLength;
  let length = 0;
  for await (const chunk of readUnits(path, markLength, unit)) {
    let start = 0;
    for (let end = findUnit(chunk, lineBreak, 0); end !== -1; end = findUnit(chunk, lineBreak, start)) {
      length += end - start;
      const part = chunk.subarray(start, keepsBreaks ? end + unit : end);
      yield {
        bytes: length > maxBytes ? null : Buffer.concat([...pending, part]),
        offset,
      };
      offset += length + unit;
      pending = [];
      length = 0;
      start = end + unit;
    }
    if (start < chunk.length) {
      length += chunk.length - start;
      if (length > maxBytes) pending = [];
      else pending.push(chunk.subarray(start));
    }
  }
  if (length > 0) yield { bytes: length > maxBytes ? null : Buffer.concat(pending), offset };
}

/** Finds a unit in bytes that begin with a whole one; -1 where it is not there. */
function findUnit(bytes: Buffer, wanted: Buffer, from: number): number {
  let at = bytes.indexOf(wanted, from);
  while (at !== -1 && at % wanted.length !== 0) at = bytes.indexOf(wanted, at + 1);
  return at;
}

/** Yields pieces of whole units; only the last may be cut. */
async function* readUnits(path: string, start: number, unit: number): AsyncGenerator<Buffer> {
  let rest: Buffer = Buffer.alloc(0);
  const chunks = createReadStream(path, { start, highWaterMark: 1 << 20 }) as AsyncIterable<Buffer>;
  for await (const chunk of chunks) {
    const bytes = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
    const end = bytes.length - (bytes.length % unit);
    rest = bytes.subarray(end);
    yield bytes.subarray(0, end);
  }
  if (rest.length > 0) yield rest;
}
