/**
 * Says where an output is made before it takes its place: in a folder beside it, on the same disk, so that it can be put
 * there in one step. An output that is a disk of its own, or lies in a folder where nothing may be made, is made inside.
 */
import {
  accessSync,
  constants,
  existsSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  statSync,
} from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { journalIn } from './claim.js';

/** Where everything lies that a run makes of one output. */
export interface Places {
  /** As it was typed, for messages. */
  readonly out: string;
  /** The folder itself, past any links. */
  readonly target: string;
  /** Holds locks and what follows; it goes when the run ends. */
  readonly work: string;
  /** The result while it is being made. */
  readonly fresh: string;
  /** The result once it is whole, where it is moved in piece by piece. */
  readonly next: string;
  /** What stood there before, until the new result is safe. */
  readonly former: string;
  /** What is kept of the work, for the next run to go on from where this one is cut short. */
  readonly journal: string;
  readonly isInside: boolean;
}

/** Where `out` is made. */
export function placesOf(out: string): Places {
  const target = followLinks(out);
  return describe(out, target, isInsideOnly(target));
}

/** Where a run may have been cut short that made `out`, beside it and inside. */
export function bothPlacesOf(out: string): readonly Places[] {
  const target = followLinks(out);
  return [describe(out, target, false), describe(out, target, true)];
}

/** The name of the folder that an output is made in where that lies inside it. */
export const workInside = '.variorum-new';

function describe(out: string, target: string, isInside: boolean): Places {
  const work = isInside ? join(target, workInside) : `${target}.variorum-new`;
  const [fresh, next, former] = ['new', 'next', 'former'].map((name) => join(work, name)) as [
    string,
    string,
    string,
  ];
  return { out, target, work, fresh, next, former, journal: journalIn(work), isInside };
}

/** Follows links, so that what is replaced is the directory and not the link, which may lead to what is not there yet. */
function followLinks(out: string, links = 0): string {
  if (existsSync(out)) return realpathSync(out);
  const path = resolve(out);
  if (links === mostLinks) return path;
  try {
    return followLinks(resolve(dirname(path), readlinkSync(path)), links + 1);
  } catch {
    // No link: whoever makes it there says what stands in the way.
    return path;
  }
}

// As many as Linux follows.
const mostLinks = 40;

function isInsideOnly(target: string): boolean {
  if (!existsSync(target)) return false;
  const above = dirname(target);
  return statSync(target).dev !== statSync(above).dev || isMountPoint(target) || !mayWrite(above);
}

/** Whether a part of the same disk is mounted there, as containers do; only Linux says so. */
function isMountPoint(target: string): boolean {
  try {
    // The fifth field, in which blanks and backslashes are octal (proc_pid_mountinfo(5)).
    const escaped = target.replace(
      /[\\ \t\n]/g,
      (sign) => `\\${sign.charCodeAt(0).toString(8).padStart(3, '0')}`,
    );
    return readFileSync('/proc/self/mountinfo', 'utf8')
      .split('\n')
      .some((line) => line.split(' ')[4] === escaped);
  } catch {
    return false;
  }
}

export function mayWrite(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK | constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
