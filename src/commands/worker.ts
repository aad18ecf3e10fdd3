/** `worker`: one stage over rows on standard input, which is what a cluster engine runs on every machine. */

import { runStage } from '../engine/spark/worker.js';
import { readWorkerOptions } from '../engine/spark/worker-options.js';
import type { StageName } from '../model/options.js';
import type { WorkerOptions } from '../options/worker-options.js';

/** Rows come out on standard output. Throws where what comes in are no rows of the stage. */
export async function runWorker(stage: StageName, options: WorkerOptions | string): Promise<number> {
  const known = typeof options === 'string' ? readWorkerOptions(options) : options;
  await runStage(stage, known, { input: process.stdin, output: process.stdout });
  return 0;
}
