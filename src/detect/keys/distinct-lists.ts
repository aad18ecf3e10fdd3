/**
 * Collects distinct posting lists and counts how often each came: the text that a family shares gives the same list
 * for every key of it. It uses open addressing over hashes of the lists; equal means compared in full.
 */
import { doubled } from '../../base/doubled.js';

export interface DistinctLists {
  /** List i is `documents[starts[i] … starts[i + 1])`. */
  readonly starts: Uint32Array;
  readonly documents: Uint32Array;
  readonly counts: Uint32Array;
}

export class ListTable {
  #starts = new Uint32Array(1024);
  #counts = new Uint32Array(1024);
  #documents = new Uint32Array(4096);
  #size = 0;
  // Index of a list + 1; 0 is free.
  #slots = new Uint32Array(4096);

  /** Counts the list of the first `length` of `list` once more and returns its number. */
  add(list: Uint32Array, length: number): number {
    if (2 * this.#size >= this.#slots.length) this.#rehash();
    let slot = hashList(list, 0, length) & (this.#slots.length - 1);
    for (let known = this.#slots[slot]!; known !== 0; known = this.#slots[slot]!) {
      if (this.#isEqual(known - 1, list, length)) {
        this.#counts[known - 1]!++;
        return known - 1;
      }
      slot = (slot + 1) & (this.#slots.length - 1);
    }
    this.#slots[slot] = this.#append(list, length) + 1;
    return this.#size - 1;
  }

  finish(): DistinctLists {
    return {
      starts: this.#starts.slice(0, this.#size + 1),
      documents: this.#documents.slice(0, this.#starts[this.#size]),
      counts: this.#counts.slice(0, this.#size),
    };
  }

  #append(list: Uint32Array, length: number): number {
    const start = this.#starts[this.#size]!;
    while (start + length > this.#documents.length) this.#documents = doubled(this.#documents);
    if (this.#size + 2 > this.#starts.length) {
      this.#starts = doubled(this.#starts);
      this.#counts = doubled(this.#counts);
    }
    for (let at = 0; at < length; at++) this.#documents[start + at] = list[at]!;
    this.#starts[this.#size + 1] = start + length;
    this.#counts[this.#size] = 1;
    return this.#size++;
  }

  #isEqual(index: number, list: Uint32Array, length: number): boolean {
    const start = this.#starts[index]!;
    if (this.#starts[index + 1]! - start !== length) return false;
    for (let at = 0; at < length; at++) if (this.#documents[start + at] !== list[at]) return false;
    return true;
  }

  #rehash(): void {
    this.#slots = new Uint32Array(2 * this.#slots.length);
    for (let index = 0; index < this.#size; index++) {
      const [start, end] = [this.#starts[index]!, this.#starts[index + 1]!];
      let slot = hashList(this.#documents, start, end) & (this.#slots.length - 1);
      while (this.#slots[slot] !== 0) slot = (slot + 1) & (this.#slots.length - 1);
      this.#slots[slot] = index + 1;
    }
  }
}

/**
 * Puts the lists of several tables one after the other. What stood in two of them stands twice, and counts as often.
 */
export function joinLists(tables: readonly DistinctLists[]): DistinctLists {
  if (tables.length === 1) return tables[0]!;
  const sum = (sizeOf: (table: DistinctLists) => number) =>
    tables.reduce((total, table) => total + sizeOf(table), 0);
  const lists = sum(({ counts }) => counts.length);
  const joined = {
    starts: new Uint32Array(lists + 1),
    documents: new Uint32Array(sum(({ documents }) => documents.length)),
    counts: new Uint32Array(lists),
  };
  let list = 0;
  let start = 0;
  for (const { starts, documents, counts } of tables) {
    for (let at = 0; at < counts.length; at++) joined.starts[list + at] = start + starts[at]!;
    joined.counts.set(counts, list);
    joined.documents.set(documents, start);
    list += counts.length;
    start += documents.length;
  }
  joined.starts[list] = start;
  return joined;
}

function hashList(list: Uint32Array, start: number, end: number): number {
  let hash = end - start;
  for (let at = start; at < end; at++) {
    hash = Math.imul(hash ^ list[at]!, 0xcc9e2d51);
    hash ^= hash >>> 15;
  }
  return hash >>> 0;
}
