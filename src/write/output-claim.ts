/**
 * Claims the directory that an output is made in, so that two runs never write the same output. The directory holds a
 * lock with the process id of its run; what a dead run left is cleared away.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { CommandFailure } from '../model/failure.js';

const lockName = '.writing';
const swapWaits = 20;
const swapWaitMs = 50;

/**
 * Makes the new directory beside `target`, with its lock inside. Throws CommandFailure where a living run has it, or
 * where it cannot be made.
 */
export function claimDirectory(target: string, out: string): string {
  const fresh = `${target}.variorum-new`;
  // Made beside it with its lock inside, and renamed: whoever sees the directory sees whose it is.
  const own = `${fresh}-${process.pid}`;
  try {
    makeFolder(dirname(target));
    clearLeftovers(fresh);
    rmSync(own, { recursive: true, force: true });
    mkdirSync(own);
    writeFileSync(join(own, lockName), String(process.pid));
    while (!renameUnlessTaken(own, fresh)) clearDead(fresh, out);
    return fresh;
  } catch (error) {
    if (existsSync(own)) rmSync(own, { recursive: true, force: true });
    throw isSystemError(error)
      ? new CommandFailure({ reason: 'cannot-write', path: out, code: error.code })
      : error;
  }
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

/** Takes the lock out of a directory that is whole. */
export function releaseClaim(fresh: string): void {
  rmSync(join(fresh, lockName));
}

/** Removes the new directory beside `target` where this process has claimed it. */
export function removeOwnClaim(target: string): void {
  const fresh = `${target}.variorum-new`;
  if (readOwner(fresh) === process.pid) rmSync(fresh, { recursive: true, force: true });
}

/** Renames a directory; false where another one that is not empty has the name. */
export function renameUnlessTaken(from: string, to: string): boolean {
  try {
    renameSync(from, to);
    return true;
  } catch (error) {
    if (isSystemError(error) && (error.code === 'ENOTEMPTY' || error.code === 'EEXIST')) return false;
    throw error;
  }
}

/** Clears away what a dead run left. Throws CommandFailure where its owner lives. */
function clearDead(fresh: string, out: string): void {
  // Without a lock it is about to take the output's place: a moment, unless its run is dead.
  for (let wait = 0; wait < swapWaits && existsSync(fresh) && readOwner(fresh) === null; wait++)
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, swapWaitMs);
  refuseLiving(fresh, out);
  // Two that clear at once: the second may get hold of what the first has made since.
  const trash = `${fresh}-${process.pid}.0`;
  try {
    renameSync(fresh, trash);
  } catch (error) {
    if (isSystemError(error) && error.code === 'ENOENT') return;
    throw error;
  }
  if (isOwned(trash)) renameSync(trash, fresh);
  refuseLiving(fresh, out);
  rmSync(trash, { recursive: true, force: true });
}

/** Throws CommandFailure where the run that claimed a directory is alive. */
function refuseLiving(fresh: string, out: string): void {
  const owner = readOwner(fresh);
  if (owner !== null && isAlive(owner))
    throw new CommandFailure({ reason: 'output-busy', path: out, pid: owner });
}

function isOwned(folder: string): boolean {
  const owner = readOwner(folder);
  return owner !== null && isAlive(owner);
}

/** Removes what runs left that were killed while they claimed an output. */
function clearLeftovers(fresh: string): void {
  const beginning = `${basename(fresh)}-`;
  for (const name of readdirSync(dirname(fresh))) {
    const pid = name.startsWith(beginning) ? Number.parseInt(name.slice(beginning.length), 10) : 0;
    if (pid > 0 && !isAlive(pid)) rmSync(join(dirname(fresh), name), { recursive: true, force: true });
  }
}

/** Reads the process id in a lock; null where there is none. */
function readOwner(fresh: string): number | null {
  try {
    return Number(readFileSync(join(fresh, lockName), 'utf8')) || null;
  } catch {
    return null;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return isSystemError(error) && error.code === 'EPERM';
  }
}

/** Tells failures of the file system from faults of the program. */
export function isSystemError(error: unknown): error is NodeJS.ErrnoException & { code: string } {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' && 'syscall' in error;
}
