/**
 * Measures how much of what is asked for a text holds, in order and side by side: local alignment (Smith & Waterman,
 * "Identification of common molecular subsequences", 1981) of words, each by its weight. Words of the text that nobody asked
 * for cost nothing to pass over, and most are such.
 */
import { type AskedWord, likenessOf } from './asked-words.js';

// What a word costs that only one side has, of its weight or of the average.
const askedGap = 0.3;
const textGap = 0.12;

/** Measures texts against one question. */
export class HeldShare {
  readonly #asked: readonly AskedWord[];
  /** By word of a text, what each word that is asked for gains where it stands. */
  readonly #gains = new Map<string, Float64Array | null>();
  /** Words that nothing in the index is like, which any word may be with two letters wrong. */
  readonly #hasUnknown: boolean;
  readonly #total: number;

  constructor(asked: readonly AskedWord[]) {
    this.#asked = asked;
    this.#hasUnknown = asked.some(({ meant }) => meant.length === 0);
    this.#total = asked.reduce((sum, { weight }) => sum + weight, 0);
    for (const { word, meant } of asked)
      for (const each of [word, ...meant.map((other) => other.word)])
        this.#gains.set(each, this.#gains.get(each) ?? this.#gainsOf(each));
  }

  /** The share of what is asked for, in [0, 1], that a text of these words holds. */
  of(words: readonly string[]): number {
    const count = this.#asked.length;
    const gap = (textGap * this.#total) / count;
    // Best alignment that ends with the asked word before each place, and with the text so far.
    let row = new Float64Array(count + 1);
    let next = new Float64Array(count + 1);
    let best = 0;
    let passed = 0;
    for (const word of words) {
      const gains = this.#find(word);
      if (gains === null) {
        passed++;
        continue;
      }
      const before = gap * passed;
      passed = 0;
      for (let place = 1; place <= count; place++) {
        const gain = gains[place - 1]!;
        // Nothing before it, or what stood before it before words of the text that nobody asked for.
        const match = gain === 0 ? 0 : Math.max(0, row[place - 1]! - before) + gain;
        const lack = askedGap * this.#asked[place - 1]!.weight;
        const value = Math.max(match, row[place]! - before - gap, next[place - 1]! - lack, 0);
        next[place] = value;
        if (value > best) best = value;
      }
      [row, next] = [next, row];
    }
    return Math.min(1, best / this.#total);
  }

  /** Null where a word gains nothing anywhere, as most do. */
  #find(word: string): Float64Array | null {
    const known = this.#gains.get(word);
    if (known !== undefined || !this.#hasUnknown) return known ?? null;
    const gains = this.#gainsOf(word);
    const own = gains.some((gain) => gain > 0) ? gains : null;
    this.#gains.set(word, own);
    return own;
  }

  #gainsOf(word: string): Float64Array {
    return Float64Array.from(this.#asked, (asked) => asked.weight * likenessTo(asked, word));
  }
}

/** How likely a word of a text is what an asked one means. */
function likenessTo({ word, meant }: AskedWord, other: string): number {
  if (word === other) return 1;
  if (meant.length > 0) return meant.find((each) => each.word === other)?.likeness ?? 0;
  // Nothing in the index is like it by one letter: two of them may be wrong.
  return Math.abs(word.length - other.length) > 2 ? 0 : likenessOf(word, other);
}
