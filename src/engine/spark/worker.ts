/** Lists the stages that executors run, by the names that the SQL calls them, and runs one over its rows. */
import type { Readable, Writable } from 'node:stream';
import type { StageName } from '../../model/options.js';
import type { WorkerOptions } from '../../options/worker-options.js';
import { readRows, writeRows } from './rows.js';
import { bound } from './stages/bound.js';
import { cluster } from './stages/cluster.js';
import { compile } from './stages/compile.js';
import { examine } from './stages/examine.js';
import { forest } from './stages/forest.js';
import { learn } from './stages/learn.js';
import { merge } from './stages/merge.js';
import { profile } from './stages/profile.js';
import { publish } from './stages/publish.js';
import { relate } from './stages/relate.js';
import { sample } from './stages/sample.js';
import { sign } from './stages/sign.js';
import { tabulate } from './stages/tabulate.js';

type Stage = (rows: AsyncIterable<never>, options: WorkerOptions) => AsyncIterable<object | string>;

const stages: Readonly<Record<StageName, Stage>> = {
  sign,
  learn,
  sample,
  bound,
  profile,
  forest,
  examine,
  compile,
  relate,
  cluster,
  merge,
  publish,
  tabulate,
};

/** Runs one stage over all rows of `input`. Throws where the rows are none of the stage's. */
export async function runStage(
  name: StageName,
  options: WorkerOptions,
  { input, output }: { readonly input: Readable; readonly output: Writable },
): Promise<void> {
  // What the rows hold is for the SQL to see to; every stage says what it takes.
  await writeRows(stages[name](readRows(input) as AsyncIterable<never>, options), output);
}
