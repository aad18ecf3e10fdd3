/** Reads pieces of the output that an earlier run wrote, most of them one behind the other. */
import { closeSync, existsSync, openSync, readSync } from 'node:fs';
import { join } from 'node:path';
import { CommandFailure } from '../../model/failure.js';
import type { Place } from '../../write/output.js';

// Rows that are asked for one after the other lie close to one another.
const windowBytes = 1 << 18;

interface OpenFile {
  readonly descriptor: number;
  start: number;
  bytes: Uint8Array;
}

export class FormerOutput {
  readonly #folder: string | null;
  readonly #files = new Map<string, OpenFile>();

  constructor(folder: string | null) {
    this.#folder = folder;
  }

  path(name: string): string {
    return join(this.#folder!, name);
  }

  /** Throws CommandFailure where the file is gone, or shorter than it was. */
  read(name: string, [start, length]: Place): Uint8Array {
    const file = this.#open(name);
    const from = start - file.start;
    if (from >= 0 && from + length <= file.bytes.length) return file.bytes.slice(from, from + length);
    file.bytes = readFrom(file.descriptor, start, Math.max(length, windowBytes));
    file.start = start;
    if (file.bytes.length < length)
      throw new CommandFailure({
        reason: 'broken-archive',
        path: this.path(name),
        detail: `byte ${start + file.bytes.length}`,
      });
    return file.bytes.slice(0, length);
  }

  close(): void {
    for (const { descriptor } of this.#files.values()) closeSync(descriptor);
    this.#files.clear();
  }

  #open(name: string): OpenFile {
    const known = this.#files.get(name);
    if (known !== undefined) return known;
    const path = this.path(name);
    if (!existsSync(path)) throw new CommandFailure({ reason: 'broken-archive', path, detail: 'the file' });
    const file = { descriptor: openSync(path, 'r'), start: 0, bytes: new Uint8Array(0) };
    this.#files.set(name, file);
    return file;
  }
}

/** Fewer bytes where the file ends. */
function readFrom(descriptor: number, start: number, length: number): Uint8Array {
  const bytes = new Uint8Array(length);
  let at = 0;
  while (at < length) {
    const read = readSync(descriptor, bytes, at, length - at, start + at);
    if (read === 0) break;
    at += read;
  }
  return bytes.subarray(0, at);
}
