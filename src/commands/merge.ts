/** `merge` and `scan`: the run itself, from listing the input to what is found. */

import type { Detection } from '../detect/detection.js';
import { openEngine } from '../engine/local.js';
import { watch } from '../engine/watched.js';
import type { Decided } from '../model/decided.js';
import type { RunOptions } from '../model/options.js';
import type { Engine } from '../pipeline/engine.js';
import { adopt, detect, mergeClusters, publishUnmerged } from '../pipeline/run.js';
import { readDecisions } from '../read/decision-table.js';
import { listSources, type Sources } from '../read/list-documents.js';
import { readTable } from '../read/table.js';
import { Progress } from './summary.js';
import { type RunContext, writeRunOf } from './write-run.js';

/** Runs to the end and returns the exit status: 1 where some input failed. Throws CommandFailure where it cannot start. */
export async function runMerge(options: RunOptions, context: RunContext): Promise<number> {
  const decided = options.pairs === null ? [] : readDecisions(options.pairs);
  const progress = new Progress(options.isQuiet);
  if (options.engine === 'spark') {
    const { isAddress, mergeIntoTables, produceOnSpark } = await import('./merge-on-spark.js');
    const asked = { decided, progress, version: context.version };
    if (isAddress(options.out)) return mergeIntoTables(options, asked);
    return writeRunOf(options, { ...context, decided, progress }, () => produceOnSpark(options, asked));
  }
  const listing = await listSources(options.input, options.out, options.fields, options.reading);
  const engine = watch(openEngine(options.workers, listing.estimate), (task, done, total) =>
    progress.count(task, done, total),
  );
  try {
    return await writeRunOf(options, { ...context, decided, progress }, async () => {
      const found = await findClusters(listing, options, engine, decided);
      const isMerge = context.command === 'merge';
      return {
        listed: listing.failures,
        found,
        reports: isMerge ? mergeClusters(found, options, engine) : nothing(),
        rows: isMerge ? publishUnmerged(found, engine) : nothing(),
      };
    });
  } finally {
    await engine.close();
  }
}

async function* nothing(): AsyncGenerator<never> {}

/** By comparing, or as a table says. */
function findClusters(
  sources: Sources,
  options: RunOptions,
  engine: Engine,
  decided: readonly Decided[],
): Promise<Detection> {
  const { clusters: table, hasDates } = options;
  if (table === null)
    return detect(sources, options.detect, engine, { decided, hasDates, keepsColumns: false });
  const rows = readTable(table, ['cluster', 'id']) as [string, string][];
  return adopt(sources, { rows, table, hasDates, decided }, options.detect, engine);
}
