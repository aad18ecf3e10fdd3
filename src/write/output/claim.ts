/**
 * Claims the folder that an output is made in, so that two runs never write the same output. Its locks are numbered: the
 * one with the highest number tells whose it is, and who takes a dead run's place makes the next. The system lets only
 * one process make a file of a name, so that of several that try, one has it.
 */
import {
  existsSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { isSystemError } from '../../base/system-error.js';
import { CommandFailure } from '../../model/failure.js';
import { isAlive, isOwn, type Owner, ownName } from './owner.js';

const lockBeginning = '.writing.';
const draftBeginning = '.signing.';
// Between making a lock and writing who has it, a process needs far less.
const unsignedMs = 2_000;
const waitMs = 50;

interface Lock {
  readonly name: string;
  readonly number: number;
  /** Null where it is not signed, which a loss of power leaves, or a kill where the disk knows no second names. */
  readonly owner: Owner | null;
}

/**
 * Makes `work` this process's, whatever a dead run has left in it. Throws CommandFailure where a living run has it, or
 * where it holds what no run made; and what the system throws.
 */
export function claim(work: string, out: string): void {
  for (;;) {
    makeFolder(dirname(work));
    makeWork(work, out);
    const before = readLock(work);
    if (before === null) refuseForeign(work, out);
    else if (before.owner === null) waitFor(join(work, before.name));
    else refuseLiving(before.owner, { work, out });
    if (tryLock(work, before)) return;
  }
}

/** Removes `work` with all that is in it, locks last: what is left of it on the way still says whose it is. */
export function release(work: string): void {
  clearWork(work);
  for (const name of readdirSync(work)) rmSync(join(work, name), { force: true });
  try {
    rmdirSync(work);
  } catch (error) {
    // Another run has put its lock there in the meantime.
    if (!isSystemError(error) || !['ENOTEMPTY', 'EEXIST', 'ENOENT'].includes(error.code)) throw error;
  }
}

/** Removes all but the locks. */
export function clearWork(work: string): void {
  for (const name of readdirSync(work))
    if (!name.startsWith(lockBeginning))
      rmSync(join(work, name), { recursive: true, force: true, maxRetries: 3 });
}

/** Whether this process has `work`. */
export function hasClaim(work: string): boolean {
  const owner = readLock(work)?.owner;
  return owner != null && isOwn(owner);
}

/** Whether a run that is alive has `work`. */
export function isHeld(work: string): boolean {
  const lock = readLock(work);
  return lock?.owner != null && isAlive(lock.owner);
}

/** Whether a run made `work`, alive or dead. */
export function isClaimed(work: string): boolean {
  return readLock(work) !== null || namesIn(work).every(isOfLocks);
}

function isOfLocks(name: string): boolean {
  return name.startsWith(lockBeginning) || name.startsWith(draftBeginning);
}

/** The lock with the highest number; null where there is none. */
function readLock(work: string): Lock | null {
  const numbers = namesIn(work)
    .filter((name) => name.startsWith(lockBeginning))
    .map((name) => Number(name.slice(lockBeginning.length)))
    .filter((number) => number > 0);
  if (numbers.length === 0) return null;
  const number = Math.max(...numbers);
  const name = `${lockBeginning}${number}`;
  return { name, number, owner: readOwner(join(work, name)) };
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch (error) {
    if (isSystemError(error) && (error.code === 'ENOENT' || error.code === 'ENOTDIR')) return [];
    throw error;
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

/** Waits until the process that made a lock has either signed it or cannot be about to. */
function waitFor(path: string): void {
  for (;;) {
    const made = statSync(path, { throwIfNoEntry: false })?.mtimeMs ?? 0;
    if (readOwner(path) !== null || Math.abs(Date.now() - made) > unsignedMs) return;
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, waitMs);
  }
}

/** Makes the next lock; false where another process was quicker, and all has to be looked at again. */
function tryLock(work: string, before: Lock | null): boolean {
  const path = join(work, `${lockBeginning}${(before?.number ?? 0) + 1}`);
  try {
    sign(path, join(work, `${draftBeginning}${process.pid}`));
  } catch (error) {
    if (isSystemError(error) && (error.code === 'EEXIST' || error.code === 'ENOENT')) return false;
    throw error;
  }
  // The folder that was looked at may be gone, and this be a younger one, with a living owner.
  const isSame =
    before === null || JSON.stringify(readOwner(join(work, before.name))) === JSON.stringify(before.owner);
  if (!isSame) rmSync(path);
  return isSame;
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
    if (!isSystemError(error) || !['EPERM', 'ENOTSUP', 'ENOSYS', 'EOPNOTSUPP'].includes(error.code))
      throw error;
    writeFileSync(path, name, { flag: 'wx' });
  } finally {
    rmSync(draft, { force: true });
  }
}

function makeWork(work: string, out: string): void {
  try {
    // What is being written is nobody else's to read: the former output may have been closed to others.
    mkdirSync(work, 0o700);
  } catch (error) {
    if (!isSystemError(error) || error.code !== 'EEXIST') throw error;
    if (!statSync(work).isDirectory()) throw new CommandFailure({ reason: 'in-the-way', path: out, work });
  }
}

function refuseForeign(work: string, out: string): void {
  // A lock that is there now was made since: then all is looked at again.
  if (!namesIn(work).every(isOfLocks)) throw new CommandFailure({ reason: 'in-the-way', path: out, work });
}

function refuseLiving(owner: Owner, { work, out }: { readonly work: string; readonly out: string }): void {
  if (!isAlive(owner)) return;
  const { pid, host } = owner;
  const elsewhere = host === ownName().host ? null : host;
  throw new CommandFailure({ reason: 'output-busy', path: out, pid, host: elsewhere, work });
}

/**
 * Makes a folder and those above it. Node's own recursive way never comes back from a file system that makes no folders,
 * such as /proc.
 */
function makeFolder(path: string): void {
  if (existsSync(path)) return;
  makeFolder(dirname(path));
  try {
    mkdirSync(path);
  } catch (error) {
    // Another run may have made it in between.
    if (!isSystemError(error) || error.code !== 'EEXIST') throw error;
  }
}
