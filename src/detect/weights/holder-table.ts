/**
 * Lists which documents hold each shingle, in the kernel's memory. A family gives the same list for every shingle of its
 * common text, so that the lists of millions of shingles are a few thousand, each met once, and no list is ever written
 * out, sorted or compared.
 */
import { entryWords, holderBytes, holderHead, nodeWords } from '../../kernel/holder-layout.js';
import type { Kernel } from '../../kernel/kernel.js';
import { heapAt } from '../../kernel/layout.js';

export class HolderTable {
  readonly #kernel: Kernel;
  readonly #shingles: number;
  readonly #lows = heapAt;
  readonly #highs: number;
  readonly #table: number;
  readonly #places: number;
  readonly #weights: number;
  #added = 0;

  /**
   * Makes room for so many shingles in all, repeats counted, and for so many of one document. The memory of `kernel` must
   * be nobody else's as long as the table is used.
   */
  constructor(kernel: Kernel, shingles: number, longest: number) {
    this.#kernel = kernel;
    this.#shingles = shingles;
    this.#highs = heapAt + 4 * longest;
    this.#table = this.#highs + 4 * longest;
    this.#places = this.#table + holderBytes(shingles);
    this.#weights = this.#places + 4 * shingles;
    kernel.reserve(this.#weights + 4 * (2 * shingles + 1) - heapAt);
    kernel.openHolders(this.#table, shingles);
  }

  /** Adds a document, above all before it, to the lists of its distinct shingles. */
  add(lows: Uint32Array, highs: Uint32Array, document: number): void {
    const words = this.#kernel.words();
    words.set(lows, this.#lows >>> 2);
    words.set(highs, this.#highs >>> 2);
    const places = this.#places + 4 * this.#added;
    this.#kernel.addHolder(this.#table, this.#lows, this.#highs, lows.length, document, places);
    this.#added += lows.length;
  }

  /** How many distinct shingles there are. */
  get size(): number {
    return this.#head('entries');
  }

  /** The number of the shingle that was added at `place`, counted over all documents. */
  shingleAt(place: number): number {
    return this.#kernel.words()[(this.#places >>> 2) + place]!;
  }

  listOf(shingle: number): number {
    const entries = this.#head('entriesAt') >>> 2;
    return this.#kernel.words()[entries + entryWords.all * shingle + entryWords.list]!;
  }

  lengthOf(list: number): number {
    return this.#kernel.words()[this.#nodeAt(list) + nodeWords.length]!;
  }

  /** The documents of a list, ascending. */
  read(list: number): Uint32Array {
    const words = this.#kernel.words();
    const documents = new Uint32Array(this.lengthOf(list));
    for (let at = documents.length - 1, node = list; at >= 0; at--) {
      documents[at] = words[this.#nodeAt(node) + nodeWords.document]!;
      node = words[this.#nodeAt(node) + nodeWords.before]!;
    }
    return documents;
  }

  /** The weights of all shingles in the order in which they were added; each list is weighed once. */
  weigh(weighList: (list: number) => number): Float32Array {
    const { buffer } = this.#kernel.bytes();
    const weights = new Float32Array(buffer, this.#weights, this.#head('nodes')).fill(-1);
    for (let shingle = 0; shingle < this.size; shingle++) {
      const list = this.listOf(shingle);
      if (weights[list]! < 0) weights[list] = weighList(list);
    }
    const target = this.#weights + 4 * (this.#shingles + 1);
    this.#kernel.weighPlaces(this.#table, this.#places, this.#added, this.#weights, target);
    return new Float32Array(buffer, target, this.#added);
  }

  #head(name: keyof typeof holderHead): number {
    return this.#kernel.words()[(this.#table >>> 2) + holderHead[name]]!;
  }

  #nodeAt(list: number): number {
    return (this.#head('nodesAt') >>> 2) + nodeWords.all * list;
  }
}
