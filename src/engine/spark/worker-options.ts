/** Reads the options of a run on Spark, one file of JSON that is shipped to every executor. */

import { existsSync, readFileSync } from 'node:fs';
import { CommandFailure } from '../../model/failure.js';
import type { WorkerOptions } from '../../options/worker-options.js';

/** Throws CommandFailure for a file that is missing or no JSON; the system’s error where it cannot be read. */
export function readWorkerOptions(path: string): WorkerOptions {
  if (!existsSync(path)) throw new CommandFailure({ reason: 'no-such-input', path });
  const text = readFileSync(path, 'utf8');
  try {
    return JSON.parse(text) as WorkerOptions;
  } catch {
    throw new CommandFailure({ reason: 'bad-config', path, detail: 'it is not valid JSON' });
  }
}
