/** Finds the help page that a command line asks for, among those that the build wrote. */
import { readBuilt } from '../read/built-files.js';

/** The page of one command, or of the program for null, relative to `dist`. */
export function helpPath(command: string | null): string {
  return `help/${command ?? 'index'}.txt`;
}

/** The page of one command, or of the program for null, as it is printed. */
export function readPage(command: string | null): string {
  return readBuilt(helpPath(command)).toString().trimEnd();
}

/** The page that `argv` asks for and nothing else; null where it asks for more, or for a page that there is not. */
export function readHelpPage(argv: readonly string[]): string | null {
  const [first, second] = argv;
  const isProgram = argv.length === 1 && first === '--help';
  const isCommand = argv.length === 2 && second === '--help' && /^[a-z]+$/.test(first!);
  if (!isProgram && !isCommand) return null;
  try {
    return readPage(isProgram ? null : first!);
  } catch {
    // An unknown command has no page: the parser says so in better words.
    return null;
  }
}
