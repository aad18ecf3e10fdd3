/** Writes one file all or nothing: under another name first, which is given up for its own once it is on the disk. */
import { closeSync, fsyncSync, openSync, realpathSync, renameSync, rmSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import { isSystemError } from '../../base/system-error.js';
import { CommandFailure } from '../../model/failure.js';
import { identify } from './exchange.js';
import { syncFolder } from './sync.js';

/** Throws CommandFailure where the system refuses; what stood there before stands then. */
export function writeFileWhole(path: string, text: string): void {
  const before = identify(path);
  // What is replaced is the file and not a link to it.
  const target = before === null ? path : realpathSync(path);
  const fresh = `${target}.variorum-${process.pid}`;
  try {
    const file = openSync(fresh, 'w');
    try {
      const bytes = Buffer.from(text);
      for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at);
      fsyncSync(file);
    } finally {
      closeSync(file);
    }
    renameSync(fresh, target);
    syncFolder(dirname(target));
  } catch (error) {
    rmSync(fresh, { force: true });
    if (!isSystemError(error)) throw error;
    const state = before === null ? 'none' : identify(path) === before ? 'former' : 'new';
    throw new CommandFailure({ reason: 'cannot-write', path, code: error.code, state });
  }
}
