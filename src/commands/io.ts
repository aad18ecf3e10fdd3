/** Names what a command may touch of its process, so that a test can run it inside its own. */
import type { Readable, Writable } from 'node:stream';
import { styleText } from 'node:util';

/** All that a command reads from and prints to. */
export interface Io {
  /** Where the paths of the command line begin; where the process stands, if left out. */
  readonly cwd?: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly stdin: Readable;
  /** Takes results. */
  readonly stdout: Writable;
  /** Takes messages. */
  readonly stderr: Writable & { readonly isTTY?: boolean };
}

/** Prints one line of message. */
export function printStderr({ stderr }: Io, line: string): void {
  stderr.write(`${line}\n`);
}

/** Makes a part of a message bold where standard error is a terminal that shows it. */
export function bold({ stderr }: Io, text: string): string {
  return styleText('bold', text, { stream: stderr });
}
