/** What the stages of a run on Spark have to know beside their rows: one file of JSON, shipped to every executor. */

import { existsSync, readFileSync } from 'node:fs';
import { CommandFailure } from '../../model/failure.js';
import type { WorkerOptions } from '../../options/worker-options.js';

/** Throws CommandFailure for a file that is no such options. */
export function readWorkerOptions(path: string): WorkerOptions {
  if (!existsSync(path)) throw new CommandFailure({ reason: 'no-such-input', path });
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as WorkerOptions;
  } catch {
    throw new CommandFailure({ reason: 'bad-config', path, detail: 'it is not valid JSON' });
  }
}
