/**
 * Reads a command line, with the settings behind it, into one validated record a command. Nothing below reads a flag.
 */
import { CommandFailure } from '../model/failure.js';
import { stdinPath } from '../model/options.js';
import { type Argument, type Command, commandTable, isCommand, usageOf } from './commands.js';
import { type CommandName, commandNames, type Flag } from './flag.js';
import { flagsOf, flagTable } from './flag-table.js';
import { findNearest } from './nearest-name.js';
import { type Given, type OptionsOf, toRecord } from './option-record.js';
import { readValue } from './read-value.js';
import { readWords } from './read-words.js';
import { type Environment, readConfig, readEnvironment } from './settings.js';

/** What a person asks for: a command with its options, or a text to print. */
export type ParsedCommand =
  | {
      readonly [Name in CommandName]: { readonly command: Name; readonly options: OptionsOf<Name> };
    }[CommandName]
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
  const line = readWords(argv, flags);
  const [command, ...words] = line.words;
  if (line.flags.get('version') === true) return { command: 'text', text: version };
  if (command !== undefined && !isCommand(command)) {
    const nearest = findNearest(command, commandNames);
    throw new CommandFailure({ reason: 'unknown-command', command, nearest });
  }
  if (line.flags.get('help') === true) return { command: 'text', text: await helpFor(command, flags) };
  if (command === undefined) {
    if (argv.length === 0)
      throw new CommandFailure({ reason: 'no-command', help: await helpFor(command, flags) });
    throw new CommandFailure({
      reason: 'bad-usage',
      message: 'no command given; try variorum merge DIR --out OUT',
    });
  }
  refuseUnknown(command, [...line.flags.keys()], flags);
  const options = toRecord(command, await collectValues(command, line.flags, { environment, flags }), {
    words: readArguments(command, words),
    flags,
  });
  // The two go together: the record is that of the command.
  return { command, options } as ParsedCommand;
}

async function helpFor(command: CommandName | undefined, flags: readonly Flag[]): Promise<string> {
  const { layOutHelp } = await import('./help-layout.js');
  return layOutHelp(command ?? null, flags);
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

/** The words behind the command by their names. */
function readArguments(command: CommandName, words: readonly string[]): Readonly<Record<string, string>> {
  const { arguments: wanted }: Command = commandTable[command];
  const usage = `variorum ${usageOf(command)}`;
  if (words.length < wanted.length) throw new CommandFailure({ reason: 'too-few-arguments', usage, command });
  if (words.length > wanted.length)
    throw new CommandFailure({
      reason: 'too-many-arguments',
      usage,
      words: words.slice(wanted.length),
      isOneInput: wanted.length === 1 && wanted[0]!.name === 'input',
    });
  return Object.fromEntries(
    wanted.map((argument, at) => [argument.name, readArgument(argument, words[at]!)]),
  );
}

function readArgument({ name, choices }: Argument, word: string): string {
  if (word === '') throw new CommandFailure({ reason: 'bad-usage', message: `the ${name} must be named` });
  if (choices?.includes(word) === false)
    throw new CommandFailure({
      reason: 'bad-option',
      flag: name,
      rule: `must be one of ${choices.join(', ')}`,
      value: word,
    });
  return name === 'input' && word === '-' ? stdinPath : word;
}

/** What is given for the flags of `command`: a flag goes over a variable, that over the file, that over the default. */
async function collectValues(
  command: CommandName,
  line: ReadonlyMap<string, unknown>,
  { environment, flags }: Required<ParseContext>,
): Promise<ReadonlyMap<string, Given>> {
  const names = flags.map(({ name }) => name);
  const variables = readEnvironment(environment, names);
  const config = line.get('config') ?? variables.get('config');
  const file = config === undefined || config === '' ? new Map() : await readConfig(String(config), names);
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
