/** Prints the help page that a command line asks for: it was made by the build, and nothing else is loaded for it. */
import { readHelpPage } from '../options/help-pages.js';
import { type Io, runPrinting } from './io.js';

/** Returns the exit status; null where `argv` asks for more than a page. */
export async function printHelp(argv: readonly string[], io: Io): Promise<number | null> {
  const page = readHelpPage(argv);
  if (page === null) return null;
  return runPrinting(io, () => {
    io.stdout.write(`${page}\n`);
    return 0;
  });
}
