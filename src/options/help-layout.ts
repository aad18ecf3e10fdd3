/** Lays out the help pages by yargs from the tables of commands and flags. */
import yargs, { type Argv, type Options } from 'yargs';
import { type Command, commandTable, usageOf } from './commands.js';
import { type CommandName, commandNames, type Flag, groups } from './flag.js';
import { defaultOf, flagsOf, flagTable } from './flag-table.js';

// Columns of the help pages, which the build writes once for all terminals.
const width = 100;

const aboutSettings =
  'Every flag can also stand in the file of --config (threshold: .8) or in a variable (VARIORUM_THRESHOLD=.8).';
const aboutResults =
  'Results go to files and stdout, messages to stderr. Exit status: 0 all done, 1 some input failed, 2 not run.';

/** The page of one command; of the program for null. */
export async function layOutHelp(
  command: CommandName | null,
  flags: readonly Flag[] = flagTable,
): Promise<string> {
  const page = yargs()
    .scriptName('variorum')
    .locale('en')
    .wrap(width)
    .usage(
      '$0 <command>\n\nFinds the revisions of one report among many articles, and merges them into one text\nin which every paragraph says where it came from.',
    )
    .exitProcess(false)
    .epilogue(
      'variorum <command> --help shows its flags. Exit status: 0 all done, 1 some input failed, 2 not run.',
    )
    .help();
  for (const name of commandNames)
    page.command(usageOf(name), commandTable[name].summary, (builder) => layOutCommand(builder, name, flags));
  return new Promise((resolve, reject) => {
    page.parse([...(command === null ? [] : [command]), '--help'], {}, (error, _argv, text) =>
      error == null ? resolve(dropEmptyDefault(text)) : reject(error),
    );
  });
}

/** Drops the default that yargs invents for words that may be several, and that somebody must give. */
function dropEmptyDefault(page: string): string {
  return page
    .replace(/(\[required\]) \[default: \[\]\]/g, '$1')
    .replace(/^ +(?=\[array\] \[required\]$)/gm, (space) =>
      space.padEnd(width - '[array] [required]'.length),
    );
}

function layOutCommand(builder: Argv, name: CommandName, flags: readonly Flag[]): Argv {
  const own = flagsOf(name, flags);
  const about: Command = commandTable[name];
  const hasSettings = own.some((flag) => flag.name === 'config');
  builder.epilogue(hasSettings ? `${aboutSettings}\n${aboutResults}` : aboutResults);
  for (const { name: word, help, choices } of about.arguments)
    builder.positional(word, {
      describe: help,
      demandOption: true,
      ...(choices === undefined ? { type: 'string' } : { choices }),
    });
  for (const [line, why] of about.examples) builder.example(line.includes('$0') ? line : `$0 ${line}`, why);
  for (const flag of own) builder.option(flag.name, describe(flag, name));
  for (const heading of groups) {
    const shown = own.filter(({ group }) => group === heading).map((flag) => flag.name);
    if (heading === 'Running') shown.push('help', 'version');
    if (shown.length > 0) builder.group(shown, `${heading}:`);
  }
  return builder;
}

function describe(flag: Flag, command: CommandName): Options {
  const { type, choices, separator, help, helpFor, isRequired } = flag;
  const value = defaultOf(flag, command);
  const isShown = value !== null && !(Array.isArray(value) && value.length === 0);
  return {
    describe: helpFor?.[command] ?? help,
    ...(choices === undefined ? typeOf(type, separator !== undefined) : { choices }),
    ...(isShown ? { default: Array.isArray(value) ? value.join(',') : value } : {}),
    ...(isRequired === true ? { demandOption: true } : {}),
  };
}

/** A list with separators is one word to whoever types it. */
function typeOf(type: Flag['type'], isOneWord: boolean): Options {
  switch (type) {
    case 'switch':
      return { type: 'boolean' };
    case 'number':
      return { type: 'number' };
    case 'list':
      return isOneWord ? { type: 'string' } : { type: 'array' };
    default:
      return { type: 'string' };
  }
}
