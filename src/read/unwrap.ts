/**
 * Compressed bytes in, bytes out, never more than is allowed: gzip by Node, zstd by fzstd, which loads when
 * needed. In memory for one document, into a file for a collection.
 */
import { createReadStream, createWriteStream } from 'node:fs';
import { createRequire } from 'node:module';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, gunzipSync } from 'node:zlib';
import type { Wrap } from '../model/document-ref.js';
import { WindowError, ZstdFrames } from './zstd-frames.js';

const require = createRequire(import.meta.url);

/** More bytes came out than are allowed. */
export class TooLargeError extends Error {}
/** The compressed data are damaged. */
export class DamagedError extends Error {}

/** The bytes in `packed`. Throws TooLargeError or DamagedError. */
export function unwrap(packed: Buffer, wrap: Wrap, maxBytes: number): Buffer {
  try {
    return wrap === 'gzip'
      ? gunzipSync(packed, { maxOutputLength: maxBytes })
      : unwrapZstd([packed], maxBytes);
  } catch (error) {
    throw toKnown(error);
  }
}

// As much as the strongest compression asks for.
const headWindow = 1 << 27;

/** The first `length` bytes in `packed`, which may be a beginning only; what cannot be unpacked is left out. */
export function unwrapHead(packed: Buffer, wrap: Wrap, length: number): Buffer {
  try {
    if (wrap === 'gzip')
      return gunzipSync(packed, { finishFlush: 2, maxOutputLength: 1 << 22 }).subarray(0, length);
    const parts: Buffer[] = [];
    const { Decompress } = require('fzstd') as typeof import('fzstd');
    const stream = new Decompress((part) => void parts.push(Buffer.from(part)));
    new ZstdFrames(headWindow).push(packed);
    stream.push(packed, false);
    return Buffer.concat(parts).subarray(0, length);
  } catch {
    // A bomb or damaged data: whoever unpacks the whole says which.
    return Buffer.alloc(0);
  }
}

/** Unpacks the file at `from` into one at `to`. Throws as `unwrap` does, and what the file system throws. */
export async function unwrapFile(from: string, to: string, wrap: Wrap, maxBytes: number): Promise<void> {
  let total = 0;
  const limit = new Transform({
    transform(chunk: Buffer, _, done) {
      total += chunk.length;
      done(total > maxBytes ? new TooLargeError() : null, chunk);
    },
  });
  const source = createReadStream(from, { highWaterMark: 1 << 16 });
  const sink = createWriteStream(to);
  try {
    await (wrap === 'gzip'
      ? pipeline(source, createGunzip(), limit, sink)
      : pipeline(source, (chunks) => unpackZstd(chunks, maxBytes), limit, sink));
  } catch (error) {
    throw toKnown(error);
  }
}

async function* unpackZstd(chunks: AsyncIterable<Buffer>, maxBytes: number): AsyncGenerator<Buffer> {
  const frames = new ZstdFrames(maxBytes);
  const { Decompress } = require('fzstd') as typeof import('fzstd');
  let parts: Buffer[] = [];
  const stream = new Decompress((part) => void parts.push(Buffer.from(part)));
  for await (const chunk of chunks) {
    frames.push(chunk);
    stream.push(chunk, false);
    yield* parts;
    parts = [];
  }
  stream.push(new Uint8Array(), true);
  yield* parts;
}

function unwrapZstd(pieces: readonly Buffer[], maxBytes: number): Buffer {
  const { Decompress } = require('fzstd') as typeof import('fzstd');
  const parts: Buffer[] = [];
  let total = 0;
  const stream = new Decompress((part) => {
    total += part.length;
    if (total > maxBytes) throw new TooLargeError();
    parts.push(Buffer.from(part));
  });
  const frames = new ZstdFrames(maxBytes);
  for (const piece of pieces) {
    frames.push(piece);
    // In small steps, so that a bomb is noticed before it has unfolded.
    for (let at = 0; at < piece.length; at += 1 << 16)
      stream.push(piece.subarray(at, at + (1 << 16)), at + (1 << 16) >= piece.length);
  }
  return Buffer.concat(parts);
}

function toKnown(error: unknown): unknown {
  if (error instanceof TooLargeError) return error;
  if (error instanceof WindowError) return new TooLargeError();
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'ERR_BUFFER_TOO_LARGE') return new TooLargeError();
  // fzstd numbers its errors; zlib's codes begin with Z_.
  const isData =
    code.startsWith('Z_') ||
    (error instanceof Error && typeof (error as { code?: unknown }).code === 'number') ||
    error instanceof RangeError;
  return isData ? new DamagedError() : error;
}

/** How many times. */
/** A compressed collection may unpack to so many times `maxBytes`, since it is never held whole. */
export const collectionFactor = 256;
