/**
 * Runs a job on Spark, from the input to the tables of its results: three scripts, and turns of components between them.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { SparkOptions } from '../../model/options.js';
import type { WorkerOptions } from '../../options/worker-options.js';
import { readBuilt } from '../../read/built-files.js';
import { bundleName } from './bundle-name.js';
import {
  declareTables,
  type Links,
  type PlanOptions,
  planJudging,
  planMerging,
  planPairing,
  planTurns,
  turnAfter,
} from './plan.js';
import { type Session, submit } from './submit.js';

export interface SparkRun {
  readonly plan: PlanOptions;
  readonly spark: SparkOptions;
  readonly environment: Session['environment'];
  readonly worker: WorkerOptions;
  /** A folder of this machine, for scripts, options and what Spark says. */
  readonly folder: string;
  readonly onStep: (step: string) => void;
}

/** What the folder of a run always holds, and no other folder does. */
export const optionsName = 'variorum-options.json';

/** Leaves the tables of the plan, and returns what the last script printed. Throws CommandFailure where Spark does not come to an end. */
export async function runOnSpark({
  plan,
  spark,
  environment,
  worker,
  folder,
  onStep,
}: SparkRun): Promise<readonly string[]> {
  mkdirSync(folder, { recursive: true });
  const options = join(folder, optionsName);
  writeFileSync(options, JSON.stringify(worker));
  const bundle = join(folder, bundleName);
  writeFileSync(bundle, readBuilt(bundleName));
  const session: Session = {
    ...spark,
    environment,
    files: [bundle, options],
    folder,
    warehouse: `${plan.work}/warehouse`,
  };
  const done: string[] = [];
  const run = async (name: string, script: string) => {
    const path = join(folder, `${name}.sql`);
    writeFileSync(path, declareTables(done) + script);
    const rows = await submit(name, path, session);
    done.push(script);
    return rows;
  };
  const settle = (links: Links, rows: readonly string[]) =>
    settleComponents(rows, (turn) => {
      onStep('Joining components on Spark');
      return run(`${links}-${turn}`, planTurns(plan, links, turn));
    });
  onStep('Finding pairs on Spark');
  const compared = await settle('compared', await run('pair', planPairing(plan)));
  onStep('Judging pairs on Spark');
  const linked = await settle('links', await run('judge', planJudging(plan, compared)));
  onStep('Merging on Spark');
  return run('merge', planMerging(plan, linked));
}

/**
 * Takes turns until no link is unsettled, and returns the last one. `rows` are what the script printed that took the first
 * turns, `take` gives those of the script that begins with a turn.
 */
export async function settleComponents(
  rows: readonly string[],
  take: (turn: number) => Promise<readonly string[]>,
): Promise<number> {
  let turn = turnAfter(0);
  for (let last = rows; unsettled(last) > 0; turn = turnAfter(turn)) last = await take(turn);
  return turn;
}

/** What the last row of unsettled.sql says. */
function unsettled(rows: readonly string[]): number {
  const found = rows.findLast((row) => row.startsWith('unsettled '));
  if (found === undefined)
    throw new TypeError('Cannot go on: Spark did not say how many links are unsettled');
  return Number(found.slice('unsettled '.length));
}
