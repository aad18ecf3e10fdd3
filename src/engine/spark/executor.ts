/**
 * Runs one stage on an executor: the entry of the bundle `node variorum-worker.cjs STAGE OPTIONS`. Whatever fails is
 * said on standard error behind the stage's name, where diagnose.ts finds it, and ends the process with status 2.
 */
import { CommandFailure } from '../../model/failure.js';
import type { StageName } from '../../model/options.js';
import { runStage } from './worker.js';
import { readWorkerOptions } from './worker-options.js';

const [stage, path] = process.argv.slice(2);

async function run(): Promise<void> {
  const streams = { input: process.stdin, output: process.stdout };
  await runStage(stage as StageName, readWorkerOptions(path!), streams);
}

run().catch((error: unknown) => {
  const text = error instanceof CommandFailure ? error.message : error instanceof Error ? error.stack : error;
  process.stderr.write(`variorum worker ${stage}: ${text}\n`);
  process.exitCode = 2;
});
