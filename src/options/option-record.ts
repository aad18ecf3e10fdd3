/** Makes the record of options out of values: what is said first, then defaults, checked once, each at its place. */
import { CommandFailure } from '../model/failure.js';
import type { RunOptions } from '../model/options.js';
import { type Command, commandTable } from './commands.js';
import type { CommandName, Flag, Values } from './flag.js';
import { defaultOf, flagsOf, flagTable, type KnownFlag } from './flag-table.js';
import { findNearest } from './nearest-name.js';

/** A value, and where it was said: what is said later on this list goes over what is said earlier. */
export interface Given {
  readonly value: unknown;
  readonly source: 'file' | 'environment' | 'line';
}

const sources = ['file', 'environment', 'line'] as const;

// run.json has always named them in this order, which is not that of the help pages; what is new follows.
const inRecordedOrder = {
  threshold: null,
  minScore: null,
  shingleSize: null,
  sketch: null,
  scheme: null,
  permutations: null,
  bands: null,
  rows: null,
  scaled: null,
  maxBucket: null,
  related: null,
  mergeSyndicated: null,
  seed: null,
} satisfies Record<keyof RunOptions['detect'], null>;

type Intersection<Union> = (Union extends unknown ? (part: Union) => void : never) extends (
  part: infer All,
) => void
  ? All
  : never;

type Taken<Known, Name> =
  Known extends Flag<string, infer Commands, infer Part>
    ? Name extends Commands[number]
      ? Part
      : never
    : never;

/** What the record of a command holds, as the table of flags says. A scan is a merge that writes no editions. */
export type OptionsOf<Name extends CommandName> = Intersection<
  Taken<KnownFlag, Name extends 'scan' ? 'merge' : Name>
> & {
  readonly [Word in WordOf<Name> as Word['name']]: Word extends { choices: readonly (infer Choice)[] }
    ? Choice
    : Word extends { isRepeated: true }
      ? readonly string[]
      : string;
};

type WordOf<Name extends CommandName> = (typeof commandTable)[Name]['arguments'][number];

// The compiler holds the table against what the stages are told.
type Holds<Wide, _Narrow extends Wide> = true;
export type MergeIsARun = Holds<RunOptions, OptionsOf<'merge'>>;

/**
 * The record of `command`. Flags that it does not take stand at their defaults. Throws CommandFailure for a value that
 * cannot be used, a flag that is missing, and one that would have no effect.
 */
export function toRecord<Name extends CommandName>(
  command: Name,
  given: ReadonlyMap<string, Given>,
  { words = {}, flags = flagTable }: { readonly words?: Values; readonly flags?: readonly Flag[] } = {},
): OptionsOf<Name> {
  const about: Command = commandTable[command];
  const own = flagsOf(command, flags);
  refuseMissing(about, own, given);
  const values: Record<string, unknown> = {};
  for (const flag of flags) values[flag.name] = given.get(flag.name)?.value ?? defaultOf(flag, command);
  Object.assign(values, about.fixed);
  for (const flag of own) check(flag, values, given);
  if (about.triesValues !== true) for (const flag of own) refuseIdle(flag, { values, given, flags });
  const record: Record<string, unknown> = { ...words, detect: inRecordedOrder };
  for (const flag of flags) {
    // What only another command must be told is nothing here.
    if (flag.isRequired !== true || own.includes(flag)) place(record, flag.place(values[flag.name], values));
  }
  // What `place` put in is typed flag by flag.
  return record as OptionsOf<Name>;
}

function refuseMissing(
  { needsOneOf }: Command,
  own: readonly Flag[],
  given: ReadonlyMap<string, Given>,
): void {
  const missing = own.find(({ name, isRequired }) => isRequired === true && !given.has(name));
  if (missing !== undefined) throw new CommandFailure({ reason: 'missing-flag', flag: `--${missing.name}` });
  if (needsOneOf?.flags.some((name) => given.has(name)) === false)
    throw new CommandFailure({ reason: 'bad-usage', message: needsOneOf.otherwise });
}

function check(flag: Flag, values: Values, given: ReadonlyMap<string, Given>): void {
  if (!given.has(flag.name)) return;
  const value = values[flag.name];
  if (flag.choices?.includes(String(value)) === false)
    throw optionError(flag.name, describeChoices(flag, String(value)), value);
  const problem = flag.check(value, values);
  if (problem === null) return;
  throw typeof problem === 'string'
    ? optionError(flag.name, problem, value)
    : optionError(problem.flag, problem.rule, problem.value);
}

/** What it may be, and what was likely meant. */
function describeChoices({ choices = [], otherNames = {} }: Flag, value: string): string {
  const nearest = otherNames[value] ?? findNearest(value, choices);
  return `must be one of ${choices.join(', ')}${nearest === null ? '' : ` (did you mean ${nearest}?)`}`;
}

/** A flag that would do nothing is refused, unless it stands in a settings file for other runs and this run says otherwise. */
function refuseIdle(
  { name, needs }: Flag,
  {
    values,
    given,
    flags,
  }: {
    readonly values: Values;
    readonly given: ReadonlyMap<string, Given>;
    readonly flags: readonly Flag[];
  },
): void {
  const own = given.get(name);
  if (own === undefined || needs === undefined || values[needs.flag] === needs.value) return;
  if (rankOf(own) < rankOf(given.get(needs.flag))) return;
  const decider = flags.find((flag) => flag.name === needs.flag);
  const why =
    decider?.default === needs.value
      ? `with --${needs.flag} ${String(values[needs.flag])}`
      : `without --${needs.flag} ${needs.value}`;
  throw optionError(name, `has no effect ${why}`, own.value);
}

function rankOf(given: Given | undefined): number {
  return given === undefined ? -1 : sources.indexOf(given.source);
}

/** Adds a part to the record. Two flags may stand below one name, as `detect.bands` and `detect.rows` do. */
function place(record: Record<string, unknown>, part: object): void {
  for (const [name, value] of Object.entries(part)) {
    const known = record[name];
    record[name] = typeof known === 'object' && known !== null ? { ...known, ...value } : value;
  }
}

/** What is wrong with a flag, as the failure that is thrown for it. */
export function optionError(flag: string, rule: string, value: unknown): CommandFailure {
  return new CommandFailure({ reason: 'bad-option', flag: `--${flag}`, rule, value: String(value) });
}
