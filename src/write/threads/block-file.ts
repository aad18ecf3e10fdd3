/**
 * Writes and reads a file of blocks that are found by their numbers: behind the last of them stands where each begins. Text is
 * packed (zlib, RFC 1950, whose checksum tells of damage) by Huffman codes alone: which repetitions zlib finds
 * depends on its version and on the processor, and an output is to have the same bytes everywhere; a tenth of the index is
 * what that costs.
 */
import { constants, deflateSync, inflateSync } from 'node:zlib';
import { ByteReader } from '../../base/byte-reader.js';
import { ByteWriter } from '../../base/byte-writer.js';
import type { FileShape } from './layout.js';
import { offsetWidth } from './layout.js';
import type { PartReader } from './open-part.js';
import type { PartWriter } from './part-writer.js';

// Where zlib ends one code and begins the next in a longer text depends on its version: no piece has room for two.
const pieceBytes = 1 << 13;
const strategy = constants.Z_HUFFMAN_ONLY;

// The first byte of a block.
const plain = 0;
const packed = 1;

/** Takes blocks in their order. */
export class BlockWriter {
  readonly #file: PartWriter;
  readonly #ends = new ByteWriter();
  readonly #pieces = new ByteWriter();
  #parts = 0;

  constructor(file: PartWriter) {
    this.#file = file;
    this.#ends.fixed(0, offsetWidth);
  }

  /** Adds a block as it is. */
  async add(block: Uint8Array): Promise<void> {
    await this.#file.write(Uint8Array.of(plain));
    await this.#file.write(block);
    this.#end();
  }

  /** Adds a block that takes less room when it is packed, as text does. */
  async addPacked(block: Uint8Array): Promise<void> {
    this.#pieces.clear();
    this.#pieces.fixed(packed, 1);
    for (let from = 0; from < block.length; from += pieceBytes)
      this.#pieces.bytes(deflateSync(block.subarray(from, from + pieceBytes), { strategy }));
    await this.#file.write(this.#pieces.view());
    this.#end();
  }

  #end(): void {
    this.#ends.fixed(this.#file.length, offsetWidth);
    this.#parts++;
  }

  /** Writes where the blocks begin. */
  async end(): Promise<FileShape> {
    const table = this.#file.length;
    await this.#file.write(this.#ends.view());
    await this.#file.end();
    return { parts: this.#parts, table };
  }
}

/** Reads single blocks; the last ones are kept, since neighbours are asked for one after the other. */
export class BlockFile {
  readonly #file: PartReader;
  readonly #kept = new Map<number, Uint8Array>();

  constructor(file: PartReader) {
    this.#file = file;
  }

  /** The block of a number as it was before it was packed. */
  block(number: number): Uint8Array {
    const kept = this.#kept.get(number);
    if (kept !== undefined) return kept;
    const block = this.#file.guard(() => unpack(this.#file.part(number)));
    this.#kept.set(number, block);
    return block;
  }

  /** Reads what stands in a block; what cannot be read is damage. */
  read<Value>(number: number, from: (reader: ByteReader) => Value): Value {
    return this.#file.guard(() => from(new ByteReader(this.block(number))));
  }
}

function unpack(part: Uint8Array): Uint8Array {
  const reader = new ByteReader(part);
  switch (reader.fixed(1)) {
    case plain:
      return reader.rest();
    case packed: {
      const pieces: Uint8Array[] = [];
      while (!reader.isAtEnd) pieces.push(inflateSync(reader.bytes()));
      return pieces.length === 1 ? pieces[0]! : Buffer.concat(pieces);
    }
    default:
      throw new RangeError('Cannot read a block: it is neither packed nor plain');
  }
}
