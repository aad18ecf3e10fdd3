/** Draws what planted genealogies are made of: the same seed gives the same draws anywhere. */
import { seededRandom } from '../../../dist/base/seeded-random.js';

/** The words of a list that is written as text. */
export const listOf = (text) => text.trim().split(/\s+/);

/** A number with a sign between each three digits. */
export const grouped = (value, sign) => String(value).replace(/\B(?=(\d{3})+$)/g, sign);

export const capital = (text) => {
  const [head = ''] = text;
  return head.toUpperCase() + text.slice(head.length);
};

export class Draw {
  #random;

  constructor(seed) {
    this.#random = seededRandom(seed);
  }

  chance(share) {
    return this.#random() < share;
  }

  below(limit) {
    return Math.floor(this.#random() * limit);
  }

  between(least, most) {
    return least + this.below(most - least + 1);
  }

  pick(items) {
    return items[this.below(items.length)];
  }

  /** Mostly one of the first: a few words are everywhere, most are rare. */
  zipf(items) {
    return items[Math.floor(items.length * this.#random() ** 1.8)];
  }

  /** Of rows of a choice and its weight. */
  choose(weighted) {
    let left = this.#random() * weighted.reduce((sum, [, weight]) => sum + weight, 0);
    for (const [choice, weight] of weighted) {
      left -= weight;
      if (left < 0) return choice;
    }
    return weighted[0][0];
  }

  many(count, make) {
    return Array.from({ length: count }, (_, index) => make(index));
  }

  shuffle(items) {
    const shuffled = [...items];
    for (let at = shuffled.length - 1; at > 0; at--) {
      const other = this.below(at + 1);
      [shuffled[at], shuffled[other]] = [shuffled[other], shuffled[at]];
    }
    return shuffled;
  }
}
