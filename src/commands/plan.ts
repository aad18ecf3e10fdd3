/** Runs `plan`: prints the commands that a run is cut into, in groups with an empty line between. */
import { resolve } from 'node:path';
import { makePlan } from '../engine/shards/make-plan.js';
import type { PlanRecord } from '../engine/shards/work-folder.js';
import type { PlanOptions } from '../options/plan-options.js';
import { readDecisions } from '../read/decision-table.js';
import { recoverSwap } from '../write/output/recover.js';
import { type Io, printStderr } from './io.js';

/** Throws CommandFailure where nothing can be planned. */
export async function runPlan(
  { run: options, shards, runs, work }: PlanOptions,
  version: string,
  io: Io,
): Promise<number> {
  recoverSwap(options.out);
  const decided = options.pairs === null ? [] : readDecisions(options.pairs);
  const plan: PlanRecord = {
    program: 'variorum',
    version,
    node: nodeMajor(),
    runs,
    shards,
    folder: process.cwd(),
    options,
    decided,
  };
  const context = { command: runs, version, decided, clusterTable: null, pipes: io };
  const groups = await makePlan(work ?? `${resolve(options.out)}.variorum-plan`, plan, context);
  io.stdout.write(groups.map((group) => `${group.join('\n')}\n`).join('\n'));
  if (!options.isQuiet)
    printStderr(
      io,
      `${groups.length} groups of commands: those of one may run at once, and it must be done before the next begins`,
    );
  return 0;
}

/** The major version of Node. */
export function nodeMajor(): number {
  return Number(process.versions.node.split('.')[0]);
}
