/** Runs what many processes share: one command of a plan, or one stage of a run on Spark over rows on standard input. */

import { runStage } from '../engine/spark/worker.js';
import { readWorkerOptions } from '../engine/spark/worker-options.js';
import { type PlanStep, planSteps, type StageName, stageNames } from '../model/options.js';
import { type Given, type OptionsOf, optionError, toRecord } from '../options/option-record.js';
import { toWorkerOptions, type WorkerOptions } from '../options/worker-options.js';
import type { Io } from './io.js';

/**
 * Returns the exit status. `path` is the file of the options that a run on Spark was given. Throws where what comes in are
 * no rows of the stage, CommandFailure where the command of a plan cannot be run yet.
 */
export async function runWorker(
  { stage, path, work, shard, after }: OptionsOf<'worker'>,
  version: string,
  io: Io,
): Promise<number> {
  if (work !== null) {
    if (!isPlanned(stage))
      throw optionError('work', `goes with ${planSteps.join(', ')} and gather, not with ${stage}`, work);
    if (path !== null) throw optionError('options', 'has no effect with --work', path);
    const { runPlanned } = await import('./run-planned.js');
    return runPlanned({ stage, work, shard, after }, version, io);
  }
  for (const [flag, value] of Object.entries({ shard, after }))
    if (value !== null) throw optionError(flag, 'has no effect without --work DIR', value);
  if (!isOfSpark(stage)) throw optionError('work', `must name the directory of a plan for ${stage}`, 'none');
  const known = path === null ? defaultOptions() : readWorkerOptions(path);
  await runStage(stage, known, { input: io.stdin, output: io.stdout });
  return 0;
}

function isPlanned(stage: string): stage is PlanStep | 'gather' {
  return stage === 'gather' || planSteps.some((step) => step === stage);
}

function isOfSpark(stage: string): stage is StageName {
  return stageNames.some((name) => name === stage);
}

/** What the stages of a run without flags are told. */
function defaultOptions(): WorkerOptions {
  const out: Given = { value: '', source: 'line' };
  const options = toRecord('merge', new Map([['out', out]]), { words: { inputs: ['-'] } });
  return toWorkerOptions(options, { root: '', decided: [] });
}
