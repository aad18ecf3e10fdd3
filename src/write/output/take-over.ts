/** Takes over files of a former output that are what they were. */
import { copyFileSync, existsSync, linkSync } from 'node:fs';
import { isSystemError } from '../../base/system-error.js';
import { CommandFailure } from '../../model/failure.js';

/**
 * Gives a file that nobody writes to any more a second name; where the disk knows none, copies it and returns false. Throws
 * CommandFailure where the file is not there.
 */
export function takeOver(from: string, to: string): boolean {
  try {
    linkSync(from, to);
    return true;
  } catch (error) {
    if (!isSystemError(error) || error.code === 'EEXIST') throw error;
    if (!existsSync(from))
      throw new CommandFailure({ reason: 'broken-archive', path: from, detail: 'the file' });
    if (error.code === 'ENOENT') throw error;
    copyFileSync(from, to);
    return false;
  }
}
