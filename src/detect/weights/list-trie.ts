/**
 * Stores posting lists as paths of one tree: a list that one more document joins is a child of what it was. A family
 * gives the same list for every shingle of its common text, so that the lists of millions of shingles are a few
 * thousand nodes, each met once, and no list is ever written out, sorted or compared.
 */
import { doubled } from '../../base/doubled.js';

export class ListTrie {
  // By node; node 0 is the empty list.
  #parents = new Uint32Array(1024);
  #documents = new Uint32Array(1024);
  #lengths = new Uint32Array(1024);
  #size = 1;
  // Open addressing over (list, document): the node of the longer list, 0 where free.
  #slots = new Uint32Array(4096);

  /** How many nodes there are: lists are smaller numbers. */
  get size(): number {
    return this.#size;
  }

  /** The list `list` with `document` after all that it holds. */
  extend(list: number, document: number): number {
    const slots = this.#slots;
    const mask = slots.length - 1;
    let slot = hashStep(list, document) & mask;
    for (let node = slots[slot]!; node !== 0; node = slots[slot]!) {
      if (this.#parents[node] === list && this.#documents[node] === document) return node;
      slot = (slot + 1) & mask;
    }
    return this.#append(list, document, slot);
  }

  lengthOf(list: number): number {
    return this.#lengths[list]!;
  }

  /** The documents of the list, in the order in which they joined it. */
  read(list: number): Uint32Array {
    const documents = new Uint32Array(this.#lengths[list]!);
    for (let at = documents.length - 1, node = list; at >= 0; at--, node = this.#parents[node]!)
      documents[at] = this.#documents[node]!;
    return documents;
  }

  #append(list: number, document: number, slot: number): number {
    const node = this.#size++;
    if (node === this.#parents.length) {
      this.#parents = doubled(this.#parents);
      this.#documents = doubled(this.#documents);
      this.#lengths = doubled(this.#lengths);
    }
    this.#parents[node] = list;
    this.#documents[node] = document;
    this.#lengths[node] = this.#lengths[list]! + 1;
    this.#slots[slot] = node;
    if (2 * this.#size > this.#slots.length) this.#rehash();
    return node;
  }

  #rehash(): void {
    const slots = new Uint32Array(2 * this.#slots.length);
    const mask = slots.length - 1;
    for (let node = 1; node < this.#size; node++) {
      let slot = hashStep(this.#parents[node]!, this.#documents[node]!) & mask;
      while (slots[slot] !== 0) slot = (slot + 1) & mask;
      slots[slot] = node;
    }
    this.#slots = slots;
  }
}

function hashStep(list: number, document: number): number {
  const hash = Math.imul(Math.imul(list, 0x9e3779b1) ^ document, 0xcc9e2d51);
  return (hash ^ (hash >>> 15)) >>> 0;
}
