/**
 * Unpacks compressed bytes, never more than is allowed: gzip by Node, zstd by Node or by fzstd. It works in memory for
 * one document and into a file for a collection.
 */
import { createReadStream, createWriteStream } from 'node:fs';
import { createRequire } from 'node:module';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, gunzipSync } from 'node:zlib';
import type { Wrap } from '../model/document-ref.js';
import { TooLargeError, unpackZstd, unpackZstdPieces, type ZstdDecoder } from './zstd.js';
import { FrameError, WindowError, ZstdFrames } from './zstd-frames.js';

const require = createRequire(import.meta.url);

export { TooLargeError };
/** The compressed data are damaged. */
export class DamagedError extends Error {}

/** The bytes in `packed`; `decoder` is one for zstd. Throws TooLargeError or DamagedError. */
export function unwrap(packed: Buffer, wrap: Wrap, maxBytes: number, decoder?: ZstdDecoder): Buffer {
  try {
    return wrap === 'gzip'
      ? gunzipSync(packed, { maxOutputLength: maxBytes })
      : unpackZstd(packed, maxBytes, decoder);
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
    // By fzstd on every Node, since how much of an unfinished frame comes out is each decoder's own affair.
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
export async function unwrapFile(
  from: string,
  to: string,
  wrap: Wrap,
  maxBytes: number,
  decoder?: ZstdDecoder,
): Promise<void> {
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
      : pipeline(source, (chunks) => unpackZstdPieces(chunks, maxBytes, decoder), limit, sink));
  } catch (error) {
    throw toKnown(error);
  }
}

function toKnown(error: unknown): unknown {
  if (error instanceof TooLargeError) return error;
  if (error instanceof WindowError) return new TooLargeError();
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (code === 'ERR_BUFFER_TOO_LARGE') return new TooLargeError();
  // fzstd numbers its errors; zlib's codes begin with Z_, and with ZSTD_.
  const isData =
    error instanceof FrameError ||
    code.startsWith('Z_') ||
    code.startsWith('ZSTD_') ||
    (error instanceof Error && typeof (error as { code?: unknown }).code === 'number') ||
    error instanceof RangeError;
  return isData ? new DamagedError() : error;
}

/** A compressed collection may unpack to so many times `maxBytes`, since it is never held whole. */
export const collectionFactor = 256;
