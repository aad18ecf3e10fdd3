/** Tells the files of an output from what else may lie in its folder. */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { listTree, readRunRecord } from '../../read/run-record.js';
import { isClaimed } from './claim.js';
import { workInside } from './places.js';

/** The files of the result in `target`; null where there is anything else, empty folders included. */
export function listOwn(target: string, isMadeInside: boolean): readonly string[] | null {
  const isBeside = (name: string) =>
    name === archiveFolder ||
    (name === workInside && isClaimed(join(target, workInside))) ||
    (isMadeInside && name === diskFolder);
  let paths: string[];
  try {
    const tops = readdirSync(target, { withFileTypes: true }).filter(({ name }) => !isBeside(name));
    paths = tops.flatMap((top) =>
      top.isDirectory()
        ? listTree(join(target, top.name), { prefix: `${top.name}/`, emptyToo: true })
        : [top.name],
    );
  } catch {
    return null;
  }
  if (paths.length === 0) return [];
  const run = readRunRecord(target);
  const isOurs = (path: string) =>
    run !== null && (path === 'run.json' || Object.hasOwn(run.files, path) || isHistory(path));
  return paths.every(isOurs) ? paths : null;
}

/** The table of ids of an archive, in the output. */
export const ledgerName = 'ids.tsv';

/** The folder of an archive's state, in the output. */
export const archiveFolder = '.variorum';

/** Whether a file tells what changed from run to run, which no record of one run can vouch for. */
export function isHistory(path: string): boolean {
  return /^(?:changes\.jsonl|(?:editions\/[^/]+\/)?changes\.xml)$/.test(path);
}

// Some file systems keep one at the top of each disk.
const diskFolder = 'lost+found';
