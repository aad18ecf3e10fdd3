/**
 * Writes the bytes of zstd frames for decoders, with a window no larger than the content can need: files that were packed
 * with a long one would take gigabytes to read a few lines.
 */
import type { PackedSource } from './packed.js';
import type { Dictionary } from './zstd-dictionary.js';
import type { Frame } from './zstd-frames.js';

const pieceBytes = 1 << 16;
const leastWindow = 1 << 10;
const magic = [0x28, 0xb5, 0x2f, 0xfd] as const;

/** How much memory a decoder needs for the frame, in bytes. */
export function windowFor({ window, mostContent }: Frame): number {
  return Math.max(leastWindow, Math.min(window, mostContent));
}

/** Yields the bytes of a whole frame; all but the size of the window are as they stand. */
export function* frameBytes(source: PackedSource, frame: Frame): Generator<Buffer> {
  const { offset, blocks, end } = frame;
  const head = Buffer.from(source.read(offset, blocks - offset));
  const isSingle = (head[4]! & 0x20) !== 0;
  if (!isSingle) head[5] = windowByte(windowFor(frame));
  yield head;
  yield* pieces(source, blocks, end);
}

/** Yields a frame, whole or not, under a header that says nothing but its window, so that the reader checks the rest. */
export function* plainFrameBytes(
  source: PackedSource,
  frame: Frame,
  dictionary: Dictionary | null,
): Generator<Buffer> {
  yield plainHead(windowFor(frame) + (dictionary?.contentLength ?? 0));
  if (dictionary !== null) yield dictionary.blocks;
  yield* pieces(source, frame.blocks, endOfBlocks(frame));
}

/** How many bytes plainFrameBytes() yields. */
export function plainFrameLength(frame: Frame, dictionary: Dictionary | null): number {
  return magic.length + 2 + (dictionary?.blocks.length ?? 0) + endOfBlocks(frame) - frame.blocks;
}

/** The header of a frame that says its window, of at least `bytes`, and nothing else. */
export function plainHead(bytes: number): Buffer {
  return Buffer.from([...magic, 0, windowByte(bytes)]);
}

function endOfBlocks({ end, checksum }: Frame): number {
  return end - (checksum === null ? 0 : 4);
}

function* pieces(source: PackedSource, start: number, end: number): Generator<Buffer> {
  for (let at = start; at < end; at += pieceBytes) yield source.read(at, Math.min(pieceBytes, end - at));
}

/** Writes the smallest window of at least `bytes`: eighths between powers of two. */
function windowByte(bytes: number): number {
  const exponent = Math.floor(Math.log2(bytes));
  const eighths = Math.ceil(((bytes - 2 ** exponent) * 8) / 2 ** exponent);
  return ((exponent - 10) << 3) + eighths;
}
