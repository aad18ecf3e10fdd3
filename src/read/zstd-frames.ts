/**
 * Finds the frames of a zstd file and measures them, so that what is damaged can be named and no frame takes more memory
 * than it needs. A decoder makes room for the window that a frame's header names before it has read anything else, so that
 * a few damaged or wicked bytes would take gigabytes; and some decoders take the first frame for the whole file. Headers
 * alone are read (RFC 8878, §3.1); contents are passed over by their lengths.
 */
import type { PackedSource } from './packed.js';

/** A frame that holds content, or one that decoders skip. */
export interface Frame {
  readonly offset: number;
  /** Where the next frame begins; the end of the bytes where the frame is not whole. */
  readonly end: number;
  readonly isSkippable: boolean;
  /** False where the bytes end inside the frame. */
  readonly isWhole: boolean;
  /** False where its header or one of its blocks has a form that the format does not know. */
  readonly isKnown: boolean;
  /** Zero where the frame names none. */
  readonly dictionary: number;
  /** How much memory the header asks for, in bytes. */
  readonly window: number;
  /** The most that its blocks can hold. */
  readonly mostContent: number;
  /** In bytes; null where the frame does not say. */
  readonly contentSize: number | null;
  /** The low 32 bits of the XXH64 of the content; null where the frame keeps none. */
  readonly checksum: number | null;
  /** Where its first block begins. */
  readonly blocks: number;
}

const frameMagic = 0xfd2fb528;
const skippableMagic = 0x184d2a50;
const longestHeader = 18;
// The most that a compressed block may hold.
const blockBytes = 1 << 17;
const repeated = 1;
const compressed = 2;
const checksumBytes = 4;

/** Tells whether zstd data begin with `head`: a frame, or one that is skipped. */
export function isZstd(head: Buffer): boolean {
  if (head.length < 4) return false;
  const magic = head.readUInt32LE(0);
  return magic === frameMagic || (magic & ~15) >>> 0 === skippableMagic;
}

/** Measures the frame at `offset`; returns null where none begins. */
export function readFrame(source: PackedSource, offset: number): Frame | null {
  const head = source.read(offset, longestHeader);
  if (!isZstd(head)) return null;
  return head.readUInt32LE(0) === frameMagic
    ? readContentFrame(source, offset, head)
    : skippable(source, offset, head);
}

const noContent = { dictionary: 0, window: 0, mostContent: 0, contentSize: null, checksum: null } as const;

function skippable({ size }: PackedSource, offset: number, head: Buffer): Frame {
  const end = head.length < 8 ? Number.POSITIVE_INFINITY : offset + 8 + head.readUInt32LE(4);
  return {
    ...noContent,
    offset,
    end: Math.min(end, size),
    isSkippable: true,
    isWhole: end <= size,
    isKnown: true,
    blocks: offset + 8,
  };
}

function readContentFrame(source: PackedSource, offset: number, head: Buffer): Frame {
  const header = readHeader(head);
  const cut = {
    ...noContent,
    offset,
    end: source.size,
    isSkippable: false,
    isWhole: false,
    isKnown: true,
    blocks: source.size,
  };
  if (header === null) return cut;
  const { length, hasChecksum, isKnown, ...said } = header;
  const blocks = offset + length;
  if (!isKnown) return { ...cut, ...said, isKnown, isWhole: true, end: blocks, blocks };
  const body = passBlocks(source, blocks);
  const end = body.end + (hasChecksum ? checksumBytes : 0);
  const isWhole = body.isWhole && end <= source.size;
  return {
    ...cut,
    ...said,
    blocks,
    end: Math.min(end, source.size),
    isWhole,
    isKnown: body.isKnown,
    mostContent: body.most,
    checksum:
      isWhole && hasChecksum && body.isKnown ? source.read(body.end, checksumBytes).readUInt32LE(0) : null,
  };
}

/** Reads the header of a frame, of which `head` has all bytes that there are; null where they end before it does. */
function readHeader(head: Buffer) {
  const descriptor = head[4];
  if (descriptor === undefined) return null;
  const isSingle = (descriptor & 0x20) !== 0;
  const dictionaryBytes = [0, 1, 2, 4][descriptor & 3]!;
  const sizeBytes = [isSingle ? 1 : 0, 2, 4, 8][descriptor >> 6]!;
  // One of the two is there in every frame: the window's byte, or the size of the content.
  const dictionaryAt = isSingle ? 5 : 6;
  const sizeAt = dictionaryAt + dictionaryBytes;
  const length = sizeAt + sizeBytes;
  if (head.length < length) return null;
  const size = littleEndian(head.subarray(sizeAt, length)) + (sizeBytes === 2 ? 256 : 0);
  const window = 2 ** (10 + (head[5]! >> 3)) * (1 + (head[5]! & 7) / 8);
  return {
    length,
    isKnown: (descriptor & 8) === 0,
    hasChecksum: (descriptor & 4) !== 0,
    dictionary: littleEndian(head.subarray(dictionaryAt, sizeAt)),
    // A frame of a single segment needs as much as its content.
    window: isSingle ? size : window,
    contentSize: sizeBytes === 0 ? null : size,
  };
}

/** Passes over the blocks of a frame. */
function passBlocks(source: PackedSource, start: number) {
  let most = 0;
  for (let at = start; ; ) {
    const head = source.read(at, 3);
    if (head.length < 3) return { end: source.size, most, isWhole: false, isKnown: true };
    const value = littleEndian(head);
    const kind = (value >> 1) & 3;
    if (kind === 3) return { end: at, most, isWhole: true, isKnown: false };
    most += kind === compressed ? blockBytes : value >>> 3;
    at += 3 + (kind === repeated ? 1 : value >>> 3);
    if (at > source.size) return { end: source.size, most, isWhole: false, isKnown: true };
    if ((value & 1) !== 0) return { end: at, most, isWhole: true, isKnown: true };
  }
}

function littleEndian(bytes: Uint8Array): number {
  return bytes.reduceRight((value, byte) => value * 256 + byte, 0);
}
