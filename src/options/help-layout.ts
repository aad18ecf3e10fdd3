/** Flags in, the same under the headings of a help page out, with what a manual says at its end. */
import type { Argv, InferredOptionTypes, Options } from 'yargs';
import { flagGroups } from './flags.js';

const closing =
  'Every flag can also stand in the file of --config (threshold: .8) or in a variable (VARIORUM_THRESHOLD=.8).\nResults go to files and stdout, messages to stderr. Exit status: 0 all done, 1 some input failed, 2 not run.';

/** Adds `flags` to a command, each below its heading. */
export function withFlags<T, Flags extends Readonly<Record<string, Options>>>(
  builder: Argv<T>,
  flags: Flags,
): Argv<Omit<T, keyof Flags> & InferredOptionTypes<Flags>> {
  const own = new Set([...Object.keys(flags), 'help', 'version']);
  let grouped = builder.options(flags);
  for (const [heading, names] of Object.entries(flagGroups)) {
    const shown = names.filter((name) => own.has(name));
    if (shown.length > 0) grouped = grouped.group(shown, heading);
  }
  return grouped.epilogue(closing);
}
