/** Lists all flags. Each is defined in its block below `flags/`; this file only puts the blocks together. */
import type { Change, CommandName, Flag } from './flag.js';
import { candidateFlags } from './flags/candidates.js';
import { inputFlags } from './flags/input.js';
import { outputFlags } from './flags/output.js';
import { planFlags } from './flags/plan.js';
import { reportFlags } from './flags/reports.js';
import { runningFlags } from './flags/running.js';
import { truthFlags } from './flags/truth.js';

/** In the order in which help pages list them below their headings. */
export const flagTable = [
  ...outputFlags,
  ...reportFlags,
  ...candidateFlags,
  ...truthFlags,
  ...inputFlags,
  ...runningFlags,
  ...planFlags,
] as const;

export type KnownFlag = (typeof flagTable)[number];

/** The flags that a command takes. A plan takes those of what is planned, which is not for another engine to run. */
export function flagsOf(command: CommandName, flags: readonly Flag[] = flagTable): readonly Flag[] {
  return flags.filter(
    ({ commands, needs, name }) =>
      commands.includes(command) ||
      (command === 'plan' && commands.includes('merge') && name !== 'engine' && needs?.value !== 'spark'),
  );
}

/** What a flag is where nobody says otherwise; null where that follows from other flags, or is nothing. */
export function defaultOf({ type, default: own, defaultFor }: Flag, command: CommandName): unknown {
  if (defaultFor?.[command] !== undefined) return defaultFor[command];
  if (own !== undefined) return own;
  return type === 'switch' ? false : type === 'list' ? [] : null;
}

/** What run.json calls the options by which the flags that change `what` are recorded. */
export function recordedOptions(what: Change): readonly string[] {
  const names = flagTable
    .filter(({ changes }: Flag) => changes?.includes(what) === true)
    .map(({ option, recordedAs }: Flag) => recordedAs ?? option.replace(/^detect\.|\..*/g, ''));
  return [...new Set(names)];
}
