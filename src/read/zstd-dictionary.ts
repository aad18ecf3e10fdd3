/**
 * Lets fzstd, which knows no dictionaries, decode with one: what a dictionary sets before a frame's first block (tables,
 * repeated offsets, content) is written as blocks that stand before that block and whose content is dropped. Reads the
 * dictionary that an archive in .warc.zst keeps in its first frame, which decoders skip (RFC 8878, §5; zstd in WARC 1.0).
 */
import type { PackedSource } from './packed.js';
import type { Frame } from './zstd-frames.js';

/** A dictionary as blocks of a frame. */
export interface Dictionary {
  /** What its frames call it. */
  readonly id: number;
  /** The blocks, and how much content they give. */
  readonly blocks: Buffer;
  readonly contentLength: number;
}

const carrierMagic = 0x184d2a5d;
const dictionaryMagic = 0xec30a437;
const usualOffsets = [1, 4, 8];
const blockBytes = 1 << 17;
const longestCode = 11;

/**
 * Reads the dictionary in the frame, which must be the first one of its file; `unpack` unpacks one that is itself packed, and
 * `mayDecode` tells whether a decoder takes blocks. Returns null where there is none that can be written as blocks.
 */
export function readDictionary(
  source: PackedSource,
  frame: Frame,
  { unpack, mayDecode }: { unpack(packed: Buffer): Buffer; mayDecode(blocks: Buffer): boolean },
): Dictionary | null {
  if (source.read(frame.offset, 4).readUInt32LE(0) !== carrierMagic) return null;
  const own = source.read(frame.blocks, frame.end - frame.blocks);
  const bytes = own.length >= 4 && own.readUInt32LE(0) === 0xfd2fb528 ? unpack(own) : own;
  if (bytes.length < 8 || bytes.readUInt32LE(0) !== dictionaryMagic) return null;
  const tables = readTables(bytes);
  if (tables === null) return null;
  const content = rawBlocks(bytes.subarray(tables.end));
  // How long the longest code of the literals is, is tried: a stream of another length is refused.
  for (let bits = 1; bits <= longestCode; bits++) {
    const blocks = Buffer.concat([firstBlock(tables, bits), secondBlock(tables)]);
    if (mayDecode(blocks))
      return {
        id: bytes.readUInt32LE(4),
        blocks: Buffer.concat([blocks, content]),
        contentLength: setupContent + bytes.length - tables.end,
      };
  }
  return null;
}

/** A table of finite state entropy as it stands in a dictionary. */
interface Table {
  readonly bytes: Buffer;
  /** How many bits a state has. */
  readonly bits: number;
  /** A state of the first symbol. */
  readonly state: number;
}

interface Tables {
  readonly literals: Buffer;
  readonly offsets: Table;
  readonly matches: Table;
  readonly lengths: Table;
  /** Where the content begins. */
  readonly end: number;
}

function readTables(bytes: Buffer): Tables | null {
  const head = bytes[8]!;
  const literalsEnd = 9 + (head < 128 ? head : Math.ceil((head - 127) / 2));
  const offsets = readTable(bytes, literalsEnd);
  const matches = offsets && readTable(bytes, literalsEnd + offsets.bytes.length);
  const lengths = matches && readTable(bytes, literalsEnd + offsets!.bytes.length + matches.bytes.length);
  if (offsets === null || matches === null || lengths === null) return null;
  const end = literalsEnd + offsets.bytes.length + matches.bytes.length + lengths.bytes.length;
  const areUsual = usualOffsets.every(
    (offset, at) => bytes.length >= end + 12 && bytes.readUInt32LE(end + 4 * at) === offset,
  );
  return areUsual
    ? { literals: bytes.subarray(8, literalsEnd), offsets, matches, lengths, end: end + 12 }
    : null;
}

/**
 * Measures a table (RFC 8878, §4.1.1). Returns null where it has no state for its first symbol, which every dictionary has
 * that the tool zstd makes.
 */
function readTable(bytes: Buffer, start: number): Table | null {
  const bits = (bytes[start]! & 15) + 5;
  let at = 8 * start + 4;
  const take = (count: number) => {
    const value =
      (bytes.readUIntLE(Math.min(at >> 3, bytes.length - 4), 4) >>> (at & 7)) & ((1 << count) - 1);
    return value;
  };
  let left = 1 << bits;
  let state = 0;
  for (let symbol = 0; left > 0 && symbol < 256; symbol++) {
    if (at >> 3 > bytes.length - 4) return null;
    const most = 32 - Math.clz32(left + 1);
    const small = (1 << most) - 1 - (left + 1);
    let value = take(most - 1);
    if (value < small) at += most - 1;
    else {
      value = take(most);
      at += most;
      if (value >= 1 << (most - 1)) value -= small;
    }
    const share = value - 1;
    if (symbol === 0 && share === 0) return null;
    // A symbol that is rarer than one state in all gets the last state that is free.
    if (symbol === 0 && share === -1) state = (1 << bits) - 1;
    left -= Math.abs(share);
    if (share !== 0) continue;
    for (let more = 3; more === 3; symbol += more) {
      more = take(2);
      at += 2;
    }
  }
  return left === 0 ? { bytes: bytes.subarray(start, (at + 7) >> 3), bits, state } : null;
}

// A sequence gives three bytes, and the first block one literal.
const setupContent = 3 + 1 + 3;

/** Sets all tables: one literal, and one sequence, whose codes are the first of each table. */
function firstBlock({ literals, offsets, matches, lengths }: Tables, codeBits: number): Buffer {
  const stream = bitStream(0, codeBits);
  const size = literals.length + stream.length;
  const head = 2 | (1 << 4) | (size << 14);
  const body = Buffer.concat([
    Buffer.from([head & 0xff, (head >> 8) & 0xff, (head >> 16) & 0xff]),
    literals,
    stream,
    Buffer.from([1, 0b10101000]),
    lengths.bytes,
    offsets.bytes,
    matches.bytes,
    states(lengths, offsets, matches),
  ]);
  return Buffer.concat([blockHead(2, body.length), body]);
}

/** Does the same sequence again, which puts the repeated offsets back as they were. */
function secondBlock({ offsets, matches, lengths }: Tables): Buffer {
  const body = Buffer.concat([Buffer.from([0, 1, 0b11111100]), states(lengths, offsets, matches)]);
  return Buffer.concat([blockHead(2, body.length), body]);
}

/** The first states, which are read from the end of the stream: those of the lengths first. */
function states(lengths: Table, offsets: Table, matches: Table): Buffer {
  const value = (((lengths.state << offsets.bits) | offsets.state) << matches.bits) | matches.state;
  return bitStream(value, lengths.bits + offsets.bits + matches.bits);
}

/** Writes a number of so many bits, with the mark behind them. */
function bitStream(value: number, bits: number): Buffer {
  const stream = Buffer.alloc(4);
  stream.writeUInt32LE(value + 2 ** bits);
  return stream.subarray(0, (bits >> 3) + 1);
}

function rawBlocks(content: Buffer): Buffer {
  const parts: Buffer[] = [];
  for (let at = 0; at < content.length; at += blockBytes) {
    const part = content.subarray(at, at + blockBytes);
    parts.push(blockHead(0, part.length), part);
  }
  return Buffer.concat(parts);
}

function blockHead(kind: 0 | 2, length: number): Buffer {
  const head = (length << 3) | (kind << 1);
  return Buffer.from([head & 0xff, (head >> 8) & 0xff, (head >> 16) & 0xff]);
}
