/**
 * The command line in, one validated, readonly record a command out. This file is the one door to yargs; no
 * flag is read anywhere else. Every flag's help gives its unit, its default and the reason for it.
 */

import yargs, { type Argv } from 'yargs';
import { CommandFailure } from '../model/failure.js';
import type { RunOptions } from '../model/options.js';
import { stdinPath } from '../model/options.js';
import { bad, type FlagValues, toRunOptions } from './check-options.js';
import { commonFlags, decisionFlags, detectFlags, pageFlag, relatedFlag, runFlags } from './flags.js';
import { engineFlags, workerFlags } from './flags-engine.js';
import { tuneFlags } from './flags-tune.js';
import { withFlags } from './help-layout.js';
import { readHelpPage } from './help-pages.js';
import { addMoreCommands, type MoreCommand } from './inspecting-commands.js';
import { gatherRepeats } from './repeated-flags.js';

export type ParsedCommand =
  | { readonly command: 'merge' | 'scan'; readonly options: RunOptions }
  | {
      readonly command: 'explain';
      readonly options: Pick<
        RunOptions,
        'input' | 'fields' | 'reading' | 'detect' | 'pairs' | 'workers' | 'isJson'
      > & {
        readonly a: string;
        readonly b: string;
        readonly isHtml: boolean;
      };
    }
  | {
      readonly command: 'check';
      readonly out: string;
      readonly source: string | null;
      readonly isJson: boolean;
    }
  | { readonly command: 'restore'; readonly out: string; readonly revision: string }
  | {
      readonly command: 'eval';
      readonly out: string;
      readonly gold: string | null;
      readonly labels: string | null;
      readonly neutral: string | null;
      readonly isJson: boolean;
    }
  | MoreCommand
  | { readonly command: 'schema' }
  | { readonly command: 'text'; readonly text: string };

// Columns of the help pages, which the build writes once for all terminals.
const helpWidth = 100;

/** Parses `argv` (without node and script). Throws CommandFailure for what cannot be used. */
export async function parseCommandLine(argv: readonly string[], version: string): Promise<ParsedCommand> {
  let parsed: ParsedCommand | undefined;
  const set = (command: ParsedCommand) => {
    parsed = command;
  };
  // Laying out help takes longer than parsing, and yargs does so whether it is asked for or not.
  const width = argv.includes('--help') ? helpWidth : null;
  const parser = addMoreCommands(buildParser(version, width, set), { set, toRunOptions }).middleware(
    (values) => refuseNonNumbers(values, argv),
  );
  const output = await new Promise<string>((resolve, reject) => {
    parser.parse(gatherRepeats(argv, '--conf').map(nameStdin), {}, (error, _argv, text) =>
      error == null ? resolve(text) : reject(error),
    );
  }).catch(async (error: Error | string) => {
    throw await toFailure(error, argv);
  });
  return parsed ?? { command: 'text', text: output };
}

function buildParser(version: string, width: number | null, set: (command: ParsedCommand) => void): Argv {
  const directory = { type: 'string', demandOption: true } as const;
  return yargs()
    .scriptName('variorum')
    .locale('en')
    .wrap(width)
    .version(version)
    .parserConfiguration({ 'duplicate-arguments-array': false })
    .usage(
      '$0 <command>\n\nFinds the revisions of one report among many articles, and merges them into one text\nin which every paragraph says where it came from.',
    )
    .command(
      'merge <input>',
      'find revisions, merge them, write editions and tables',
      (builder) =>
        withFlags(builder, { ...runFlags, ...detectFlags, ...decisionFlags, ...engineFlags, ...commonFlags })
          .positional('input', {
            ...directory,
            describe:
              'Directory, read with its subfolders; a file; a glob in quotation marks; - for standard input',
          })
          .example('$0 merge seeds --out out', 'the whole job')
          .example('$0 merge crawl --out out --policy latest --threshold .8', 'stricter; last texts only'),
      (argv) => set({ command: 'merge', options: toRunOptions(argv) }),
    )
    .command(
      'scan <input>',
      'find revisions only: clusters, relations, evidence',
      (builder) =>
        withFlags(builder, {
          out: runFlags.out,
          dates: runFlags.dates,
          ...detectFlags,
          related: relatedFlag(0),
          ...decisionFlags,
          ...commonFlags,
        })
          .positional('input', {
            ...directory,
            describe:
              'Directory, read with its subfolders; a file; a glob in quotation marks; - for standard input',
          })
          .example('$0 scan crawl --out found', 'which articles are one report, and why'),
      (argv) =>
        set({ command: 'scan', options: toRunOptions({ ...argv, policy: 'union', editions: 'none' }) }),
    )
    .command(
      'explain <input> <a> <b>',
      'why two documents were, or were not, put together',
      (builder) =>
        withFlags(builder, { ...detectFlags, pairs: decisionFlags.pairs, ...commonFlags, html: pageFlag })
          .positional('input', { ...directory, describe: 'The directory that was merged' })
          .positional('a', {
            ...directory,
            describe: 'A document: its path below the directory, or as much of it as no other has',
          })
          .positional('b', { ...directory, describe: 'Another one' })
          .check(refuseTwoForms)
          .example(
            '$0 explain seeds 001_ee63aafd8d45b27d.txt 003_3fdb0052e4fe7c87.txt',
            'kept apart: only quotations are shared',
          ),
      (argv) =>
        set({
          command: 'explain',
          options: {
            ...toRunOptions({ ...argv, out: '', policy: 'union', editions: 'none' }),
            a: argv.a,
            b: argv.b,
            isHtml: argv.html,
          },
        }),
    )
    .command(
      'check <out>',
      're-check every claim of provenance in an output',
      (builder) =>
        builder
          .positional('out', { ...directory, describe: 'What merge wrote' })
          .option('source', {
            type: 'string',
            describe: 'The directory that was merged; by default the sources are restored from the editions',
          })
          .option('json', commonFlags.json)
          .example('$0 check out --source seeds', 'compare with the files themselves'),
      (argv) => set({ command: 'check', out: argv.out, source: argv.source ?? null, isJson: argv.json }),
    )
    .command(
      'restore <out>',
      'give back a source, byte for byte, from its edition alone',
      (builder) =>
        builder
          .positional('out', { ...directory, describe: 'What merge wrote' })
          .option('revision', {
            ...directory,
            describe: 'The document to give back: its path below the input',
          })
          .example('$0 restore out --revision 002_019d0fbc26820511.txt > old.txt', 'bytes on stdout'),
      (argv) => set({ command: 'restore', out: argv.out, revision: argv.revision }),
    )
    .command(
      'eval <out>',
      'compare the clusters of an output with the true ones',
      (builder) =>
        builder
          .positional('out', { ...directory, describe: 'What merge or scan wrote' })
          .option('gold', {
            type: 'string',
            describe: 'Table of the truth: tabs, a header, columns cluster and id',
          })
          .option('labels', {
            type: 'string',
            describe:
              'Table of pairs read by eye, beside --gold or in its place: columns a, b and label, which is one, not or open',
          })
          .option('neutral', {
            type: 'string',
            describe:
              'Table of pairs of reports that may be one or two: columns cluster1 and cluster2. Their pairs do not count',
          })
          .option('json', commonFlags.json)
          .example(
            '$0 eval out --gold clusters.tsv',
            'reports found whole, B-cubed, precision and recall, with intervals, and the worst errors',
          )
          .check(requireTruth),
      (argv) =>
        set({
          command: 'eval',
          out: argv.out,
          gold: argv.gold ?? null,
          labels: argv.labels ?? null,
          neutral: argv.neutral ?? null,
          isJson: argv.json,
        }),
    )
    .command('schema', 'print the JSON Schema of edition.json', {}, () => set({ command: 'schema' }))
    .demandCommand(1, 'Cannot start: no command given; try variorum merge DIR --out OUT')
    .strict()
    .recommendCommands()
    .exitProcess(false)
    .showHelpOnFail(false)
    .epilogue(
      'variorum <command> --help shows its flags. Exit status: 0 all done, 1 some input failed, 2 not run.',
    )
    .help();
}

/** Only one form fits on stdout. */
function refuseTwoForms({ json, html }: { readonly json: boolean; readonly html: boolean }): true {
  if (!json || !html) return true;
  throw new CommandFailure({ reason: 'bad-usage', message: 'only one of --json and --html can be printed' });
}

function requireTruth({ gold, labels }: FlagValues): true {
  if (gold !== undefined || labels !== undefined) return true;
  throw new CommandFailure({
    reason: 'bad-usage',
    message: 'nothing says what is true; give --gold, --labels or both',
  });
}

/** yargs makes an empty word of a lone dash. */
function nameStdin(word: string): string {
  return word === '-' ? stdinPath : word;
}

/** yargs makes NaN of what is no number; what the person typed is shown instead. */
function refuseNonNumbers(values: FlagValues, argv: readonly string[]): void {
  for (const [flag, value] of Object.entries(values)) {
    if (!Number.isNaN(value) || !knownFlags.includes(flag)) continue;
    const at = argv.findLastIndex((word) => word === `--${flag}` || word.startsWith(`--${flag}=`));
    const typed = argv[at]?.includes('=') ? argv[at].slice(flag.length + 3) : argv[at + 1];
    throw bad(flag, 'must be a number', typed ?? '');
  }
}

/** A command line that makes no sense: yargs says why, and unknown flags get the nearest known one. */
async function toFailure(error: Error | string, argv: readonly string[]): Promise<CommandFailure> {
  if (error instanceof CommandFailure) return error;
  const message = (typeof error === 'string' ? error : error.message).replace(/\s*\n\s*/g, ' ').trim();
  const command = argv[0] ?? '';
  const { findNearest } = await import('./nearest-name.js');
  if (!command.startsWith('-') && command !== '' && !knownCommands.includes(command)) {
    return new CommandFailure({
      reason: 'unknown-command',
      command,
      nearest: findNearest(command, knownCommands),
    });
  }
  const own = explainUsage(message, command);
  if (own !== null) return own;
  const unknown = message.match(/^Unknown arguments?: (.+)$/)?.[1]?.split(', ')[0];
  if (unknown === undefined) return new CommandFailure({ reason: 'bad-usage', message });
  const nearest = findNearest(unknown, knownFlags);
  // A flag of another command is spelt right, and still none of this one.
  const isNew = nearest !== null && nearest !== unknown && unknown.length > 1;
  return new CommandFailure({
    reason: 'unknown-flag',
    flag: unknown,
    nearest: isNew ? `--${nearest}` : null,
  });
}

/** What yargs says in its own words, in ours; null for the rest. */
function explainUsage(message: string, command: string): CommandFailure | null {
  if (message.startsWith('Not enough non-option arguments')) {
    const usage = readHelpPage([command, '--help'])?.split('\n')[0] ?? command;
    return new CommandFailure({ reason: 'too-few-arguments', usage, command });
  }
  const choice = message.match(/^Invalid values: Argument: (\S+), Given: "(.*)", Choices: (.*)$/);
  if (choice === null) return null;
  const [, name, value, choices] = choice as unknown as readonly [string, string, string, string];
  const flag = knownFlags.includes(name) ? `--${name}` : name;
  const rule = `must be one of ${choices.replaceAll('"', '')}`;
  return new CommandFailure({ reason: 'bad-option', flag, rule, value });
}

export const knownCommands: readonly string[] = [
  'merge',
  'scan',
  'explain',
  'check',
  'restore',
  'eval',
  'tune',
  'compare',
  'worker',
  'schema',
  'completion',
];
const knownFlags: readonly string[] = [
  ...Object.keys(detectFlags),
  ...Object.keys(runFlags),
  ...Object.keys(decisionFlags),
  ...Object.keys(engineFlags),
  ...Object.keys(workerFlags),
  ...Object.keys(commonFlags),
  'html',
  ...Object.keys(tuneFlags),
  'source',
  'gold',
  'labels',
  'neutral',
  'revision',
  'help',
  'version',
];
