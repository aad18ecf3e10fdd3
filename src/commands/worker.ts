/** `worker`: one stage over rows on standard input, which is what a cluster engine runs on every machine. */

import { runStage } from '../engine/spark/worker.js';
import { readWorkerOptions } from '../engine/spark/worker-options.js';
import type { ParsedCommand } from '../options/parse.js';
import type { Io } from './io.js';

/** Rows come out on standard output. Throws where what comes in are no rows of the stage. */
export async function runWorker(
  { stage, options }: Extract<ParsedCommand, { command: 'worker' }>,
  { stdin, stdout }: Io,
): Promise<number> {
  const known = typeof options === 'string' ? readWorkerOptions(options) : options;
  await runStage(stage, known, { input: stdin, output: stdout });
  return 0;
}
