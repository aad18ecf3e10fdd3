/** Runs `merge` and `scan`: lists the input, runs the pipeline on this machine or on Spark, and says what was found. */

import { isAddress } from '../base/is-address.js';
import { makeArchive, timeOfRun } from '../engine/archive/open.js';
import { openJournal } from '../engine/journal.js';
import { openEngine } from '../engine/local.js';
import { watch } from '../engine/watched.js';
import { CommandFailure, describeFailure, quotePath } from '../model/failure.js';
import type { RunOptions } from '../model/options.js';
import { type ClusterTable, run } from '../pipeline/run.js';
import type { ClusterRow } from '../pipeline/steps/use-cluster-table.js';
import type { RunContext, RunResult } from '../pipeline/write-result.js';
import { readDecisions, readUndone } from '../read/decision-table.js';
import { listSources } from '../read/list-documents.js';
import { readTable } from '../read/table.js';
import { recoverSwap } from '../write/output/recover.js';
import { type Io, printStderr } from './io.js';
import { printJson } from './print-json.js';
import { Progress, type Terminal } from './progress.js';
import { stopOnInterrupt } from './stop-on-interrupt.js';
import { largestReports, summarize } from './summary.js';

// Of the causes of a failure, more are no help.
const mostCauses = 10;

/** Runs to the end and returns the exit status: 1 where some input failed. Throws CommandFailure where it cannot start. */
export async function runMerge(
  options: RunOptions,
  program: Pick<RunContext, 'command' | 'version'>,
  io: Io,
): Promise<number> {
  const isTable = options.engine === 'spark' && isAddress(options.out);
  // What a killed run left is mended first: tables of it may be named as inputs.
  if (!isTable) recoverSwap(options.out);
  const decided = options.pairs === null ? [] : readDecisions(options.pairs);
  const progress = new Progress(io, options.isQuiet);
  const terminal = { io, progress };
  const context = { ...program, decided, onStep: (step: string) => progress.show(step) };
  // Of tables elsewhere nobody here knows what stands.
  const stopListening = isTable ? () => {} : stopOnInterrupt(options.out, (line) => say(line, terminal));
  try {
    if (options.engine === 'spark') {
      const { mergeIntoTables, mergeOnSpark } = await import('./merge-on-spark.js');
      if (isTable) return await mergeIntoTables(options, context, terminal);
      return await conclude(await mergeOnSpark(options, context, io.env), options, terminal);
    }
    return await conclude(await runHere(options, context, terminal), options, terminal);
  } catch (error) {
    progress.clear();
    if (error instanceof CommandFailure)
      for (const cause of error.causes.slice(0, mostCauses)) printStderr(io, describeFailure(cause));
    throw error;
  } finally {
    stopListening();
  }
}

async function runHere(options: RunOptions, context: RunContext, terminal: Terminal): Promise<RunResult> {
  const { io, progress } = terminal;
  const tell = (line: string) => (options.isQuiet ? undefined : say(line, terminal));
  const sources = await listSources(options.inputs, options.out, options.fields, options.reading, io);
  const { outside = 0 } = sources;
  if (outside > 0) {
    const files = outside === 1 ? '1 file outside the input is' : `${outside} files outside the input are`;
    tell(`${files} read, by --follow-links`);
  }
  const journal = await openJournal(options, context, sources.estimate, (batches) =>
    tell(
      `Going on from an earlier run, which did ${batches} ${batches === 1 ? 'batch' : 'batches'} of the work`,
    ),
  );
  const local = openEngine(options.workers, sources.estimate);
  const engine = watch(journal?.wrap(local) ?? local, (task, done, total) =>
    progress.count(task, done, total),
  );
  try {
    const clusterTable = options.clusters === null ? null : readClusterTable(options.clusters);
    // Clusters that a table gives are nothing to go on from.
    const isArchive = context.command === 'merge' && options.keepsState && clusterTable === null;
    const runner = { program: context.version, at: timeOfRun(io.env) };
    const undone = options.pairs === null ? [] : readUndone(options.pairs);
    const openArchive = isArchive ? () => makeArchive(options.out, options.ids, runner, undone) : undefined;
    return await run(sources, options, { ...context, engine, clusterTable, journal, openArchive });
  } catch (error) {
    const folder = journal?.folder ?? null;
    if (folder !== null)
      say(`What was done is kept: the same command goes on from ${quotePath(folder)}`, terminal);
    throw error;
  } finally {
    await engine.close();
  }
}

function say(line: string, { io, progress }: Terminal): void {
  progress.clear();
  printStderr(io, line);
}

export function readClusterTable(path: string): ClusterTable {
  return { path, rows: readTable(path, ['cluster', 'id']) as unknown as ClusterRow[] };
}

/** Says what was found. Returns the status with which the run ends. */
export async function conclude(
  result: RunResult,
  options: RunOptions,
  { io, progress }: Terminal,
): Promise<number> {
  progress.clear();
  const { detection, counts, outcomes, unknownField } = result;
  if (options.isJson) printJson(io, { out: options.out, counts });
  if (result.left !== null) printStderr(io, describeFailure(result.left));
  if (options.isQuiet) for (const failure of detection.failures) printStderr(io, describeFailure(failure));
  else summarize(detection, { options, titles: await titlesOf(result), outcomes, unknownField, io });
  if (options.failsOnDoubt && counts.forReview > 0) {
    printStderr(io, describeFailure({ reason: 'doubt', path: options.out, pairs: counts.forReview }));
    return 1;
  }
  return detection.failures.length > 0 ? 1 : 0;
}

/** The titles of the reports that the summary names. */
async function titlesOf({ detection, editions }: RunResult): Promise<ReadonlyMap<string, string>> {
  if (editions.size > 0) return new Map([...editions].map(([id, { title }]) => [id, title]));
  const { readTitles } = await import('./report-titles.js');
  return readTitles(largestReports(detection), detection.documents);
}
