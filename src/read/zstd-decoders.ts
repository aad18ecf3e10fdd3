/**
 * Wraps what decodes single zstd frames: Node's own decoder, and the package fzstd. Both refuse what is not whole: Node
 * checks sizes and checksums itself, for fzstd they are checked here. Nothing else imports fzstd.
 */
import { createRequire } from 'node:module';
import { pipeline, Readable, type Transform } from 'node:stream';
import * as zlib from 'node:zlib';
import type { PackedSource } from './packed.js';
import { Xxh64 } from './xxh64.js';
import type { Dictionary } from './zstd-dictionary.js';
import type { Frame } from './zstd-frames.js';
import { frameBytes, plainFrameBytes, plainFrameLength, plainHead } from './zstd-headers.js';

const require = createRequire(import.meta.url);

/** What decodes single frames. Both may throw anything where the frame is damaged. */
export interface ZstdDecoder {
  /** The content of a whole frame. Throws anything where more than `maxBytes` come out. */
  decode(source: PackedSource, frame: Frame, maxBytes: number): Buffer;
  /** As `decode`, piece by piece and without a limit. */
  stream(source: PackedSource, frame: Frame): AsyncIterable<Buffer>;
}

/** More bytes came out than are allowed. */
export class TooLargeError extends Error {}
/** A frame is not what it says, or cannot be decoded; the message says why, as the end of a sentence. */
export class FrameError extends Error {}

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
export const fzstdDecoder: ZstdDecoder = fzstdWith(null);

/** The package fzstd with a dictionary for all frames. */
export function fzstdWith(dictionary: Dictionary | null): ZstdDecoder {
  return {
    decode(source, frame, maxBytes) {
      const decoder = new FzstdFrame(frame, maxBytes, dictionary);
      const bytes = [...plainFrameBytes(source, frame, dictionary)];
      const parts = bytes.flatMap((piece) => [...decoder.push(piece)]);
      decoder.end();
      return Buffer.concat(parts);
    },
    async *stream(source, frame) {
      const decoder = new FzstdFrame(frame, Number.POSITIVE_INFINITY, dictionary);
      for (const bytes of plainFrameBytes(source, frame, dictionary)) yield* decoder.push(bytes);
      decoder.end();
    },
  };
}

/** Tells whether fzstd takes blocks. */
export function mayDecode(blocks: Buffer): boolean {
  const lastBlock = Buffer.from([1, 0, 0]);
  try {
    const { decompress } = require('fzstd') as typeof import('fzstd');
    decompress(Buffer.concat([plainHead(1 << 17), blocks, lastBlock]));
    return true;
  } catch {
    return false;
  }
}

function decodeWithNode({ zstdDecompressSync, createZstdDecompress, constants }: NodeZstd): ZstdDecoder {
  // What is too much has been refused; this is the most that the format knows.
  const params = { [constants.ZSTD_d_windowLogMax]: 31 };
  return {
    decode(source, frame, maxBytes) {
      const bytes = Buffer.concat([...frameBytes(source, frame)]);
      // Node does not let the limit be 0.
      const content = zstdDecompressSync(bytes, { params, maxOutputLength: Math.max(1, maxBytes) });
      if (content.length > maxBytes) throw new TooLargeError();
      return content;
    },
    async *stream(source, frame) {
      // Whatever goes wrong is thrown to whoever reads what comes out.
      yield* pipeline(Readable.from(frameBytes(source, frame)), createZstdDecompress({ params }), () => {});
    },
  };
}

// Bytes at a time, so that a bomb is noticed before it has unfolded: a block may unfold 32,000 times.
const stepBytes = 4096;

/** One frame, checked against what it says about its content. */
export class FzstdFrame {
  readonly #frame: Frame;
  readonly #maxBytes: number;
  readonly #hash = new Xxh64();
  #parts: Buffer[] = [];
  #total = 0;
  #left: number;
  /** How much of the content is the dictionary's. */
  #skip: number;
  readonly #stream: { push(bytes: Uint8Array, isLast?: boolean): void };

  constructor(frame: Frame, maxBytes: number, dictionary: Dictionary | null) {
    this.#frame = frame;
    this.#maxBytes = maxBytes;
    this.#left = plainFrameLength(frame, dictionary);
    this.#skip = dictionary?.contentLength ?? 0;
    const { Decompress } = require('fzstd') as typeof import('fzstd');
    this.#stream = new Decompress((part) => void this.#parts.push(Buffer.from(part)));
  }

  /** Yields what comes out of the next bytes of the frame, in order; where they are damaged, what comes before. */
  *push(bytes: Buffer): Generator<Buffer> {
    for (let at = 0; at < bytes.length; at += stepBytes) {
      const step = bytes.subarray(at, at + stepBytes);
      this.#left -= step.length;
      let failure: unknown = null;
      try {
        this.#stream.push(step, this.#frame.isWhole && this.#left === 0);
      } catch (error) {
        failure = error;
      }
      const parts = this.#takeParts();
      for (const part of parts) this.#count(part);
      yield* parts;
      if (failure !== null) throw failure;
    }
  }

  /** What has come out, without the dictionary's content. */
  #takeParts(): readonly Buffer[] {
    const parts = this.#parts.map((part) => {
      const own = part.subarray(Math.min(part.length, this.#skip));
      this.#skip -= part.length - own.length;
      return own;
    });
    this.#parts = [];
    return parts.filter(({ length }) => length > 0);
  }

  #count(part: Buffer): void {
    this.#total += part.length;
    if (this.#total > this.#maxBytes) throw new TooLargeError();
    this.#hash.update(part);
  }

  /** Throws FrameError where the content is not what the frame says of it. */
  end(): void {
    const { isWhole, contentSize, checksum } = this.#frame;
    if (!isWhole) return;
    if (contentSize !== null && contentSize !== this.#total)
      throw new FrameError('the data that begin here are not as many as they say');
    if (checksum !== null && checksum !== this.#hash.digestLow())
      throw new FrameError('the data that begin here do not fit their checksum');
  }
}
