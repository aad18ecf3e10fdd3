/**
 * Decodes a file piece by piece, so that a file of any size fits in memory: one that is plainly UTF-8 in large pieces, any
 * other line by line together with its bytes, which its records give back.
 */
import { StringDecoder } from 'node:string_decoder';
import type { FileEncoding } from '../model/document-ref.js';
import { decodeKnown } from './decode.js';
import { decodeAs, encode, unitOf } from './encodings.js';
import { readLines } from './lines.js';
import { streamFile } from './read-file.js';
import type { Survey } from './survey.js';

/** A piece of text, with the bytes of its line where these are not its UTF-8; `text` is null where a line is too long. */
export type FilePiece = string | { readonly text: string | null; readonly bytes: Buffer };

/** The encoding of a file whose bytes tell none. */
export const doubtfulUtf8: FileEncoding = { name: 'utf-8', choice: { basis: 'detected', certainty: 0.3 } };

/** Yields the text of the file at `path`, without its mark. Throws what the file system throws. */
export async function* decodeFile(
  path: string,
  { encoding, markLength, isPlain }: Survey,
  maxBytes: number,
): AsyncGenerator<FilePiece> {
  const { name } = encoding ?? doubtfulUtf8;
  if (isPlain && name === 'utf-8') return yield* decodePlain(path, markLength);
  const lines = readLines(path, { maxBytes, encoding: name, markLength, keepsBreaks: true });
  for await (const { bytes } of lines) {
    if (bytes === null) yield { text: null, bytes: Buffer.alloc(0) };
    else
      for (const part of cutAtReturns(bytes, name)) {
        const text = decodeKnown(part, name)?.text ?? decodeAs(part, name).replace(/\0/g, '\ufffd');
        yield { text, bytes: part };
      }
  }
}

async function* decodePlain(path: string, markLength: number): AsyncGenerator<string> {
  const decoder = new StringDecoder('utf8');
  let skip = markLength;
  for await (const chunk of streamFile(path)) {
    yield decoder.write(chunk.subarray(skip));
    skip = Math.max(0, skip - chunk.length);
  }
  yield decoder.end();
}

/** Cuts a line at carriage returns that no line feed follows, as Macs once ended lines. */
function cutAtReturns(line: Buffer, encoding: string): Buffer[] {
  const unit = unitOf(encoding);
  const [carriageReturn, lineFeed] = ['\r', '\n'].map((sign) =>
    encode(sign, unit === 1 ? 'utf-8' : encoding, false),
  ) as [Buffer, Buffer];
  const parts: Buffer[] = [];
  let start = 0;
  for (let at = line.indexOf(carriageReturn); at !== -1; at = line.indexOf(carriageReturn, at + 1)) {
    const next = line.subarray(at + unit, at + 2 * unit);
    if (at % unit !== 0 || next.length === 0 || next.equals(lineFeed)) continue;
    parts.push(line.subarray(start, at + unit));
    start = at + unit;
  }
  return [...parts, line.subarray(start)];
}
