/** Collects distinct lists of documents, as `assembly/lists.ts` does. */
import type { KernelFunctions } from '../functions.js';
import type { Views } from './views.js';

/** Makes the function that works in the memory that `view` returns. */
export function makeListsTwin(view: () => Views): Pick<KernelFunctions, 'listRows'> {
  return {
    listRows(rows, count, table) {
      const { words } = view();
      const lists = new Lists(words, table >>> 2);
      const end = (rows >>> 2) + 2 * count;
      for (let first = rows >>> 2, next = first; first < end; first = next) {
        const start = lists.nextStart;
        let length = 0;
        for (; next < end && words[next] === words[first]; next += 2) {
          // A document that holds a key twice is named once.
          if (length === 0 || words[next + 1] !== words[next - 1]) words[start + length++] = words[next + 1]!;
        }
        if (length > 1) lists.count(start, length);
      }
    },
  };
}

/** The table of lists in the memory, by the words that describe it. */
class Lists {
  readonly #words: Uint32Array;
  readonly #table: number;
  #mask: number;
  readonly #slots: number;
  readonly #records: number;

  constructor(words: Uint32Array, table: number) {
    this.#words = words;
    this.#table = table;
    this.#mask = words[table + 2]!;
    this.#slots = words[table + 3]! >>> 2;
    this.#records = words[table + 4]! >>> 2;
  }

  /** Where the record of a new list would have its documents. */
  get nextStart(): number {
    return this.#records + this.#words[this.#table]! + 2;
  }

  /** Counts the list of `length` documents at `start` once more. */
  count(start: number, length: number): void {
    const words = this.#words;
    const hash = this.#hash(start, length);
    let slot = hash & this.#mask;
    for (let place = words[this.#slots + 2 * slot]!; place !== 0; place = words[this.#slots + 2 * slot]!) {
      const known = this.#records + place - 1;
      const isAlike = words[this.#slots + 2 * slot + 1] === hash && words[known] === length;
      if (isAlike && this.#isEqual(known + 2, start, length)) {
        words[known + 1]!++;
        return;
      }
      slot = (slot + 1) & this.#mask;
    }
    words[start - 2] = length;
    words[start - 1] = 1;
    words[this.#slots + 2 * slot] = words[this.#table]! + 1;
    words[this.#slots + 2 * slot + 1] = hash;
    words[this.#table]! += length + 2;
    const size = ++words[this.#table + 1]!;
    if (2 * size > this.#mask) this.#growSlots();
  }

  #growSlots(): void {
    const words = this.#words;
    this.#mask = 2 * this.#mask + 1;
    words[this.#table + 2] = this.#mask;
    words.fill(0, this.#slots, this.#slots + 2 * (this.#mask + 1));
    for (let place = 0; place < words[this.#table]!; place += 2 + words[this.#records + place]!) {
      const record = this.#records + place;
      const hash = this.#hash(record + 2, words[record]!);
      let slot = hash & this.#mask;
      while (words[this.#slots + 2 * slot] !== 0) slot = (slot + 1) & this.#mask;
      words[this.#slots + 2 * slot] = place + 1;
      words[this.#slots + 2 * slot + 1] = hash;
    }
  }

  #isEqual(left: number, right: number, length: number): boolean {
    for (let at = 0; at < length; at++) if (this.#words[left + at] !== this.#words[right + at]) return false;
    return true;
  }

  #hash(start: number, length: number): number {
    let hash = length;
    for (let at = start; at < start + length; at++) {
      hash = Math.imul(hash ^ this.#words[at]!, 0xcc9e2d51);
      hash ^= hash >>> 15;
    }
    return hash >>> 0;
  }
}
