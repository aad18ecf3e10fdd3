/** Lists which documents hold each of many shingles, as `assembly/holders.ts` does. */
import type { KernelFunctions } from '../functions.js';
import { entryWords, holderBytes, holderHead, holderSlots, nodeWords } from '../holder-layout.js';
import type { Views } from './views.js';

type HolderFunctions = Pick<KernelFunctions, 'openHolders' | 'addHolder' | 'weighPlaces'>;

/** A table of holders in the memory. */
class Holders {
  readonly words: Uint32Array;
  readonly #head: number;

  constructor(words: Uint32Array, table: number) {
    this.words = words;
    this.#head = table >>> 2;
  }

  head(name: keyof typeof holderHead): number {
    return this.words[this.#head + holderHead[name]]!;
  }

  setHead(name: keyof typeof holderHead, value: number): void {
    this.words[this.#head + holderHead[name]] = value;
  }

  /** Where an entry lies, in words. */
  entry(number: number): number {
    return (this.head('entriesAt') >>> 2) + entryWords.all * number;
  }

  /** The entry of a shingle, in words; made where it is new. */
  find(low: number, high: number): number {
    const slots = this.head('slotsAt') >>> 2;
    let slot = high & this.head('slotMask');
    for (let known = this.words[slots + slot]!; known !== 0; known = this.words[slots + slot]!) {
      const entry = this.entry(known - 1);
      if (this.words[entry] === low && this.words[entry + entryWords.high] === high) return known - 1;
      slot = (slot + 1) & this.head('slotMask');
    }
    const number = this.head('entries');
    this.words.set([low, high, 0], this.entry(number));
    this.setHead('entries', number + 1);
    this.words[slots + slot] = number + 1;
    return number;
  }

  extend(list: number, document: number): number {
    const [slots, nodes] = [this.head('nodeSlotsAt') >>> 2, this.head('nodesAt') >>> 2];
    const hash = Math.imul(Math.imul(list, 0x9e3779b1) ^ document, 0xcc9e2d51);
    let slot = (hash ^ (hash >>> 15)) & this.head('nodeMask');
    for (let known = this.words[slots + slot]!; known !== 0; known = this.words[slots + slot]!) {
      const node = nodes + nodeWords.all * known;
      if (this.words[node] === list && this.words[node + nodeWords.document] === document) return known;
      slot = (slot + 1) & this.head('nodeMask');
    }
    const number = this.head('nodes');
    const length = this.words[nodes + nodeWords.all * list + nodeWords.length]! + 1;
    this.words.set([list, document, length], nodes + nodeWords.all * number);
    this.setHead('nodes', number + 1);
    this.words[slots + slot] = number;
    return number;
  }
}

/** Makes the functions over tables in the memory that `view` returns. */
export function makeHolderTwin(view: () => Views): HolderFunctions {
  return {
    openHolders(table, shingles) {
      const { words, bytes } = view();
      const slots = holderSlots(shingles);
      const slotsAt = table + 4 * holderHead.words;
      const entriesAt = slotsAt + 4 * slots;
      const nodeSlotsAt = entriesAt + 4 * entryWords.all * shingles;
      const nodesAt = nodeSlotsAt + 4 * slots;
      words.set([slots - 1, 0, slots - 1, 1, slotsAt, entriesAt, nodeSlotsAt, nodesAt], table >>> 2);
      bytes.fill(0, slotsAt, entriesAt);
      bytes.fill(0, nodeSlotsAt, nodesAt + 4 * nodeWords.all);
      return table + holderBytes(shingles);
    },
    addHolder(table, lows, highs, count, document, places) {
      const { words } = view();
      const holders = new Holders(words, table);
      for (let at = 0; at < count; at++) {
        const number = holders.find(words[(lows >>> 2) + at]!, words[(highs >>> 2) + at]!);
        const list = holders.entry(number) + entryWords.list;
        words[list] = holders.extend(words[list]!, document);
        words[(places >>> 2) + at] = number;
      }
    },
    weighPlaces(table, places, count, weights, target) {
      const { words } = view();
      const holders = new Holders(words, table);
      for (let at = 0; at < count; at++) {
        const list = words[holders.entry(words[(places >>> 2) + at]!) + entryWords.list]!;
        words[(target >>> 2) + at] = words[(weights >>> 2) + list]!;
      }
    },
  };
}
