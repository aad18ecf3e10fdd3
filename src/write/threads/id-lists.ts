/** Gathers which id leads to which threads, and writes the file that finds them: ids of threads, paragraphs and blocks alike. */
import type { ByteReader } from '../../base/byte-reader.js';
import { ByteWriter } from '../../base/byte-writer.js';
import { GrowingNumbers } from '../../base/growing-numbers.js';
import { radixOrder } from '../../base/radix-order.js';
import { KeyedWriter } from './keyed-file.js';
import type { FileShape } from './layout.js';
import type { PartWriter } from './part-writer.js';

const idShape = /^([a-z])([\da-f]{8})([\da-f]{4}|[\da-f]{8})$/;

/** An id as it is looked up. */
export interface IdKey {
  readonly key: number;
  /** What the key does not say: the letter, and the last digits. */
  readonly letter: number;
  readonly rest: number;
}

/** Null for what is no id of a thread, paragraph or block. */
export function idKey(id: string): IdKey | null {
  const parts = idShape.exec(id);
  if (parts === null) return null;
  const [, letter, first, last] = parts;
  return {
    key: Number.parseInt(first!, 16),
    letter: letter!.charCodeAt(0),
    rest: Number.parseInt(last!, 16),
  };
}

/** Ids with the numbers of their threads, noted in any order: of one id, the thread that is noted first comes first. */
export class IdLists {
  readonly #keys = new GrowingNumbers();
  readonly #letters = new GrowingNumbers();
  readonly #rests = new GrowingNumbers();
  readonly #threads = new GrowingNumbers();

  note({ key, letter, rest }: IdKey, thread: number): void {
    this.#keys.push(key);
    this.#letters.push(letter);
    this.#rests.push(rest);
    this.#threads.push(thread);
  }

  async write(file: PartWriter): Promise<FileShape> {
    const writer = new KeyedWriter(file, this.#keys.length);
    const value = new ByteWriter();
    const order = radixOrder(this.#keys.values);
    for (let from = 0; from < order.length; ) {
      const key = this.#keys.at(order[from]!);
      let to = from + 1;
      while (to < order.length && this.#keys.at(order[to]!) === key) to++;
      for (let at = from; at < to; at++) {
        if (this.#isNoted(order, from, at)) continue;
        value.clear();
        value.fixed(this.#letters.at(order[at]!), 1);
        value.varint(this.#rests.at(order[at]!));
        value.varint(this.#threads.at(order[at]!));
        const written = writer.add(key, value.view());
        if (written !== null) await written;
      }
      from = to;
    }
    return writer.end();
  }

  /** Whether what is at `at` was noted before, from `from` on: a paragraph has many readings of one thread. */
  #isNoted(order: Uint32Array, from: number, at: number): boolean {
    const own = order[at]!;
    return order
      .subarray(from, at)
      .some(
        (other) =>
          this.#letters.at(other) === this.#letters.at(own) &&
          this.#rests.at(other) === this.#rests.at(own) &&
          this.#threads.at(other) === this.#threads.at(own),
      );
  }
}

/** The thread that a value of the file leads to; null where it is another id's. */
export function takeId(reader: ByteReader, { letter, rest }: IdKey): number | null {
  const isOwn = reader.fixed(1) === letter;
  return reader.varint() === rest && isOwn ? reader.varint() : null;
}
