/**
 * Measures how much of what is asked for a text holds, in order and side by side: local alignment (Smith & Waterman,
 * "Identification of common molecular subsequences", 1981) of words, each by its weight.
 */
import { type AskedWord, likenessOf } from './asked-words.js';

// What a word costs that only one side has, of its weight or of the average.
const askedGap = 0.3;
const textGap = 0.12;

/** Measures texts against one question. */
export class HeldShare {
  readonly #asked: readonly AskedWord[];
  /** Of each word, what it may mean, with the likeness. */
  readonly #meant: readonly ReadonlyMap<string, number>[];
  readonly #total: number;

  constructor(asked: readonly AskedWord[]) {
    this.#asked = asked;
    this.#meant = asked.map(({ meant }) => new Map(meant.map(({ word, likeness }) => [word, likeness])));
    this.#total = asked.reduce((sum, { weight }) => sum + weight, 0);
  }

  /** The share of what is asked for, in [0, 1], that a text of these words holds. */
  of(words: readonly string[]): number {
    const gap = (textGap * this.#total) / this.#asked.length;
    let before = new Float64Array(words.length + 1);
    let row = new Float64Array(words.length + 1);
    let best = 0;
    for (const [at, asked] of this.#asked.entries()) {
      const meant = this.#meant[at]!;
      const lack = askedGap * asked.weight;
      for (let place = 1; place <= words.length; place++) {
        const likeness = this.#likeness(asked, meant, words[place - 1]!);
        const match = likeness === 0 ? 0 : before[place - 1]! + likeness * asked.weight;
        const value = Math.max(match, before[place]! - lack, row[place - 1]! - gap, 0);
        row[place] = value;
        if (value > best) best = value;
      }
      [before, row] = [row, before];
      row[0] = 0;
    }
    return Math.min(1, best / this.#total);
  }

  #likeness({ word, meant }: AskedWord, known: ReadonlyMap<string, number>, other: string): number {
    if (word === other) return 1;
    if (meant.length > 0) return known.get(other) ?? 0;
    // Nothing in the index is like it by one letter: two of them may be wrong.
    return Math.abs(word.length - other.length) > 2 ? 0 : likenessOf(word, other);
  }
}
