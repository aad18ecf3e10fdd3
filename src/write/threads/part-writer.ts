/** Writes one file of the index in large pieces, whatever the size of what it is given. */
import { ByteWriter } from '../../base/byte-writer.js';
import type { Output } from '../output.js';
import { threadsFolder } from './layout.js';

const pieceBytes = 1 << 20;

/** Where the output takes files: all that the index needs of it. */
export type IndexOutput = Pick<Output, 'append'>;

/** What is to be waited for; null where nothing is, which millions of small values should not pay for. */
export type Written = Promise<void> | null;

/** A file that grows at its end. */
export class PartWriter {
  readonly #output: IndexOutput;
  readonly #path: string;
  readonly #waiting = new ByteWriter(pieceBytes);
  #written = 0;

  constructor(output: IndexOutput, name: string) {
    this.#output = output;
    this.#path = `${threadsFolder}/${name}`;
  }

  /** Bytes so far. */
  get length(): number {
    return this.#written + this.#waiting.length;
  }

  write(bytes: Uint8Array): Written {
    this.#waiting.raw(bytes);
    return this.#waiting.length < pieceBytes ? null : this.#flush();
  }

  /** Writes what waits; the file is there then, even if it is empty. */
  async end(): Promise<void> {
    await this.#flush();
  }

  async #flush(): Promise<void> {
    const piece = this.#waiting.take();
    this.#written += piece.length;
    await this.#output.append(this.#path, piece);
  }
}
