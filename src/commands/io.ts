/** Names what a command may touch of its process, so that a test can run it inside its own. */
import type { Readable, Writable } from 'node:stream';
import { setImmediate } from 'node:timers/promises';
import { styleText } from 'node:util';
import { describeFailure, type Failure } from '../model/failure.js';

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

/** Runs what prints, and returns its status, or 2 where what it printed could not be. */
export async function runPrinting(io: Io, run: () => number | Promise<number>): Promise<number> {
  const printing = watchPrinting(io);
  const status = await run();
  const failure = await printing.end();
  if (failure === null) return status;
  printStderr(io, describeFailure(failure));
  return 2;
}

/** Listens for what the system says of what is printed; without a listener it would end the program with a stack. */
function watchPrinting({ stdout, stderr }: Io): { end(): Promise<Failure | null> } {
  let failure: Failure | null = null;
  stdout.on('error', (error: Error & { readonly code?: string }) => {
    // A reader that has seen enough, as `head` has, is no failure.
    if (error.code !== 'EPIPE') failure ??= { reason: 'cannot-print', code: error.code ?? error.message };
  });
  // There is nobody to tell that nobody can be told: the status says what came of the command.
  stderr.on('error', () => {});
  return {
    end: async () => {
      // Streams tell of it once the one who wrote has come back.
      await setImmediate();
      return failure;
    },
  };
}
