/**
 * Keeps outputs of tasks in one file that only ever grows. A process may end in the middle of a record: the file is then
 * read up to the last whole one, and goes on from there.
 *
 *   beginning │ record …     beginning: its form, and a hash of what the run was asked for
 *                            record: check of the rest, key, bytes of the value, bytes of the columns; value; columns
 *
 * Nothing is handed to the disk by force: a loss of power costs the records that were on their way, and the checks find
 * out which.
 */
import {
  closeSync,
  existsSync,
  fstatSync,
  ftruncateSync,
  openSync,
  readSync,
  rmSync,
  writeSync,
} from 'node:fs';
import { crc32 } from 'node:zlib';
import { packValue, roundUp, unpackValue } from '../shards/columns-apart.js';

const form = Buffer.from('variorum journal 1');
const hashBytes = 32;
const beginningBytes = form.length + hashBytes;
const headBytes = 4 + hashBytes + 16;
// The check is made over so much at a time.
const pieceBytes = 1 << 20;

export class JournalFile {
  readonly #path: string;
  readonly #file: number;
  /** By key: where the record begins. */
  readonly #places = new Map<string, number>();
  #end = beginningBytes;

  private constructor(path: string, file: number) {
    this.#path = path;
    this.#file = file;
  }

  /**
   * Opens the file of a run that was `asked` for the same, which is a hash as hex. Returns null, and removes the file, where
   * nothing is kept for that. Throws what the system throws.
   */
  static open(path: string, asked: string): JournalFile | null {
    if (!existsSync(path)) return null;
    const own = new JournalFile(path, openSync(path, 'r+'));
    if (own.#readBytes(0, beginningBytes)?.equals(beginningOf(asked))) own.#find();
    if (own.size > 0) return own;
    own.remove();
    return null;
  }

  /** Makes an empty file. Throws what the system throws. */
  static create(path: string, asked: string): JournalFile {
    const own = new JournalFile(path, openSync(path, 'w+', 0o600));
    own.#write(beginningOf(asked), 0);
    return own;
  }

  /** How many outputs are kept. */
  get size(): number {
    return this.#places.size;
  }

  get bytes(): number {
    return this.#end;
  }

  has(key: string): boolean {
    return this.#places.has(key);
  }

  /** The output that is kept for `key`, its columns in memory that threads share. */
  read(key: string): unknown {
    const position = this.#places.get(key)!;
    const { valueBytes, columnBytes } = this.#readHead(position)!;
    const value = this.#readBytes(position + headBytes, valueBytes)!;
    const columns = new SharedArrayBuffer(columnBytes);
    this.#fill(new Uint8Array(columns), position + headBytes + valueBytes);
    return unpackValue(value, columns, () => {
      throw new TypeError('Cannot read a journal: it says that a column lies elsewhere');
    });
  }

  /** Keeps an output; nothing where there is one of that key. Throws what the system throws; the record does not count then. */
  add(key: string, output: unknown): void {
    if (this.has(key)) return;
    const { value, columns, columnBytes } = packValue(output, new WeakMap());
    const head = Buffer.alloc(headBytes);
    head.write(key, 4, 'hex');
    head.writeDoubleLE(value.length, 4 + hashBytes);
    head.writeDoubleLE(columnBytes, 12 + hashBytes);
    let check = checkOf(value, checkOf(head.subarray(4)));
    let at = this.#end + headBytes;
    this.#write(value, at);
    at += value.length;
    for (const column of columns) {
      const room = Buffer.alloc(roundUp(column.length) - column.length);
      check = checkOf(room, checkOf(column, check));
      this.#write(column, at);
      this.#write(room, at + column.length);
      at += column.length + room.length;
    }
    head.writeUInt32LE(check);
    this.#write(head, this.#end);
    this.#places.set(key, this.#end);
    this.#end = at;
  }

  close(): void {
    closeSync(this.#file);
  }

  /** Closes the file and removes it. */
  remove(): void {
    this.close();
    rmSync(this.#path, { force: true });
  }

  /** Finds the whole records, and cuts off what follows the last of them. */
  #find(): void {
    const { size } = fstatSync(this.#file);
    for (;;) {
      const head = this.#readHead(this.#end);
      if (head === null) break;
      const end = this.#end + headBytes + head.valueBytes + head.columnBytes;
      if (!(end >= this.#end + headBytes && end <= size) || this.#checkOf(this.#end + 4, end) !== head.check)
        break;
      this.#places.set(head.key, this.#end);
      this.#end = end;
    }
    ftruncateSync(this.#file, this.#end);
  }

  #readHead(position: number) {
    const head = this.#readBytes(position, headBytes);
    if (head === null) return null;
    return {
      check: head.readUInt32LE(),
      key: head.toString('hex', 4, 4 + hashBytes),
      valueBytes: head.readDoubleLE(4 + hashBytes),
      columnBytes: head.readDoubleLE(12 + hashBytes),
    };
  }

  #checkOf(start: number, end: number): number {
    let check = 0;
    for (let at = start; at < end; at += pieceBytes)
      check = checkOf(this.#readBytes(at, Math.min(pieceBytes, end - at))!, check);
    return check;
  }

  /** Null where the file ends before. */
  #readBytes(position: number, length: number): Buffer | null {
    const bytes = Buffer.alloc(length);
    return this.#fill(bytes, position) ? bytes : null;
  }

  #fill(bytes: Uint8Array, position: number): boolean {
    for (let at = 0; at < bytes.length; ) {
      const read = readSync(this.#file, bytes, at, bytes.length - at, position + at);
      if (read === 0) return false;
      at += read;
    }
    return true;
  }

  #write(bytes: Uint8Array, position: number): void {
    for (let at = 0; at < bytes.length; )
      at += writeSync(this.#file, bytes, at, bytes.length - at, position + at);
  }
}

/** The check of bytes behind others. Of none Node would begin anew. */
function checkOf(bytes: Uint8Array, before = 0): number {
  return bytes.length === 0 ? before : crc32(bytes, before);
}

function beginningOf(asked: string): Buffer {
  return Buffer.concat([form, Buffer.from(asked, 'hex')]);
}
