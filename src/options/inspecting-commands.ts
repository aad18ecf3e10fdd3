/** The commands that look at runs rather than make them: their flags, and the records that come of them. */
import type { Argv } from 'yargs';
import type { RunOptions } from '../model/options.js';
import { type Shell, type StageName, shells, stageNames } from '../model/options.js';
import { commonFlags, detectFlags, runFlags } from './flags.js';
import { workerFlags } from './flags-engine.js';
import { type TuneFlags, toTuneFlags, tuneFlags } from './flags-tune.js';
import { withFlags } from './help-layout.js';
import { toWorkerOptions, type WorkerOptions } from './worker-options.js';

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
  | {
      readonly command: 'worker';
      readonly stage: StageName;
      /** A file of them, or those of a run without flags. */
      readonly options: WorkerOptions | string;
    }
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
      'worker <stage>',
      'run one stage over rows of JSON on standard input, as the executors of a cluster do',
      (builder) =>
        builder
          .positional('stage', {
            choices: stageNames,
            demandOption: true,
            describe: 'What is done with each row',
          })
          .options(workerFlags)
          .example(
            '$0 worker sign --options variorum-options.json < rows',
            'sketches of lines, as SQL takes them',
          ),
      (argv) =>
        set({ command: 'worker', stage: argv.stage, options: argv.options ?? defaults(toRunOptions) }),
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

/** What the stages of a run without flags are told. */
function defaults(toRunOptions: Door['toRunOptions']): WorkerOptions {
  const flags = { ...runFlags, ...detectFlags, ...commonFlags };
  const values = Object.entries(flags).map(([flag, about]) => [
    flag,
    'default' in about ? about.default : undefined,
  ]);
  const options = toRunOptions({ ...Object.fromEntries(values), input: '-', out: '' });
  return toWorkerOptions(options, { root: '', decided: [] });
}
