/**
 * Writes lines of JSON, as bytes from the first: a line that waited as a string of many pieces would take several times its
 * room.
 */
import type { Output } from '../output.js';

const bytesAtOnce = 1 << 20;

export class LineFile {
  readonly #output: Pick<Output, 'append'>;
  readonly #path: string;
  #waiting = Buffer.allocUnsafe(bytesAtOnce);
  #length = 0;

  constructor(output: Pick<Output, 'append'>, path: string) {
    this.#output = output;
    this.#path = path;
  }

  /** Adds a line, with its end. Returns what to wait for where a full buffer is written. */
  add(line: string): Promise<void> | undefined {
    // No character of a string takes more than three bytes.
    if (3 * line.length <= this.#waiting.length - this.#length) {
      this.#length += this.#waiting.write(line, this.#length);
      return undefined;
    }
    return this.#writeWith(line);
  }

  /** Writes what waits. The file is there even without a line. */
  async finish(): Promise<void> {
    await this.#output.append(this.#path, this.#waiting.subarray(0, this.#length));
    this.#length = 0;
  }

  async #writeWith(line: string): Promise<void> {
    await this.finish();
    await this.#output.append(this.#path, line);
  }
}
