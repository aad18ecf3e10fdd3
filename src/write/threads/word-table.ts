/**
 * Gathers the words of all readings in memory, four bytes each, and what is counted of them: from it the lists are made by
 * which a reading is found again.
 */
import { GrowingNumbers } from '../../base/growing-numbers.js';
import { radixOrder } from '../../base/radix-order.js';
import { isPaired, pairKey, wordKey, wordsOf } from './layout.js';

// No word has this number.
const none = 0;

// V8 keeps the whole text alive for a word of this length that was cut out of it.
const sharedLength = 13;

/** The words of readings, which are added one after the other. */
export class WordTable {
  readonly #numbers = new Map<string, number>();
  /** By the number of a word. */
  readonly #words = [''];
  readonly #keys = new GrowingNumbers();
  readonly #readingsWith = new GrowingNumbers();
  readonly #lastReading = new GrowingNumbers();
  /** All words of all readings, each as its number. */
  readonly #text = new GrowingNumbers();
  /** Where the words of each reading end. */
  readonly #ends = new GrowingNumbers();

  constructor() {
    for (const column of [this.#keys, this.#readingsWith, this.#lastReading]) column.push(none);
  }

  /** How many different words there are. */
  get size(): number {
    return this.#words.length - 1;
  }

  /** How many words all readings have together. */
  get length(): number {
    return this.#text.length;
  }

  /** Adds the next reading. */
  add(reading: string): void {
    for (const word of wordsOf(reading)) this.#text.push(this.#count(word));
    this.#ends.push(this.#text.length);
  }

  #count(word: string): number {
    const reading = this.#ends.length + 1;
    const known = this.#numbers.get(word);
    if (known === undefined) {
      const number = this.#words.length;
      const own = word.length < sharedLength ? word : Buffer.from(word).toString();
      this.#numbers.set(own, number);
      this.#words.push(own);
      this.#keys.push(wordKey(own));
      this.#readingsWith.push(1);
      this.#lastReading.push(reading);
      return number;
    }
    if (this.#lastReading.at(known) !== reading) {
      this.#lastReading.set(known, reading);
      this.#readingsWith.set(known, this.#readingsWith.at(known) + 1);
    }
    return known;
  }

  /** The words with their keys, and in how many readings each stands, in the order of keys, and of words where these are equal. */
  inOrder(): {
    readonly words: readonly string[];
    readonly keys: Uint32Array;
    readonly readings: Uint32Array;
  } {
    const order = this.#order();
    return {
      words: Array.from(order, (number) => this.#words[number]!),
      keys: order.map((number) => this.#keys.at(number)),
      readings: order.map((number) => this.#readingsWith.at(number)),
    };
  }

  #order(): Uint32Array {
    const order = radixOrder(this.#keys.values.subarray(1)).map((at) => at + 1);
    for (let from = 0; from < order.length; ) {
      let to = from + 1;
      while (to < order.length && this.#keyAt(order, to) === this.#keyAt(order, from)) to++;
      if (to - from > 1) {
        const byWord = (left: number, right: number) => (this.#words[left]! < this.#words[right]! ? -1 : 1);
        order.set([...order.subarray(from, to)].sort(byWord), from);
      }
      from = to;
    }
    return order;
  }

  #keyAt(order: Uint32Array, at: number): number {
    return this.#keys.at(order[at]!);
  }

  /**
   * Visits each word of each reading by its rank in the order above, if that is in `[least, end)`. Of a word in more readings
   * than `cut` it visits the first `kept` alone.
   */
  visitWords(
    { least, end, cut, kept }: { least: number; end: number; cut: number; kept: number },
    visit: (rank: number, reading: number) => void,
  ): void {
    const ranks = new Uint32Array(this.size + 1);
    for (const [rank, number] of this.#order().entries()) ranks[number] = rank;
    const left = new Uint32Array(this.size + 1).fill(kept);
    const readingsWith = this.#readingsWith.values;
    this.#visit((text, from, to, reading) => {
      for (let at = from; at < to; at++) {
        const number = text[at]!;
        const rank = ranks[number]!;
        if (rank < least || rank >= end) continue;
        if (readingsWith[number]! > cut && !takeOne(left, number)) continue;
        visit(rank, reading);
      }
    });
  }

  /** Visits each pair of words that stand side by side and are looked up together, by its key, if that is in `[least, end)`. */
  visitPairs(
    { least, end, common }: { least: number; end: number; common: number },
    visit: (key: number, reading: number) => void,
  ): void {
    const keys = this.#keys.values;
    const readingsWith = this.#readingsWith.values;
    this.#visit((text, from, to, reading) => {
      for (let at = from + 1; at < to; at++) {
        const [before, after] = [text[at - 1]!, text[at]!];
        if (!isPaired(readingsWith[before]!, readingsWith[after]!, common)) continue;
        const key = pairKey(keys[before]!, keys[after]!);
        if (key >= least && key < end) visit(key, reading);
      }
    });
  }

  #visit(visitReading: (text: Uint32Array, from: number, to: number, reading: number) => void): void {
    const text = this.#text.values;
    const ends = this.#ends.values;
    for (let reading = 0; reading < ends.length; reading++)
      visitReading(text, reading === 0 ? 0 : ends[reading - 1]!, ends[reading]!, reading);
  }
}

/** Takes one of what is left of a number; false where nothing is. */
function takeOne(left: Uint32Array, number: number): boolean {
  if (left[number] === 0) return false;
  left[number]!--;
  return true;
}
