/** Takes over files of a former output that are what they were. */
import { copyFileSync, linkSync } from 'node:fs';
import { isSystemError } from '../../base/system-error.js';

/** Gives a file that nobody writes to any more a second name; where the disk knows none, copies it and returns false. */
export function takeOver(from: string, to: string): boolean {
  try {
    linkSync(from, to);
    return true;
  } catch (error) {
    if (!isSystemError(error) || error.code === 'ENOENT' || error.code === 'EEXIST') throw error;
    copyFileSync(from, to);
    return false;
  }
}
