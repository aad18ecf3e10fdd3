/**
 * Puts a result that is whole in the place of the former output, and mends what a run that was killed on the way has
 * left. Each step leaves a state that can be told from all others by looking:
 *
 *   beside:  fresh is whole and on the disk → fresh and target exchanged → work removed, with the former output in it.
 *            Where folders cannot be exchanged: target → former, fresh → target; in between target is missing, and
 *            whoever comes next puts former back.
 *   inside:  fresh is whole and on the disk → fresh renamed to next → its files moved up one by one, run.json last →
 *            work removed. Whoever finds next moves the rest of it up.
 */
import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmdirSync,
  statSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { CommandFailure } from '../../model/failure.js';
import { readRunRecord } from '../../read/run-record.js';
import { clearWork } from './claim.js';
import { exchange } from './exchange.js';
import { namesIn } from './lock.js';
import { archiveFolder, isHistory, ledgerName } from './own-files.js';
import type { Places } from './places.js';
import { syncFolder, syncTree } from './sync.js';

/**
 * Puts `fresh` in the place of `target`. What stood there before is in `work` then. Files of
 * `onDisk` outlive a loss of power already. Throws what the system throws.
 */
export async function replaceTarget(places: Places, onDisk: ReadonlySet<string> = new Set()): Promise<void> {
  const { target, work, fresh, next, isInside } = places;
  if (!isInside) keepMode(target, fresh);
  await syncTree(fresh, onDisk);
  // From here on nothing waits, so that no signal is dealt with halfway.
  if (isInside) {
    renameSync(fresh, next);
    syncFolder(work);
    moveUp(places);
  } else takePlace(places);
  syncFolder(isInside ? target : dirname(target));
  syncFolder(work);
}

/** Whether a run was cut short at a point where `target` needs mending. */
export function isCutShort({ target, next, former, isInside }: Places): boolean {
  // Inside, the record goes last. Beside, somebody may have made the folder anew that was missing.
  return isInside ? existsSync(join(next, 'run.json')) : existsSync(former) && isFree(target);
}

/** Whether nothing is there, or an empty folder. */
function isFree(target: string): boolean {
  return !existsSync(target) || namesIn(target).length === 0;
}

/** Puts a folder where nothing is, or an empty one. */
function putInto(from: string, target: string): void {
  // Only Windows does not let a folder take the place of an empty one.
  if (process.platform === 'win32' && existsSync(target)) rmdirSync(target);
  renameSync(from, target);
}

/** Mends `target` where a run was cut short, and clears away what it left. To be called by who has claimed `work`. */
export function mend(places: Places): void {
  const { target, work, former, isInside } = places;
  if (isCutShort(places)) {
    if (isInside) moveUp(places);
    else putInto(former, target);
    syncFolder(isInside ? target : dirname(target));
  }
  clearWork(work);
}

function takePlace({ target, work, fresh, former }: Places): void {
  if (isFree(target)) {
    putInto(fresh, target);
    return;
  }
  if (exchange(fresh, target)) return;
  renameSync(target, former);
  syncFolder(work);
  try {
    renameSync(fresh, target);
  } catch (error) {
    renameSync(former, target);
    throw error;
  }
}

/** Gives the new folder the mode of the former one, and its owner where that may be given. */
function keepMode(target: string, fresh: string): void {
  if (!existsSync(target)) return;
  const { mode, uid, gid } = statSync(target);
  const own = statSync(fresh);
  if (process.getuid?.() === 0 && (own.uid !== uid || own.gid !== gid)) chownSync(fresh, uid, gid);
  chmodSync(fresh, mode & 0o7777);
}

/**
 * Moves what is in `next` up into `target`, and what the former record names out of it; goes on where another process was
 * cut short. What no run made stays where it is.
 */
function moveUp({ target, next, former }: Places): void {
  const record = join(next, 'run.json');
  const made = new Set(topsIn(next, record));
  const before = existsSync(join(target, 'run.json')) ? topsIn(target, record) : [];
  // The state and the history of an archive, of which no record knows, give way to the next one's, or to none.
  if (!made.has(ledgerName))
    before.push(...namesIn(target).filter((name) => name === archiveFolder || isHistory(name)));
  mkdirSync(former, { recursive: true });
  for (const name of before)
    if (!made.has(name) && existsSync(join(target, name))) renameSync(join(target, name), join(former, name));
  for (const name of readdirSync(next).filter((each) => each !== 'run.json')) {
    const place = join(target, name);
    // A file takes the place of another in one step, a folder only of an empty one.
    if (statSync(place, { throwIfNoEntry: false })?.isDirectory()) renameSync(place, join(former, name));
    renameSync(join(next, name), place);
  }
  syncFolder(target);
  renameSync(record, join(target, 'run.json'));
}

/** What the record of a result names in its folder. Throws CommandFailure where it cannot be read. */
function topsIn(folder: string, path: string): string[] {
  const files = readRunRecord(folder)?.files;
  if (files === undefined) throw new CommandFailure({ reason: 'unreadable', path, code: 'EIO' });
  return Object.keys(files).map((file) => file.split('/')[0]!);
}
