/** Entry of the bundle that executors run: `node variorum-worker.cjs STAGE OPTIONS`. A crash ends with status 2. */
import { CommandFailure } from '../../model/failure.js';
import type { StageName } from '../../model/options.js';
import { runStage } from './worker.js';
import { readWorkerOptions } from './worker-options.js';

const [stage, path] = process.argv.slice(2);

runStage(stage as StageName, readWorkerOptions(path!), {
  input: process.stdin,
  output: process.stdout,
}).catch((error: unknown) => {
  const text = error instanceof CommandFailure ? error.message : error instanceof Error ? error.stack : error;
  process.stderr.write(`variorum worker ${stage}: ${text}\n`);
  process.exitCode = 2;
});
