/**
 * Gathers what the shards of a step gave, and goes on with the run until the next step is to be shared out; after the
 * last one writes the output, all or nothing.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { CommandFailure, type DocumentFailure } from '../../model/failure.js';
import type { PlanStep } from '../../model/options.js';
import { type Engine, Waiting } from '../../pipeline/engine.js';
import { untilNoneFails } from '../../pipeline/faults.js';
import { type ClusterTable, findOnce } from '../../pipeline/run.js';
import { type Found, type RunContext, type RunResult, writeResult } from '../../pipeline/write-result.js';
import type { Sources } from '../../read/list-documents.js';
import { openOutput } from '../../write/output.js';
import { openEngine } from '../local.js';
import { type Awaited, ShardEngine } from './engine.js';
import type { Stamps } from './stamps.js';
import { placeOf, stepsOf } from './steps.js';
import type { PlanRecord, SharedTask, WorkFolder } from './work-folder.js';

export interface GatherContext extends RunContext {
  readonly clusterTable: ClusterTable | null;
}

/** What is kept of the listed input; what is long lies by itself, since most commands do not need it. */
export type SourceRecords = readonly [Omit<Sources, 'refs' | 'ranges'>, Pick<Sources, 'refs' | 'ranges'>];

/** One command's way through the run. */
interface Way {
  readonly work: WorkFolder;
  readonly plan: PlanRecord;
  readonly place: number;
  readonly local: () => Engine;
  readonly context: GatherContext;
}

/**
 * Goes on after a step, or from the start for null. Returns the result after the last step; null where there are more, and
 * where it has been done before. Throws CommandFailure where a shard is missing.
 */
export async function gather(
  work: WorkFolder,
  plan: PlanRecord,
  after: PlanStep | null,
  context: GatherContext,
): Promise<RunResult | null> {
  const steps = stepsOf(plan.runs);
  const place = placeOf(after);
  const next = steps[place + 1];
  if (next !== undefined && work.readReady(next) !== null) return null;
  if (after !== null) refuseMissing(work, plan, after);
  let opened: Engine | null = null;
  const local = () => {
    opened ??= openEngine(plan.options.workers, work.readOne<SourceRecords[0]>('sources').estimate);
    return opened;
  };
  const way = { work, plan, place, local, context };
  try {
    if (next === undefined) return await finish(way);
    await goOn(way, next);
    return null;
  } finally {
    // What a function gave it the compiler cannot see.
    await (opened as Engine | null)?.close();
  }
}

function refuseMissing(work: WorkFolder, { runs, shards }: PlanRecord, step: PlanStep): void {
  const before = stepsOf(runs)[placeOf(step) - 1] ?? null;
  const missing = work.findMissing(step, work.expectReady(step, before), shards);
  if (missing.length > 0)
    throw new CommandFailure({ reason: 'shard-missing', step, shards: missing, work: work.path });
}

/** Runs until it has to wait, and lets the next step begin. */
async function goOn(way: Way, next: PlanStep): Promise<void> {
  const { work } = way;
  const awaited = await untilNoneFails((faults) => findUntilWaiting(way, faults), work.readFaults());
  const own: SharedTask[] = awaited.filter(([place]) => place === way.place + 1).map(([, task]) => task);
  mkdirSync(join(work.path, next), { recursive: true });
  await work.keep(`${next}/ready`, [own]);
}

async function findUntilWaiting(way: Way, faults: readonly DocumentFailure[]): Promise<Awaited> {
  const engine = await openAttempt(way, faults);
  try {
    await find(way, engine, faults);
  } catch (error) {
    if (!(error instanceof Waiting)) throw error;
  }
  await engine.keepDone();
  return engine.awaited;
}

/** Writes the output. What fails only in a report is left out, and the rest done again here. */
async function finish(way: Way): Promise<RunResult> {
  const { work, plan, context } = way;
  const output = openOutput(plan.options.out, plan.options.inputs);
  try {
    const result = await untilNoneFails(async (faults) => {
      output.clear();
      const engine = await openAttempt(way, faults);
      return writeResult(output, await find(way, engine, faults), plan.options, context);
    }, work.readFaults());
    return { ...result, left: await output.replace() };
  } catch (error) {
    throw output.discard(error);
  }
}

/** Notes what is left out before anything is done without it. */
async function openAttempt(way: Way, faults: readonly DocumentFailure[]): Promise<ShardEngine> {
  const { work, plan, place, local } = way;
  if (faults.length > work.readFaults().length) await work.keep('faults', [faults]);
  let known: Stamps | null = null;
  const stamps = () => {
    known ??= work.readOne<Stamps>('stamps');
    return known;
  };
  return new ShardEngine({ work, shards: plan.shards, place, attempt: faults.length, stamps, local });
}

function find(
  { work, plan, context }: Way,
  engine: ShardEngine,
  faults: readonly DocumentFailure[],
): Promise<Found> {
  return findOnce(readSources(work), plan.options, { ...context, engine, faults });
}

/** The listed input; what is read of it is read when it is asked for. */
function readSources(work: WorkFolder): Sources {
  const about = work.readOne<SourceRecords[0]>('sources');
  let known: SourceRecords[1] | null = null;
  const listed = () => {
    known ??= [...work.read<SourceRecords[number]>('sources')][1] as SourceRecords[1];
    return known;
  };
  return {
    ...about,
    get refs() {
      return listed().refs;
    },
    get ranges() {
      return listed().ranges;
    },
  };
}
