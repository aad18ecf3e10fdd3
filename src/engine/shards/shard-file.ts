/**
 * Writes and reads files of records: plain data, one record after the other, typed arrays beside it. A file has its name
 * once it is whole and on the disk, and not before; its end says how many records there are.
 *
 *   beginning │ record … │ end       a record: bytes of the value, bytes of the columns; value; columns
 *                                    the end: −1, number of records
 */
import { closeSync, fstatSync, fsyncSync, openSync, readSync, renameSync, rmSync, writeSync } from 'node:fs';
import { hostname } from 'node:os';
import { dirname, join } from 'node:path';
import { isSystemError } from '../../base/system-error.js';
import { CommandFailure } from '../../model/failure.js';
import { syncFolder } from '../../write/output/sync.js';
import { type FilePlace, type KnownPlaces, packValue, roundUp, unpackValue } from './columns-apart.js';

const beginning = Buffer.from('variorum shard 1');
const headBytes = 16;

/** Memory that was filled from files of the work, for all readers and writers of this process. */
const places: KnownPlaces = new WeakMap();

interface ShardOptions {
  readonly known?: KnownPlaces;
  readonly namesErrors?: boolean;
}

/** Writes one file below `folder`. */
export class ShardWriter {
  readonly #path: string;
  readonly #fresh: string;
  readonly #file: number;
  readonly #known: KnownPlaces;
  readonly #namesErrors: boolean;
  #records = 0;

  /**
   * `known` says what is not written but named, since it lies in other files of the folder. An error of the system names the
   * file, unless the caller knows better what to say of it.
   */
  constructor(folder: string, name: string, { known = places, namesErrors = true }: ShardOptions = {}) {
    this.#known = known;
    this.#namesErrors = namesErrors;
    this.#path = join(folder, name);
    this.#fresh = `${this.#path}.${hostname()}-${process.pid}`;
    this.#file = this.#name(() => openSync(this.#fresh, 'w'));
    this.#write(beginning);
  }

  add(data: unknown): void {
    const { value, columns, columnBytes } = packValue(data, this.#known);
    const record = Buffer.alloc(headBytes + value.length + columnBytes);
    record.writeDoubleLE(value.length, 0);
    record.writeDoubleLE(columnBytes, 8);
    record.set(value, headBytes);
    let at = headBytes + value.length;
    for (const column of columns) {
      record.set(column, at);
      at += roundUp(column.length);
    }
    this.#write(record);
    this.#records++;
  }

  /** Gives the file its name. */
  finish(): void {
    const end = Buffer.alloc(headBytes);
    end.writeDoubleLE(-1, 0);
    end.writeDoubleLE(this.#records, 8);
    this.#write(end);
    this.#name(() => {
      fsyncSync(this.#file);
      closeSync(this.#file);
      renameSync(this.#fresh, this.#path);
      syncFolder(dirname(this.#path));
    });
  }

  /** Removes what was written. */
  abandon(): void {
    closeSync(this.#file);
    rmSync(this.#fresh, { force: true });
  }

  #write(bytes: Buffer): void {
    this.#name(() => {
      for (let at = 0; at < bytes.length; ) at += writeSync(this.#file, bytes, at);
    });
  }

  /** Has an error of the system name the file. */
  #name<T>(act: () => T): T {
    try {
      return act();
    } catch (error) {
      if (!isSystemError(error) || !this.#namesErrors) throw error;
      throw new CommandFailure({ reason: 'cannot-write', path: this.#path, code: error.code, state: 'none' });
    }
  }
}

/** Writes a file of the records that `make` yields; none where that throws. */
export async function writeShard(
  folder: string,
  name: string,
  records: AsyncIterable<unknown> | Iterable<unknown>,
): Promise<void> {
  const writer = new ShardWriter(folder, name);
  try {
    for await (const record of records) writer.add(record);
  } catch (error) {
    writer.abandon();
    throw error;
  }
  writer.finish();
}

/** Yields the records of a file below `folder`. Throws CommandFailure where it is damaged. */
export function* readShard<T>(folder: string, name: string): Generator<T> {
  const files = new OpenFiles(folder);
  try {
    let position = beginning.length;
    files.expect(name, beginning);
    for (let records = 0; ; records++) {
      const head = Buffer.from(files.read({ file: name, position }, headBytes));
      const [valueBytes, columnBytes] = [head.readDoubleLE(0), head.readDoubleLE(8)];
      position += headBytes;
      if (valueBytes === -1 && columnBytes === records) return;
      const value = Buffer.from(files.read({ file: name, position }, valueBytes));
      position += valueBytes;
      const columns = files.read({ file: name, position }, columnBytes);
      position += columnBytes;
      // Whoever writes to a shard has written what is read here.
      yield unpackValue(value, columns, (place, length) => files.read(place, length)) as T;
    }
  } finally {
    files.close();
  }
}

/** Opens files below a folder when they are first read from. */
class OpenFiles {
  readonly #folder: string;
  readonly #files = new Map<string, { readonly descriptor: number; readonly size: number }>();

  constructor(folder: string) {
    this.#folder = folder;
  }

  /** Reads into memory that threads share, and notes where it is from. */
  read(place: FilePlace, length: number): SharedArrayBuffer {
    const { descriptor, size } = this.#open(place.file);
    if (!(length >= 0 && place.position + length <= size)) throw this.#refuse(place.file);
    const bytes = new Uint8Array(new SharedArrayBuffer(length));
    for (let at = 0; at < length; ) {
      const read = readSync(descriptor, bytes, at, length - at, place.position + at);
      if (read === 0) throw this.#refuse(place.file);
      at += read;
    }
    places.set(bytes.buffer, place);
    return bytes.buffer;
  }

  expect(file: string, bytes: Buffer): void {
    const found = Buffer.from(this.read({ file, position: 0 }, bytes.length));
    if (!found.equals(bytes)) throw this.#refuse(file);
  }

  close(): void {
    for (const { descriptor } of this.#files.values()) closeSync(descriptor);
  }

  #open(file: string): { readonly descriptor: number; readonly size: number } {
    const known = this.#files.get(file);
    if (known !== undefined) return known;
    const path = join(this.#folder, file);
    try {
      const descriptor = openSync(path, 'r');
      const opened = { descriptor, size: fstatSync(descriptor).size };
      this.#files.set(file, opened);
      return opened;
    } catch (error) {
      if (!isSystemError(error)) throw error;
      throw new CommandFailure({ reason: 'unreadable', path, code: error.code });
    }
  }

  #refuse(file: string): CommandFailure {
    return new CommandFailure({ reason: 'broken-shard', path: join(this.#folder, file) });
  }
}
