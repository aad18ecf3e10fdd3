/**
 * Makes a plan: lists the input once, shares out its first step, and says which commands are to be run in which order. A
 * plan that is there and asks for the same goes on where it stands.
 */
import { rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { CommandFailure } from '../../model/failure.js';
import { planSteps } from '../../model/options.js';
import { lastingOptions } from '../../pipeline/lasting-options.js';
import { isInside } from '../../read/input-folder.js';
import { listSources } from '../../read/list-documents.js';
import type { Pipes } from '../../read/list-files.js';
import { spoolInto } from '../../read/records/spool.js';
import { openOutput } from '../../write/output.js';
import { type GatherContext, gather, type SourceRecords } from './gather.js';
import { findDifference, type Stamps, stampAll } from './stamps.js';
import { stepsOf } from './steps.js';
import { type PlanRecord, WorkFolder } from './work-folder.js';

/** Commands that may be run in any order, or at once, when those of the group before are done. */
export type CommandGroup = readonly string[];

/** Throws CommandFailure where the output or the folder of the work cannot be used, or nothing can be read. */
export async function makePlan(
  path: string,
  plan: PlanRecord,
  context: GatherContext & { readonly pipes: Pipes },
): Promise<readonly CommandGroup[]> {
  const { options } = plan;
  const held = options.inputs.find((input) => isInside(path, input));
  if (held !== undefined) throw new CommandFailure({ reason: 'plan-in-input', work: path, input: held });
  if (isInside(path, options.out) || isInside(options.out, path))
    throw new CommandFailure({ reason: 'plan-in-output', work: path, out: options.out });
  const work = new WorkFolder(resolve(path));
  // What lies in another program's folder is not ours to remove, whatever it is called.
  if (work.isDone && work.readPlan() !== null) work.clear(planSteps);
  const former = work.readPlan();
  if (former === null && !work.isFree)
    throw new CommandFailure({ reason: 'in-the-way', path: options.out, work: path });
  // What is wrong with the output is said before anything is done.
  openOutput(options.out, options.inputs).discard(null);
  const isBegun = former !== null && work.readReady(planSteps[0]) !== null;
  if (isBegun) await refuseOther(work, { former, plan }, context.pipes);
  else await begin(work, plan, context);
  return listCommands(work.path, plan);
}

async function begin(
  work: WorkFolder,
  plan: PlanRecord,
  context: GatherContext & { readonly pipes: Pipes },
): Promise<void> {
  work.writePlan(plan);
  const spool = join(work.path, 'spool');
  const { refs, ranges, files, ...about } = await list(plan, spool, context.pipes);
  await work.keep('stamps', [stampAll({ refs, ranges }, plan.options, spool)]);
  await work.keep('sources', [about, { refs, ranges }] satisfies SourceRecords);
  await gather(work, plan, null, context);
}

function list({ options }: PlanRecord, spool: string, pipes: Pipes) {
  return spoolInto(spool, () =>
    listSources(options.inputs, options.out, options.fields, options.reading, pipes),
  );
}

/** Throws CommandFailure where the plan that is there is another one, or its input is no longer what it was. */
async function refuseOther(
  work: WorkFolder,
  { former, plan }: { readonly former: PlanRecord; readonly plan: PlanRecord },
  pipes: Pipes,
): Promise<void> {
  const wanted = lastingOf(plan);
  const known = lastingOf(former);
  const differs = Object.keys(wanted).find((name) => !isDeepStrictEqual(wanted[name], known[name]));
  if (differs !== undefined) throw new CommandFailure({ reason: 'other-plan', work: work.path, differs });
  const spool = join(work.path, `spool.${process.pid}`);
  try {
    const stamps = stampAll(await list(plan, spool, pipes), plan.options, spool);
    const path = findDifference(work.readOne<Stamps>('stamps'), stamps);
    if (path !== null) throw new CommandFailure({ reason: 'input-changed', path, work: work.path });
  } finally {
    rmSync(spool, { recursive: true, force: true });
  }
  work.writePlan(plan);
}

/** What the result depends on, as it is read back. */
function lastingOf({ options, ...plan }: PlanRecord): Readonly<Record<string, unknown>> {
  return JSON.parse(JSON.stringify({ ...plan, options: lastingOptions(options) }));
}

function listCommands(path: string, { runs, shards }: PlanRecord): readonly CommandGroup[] {
  const work = /^[\w./-]+$/.test(path) ? path : `'${path.replaceAll("'", "'\\''")}'`;
  return stepsOf(runs).flatMap((step) => [
    Array.from({ length: shards }, (_, shard) => `variorum worker ${step} --work ${work} --shard ${shard}`),
    [`variorum worker gather --after ${step} --work ${work}`],
  ]);
}
