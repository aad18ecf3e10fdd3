/**
 * Locks a folder. Its locks are numbered: the one with the highest number tells whose the folder is, and who takes a dead
 * run's place makes the next. The system lets only one process make a file of a name, so that of several that try, one
 * has it.
 */
import { linkSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { isSystemError } from '../../base/system-error.js';
import { type Owner, ownName } from './owner.js';

const lockBeginning = '.writing.';
const draftBeginning = '.signing.';
// Between making a lock and writing who has it, a process needs far less.
const unsignedMs = 2_000;
const waitMs = 50;

export interface Lock {
  readonly name: string;
  readonly number: number;
  /** Null where it is not signed, which a loss of power leaves, or a kill where the disk knows no second names. */
  readonly owner: Owner | null;
}

/** Whether a name in the folder is that of a lock, or of one that is being made. */
export function isOfLocks(name: string): boolean {
  return name.startsWith(lockBeginning) || name.startsWith(draftBeginning);
}

/** The lock with the highest number; null where there is none. */
export function readLock(folder: string): Lock | null {
  const numbers = namesIn(folder)
    .filter((name) => name.startsWith(lockBeginning))
    .map((name) => Number(name.slice(lockBeginning.length)))
    .filter((number) => number > 0);
  if (numbers.length === 0) return null;
  const number = Math.max(...numbers);
  const name = `${lockBeginning}${number}`;
  return { name, number, owner: readOwner(join(folder, name)) };
}

/** Names of what is in a folder; none where it is not there. */
export function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch (error) {
    if (isSystemError(error) && (error.code === 'ENOENT' || error.code === 'ENOTDIR')) return [];
    throw error;
  }
}

/** Makes the lock after `before`; false where another process was quicker, and all has to be looked at again. */
export function tryLock(folder: string, before: Lock | null): boolean {
  const name = `${lockBeginning}${(before?.number ?? 0) + 1}`;
  const path = join(folder, name);
  try {
    sign(path, join(folder, `${draftBeginning}${process.pid}`));
  } catch (error) {
    if (isSystemError(error) && (error.code === 'EEXIST' || error.code === 'ENOENT')) return false;
    throw error;
  }
  // The folder that was looked at may be gone, and this be a younger one, with a living owner.
  const isSame =
    before === null || JSON.stringify(readOwner(join(folder, before.name))) === JSON.stringify(before.owner);
  if (isSame && readLock(folder)?.name === name) return true;
  rmSync(path, { force: true });
  return false;
}

/** Waits until the process that made a lock has either signed it or cannot be about to. */
export function waitForName(path: string): void {
  for (;;) {
    const made = statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
    if (readOwner(path) !== null || Math.abs(Date.now() - made) > unsignedMs) return;
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, waitMs);
  }
}

/** Makes a lock that is signed from the beginning: a second name of a file that is there; where there are none, in two steps. */
function sign(path: string, draft: string): void {
  const name = JSON.stringify(ownName());
  // One that a killed process left may be the second name of its lock: it is not written over.
  rmSync(draft, { force: true });
  writeFileSync(draft, name, { flag: 'wx' });
  try {
    linkSync(draft, path);
  } catch (error) {
    if (!isSystemError(error) || error.code === 'EEXIST' || error.code === 'ENOENT') throw error;
    writeFileSync(path, name, { flag: 'wx' });
  } finally {
    rmSync(draft, { force: true });
  }
}

function readOwner(path: string): Owner | null {
  try {
    const owner = JSON.parse(readFileSync(path, 'utf8')) as Owner | null;
    return typeof owner?.pid === 'number' && typeof owner.host === 'string' ? owner : null;
  } catch {
    // Gone in the meantime, or cut short.
    return null;
  }
}
