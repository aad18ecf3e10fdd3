/** What the stages of a run on Spark have to know beside their rows: one file of JSON, shipped to every executor. */
import { existsSync, readFileSync } from 'node:fs';
import { CommandFailure } from '../../model/failure.js';
import type { DetectOptions, RunOptions } from '../../options/parse.js';
import type { Decided } from '../../read/decision-table.js';
import type { FieldNames } from '../../read/fields.js';
import type { Format } from '../../write/formats.js';
import type { Policy } from '../../write/markdown.js';

export interface WorkerOptions {
  /** Where the input lies: names of files are relative to it. */
  readonly root: string;
  readonly fields: FieldNames;
  readonly detect: DetectOptions;
  readonly hasDates: boolean;
  readonly decided: readonly Decided[];
  readonly policy: Policy;
  readonly formats: readonly Format[];
}

/** Throws CommandFailure for a file that is no such options. */
export function readWorkerOptions(path: string): WorkerOptions {
  if (!existsSync(path)) throw new CommandFailure({ reason: 'no-such-input', path });
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as WorkerOptions;
  } catch {
    throw new CommandFailure({ reason: 'bad-config', path, detail: 'it is not valid JSON' });
  }
}

/** What the stages take of the options of a run whose input lies at `root`. */
export function toWorkerOptions(
  { fields, detect, hasDates, policy, formats }: RunOptions,
  { root, decided }: Pick<WorkerOptions, 'root' | 'decided'>,
): WorkerOptions {
  // Each record is asked for its fields: no worker sees the head of a file.
  return { root, fields, detect, hasDates, decided, policy, formats };
}
