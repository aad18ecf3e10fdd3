/** Runs one stage over rows on standard input, which is what a cluster engine does on every machine. */

import { runStage } from '../engine/spark/worker.js';
import { readWorkerOptions } from '../engine/spark/worker-options.js';
import type { StageName } from '../model/options.js';
import { type Given, toRecord } from '../options/option-record.js';
import { toWorkerOptions, type WorkerOptions } from '../options/worker-options.js';
import type { Io } from './io.js';

/**
 * Writes rows to standard output. `path` is the file of the options that the run was given. Throws where what comes in
 * are no rows of the stage.
 */
export async function runWorker(
  { stage, path }: { readonly stage: StageName; readonly path: string | null },
  { stdin, stdout }: Io,
): Promise<number> {
  const known = path === null ? defaultOptions() : readWorkerOptions(path);
  await runStage(stage, known, { input: stdin, output: stdout });
  return 0;
}

/** What the stages of a run without flags are told. */
function defaultOptions(): WorkerOptions {
  const out: Given = { value: '', source: 'line' };
  const options = toRecord('merge', new Map([['out', out]]), { words: { inputs: ['-'] } });
  return toWorkerOptions(options, { root: '', decided: [] });
}
