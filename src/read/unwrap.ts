/**
 * Unpacks compressed bytes, never more than is allowed: gzip by Node, zstd by Node or by fzstd. It works in memory for
 * one document and into a file for a collection. What is whole comes out of a damaged file, too, with the places where it
 * is not.
 */
import { createWriteStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { gunzipSync, inflateRawSync, constants as zlib } from 'node:zlib';
import type { Wrap } from '../model/document-ref.js';
import { gunzip, memberHead } from './gunzip.js';
import { type Break, type PackedSource, packedBytes, withPackedFile } from './packed.js';
import { unpackZstd, unpackZstdPieces, zstdHead } from './zstd.js';
import { TooLargeError, type ZstdDecoder } from './zstd-decoders.js';

export { TooLargeError };

/** Unpacked bytes, and the places where they are not whole, in order. */
export interface Unpacked {
  readonly bytes: Buffer;
  readonly breaks: readonly Break[];
}

/** What unpacking may take. */
export interface UnpackLimits {
  /** The most that may come out. */
  readonly maxBytes: number;
  /** The most that zstd may keep in memory; `maxBytes` where absent. */
  readonly maxWindow?: number;
  readonly decoder?: ZstdDecoder | undefined;
}

/** The bytes in `packed`. Throws TooLargeError. */
export async function unwrap(packed: Buffer, wrap: Wrap, limits: UnpackLimits): Promise<Unpacked> {
  const whole = unwrapWhole(packed, wrap, limits);
  if (whole !== null) return { bytes: whole, breaks: [] };
  const breaks: Break[] = [];
  const contents: Buffer[] = [];
  for await (const content of unpackPieces(packedBytes(packed), wrap, breaks, limits)) contents.push(content);
  return { bytes: Buffer.concat(contents), breaks };
}

/** Unpacks at once what is whole, which most is; null for the rest. */
function unwrapWhole(packed: Buffer, wrap: Wrap, { maxBytes, decoder }: UnpackLimits): Buffer | null {
  try {
    if (wrap === 'zstd') return unpackZstd(packed, maxBytes, decoder);
    // With `info` Node returns the engine as well, which knows how many bytes it took; the types do not say so.
    const { buffer, engine } = gunzipSync(packed, {
      maxOutputLength: maxBytes,
      info: true,
    }) as unknown as { readonly buffer: Buffer; readonly engine: { readonly bytesWritten: number } };
    return engine.bytesWritten === packed.length ? buffer : null;
  } catch {
    // Whatever it was, unpacking piece by piece says what and where.
    return null;
  }
}

/**
 * Unpacks the file at `from` into one at `to`, and returns where it is not whole. Throws TooLargeError, and what the file
 * system throws.
 */
export function unwrapFile(
  from: string,
  to: string,
  wrap: Wrap,
  limits: UnpackLimits,
): Promise<readonly Break[]> {
  return withPackedFile(from, async (source) => {
    const breaks: Break[] = [];
    await pipeline(unpackPieces(source, wrap, breaks, limits), createWriteStream(to));
    return breaks;
  });
}

async function* unpackPieces(
  source: PackedSource,
  wrap: Wrap,
  breaks: Break[],
  { maxBytes, maxWindow = maxBytes, decoder }: UnpackLimits,
): AsyncGenerator<Buffer> {
  let total = 0;
  const pieces =
    wrap === 'gzip' ? gunzip(source, breaks) : unpackZstdPieces(source, breaks, { maxWindow, decoder });
  for await (const content of pieces) {
    total += content.length;
    if (total > maxBytes) throw new TooLargeError();
    yield content;
  }
}

// No more than this is unpacked to recognise a file.
const headContent = 1 << 22;
const gzipHeadBytes = 1 << 17;

/** The first `length` bytes or more of what is in `source`; what cannot be unpacked is left out. */
export function unwrapHead(source: PackedSource, wrap: Wrap, length: number): Buffer {
  try {
    return wrap === 'gzip' ? gzipHead(source) : zstdHead(source, length);
  } catch {
    // A bomb or damaged data: whoever unpacks the whole says which.
    return Buffer.alloc(0);
  }
}

function gzipHead(source: PackedSource): Buffer {
  const packed = source.read(0, gzipHeadBytes);
  const options = { finishFlush: zlib.Z_SYNC_FLUSH, maxOutputLength: headContent };
  try {
    return gunzipSync(packed, options);
  } catch {
    // What stands behind the first member may be no gzip.
    return inflateRawSync(packed.subarray(memberHead(packed) ?? 0), options);
  }
}

/** A compressed collection may unpack to so many times `maxBytes`, since it is never held whole. */
export const collectionFactor = 256;
