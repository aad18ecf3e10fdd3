/**
 * Runs one command line from its words to its exit status, and touches of the process only what it is handed: so a
 * test runs a command as a person does, without starting a process. Each command is loaded when it is asked for.
 */
import { CommandFailure, unreachable } from '../model/failure.js';
import type { ParsedCommand } from '../options/parse.js';
import { readBuilt } from '../read/built-files.js';
import { printHelp } from './help.js';
import { type Io, printStderr, runPrinting } from './io.js';

const version = readBuilt('version.txt').toString();

/**
 * Runs `argv` (without node and script) and returns its exit status: 0 all done, 1 some input failed, 2 not run.
 * Paths stay as they were typed, since messages show them; so while a command runs, the process stands in `io.cwd`,
 * and two commands that run at once must share one.
 */
export async function main(argv: readonly string[], io: Io): Promise<number> {
  const goBack = enter(io.cwd);
  try {
    const helped = await printHelp(argv, io);
    return helped ?? (await runPrinting(io, async () => run(await parse(argv, io), io)));
  } catch (error) {
    // Whatever is not an expected failure is a defect: its stack helps whoever mends it.
    const isExpected = error instanceof CommandFailure;
    printStderr(io, isExpected ? error.message : error instanceof Error ? error.stack! : String(error));
    return 2;
  } finally {
    goBack();
  }
}

/** Makes `cwd` the process's folder; what comes back undoes that. */
function enter(cwd: string | undefined): () => void {
  if (cwd === undefined) return () => {};
  const before = process.cwd();
  if (cwd === before) return () => {};
  process.chdir(cwd);
  return () => process.chdir(before);
}

async function parse(argv: readonly string[], { env }: Io): Promise<ParsedCommand> {
  const { parseCommandLine } = await import('../options/parse.js');
  return parseCommandLine(argv, version, { environment: env });
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
