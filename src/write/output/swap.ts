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
import { chmodSync, chownSync, existsSync, mkdirSync, readdirSync, renameSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { CommandFailure } from '../../model/failure.js';
import { readRunRecord } from '../../read/run-record.js';
import { clearWork } from './claim.js';
import { exchange } from './exchange.js';
import { type Places, workInside } from './places.js';
import { syncFolder, syncTree } from './sync.js';

/** Puts `fresh` in the place of `target`. What stood there before is in `work` then. Throws what the system throws. */
export async function replaceTarget(places: Places): Promise<void> {
  const { target, work, fresh, next, isInside } = places;
  if (!isInside) keepMode(target, fresh);
  await syncTree(fresh);
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
  return isInside ? existsSync(next) : !existsSync(target) && existsSync(former);
}

/** Mends `target` where a run was cut short, and clears away what it left. To be called by who has claimed `work`. */
export function mend(places: Places): void {
  const { target, work, former, isInside } = places;
  if (isCutShort(places)) {
    if (isInside) moveUp(places);
    else renameSync(former, target);
    syncFolder(isInside ? target : dirname(target));
  }
  clearWork(work);
}

function takePlace({ target, work, fresh, former }: Places): void {
  if (!existsSync(target) || readdirSync(target).length === 0) {
    renameSync(fresh, target);
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

/** Moves what is in `next` up into `target`; goes on where another process was cut short. */
function moveUp({ target, next, former }: Places): void {
  const record = join(next, 'run.json');
  // It goes last: without it all else is there already.
  if (!existsSync(record)) return;
  const files = readRunRecord(next)?.files;
  if (files === undefined) throw new CommandFailure({ reason: 'unreadable', path: record, code: 'EIO' });
  const stays = new Set(['run.json', workInside, ...Object.keys(files).map((path) => path.split('/')[0]!)]);
  mkdirSync(former, { recursive: true });
  for (const name of readdirSync(target))
    if (!stays.has(name)) renameSync(join(target, name), join(former, name));
  for (const name of readdirSync(next).filter((each) => each !== 'run.json')) {
    const place = join(target, name);
    // A file takes the place of another in one step, a folder only of an empty one.
    if (statSync(place, { throwIfNoEntry: false })?.isDirectory()) renameSync(place, join(former, name));
    renameSync(join(next, name), place);
  }
  syncFolder(target);
  renameSync(record, join(target, 'run.json'));
}
