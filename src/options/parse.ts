/**
 * Reads a command line, with the settings behind it, into one validated record a command. Nothing below reads a flag.
 */
import { CommandFailure } from '../model/failure.js';
import { stdinPath } from '../model/options.js';
import { type Argument, type Command, commandTable, isCommand, usageOf } from './commands.js';
import { type CommandName, commandNames, type Flag } from './flag.js';
import { flagsOf, flagTable } from './flag-table.js';
import { readPage } from './help-pages.js';
import { findNearest } from './nearest-name.js';
import { type Given, type OptionsOf, toRecord } from './option-record.js';
import type { PlanOptions } from './plan-options.js';
import { readValue } from './read-value.js';
import { type CommandLine, readWords } from './read-words.js';
import { type Environment, readConfig, readEnvironment } from './settings.js';

/** What a person asks for: a command with its options, or a text to print. */
export type ParsedCommand =
  | { readonly command: 'plan'; readonly options: PlanOptions }
  | {
      readonly [Name in Exclude<CommandName, 'plan'>]: {
        readonly command: Name;
        readonly options: OptionsOf<Name>;
      };
    }[Exclude<CommandName, 'plan'>]
  | { readonly command: 'text'; readonly text: string };

/** Where a value may come from beside the command line, and the flags that there are. */
export interface ParseContext {
  readonly environment?: Environment;
  readonly flags?: readonly Flag[];
}

/** Parses `argv` (without node and script). Throws CommandFailure for what cannot be used. */
export async function parseCommandLine(
  argv: readonly string[],
  version: string,
  { environment = {}, flags = flagTable }: ParseContext = {},
): Promise<ParsedCommand> {
  const line = shareWords(readWords(argv, flags), flags);
  const [command, ...words] = line.words;
  if (line.flags.get('version') === true) return { command: 'text', text: version };
  if (command !== undefined && !isCommand(command)) {
    const nearest = findNearest(command, commandNames);
    throw new CommandFailure({ reason: 'unknown-command', command, nearest });
  }
  if (line.flags.get('help') === true) return { command: 'text', text: readPage(command ?? null) };
  if (command === undefined) {
    if (argv.length === 0) throw new CommandFailure({ reason: 'no-command', help: readPage(null) });
    throw new CommandFailure({
      reason: 'bad-usage',
      message: 'no command given; try variorum merge DIR --out OUT',
    });
  }
  const names = [...line.flags.keys()];
  refuseUnknown(command, names, flags);
  if (command === 'plan') {
    const { isOfPlan, toPlanOptions } = await import('./plan-options.js');
    const planned = line.flags.get('for') === 'scan' ? 'scan' : 'merge';
    refuseUnknown(
      planned,
      names.filter((name) => !isOfPlan(name)),
      flags,
    );
    const given = collectValues(command, line.flags, { environment, flags });
    return { command, options: toPlanOptions(given, readArguments(command, words)) };
  }
  const options = toRecord(command, collectValues(command, line.flags, { environment, flags }), {
    words: readArguments(command, words),
    flags,
  });
  // The two go together: the record is that of the command.
  return { command, options } as ParsedCommand;
}

/** Gives the words beyond a command's own to the flag that takes them, where it stands on the line. */
function shareWords(line: CommandLine, flags: readonly Flag[]): CommandLine {
  const [command, ...words] = line.words;
  const rest = flags.find(({ name, takesRest }) => takesRest && line.flags.has(name));
  if (rest === undefined || command === undefined || !isCommand(command)) return line;
  const { length } = commandTable[command].arguments;
  const own = [line.flags.get(rest.name)].flat();
  return {
    words: [command, ...words.slice(0, length)],
    flags: new Map(line.flags).set(rest.name, [...own, ...words.slice(length)]),
  };
}

function refuseUnknown(command: CommandName, names: readonly string[], flags: readonly Flag[]): void {
  const own = flagsOf(command, flags).map(({ name }) => name);
  const unknown = names.find((name) => !own.includes(name) && name !== 'help' && name !== 'version');
  if (unknown === undefined) return;
  throw new CommandFailure({
    reason: 'unknown-flag',
    flag: `${unknown.length === 1 ? '-' : '--'}${unknown}`,
    command,
    takenBy: flags.find(({ name }) => name === unknown)?.commands ?? [],
    nearest: unknown.length === 1 ? null : findNearest(unknown, own),
  });
}

/** The words behind the command by their names; where one may be repeated, it takes those that the others leave. */
function readArguments(
  command: CommandName,
  words: readonly string[],
): Readonly<Record<string, string | readonly string[]>> {
  const { arguments: wanted }: Command = commandTable[command];
  const usage = `variorum ${usageOf(command)}`;
  const needed = wanted.filter(({ isOptional }) => !isOptional).length;
  if (words.length < needed) throw new CommandFailure({ reason: 'too-few-arguments', usage, command });
  const more = words.length - wanted.length;
  const repeated = wanted.findIndex(({ isRepeated }) => isRepeated);
  if (more > 0 && repeated === -1)
    throw new CommandFailure({ reason: 'too-many-arguments', usage, words: words.slice(wanted.length) });
  return Object.fromEntries(
    wanted.map((argument, at) => {
      const from = at + (repeated !== -1 && at > repeated ? more : 0);
      const own = words.slice(from, at === repeated ? from + more + 1 : from + 1);
      const read = own.map((word) => readArgument(argument, word));
      return [argument.name, argument.isRepeated ? read : read[0]!];
    }),
  );
}

function readArgument({ name, choices }: Argument, word: string): string {
  if (word === '')
    throw new CommandFailure({ reason: 'bad-usage', message: `the ${name.replace(/s$/, '')} must be named` });
  if (choices?.includes(word) === false)
    throw new CommandFailure({
      reason: 'bad-option',
      flag: name,
      rule: `must be one of ${choices.join(', ')}`,
      value: word,
    });
  return name === 'inputs' && word === '-' ? stdinPath : word;
}

/** What is given for the flags of `command`: a flag goes over a variable, that over the file, that over the default. */
function collectValues(
  command: CommandName,
  line: ReadonlyMap<string, unknown>,
  { environment, flags }: Required<ParseContext>,
): ReadonlyMap<string, Given> {
  const names = flags.map(({ name }) => name);
  const variables = readEnvironment(environment, names);
  const config = line.get('config') ?? variables.get('config');
  const file = config === undefined || config === '' ? new Map() : readConfig(String(config), names);
  const sources = [
    ['file', file],
    ['environment', variables],
    ['line', line],
  ] as const;
  const given = new Map<string, Given>();
  for (const flag of flagsOf(command, flags))
    for (const [source, values] of sources)
      if (values.has(flag.name))
        given.set(flag.name, { value: readValue(flag, values.get(flag.name)), source });
  return given;
}
