/** The commands that look at runs rather than make them: their flags, and the records that come of them. */
import type { Argv } from 'yargs';
import { type Shell, shells } from './commands/completion.js';
import { commonFlags, detectFlags } from './flags.js';
import { type TuneFlags, toTuneFlags, tuneFlags } from './flags-tune.js';
import { withFlags } from './help-layout.js';
import type { RunOptions } from './options.js';

export type MoreCommand =
  | {
      readonly command: 'tune';
      readonly options: Pick<
        RunOptions,
        'input' | 'fields' | 'reading' | 'detect' | 'workers' | 'isQuiet' | 'isJson'
      > &
        TuneFlags;
    }
  | { readonly command: 'compare'; readonly left: string; readonly right: string; readonly isJson: boolean }
  | { readonly command: 'completion'; readonly shell: Shell };

interface Door {
  readonly set: (command: MoreCommand) => void;
  readonly toRunOptions: (argv: Readonly<Record<string, unknown>>) => RunOptions;
}

/** Adds the commands to `parser`. */
export function addMoreCommands(parser: Argv, { set, toRunOptions }: Door): Argv {
  const directory = { type: 'string', demandOption: true } as const;
  return parser
    .command(
      'tune <input>',
      'what each threshold, shingle size and sketch would do to a directory',
      (builder) =>
        withFlags(builder, { ...tuneFlags, ...detectFlags, ...commonFlags })
          .positional('input', { ...directory, describe: 'The directory to try them on' })
          .example('$0 tune crawl --page tuning.html', 'tables, plots and one command line to run')
          .example('$0 tune crawl --gold clusters.tsv', 'precision and recall of every value'),
      (argv) => {
        // What tune does not ask for is filled in as scan has it.
        const options = toRunOptions({ ...argv, out: '', policy: 'union', editions: 'none' });
        set({ command: 'tune', options: { ...options, ...toTuneFlags(argv) } });
      },
    )
    .command(
      'compare <left> <right>',
      'what differs between two outputs, and which option or input made it so',
      (builder) =>
        builder
          .positional('left', { ...directory, describe: 'What merge or scan wrote' })
          .positional('right', { ...directory, describe: 'Another output' })
          .option('json', commonFlags.json)
          .example('$0 compare out stricter', 'reports that changed, with the verdicts that changed them'),
      (argv) => set({ command: 'compare', left: argv.left, right: argv.right, isJson: argv.json }),
    )
    .command(
      'completion <shell>',
      'print a script that completes commands and flags',
      (builder) =>
        builder
          .positional('shell', { choices: shells, demandOption: true, describe: 'The shell it is for' })
          .example('source <($0 completion bash)', 'for this session'),
      (argv) => set({ command: 'completion', shell: argv.shell }),
    );
}
