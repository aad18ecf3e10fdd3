/**
 * Runs `merge --engine spark` on a cluster. Where the output is a path, what was found is brought to this machine and
 * written as ever; where it is an address (hdfs://…, s3a://…, file://…), Spark writes tables there.
 */
import { existsSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { isAddress } from '../base/is-address.js';
import { collect } from '../engine/spark/collect.js';
import type { PlanOptions } from '../engine/spark/plan.js';
import { optionsName, runOnSpark } from '../engine/spark/run.js';
import { CommandFailure } from '../model/failure.js';
import type { RunOptions } from '../model/options.js';
import { toWorkerOptions } from '../options/worker-options.js';
import { type Found, type RunContext, type RunResult, writeResult } from '../pipeline/write-result.js';
import { hashFile } from '../read/read-file.js';
import { listTree } from '../read/run-record.js';
import { openOutput } from '../write/output.js';
import { type Io, printStderr } from './io.js';
import { printJson } from './print-json.js';
import type { Terminal } from './progress.js';

interface SparkContext extends RunContext {
  /** Variables that tell where Spark lies. */
  readonly environment: Io['env'];
}

/** For results that one machine can hold. Throws CommandFailure where Spark cannot start, or does not end. */
export async function mergeOnSpark(
  options: RunOptions,
  context: RunContext,
  environment: Io['env'],
): Promise<RunResult> {
  const output = openOutput(options.out, options.inputs);
  const folder = `${resolve(options.out)}.variorum-spark`;
  try {
    const found = await findOnSpark(options, { ...context, environment }, folder);
    const result = await writeResult(output, found, options, context);
    rmSync(folder, { recursive: true, force: true });
    return { ...result, left: await output.replace() };
  } catch (error) {
    throw output.discard(error);
  }
}

/** What Spark found, as its tables in `folder` hold it. */
async function findOnSpark(options: RunOptions, context: SparkContext, folder: string): Promise<Found> {
  const input = oneInput(options);
  clearFormer(folder, options.out);
  const { worker } = await start(options, context, { folder, work: `file://${folder}/work`, tables: null });
  const isFile = !isAddress(input) && statSync(input).isFile();
  const { detection, reports, rows } = await collect(join(folder, 'work/result'), {
    fields: worker.fields,
    locate: (file) => (isFile ? resolve(input) : join(input, file)),
    decided: context.decided,
  });
  // The input may lie where only Spark can read it.
  return { listed: [], found: detection, traced: null, syndicated: [], reports, rows, mayStartAgain: false };
}

/** Removes what a run that failed has left, and nothing else. */
function clearFormer(folder: string, out: string): void {
  if (!existsSync(folder)) return;
  const isOurs = existsSync(join(folder, optionsName)) || readdirSync(folder).length === 0;
  if (!isOurs) throw new CommandFailure({ reason: 'in-the-way', path: out, work: folder });
  rmSync(folder, { recursive: true, force: true });
}

/** For results of any size. Returns the exit status. Throws CommandFailure as above, and where `out` is taken. */
export async function mergeIntoTables(
  options: RunOptions,
  context: RunContext,
  { io, progress }: Terminal,
): Promise<number> {
  const { out, detect, policy, keepBase, keep, hasDates } = options;
  const folder = mkdtempSync(join(tmpdir(), 'variorum-spark-'));
  const tables = {
    out,
    version: context.version,
    options: JSON.stringify({
      ...{ ...detect, policy, dates: hasDates, decisions: context.decided },
      ...(keepBase === 'newest' ? {} : { keepBase }),
      ...(keep.length === 0 ? {} : { keep }),
    }),
  };
  const { printed } = await start(
    options,
    { ...context, environment: io.env },
    {
      folder,
      work: `${out}/_work`,
      tables,
    },
  );
  rmSync(folder, { recursive: true, force: true });
  progress.clear();
  const counts = JSON.parse(
    printed.findLast((row) => row.startsWith('counts '))!.slice('counts '.length),
  ) as Record<'documents' | 'reports' | 'revisions' | 'failures', number>;
  if (options.isJson) printJson(io, { out, counts });
  if (!options.isQuiet) {
    printStderr(
      io,
      `${counts.documents} documents: ${counts.reports} reports of ${counts.revisions} revisions`,
    );
    if (counts.failures > 0) printStderr(io, `${counts.failures} failed: see ${out}/failures`);
    printStderr(io, `Tables written to ${out}; ${out}/_work holds what lay between, and may be deleted`);
  }
  return counts.failures > 0 ? 1 : 0;
}

async function start(
  options: RunOptions,
  { decided, environment, onStep }: SparkContext,
  { folder, ...places }: Pick<PlanOptions, 'work' | 'tables'> & { readonly folder: string },
) {
  const { detect, spark } = options;
  const input = oneInput(options);
  if (!isAddress(input) && !existsSync(input))
    throw new CommandFailure({ reason: 'no-such-input', path: input });
  const root = isAddress(input) ? input : `file://${resolve(input)}`;
  const worker = toWorkerOptions(options, { root, decided });
  const format = findFormat(input);
  const printed = await runOnSpark({
    plan: { input: root, format, detect, decided, fileHashes: hashFiles(input, format), ...places },
    spark,
    environment,
    worker,
    folder,
    onStep: (step) => onStep?.(step),
  });
  return { worker, printed };
}

/** Spark takes one path, whose files it shares out. Throws CommandFailure for more. */
function oneInput({ inputs }: RunOptions): string {
  if (inputs.length === 1) return inputs[0]!;
  throw new CommandFailure({
    reason: 'bad-usage',
    message: `Cannot read ${inputs.length} inputs on Spark: --engine spark takes one directory, file or address; put them into one directory`,
  });
}

/** Of the files of records that this machine sees, by their names; none for tables, whose files no record names. */
function hashFiles(input: string, format: PlanOptions['format']): PlanOptions['fileHashes'] {
  if (format === 'parquet') return new Map();
  if (isAddress(input)) return null;
  if (statSync(input).isFile()) return new Map([[basename(input), hashFile(input)]]);
  const names = listTree(input).filter((name) => /\.(?:jsonl|ndjson)$/.test(name));
  return new Map(names.map((name) => [name, hashFile(join(input, name))]));
}

/** By the name of the input, or by those of the files in it where this machine sees them. */
function findFormat(input: string): PlanOptions['format'] {
  const isTable = (name: string) => /\.parquet\/*$/.test(name);
  if (isTable(input)) return 'parquet';
  if (isAddress(input) || !statSync(input).isDirectory()) return 'jsonl';
  return readdirSync(input).some(isTable) ? 'parquet' : 'jsonl';
}
