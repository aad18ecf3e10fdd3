/** Where the help pages lie that the build wrote, and which one a command line asks for. */
import { readFileSync } from 'node:fs';

/** The page of one command; of the program for null. */
export function helpPath(command: string | null): URL {
  return new URL(`../help/${command ?? 'index'}.txt`, import.meta.url);
}

/** The page that `argv` asks for and nothing else; null where it asks for more, or for a page that there is not. */
export function readHelpPage(argv: readonly string[]): string | null {
  const [first, second] = argv;
  const isProgram = argv.length === 1 && first === '--help';
  const isCommand = argv.length === 2 && second === '--help' && /^[a-z]+$/.test(first!);
  if (!isProgram && !isCommand) return null;
  try {
    return readFileSync(helpPath(isProgram ? null : first!), 'utf8');
  } catch {
    // An unknown command has no page: the parser says so in better words.
    return null;
  }
}
