/** Runs one command line of this program. Each command is loaded when it is asked for. */
import { unreachable } from '../model/failure.js';
import type { ParsedCommand } from '../options/parse.js';
import { runCommandLine, version } from './command-line.js';
import type { Io } from './io.js';

/** Runs `argv` (without node and script) and returns its exit status: 0 all done, 1 some input failed, 2 not run. */
export function main(argv: readonly string[], io: Io): Promise<number> {
  return runCommandLine(argv, io, run);
}

async function run(parsed: ParsedCommand, io: Io): Promise<number> {
  switch (parsed.command) {
    case 'merge':
    case 'scan':
      return (await import('./merge.js')).runMerge(parsed.options, { command: parsed.command, version }, io);
    case 'add':
      return (await import('./add.js')).runAdd(parsed.options, version, io);
    case 'remove':
      return (await import('./add.js')).runRemove(parsed.options, version, io);
    case 'watch':
      return (await import('./watch.js')).runWatch(parsed.options, version, io);
    case 'explain':
      return (await import('./explain.js')).runExplain(parsed.options, io);
    case 'trace':
      return (await import('./trace.js')).runTrace(parsed.options, io);
    case 'check':
      return (await import('./check.js')).runCheck(parsed.options, io);
    case 'restore':
      return (await import('./restore.js')).runRestore(parsed.options, io);
    case 'eval':
      return (await import('./eval.js')).runEval(parsed.options, io);
    case 'tune':
      return (await import('./tune.js')).runTune(parsed.options, io);
    case 'compare':
      return (await import('./compare.js')).runCompare(parsed.options, io);
    case 'plan':
      return (await import('./plan.js')).runPlan(parsed.options, version, io);
    case 'worker':
      return (await import('./worker.js')).runWorker(parsed.options, version, io);
    case 'completion':
      return print(io, (await import('./completion.js')).renderCompletion(parsed.options.shell));
    case 'schema':
      return print(
        io,
        `${JSON.stringify((await import('../write/json/schema.js')).editionJsonSchema(), null, 2)}\n`,
      );
    case 'text':
      return print(io, `${parsed.text}\n`);
    default:
      return unreachable(parsed);
  }
}

function print({ stdout }: Io, text: string): number {
  stdout.write(text);
  return 0;
}
