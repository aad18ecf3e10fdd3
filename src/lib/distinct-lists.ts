/**
 * Posting lists in, each distinct one once with how often it came: the text that a family shares gives the
 * same list for every key of it. Open addressing over hashes of the lists; equal means compared in full.
 */

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

  /** The list of that number. */
  list(index: number): Uint32Array {
    return this.#documents.subarray(this.#starts[index], this.#starts[index + 1]);
  }

  /** Counts `list` once more and returns its number. */
  add(list: Uint32Array): number {
    if (2 * this.#size >= this.#slots.length) this.#rehash();
    let slot = hashList(list) & (this.#slots.length - 1);
    for (let known = this.#slots[slot]!; known !== 0; known = this.#slots[slot]!) {
      if (this.#isEqual(known - 1, list)) {
        this.#counts[known - 1]!++;
        return known - 1;
      }
      slot = (slot + 1) & (this.#slots.length - 1);
    }
    this.#slots[slot] = this.#append(list) + 1;
    return this.#size - 1;
  }

  finish(): DistinctLists {
    return {
      starts: this.#starts.slice(0, this.#size + 1),
      documents: this.#documents.slice(0, this.#starts[this.#size]),
      counts: this.#counts.slice(0, this.#size),
    };
  }

  #append(list: Uint32Array): number {
    const start = this.#starts[this.#size]!;
    while (start + list.length > this.#documents.length) this.#documents = double(this.#documents);
    if (this.#size + 2 > this.#starts.length) {
      this.#starts = double(this.#starts);
      this.#counts = double(this.#counts);
    }
    this.#documents.set(list, start);
    this.#starts[this.#size + 1] = start + list.length;
    this.#counts[this.#size] = 1;
    return this.#size++;
  }

  #isEqual(index: number, list: Uint32Array): boolean {
    const start = this.#starts[index]!;
    if (this.#starts[index + 1]! - start !== list.length) return false;
    for (let at = 0; at < list.length; at++) if (this.#documents[start + at] !== list[at]) return false;
    return true;
  }

  #rehash(): void {
    this.#slots = new Uint32Array(2 * this.#slots.length);
    for (let index = 0; index < this.#size; index++) {
      let slot = hashList(this.list(index)) & (this.#slots.length - 1);
      while (this.#slots[slot] !== 0) slot = (slot + 1) & (this.#slots.length - 1);
      this.#slots[slot] = index + 1;
    }
  }
}

function hashList(list: Uint32Array): number {
  let hash = list.length;
  for (let at = 0; at < list.length; at++) {
    hash = Math.imul(hash ^ list[at]!, 0xcc9e2d51);
    hash ^= hash >>> 15;
  }
  return hash >>> 0;
}

function double(array: Uint32Array): Uint32Array<ArrayBuffer> {
  const larger = new Uint32Array(2 * array.length);
  larger.set(array);
  return larger;
}
