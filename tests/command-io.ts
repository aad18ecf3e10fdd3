/** Gives a command something to print to, and hands back what it printed: as bytes, since not all of it is text. */
import { Readable, Writable } from 'node:stream';
import type { Io } from '../src/commands/io.js';

/** An `Io` of the tests' own environment; `printed` returns what has been written so far. */
export function captureIo(own: Pick<Partial<Io>, 'cwd' | 'env' | 'stdin'> = {}): {
  readonly io: Io;
  readonly printed: () => { readonly stdout: Buffer; readonly stderr: string };
} {
  const [out, err] = [new Collector(), new Collector()];
  return {
    io: { env: process.env, stdin: Readable.from([]), ...own, stdout: out, stderr: err },
    printed: () => ({ stdout: out.bytes(), stderr: err.bytes().toString() }),
  };
}

class Collector extends Writable {
  readonly #chunks: Buffer[] = [];

  override _write(chunk: Buffer, _encoding: string, done: () => void): void {
    this.#chunks.push(chunk);
    done();
  }

  bytes(): Buffer {
    return Buffer.concat(this.#chunks);
  }
}
