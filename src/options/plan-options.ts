/** Reads what a plan is asked for: how it is cut, and the options of the command that it is a plan for. */
import type { RunOptions } from '../model/options.js';
import type { Values } from './flag.js';
import { planFlags } from './flags/plan.js';
import { type Given, type OptionsOf, optionError, toRecord } from './option-record.js';

export interface PlanOptions extends OptionsOf<'plan'> {
  /** Those of the command that is planned. */
  readonly run: RunOptions;
}

/** What says how a plan is cut, and nothing about its result. */
export function isOfPlan(name: string): boolean {
  return planFlags.some(
    (flag) => flag.name === name && (flag.commands as readonly string[]).includes('plan'),
  );
}

/** Throws CommandFailure for a value that cannot be used. */
export function toPlanOptions(given: ReadonlyMap<string, Given>, words: Values): PlanOptions {
  const [own, rest] = [true, false].map(
    (isOwn) => new Map([...given].filter(([name]) => isOfPlan(name) === isOwn)),
  ) as [Map<string, Given>, Map<string, Given>];
  const plan = toRecord('plan', own, { words, flags: planFlags });
  const run = toRecord(plan.runs, rest, { words });
  if (run.engine !== 'local') throw optionError('engine', 'must be local in a plan', run.engine);
  return { ...plan, run };
}
