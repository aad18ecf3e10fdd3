/** Writes and reads one file of the state of an archive, whole or not at all: its hash tells whether it is what was written. */
import { createHash } from 'node:crypto';
import { closeSync, existsSync, openSync, readSync } from 'node:fs';
import { join } from 'node:path';
import { CommandFailure } from '../../model/failure.js';
import { readShard, ShardWriter } from '../shards/shard-file.js';

const windowBytes = 1 << 20;

/** Throws what the system throws. */
export function writeStateFile(folder: string, name: string, records: Iterable<unknown>): void {
  const writer = new ShardWriter(folder, name, { known: new WeakMap(), namesErrors: false });
  try {
    for (const record of records) writer.add(record);
    writer.finish();
  } catch (error) {
    writer.abandon();
    throw error;
  }
}

/** The records of a file that had this SHA-256. Throws CommandFailure where it is missing or damaged. */
export function readStateFile<T>(folder: string, name: string, sha256: string | undefined): T[] {
  const path = join(folder, name);
  if (!existsSync(path) || hashStateFile(folder, name) !== sha256)
    throw new CommandFailure({ reason: 'broken-archive', path, detail: 'the file' });
  return [...readShard<T>(folder, name)];
}

/** The SHA-256 of a file. */
export function hashStateFile(folder: string, name: string): string {
  const hash = createHash('sha256');
  const file = openSync(join(folder, name), 'r');
  try {
    const bytes = new Uint8Array(windowBytes);
    for (let read = -1; read !== 0; hash.update(bytes.subarray(0, read))) read = readSync(file, bytes);
  } finally {
    closeSync(file);
  }
  return hash.digest('hex');
}
