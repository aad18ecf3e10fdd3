/** Counts answers that are right. */

/** Counts of what is right and of what was asked, by name. */
export class Tally {
  #counts = new Map();

  add(name, isRight, weight = 1) {
    const count = this.#counts.get(name) ?? { right: 0, of: 0 };
    count.right += isRight ? weight : 0;
    count.of += weight;
    this.#counts.set(name, count);
  }

  join(other) {
    for (const [name, { right, of }] of other.#counts) {
      this.add(name, true, right);
      this.add(name, false, of - right);
    }
  }

  get(name) {
    return this.#counts.get(name) ?? { right: 0, of: 0 };
  }

  get names() {
    return [...this.#counts.keys()];
  }
}

/** The share of right answers, and of how many. */
export const shareOf = ({ right, of }) =>
  of === 0 ? '–' : `${(right / of).toFixed(3)} of ${Math.round(of)}`;
