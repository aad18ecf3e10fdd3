/** Numbers different readings, whichever threads have them: a paragraph that joins two is a reading of both, and is kept once. */
import { hash } from 'node:crypto';
import { ByteWriter } from '../../base/byte-writer.js';
import { GrowingNumbers } from '../../base/growing-numbers.js';
import { radixOrder } from '../../base/radix-order.js';
import { BlockWriter } from './block-file.js';
import { type FileShape, perBlock } from './layout.js';
import type { PartWriter } from './part-writer.js';

// 96 bits of SHA-256: V8 keeps twelve characters by themselves and not the string they were cut from.
const hashLength = 12;

/** Numbers of readings from 0 on, and which threads have each. */
export class ReadingNumbers {
  readonly #numbers = new Map<string, number>();
  /** A reading and a thread that has it, as they were noted. */
  readonly #readings = new GrowingNumbers();
  readonly #threads = new GrowingNumbers();

  get size(): number {
    return this.#numbers.size;
  }

  /** Notes that a thread has a reading. Returns its number, and whether it is new. */
  note(text: string, thread: number): { readonly number: number; readonly isNew: boolean } {
    const name = hash('sha256', text, 'binary').slice(0, hashLength);
    const known = this.#numbers.get(name);
    const number = known ?? this.#numbers.size;
    if (known === undefined) this.#numbers.set(name, number);
    this.#readings.push(number);
    this.#threads.push(thread);
    return { number, isNew: known === undefined };
  }

  /** Writes which threads have each reading. */
  async write(file: PartWriter): Promise<FileShape> {
    const blocks = new BlockWriter(file);
    const block = new ByteWriter();
    const own: number[] = [];
    let reading = 0;
    const put = async () => {
      block.varint(own.length);
      for (const [at, thread] of own.entries()) block.varint(thread - (own[at - 1] ?? 0));
      own.length = 0;
      reading++;
      if (reading % perBlock.owners === 0) await blocks.add(block.take());
    };
    for (const at of radixOrder(this.#readings.values)) {
      if (this.#readings.at(at) !== reading) await put();
      const thread = this.#threads.at(at);
      if (own.at(-1) !== thread) own.push(thread);
    }
    if (own.length > 0) await put();
    if (block.length > 0) await blocks.add(block.take());
    return blocks.end();
  }
}
