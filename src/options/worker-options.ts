/** Describes what the stages of a run on Spark must know beside their rows: one file of JSON, shipped to every executor. */
import type { Decided } from '../model/decided.js';
import type { DetectOptions, FieldNames, Format, KeepBase, Policy, RunOptions } from '../model/options.js';

export interface WorkerOptions {
  /** Where the input lies: names of files are relative to it. */
  readonly root: string;
  readonly fields: FieldNames;
  readonly detect: DetectOptions;
  readonly hasDates: boolean;
  readonly decided: readonly Decided[];
  readonly policy: Policy;
  readonly keepBase: KeepBase;
  readonly keep: RunOptions['keep'];
  readonly formats: readonly Format[];
}

/** What the stages take of the options of a run whose input lies at `root`. */
export function toWorkerOptions(
  { fields, detect, hasDates, policy, keepBase, keep, formats }: RunOptions,
  { root, decided }: Pick<WorkerOptions, 'root' | 'decided'>,
): WorkerOptions {
  // Each record is asked for its fields: no worker sees the head of a file.
  return { root, fields, detect, hasDates, decided, policy, keepBase, keep, formats };
}
