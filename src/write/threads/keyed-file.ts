/**
 * Writes and reads a file in which values are found by 32-bit keys: they stand in buckets of equal highest bits, and behind
 * the last bucket stands where each begins, so that a value costs two reads. In a bucket each value has the rest of its
 * key before it, and its length.
 */
import { ByteReader } from '../../base/byte-reader.js';
import { ByteWriter } from '../../base/byte-writer.js';
import { type FileShape, offsetWidth } from './layout.js';
import type { PartReader } from './open-part.js';
import type { PartWriter, Written } from './part-writer.js';

const keyBits = 32;
const mostBits = 24;
const valuesPerBucket = 4;

/** Takes values in the order of their keys; several may have one key. */
export class KeyedWriter {
  readonly #file: PartWriter;
  readonly #bits: number;
  readonly #ends = new ByteWriter();
  readonly #bucket = new ByteWriter();
  #current = 0;

  /** `count` is about how many values there will be. */
  constructor(file: PartWriter, count: number) {
    this.#file = file;
    this.#bits = Math.min(mostBits, Math.ceil(Math.log2(Math.max(2, count / valuesPerBucket))));
    this.#ends.fixed(0, offsetWidth);
  }

  add(key: number, value: Uint8Array): Written {
    const written = this.#moveTo(bucketOf(key, this.#bits));
    this.#bucket.fixed(restOf(key, this.#bits), restWidth(this.#bits));
    this.#bucket.bytes(value);
    return written;
  }

  async end(): Promise<FileShape> {
    const parts = 2 ** this.#bits;
    await this.#moveTo(parts);
    const table = this.#file.length;
    await this.#file.write(this.#ends.view());
    await this.#file.end();
    return { parts, table };
  }

  /** Writes the buckets before `next`, of which all but the first are empty. */
  #moveTo(next: number): Written {
    if (next === this.#current) return null;
    if (next < this.#current) throw new RangeError('Cannot write a keyed file: its keys are not in order');
    const end = this.#file.length + this.#bucket.length;
    for (; this.#current < next; this.#current++) this.#ends.fixed(end, offsetWidth);
    const written = this.#file.write(this.#bucket.view());
    this.#bucket.clear();
    return written;
  }
}

/** Finds values by their keys. */
export class KeyedFile {
  readonly #file: PartReader;
  readonly #bits: number;

  constructor(file: PartReader) {
    this.#file = file;
    this.#bits = Math.log2(file.parts);
  }

  /** Runs what reads a value later on: where that is not what was written, the file is named. */
  guard<Value>(read: () => Value): Value {
    return this.#file.guard(read);
  }

  /** The values of a key, each as what reads it. */
  find<Value>(key: number, from: (reader: ByteReader) => Value): Value[] {
    return this.#file.guard(() => {
      const found: Value[] = [];
      const bucket = new ByteReader(this.#file.part(bucketOf(key, this.#bits)));
      const rest = restOf(key, this.#bits);
      while (!bucket.isAtEnd) {
        const own = bucket.fixed(restWidth(this.#bits));
        const value = bucket.bytes();
        if (own === rest) found.push(from(new ByteReader(value)));
        else if (own > rest) break;
      }
      return found;
    });
  }
}

function bucketOf(key: number, bits: number): number {
  return key >>> (keyBits - bits);
}

function restOf(key: number, bits: number): number {
  return ((key << bits) >>> 0) >>> bits;
}

/** Bytes that hold what the number of the bucket does not say of a key. */
function restWidth(bits: number): number {
  return Math.ceil((keyBits - bits) / 8);
}
