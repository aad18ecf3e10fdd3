/** Keeps two runs from writing one output: claims the folder that it is made in, and gives it up when the run ends. */
import { existsSync, mkdirSync, readdirSync, rmdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { isSystemError } from '../../base/system-error.js';
import { CommandFailure } from '../../model/failure.js';
import { isOfLocks, namesIn, readLock, tryLock, waitForName } from './lock.js';
import { isAlive, isHere, isOwn } from './owner.js';
import { syncFolder } from './sync.js';

// Says whose the folder is where its locks have been removed by hand.
const markName = '.variorum';
const journalName = '.journal';
const mark =
  'Variorum makes an output in this folder. What is called "former" in here is the output of before.\n';

/**
 * Makes `work` this process's, whatever a dead run has left in it. Throws CommandFailure where a living run has it, or
 * where it holds what no run made; and what the system throws.
 */
export function claim(work: string, out: string): void {
  for (;;) {
    makeFolder(dirname(work));
    makeWork(work, out);
    const before = readLock(work);
    if (before === null && !isClaimed(work))
      throw new CommandFailure({ reason: 'in-the-way', path: out, work });
    if (before?.owner === null) waitForName(join(work, before.name));
    else if (before !== null && isAlive(before.owner)) throw busy(before, { work, out });
    if (tryLock(work, before)) break;
  }
  writeFileSync(join(work, markName), mark);
  syncFolder(work);
}

/** The file in `work` that a run keeps its work in. */
export function journalIn(work: string): string {
  return join(work, journalName);
}

/** Removes `work` with all that is in it, locks last: what is left of it on the way still says whose it is. */
export function release(work: string): void {
  clearWork(work);
  rmSync(journalIn(work), { force: true });
  for (const name of readdirSync(work)) rmSync(join(work, name), { force: true });
  try {
    rmdirSync(work);
  } catch (error) {
    // Another run has put its lock there in the meantime.
    if (!isSystemError(error) || !['ENOTEMPTY', 'EEXIST', 'ENOENT'].includes(error.code)) throw error;
  }
}

/** Gives `work` up with what is kept in it for another run, or removes it where that is nothing. Says whether it is there. */
export function giveUp(work: string): boolean {
  if (existsSync(journalIn(work))) {
    clearWork(work);
    for (const name of readdirSync(work).filter(isOfLocks)) rmSync(join(work, name), { force: true });
    return true;
  }
  release(work);
  return false;
}

/** Removes all but what says whose the folder is, and what is kept for another run. */
export function clearWork(work: string): void {
  for (const name of readdirSync(work).filter((each) => !isOfClaim(each) && each !== journalName))
    rmSync(join(work, name), { recursive: true, force: true, maxRetries: 3 });
}

/** Whether this process has `work`. */
export function hasClaim(work: string): boolean {
  const owner = readLock(work)?.owner;
  return owner != null && isOwn(owner);
}

/** Whether a run that is alive has `work`. */
export function isHeld(work: string): boolean {
  const owner = readLock(work)?.owner;
  return owner != null && isAlive(owner);
}

/** Whether a run made `work`, alive or dead; an empty one is anybody's. */
export function isClaimed(work: string): boolean {
  const names = namesIn(work);
  return readLock(work) !== null || names.includes(markName) || names.every(isOfClaim);
}

function isOfClaim(name: string): boolean {
  return isOfLocks(name) || name === markName;
}

function busy(
  { name, owner }: NonNullable<ReturnType<typeof readLock>>,
  { work, out }: { readonly work: string; readonly out: string },
): CommandFailure {
  const { pid, host } = owner!;
  const elsewhere = isHere(owner!) ? null : { host, lock: join(work, name) };
  return new CommandFailure({ reason: 'output-busy', path: out, pid, elsewhere });
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
