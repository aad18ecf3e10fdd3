/** Writes the page that `--page` names: over one of ours, and over nothing else. */
import { existsSync, readFileSync } from 'node:fs';
import { CommandFailure } from '../model/failure.js';
import { writeFileWhole } from '../write/output/whole-file.js';

const mark = '<meta name="generator" content="variorum">';

/** Throws CommandFailure where something else stands at `path`. */
export function refuseForeignPage(path: string): void {
  if (existsSync(path) && !isOurs(path)) throw new CommandFailure({ reason: 'page-not-ours', path });
}

function isOurs(path: string): boolean {
  try {
    return readFileSync(path, 'utf8').includes(mark);
  } catch {
    // A directory, or not readable: not ours.
    return false;
  }
}

/** Writes the page all or nothing. Throws CommandFailure where the system refuses. */
export function writePage(path: string, page: string): void {
  writeFileWhole(path, page);
}
