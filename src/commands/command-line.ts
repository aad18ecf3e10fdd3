/**
 * Runs one command line from its words to its exit status, whoever runs the command that they name, and touches of the
 * process only what it is handed: so a test runs a command as a person does, without starting a process.
 */
import { CommandFailure } from '../model/failure.js';
import type { ParsedCommand } from '../options/parse.js';
import { readBuilt } from '../read/built-files.js';
import { printHelp } from './help.js';
import { type Io, printStderr, runPrinting } from './io.js';

export const version = readBuilt('version.txt').toString();

/**
 * Runs `argv` (without node and script) and returns its exit status: 0 all done, 1 some input failed, 2 not run.
 * Paths stay as they were typed, since messages show them; so while a command runs, the process stands in `io.cwd`,
 * and two commands that run at once must share one.
 */
export async function runCommandLine(
  argv: readonly string[],
  io: Io,
  run: (parsed: ParsedCommand, io: Io) => Promise<number>,
): Promise<number> {
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
