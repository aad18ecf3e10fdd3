/** Reads the record of a run in a directory, which tells an output of Variorum from any other folder. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RunOptions } from '../model/options.js';

/** The record of a run, `run.json`. */
export interface RunRecord {
  readonly program: 'variorum';
  readonly command: 'merge' | 'scan';
  /** Runs of former versions do not say whether dates ordered revisions: they did. */
  readonly options: Pick<RunOptions, 'policy' | 'fields'> & {
    readonly dates?: boolean;
    /** Left out where the newest leads. */
    readonly keepBase?: RunOptions['keepBase'];
    /** Left out where all are listed. */
    readonly relations?: RunOptions['relations'];
    /** What differs from the defaults. */
    readonly reading?: Partial<RunOptions['reading']>;
  };
  /** SHA-256 by path. */
  readonly files: Readonly<Record<string, string>>;
}

/** Reads the record in `folder`; returns null where there is none of ours. */
export function readRunRecord(folder: string): RunRecord | null {
  try {
    const run = JSON.parse(readFileSync(join(folder, 'run.json'), 'utf8')) as RunRecord | null;
    return run?.program === 'variorum' && typeof run.files === 'object' && run.files !== null ? run : null;
  } catch {
    // Missing, unreadable or no JSON: not ours.
    return null;
  }
}

/**
 * Lists the paths of all files below `folder`, with `/` between folders and `prefix` before them; with `emptyToo` folders
 * that hold nothing, as well, with `/` at the end.
 */
export function listTree(folder: string, { prefix = '', emptyToo = false } = {}): string[] {
  const entries = readdirSync(folder, { withFileTypes: true });
  if (emptyToo && entries.length === 0) return [prefix];
  return entries.flatMap((entry) =>
    entry.isDirectory()
      ? listTree(join(folder, entry.name), { prefix: `${prefix}${entry.name}/`, emptyToo })
      : [prefix + entry.name],
  );
}
