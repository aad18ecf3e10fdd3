/** Tells the options that a result depends on from those that say who does the work, and what is said of it. */
import type { RunOptions } from '../model/options.js';

/** The options that must be the same for a run to go on from what an earlier one has done. */
export function lastingOptions({
  workers: _,
  isQuiet: __,
  isVerbose: ___,
  isJson: ____,
  failsOnDoubt: _____,
  ...lasting
}: RunOptions): Partial<RunOptions> {
  return lasting;
}
