/** Runs one command of a plan: a share of a step, or what lies between two steps, the writing of the output included. */
import { resolve } from 'node:path';
import { refuseChanged, type Stamps } from '../engine/shards/stamps.js';
import { placeOf, stepsOf } from '../engine/shards/steps.js';
import { type PlanRecord, WorkFolder } from '../engine/shards/work-folder.js';
import { CommandFailure } from '../model/failure.js';
import type { PlanStep } from '../model/options.js';
import { optionError } from '../options/option-record.js';
import { recoverSwap } from '../write/output/recover.js';
import { type Io, printStderr } from './io.js';
import { nodeMajor } from './plan.js';
import { Progress } from './progress.js';
import { stopOnInterrupt } from './stop-on-interrupt.js';

export interface PlannedCommand {
  readonly stage: PlanStep | 'gather';
  readonly work: string;
  readonly shard: number | null;
  readonly after: PlanStep | null;
}

/** Returns the exit status. Throws CommandFailure where the command cannot be run yet. */
export async function runPlanned(command: PlannedCommand, version: string, io: Io): Promise<number> {
  const work = new WorkFolder(resolve(command.work));
  const plan = openPlan(work, command.work, version);
  const before = process.cwd();
  // Where the paths begin that the plan was made with.
  process.chdir(plan.folder);
  try {
    const { stage } = command;
    if (stage === 'gather') return await runGather(work, plan, { ...command, version }, io);
    const shard = readShard(command, stage, plan);
    if (work.isDone) return 0;
    const tasks = work.expectReady(stage, stepsOf(plan.runs)[placeOf(stage) - 1] ?? null);
    // What has been done needs none of what does it.
    if (!work.findMissing(stage, tasks, plan.shards).includes(shard)) return 0;
    const { runShard } = await import('../engine/shards/run-shard.js');
    await runShard(work, stage, { tasks, shard });
    return 0;
  } finally {
    process.chdir(before);
  }
}

function openPlan(work: WorkFolder, path: string, version: string): PlanRecord {
  const plan = work.readPlan();
  if (plan === null) throw new CommandFailure({ reason: 'no-plan', work: path });
  const [made, own] = [plan, { version, node: nodeMajor() }].map(
    (program) => `Variorum ${program.version} on Node ${program.node}`,
  ) as [string, string];
  if (made !== own) throw new CommandFailure({ reason: 'other-program', work: path, made, own });
  return plan;
}

function readShard({ shard, after }: PlannedCommand, step: PlanStep, { runs, shards }: PlanRecord): number {
  if (!stepsOf(runs).includes(step))
    throw optionError('work', `must be that of a plan with a step ${step}, which a ${runs} has not`, runs);
  if (after !== null) throw optionError('after', 'has no effect without gather', after);
  if (shard === null) throw new CommandFailure({ reason: 'missing-flag', flag: '--shard' });
  if (shard >= shards) throw optionError('shard', `must be less than ${shards}, as the plan has it`, shard);
  return shard;
}

async function runGather(
  work: WorkFolder,
  plan: PlanRecord,
  { after, shard, version }: PlannedCommand & { readonly version: string },
  io: Io,
): Promise<number> {
  if (after === null) throw new CommandFailure({ reason: 'missing-flag', flag: '--after' });
  if (shard !== null) throw optionError('shard', 'has no effect with gather', shard);
  if (!stepsOf(plan.runs).includes(after))
    throw optionError('after', `must be one of ${stepsOf(plan.runs).join(', ')}`, after);
  if (work.isDone) return 0;
  const { options, runs, decided } = plan;
  refuseChangedTables(work, plan);
  recoverSwap(options.out);
  const [{ gather }, { conclude, readClusterTable }] = await Promise.all([
    import('../engine/shards/gather.js'),
    import('./merge.js'),
  ]);
  const progress = new Progress(io, options.isQuiet);
  const stopListening = stopOnInterrupt(options.out, (line) => printStderr(io, line));
  try {
    const clusterTable = options.clusters === null ? null : readClusterTable(options.clusters);
    const result = await gather(work, plan, after, { command: runs, version, decided, clusterTable });
    if (result === null) return 0;
    const status = await conclude(result, options, { io, progress });
    work.conclude(stepsOf(runs));
    return status;
  } finally {
    stopListening();
  }
}

/** The tables that are read, or recorded, when the output is written. */
function refuseChangedTables(work: WorkFolder, { options: { pairs, clusters } }: PlanRecord): void {
  const tables = [pairs, clusters].filter((path) => path !== null);
  if (tables.length === 0) return;
  const stamps = work.readOne<Stamps>('stamps');
  refuseChanged(new Map(tables.map((path) => [path, stamps.get(path)!])), work.path);
}
