/**
 * Runs `trace` alone, out of a file of its own that holds nothing else: the whole program takes longer to open than a
 * sentence takes to be found.
 */
import { runCommandLine } from '../command-line.js';
import { processIo } from '../process-io.js';
import { runTrace } from '../trace.js';

/** Runs the command line of this process, which begins with `trace`. */
export function startCommand(): void {
  const ran = runCommandLine(process.argv.slice(2), processIo, async (parsed, io) => {
    if (parsed.command === 'trace') return runTrace(parsed.options, io);
    if (parsed.command !== 'text') throw new TypeError(`Cannot run ${parsed.command}: only trace is here`);
    io.stdout.write(`${parsed.text}\n`);
    return 0;
  });
  void ran.then((status) => {
    process.exitCode = status;
  });
}
