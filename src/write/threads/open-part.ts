/** Reads single parts of a file of the index: nothing is read but what is asked for. */
import { closeSync, openSync, readSync } from 'node:fs';
import { ByteReader } from '../../base/byte-reader.js';
import { isSystemError } from '../../base/system-error.js';
import { CommandFailure } from '../../model/failure.js';
import { type FileShape, offsetWidth } from './layout.js';

/** A file with a table of where its parts begin. Throws CommandFailure for what cannot be read. */
export class PartReader {
  readonly #path: string;
  readonly #shape: FileShape;
  #descriptor: number | null = null;

  constructor(path: string, shape: FileShape) {
    this.#path = path;
    this.#shape = shape;
  }

  get parts(): number {
    return this.#shape.parts;
  }

  /** The bytes of a part. */
  part(number: number): Uint8Array {
    const { parts, table } = this.#shape;
    if (!(number >= 0 && number < parts)) throw this.#damaged();
    const ends = new ByteReader(this.bytes(table + number * offsetWidth, 2 * offsetWidth));
    const start = ends.fixed(offsetWidth);
    const end = ends.fixed(offsetWidth);
    if (start > end || end > table) throw this.#damaged();
    return this.bytes(start, end - start);
  }

  /** Bytes at a place. */
  bytes(start: number, length: number): Uint8Array {
    // What is kept in place of a length may ask for more than there is memory for.
    if (length > mostBytes) throw this.#damaged();
    const bytes = Buffer.allocUnsafe(length);
    let read = 0;
    try {
      this.#descriptor ??= openSync(this.#path, 'r');
      while (read < length) {
        const count = readSync(this.#descriptor, bytes, read, length - read, start + read);
        if (count === 0) throw this.#damaged();
        read += count;
      }
    } catch (error) {
      if (!isSystemError(error)) throw error;
      throw new CommandFailure({ reason: 'unreadable', path: this.#path, code: error.code });
    }
    return bytes;
  }

  /** Runs what reads bytes: where they are not what was written, the file is named. */
  guard<Value>(read: () => Value): Value {
    try {
      return read();
    } catch (error) {
      if (error instanceof CommandFailure) throw error;
      // Bytes that end too early, a block that does not unpack, a line that is no JSON.
      if (error instanceof RangeError || error instanceof SyntaxError || isOfZlib(error))
        throw this.#damaged();
      throw error;
    }
  }

  close(): void {
    if (this.#descriptor !== null) closeSync(this.#descriptor);
    this.#descriptor = null;
  }

  #damaged(): CommandFailure {
    return new CommandFailure({ reason: 'broken-threads', path: this.#path });
  }
}

const mostBytes = 1 << 30;

function isOfZlib(error: unknown): boolean {
  return error instanceof Error && 'code' in error && String(error.code).startsWith('Z_');
}
