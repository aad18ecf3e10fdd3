/**
 * Decodes zstd, frame by frame, with Node's own decoder where there is one (Node 22.15 and newer) and with fzstd
 * elsewhere. Both obey the same limits, and both refuse what is not whole: Node checks sizes and checksums itself,
 * for fzstd they are checked here.
 */
import { createRequire } from 'node:module';
import { pipeline, Readable, type Transform } from 'node:stream';
import * as zlib from 'node:zlib';
import { Xxh64 } from './xxh64.js';
import { type FrameEnd, FrameError, type FramePart, ZstdFrames } from './zstd-frames.js';

const require = createRequire(import.meta.url);

/** What decodes single frames. */
export interface ZstdDecoder {
  /** A whole frame → its content. May throw anything where more than `maxBytes` come out, or the frame is damaged. */
  decode(parts: readonly FramePart[], maxBytes: number): Buffer;
  /** As `decode`, from parts that come one after the other. */
  stream(parts: AsyncIterable<FramePart>): AsyncIterable<Buffer>;
}

/** More bytes came out than are allowed. */
export class TooLargeError extends Error {}

/** As much of Node's newer zlib as is used: the types are those of the oldest Node that is supported. */
interface NodeZstd {
  zstdDecompressSync(bytes: Uint8Array, options: object): Buffer;
  createZstdDecompress(options: object): Transform;
  readonly constants: { readonly ZSTD_d_windowLogMax: number };
}

const node = zlib as unknown as Partial<NodeZstd>;

/** Node's own decoder; null where this Node has none. */
export const nodeDecoder: ZstdDecoder | null =
  node.zstdDecompressSync === undefined ? null : decodeWithNode(node as NodeZstd);

/** The package fzstd. */
export const fzstdDecoder: ZstdDecoder = {
  decode: (parts, maxBytes) => {
    const frame = new FzstdFrame(maxBytes);
    return Buffer.concat(parts.flatMap((part) => [...frame.push(part)]));
  },
  async *stream(parts) {
    const frame = new FzstdFrame(Number.POSITIVE_INFINITY);
    for await (const part of parts) yield* frame.push(part);
  },
};

/** The content of all frames in `packed`. Throws TooLargeError, WindowError, or what the decoder throws. */
export function unpackZstd(
  packed: Uint8Array,
  maxBytes: number,
  decoder = nodeDecoder ?? fzstdDecoder,
): Buffer {
  const frames = new ZstdFrames(maxBytes);
  const contents: Buffer[] = [];
  let total = 0;
  let frame: FramePart[] = [];
  for (const part of frames.push(packed)) {
    frame.push(part);
    if (part.end === undefined) continue;
    const content = decoder.decode(frame, maxBytes - total);
    total += content.length;
    contents.push(content);
    frame = [];
  }
  frames.end();
  return Buffer.concat(contents);
}

/** As unpackZstd(), from pieces; the reader sees to it that not too much comes out. */
export async function* unpackZstdPieces(
  pieces: AsyncIterable<Buffer>,
  maxBytes: number,
  decoder = nodeDecoder ?? fzstdDecoder,
): AsyncGenerator<Buffer> {
  const parts = partsOf(pieces, maxBytes);
  for (let next = await parts.next(); !next.done; next = await parts.next())
    yield* decoder.stream(restOfFrame(next.value, parts));
}

async function* partsOf(pieces: AsyncIterable<Buffer>, maxBytes: number): AsyncGenerator<FramePart> {
  const frames = new ZstdFrames(maxBytes);
  for await (const piece of pieces) yield* frames.push(piece);
  frames.end();
}

/** `first` and the parts after it, up to the end of its frame. The others stay where they are. */
async function* restOfFrame(first: FramePart, parts: AsyncGenerator<FramePart>): AsyncGenerator<FramePart> {
  for (let part: FramePart | undefined = first; part !== undefined; ) {
    yield part;
    part = part.end === undefined ? (await parts.next()).value : undefined;
  }
}

function decodeWithNode({ zstdDecompressSync, createZstdDecompress, constants }: NodeZstd): ZstdDecoder {
  // ZstdFrames has refused what is too much; this is the most that the format knows.
  const params = { [constants.ZSTD_d_windowLogMax]: 31 };
  return {
    decode(parts, maxBytes) {
      const bytes = Buffer.concat(parts.map((part) => part.bytes));
      // Node does not let the limit be 0.
      const content = zstdDecompressSync(bytes, { params, maxOutputLength: Math.max(1, maxBytes) });
      if (content.length > maxBytes) throw new TooLargeError();
      return content;
    },
    async *stream(parts) {
      // Whatever goes wrong is thrown to whoever reads what comes out.
      yield* pipeline(Readable.from(bytesOf(parts)), createZstdDecompress({ params }), () => {});
    },
  };
}

async function* bytesOf(parts: AsyncIterable<FramePart>): AsyncGenerator<Uint8Array> {
  for await (const { bytes } of parts) yield bytes;
}

// Bytes at a time, so that a bomb is noticed before it has unfolded: a block may unfold 32,000 times.
const stepBytes = 4096;

/** One frame, checked against what it says about its content. */
class FzstdFrame {
  readonly #maxBytes: number;
  readonly #hash = new Xxh64();
  #parts: Buffer[] = [];
  #total = 0;
  readonly #stream: { push(bytes: Uint8Array, isLast?: boolean): void };

  constructor(maxBytes: number) {
    this.#maxBytes = maxBytes;
    const { Decompress } = require('fzstd') as typeof import('fzstd');
    this.#stream = new Decompress((part) => void this.#parts.push(Buffer.from(part)));
  }

  /** What comes out of the next bytes of the frame, in order. */
  *push({ bytes, end }: FramePart): Generator<Buffer> {
    for (let at = 0; at < bytes.length; at += stepBytes) {
      const isLast = end !== undefined && at + stepBytes >= bytes.length;
      this.#stream.push(bytes.subarray(at, at + stepBytes), isLast);
      const parts = this.#parts;
      this.#parts = [];
      for (const part of parts) this.#count(part);
      yield* parts;
    }
    if (end !== undefined) this.#check(end);
  }

  #count(part: Buffer): void {
    this.#total += part.length;
    if (this.#total > this.#maxBytes) throw new TooLargeError();
    this.#hash.update(part);
  }

  #check({ contentSize, checksum }: FrameEnd): void {
    const isWhole = contentSize === null || contentSize === this.#total;
    if (!isWhole || (checksum !== null && checksum !== this.#hash.digestLow())) throw new FrameError();
  }
}
