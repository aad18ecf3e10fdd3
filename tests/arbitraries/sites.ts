/** Makes seeded texts of a news site: articles, short items, and pages that are rewritten again and again. */
import { seededRandom } from '../../src/base/seeded-random.js';

const syllables = 'ka lo mi ren sut va pol dre nim tor bel gas hin jor quil zem ar tis ont ul chi pra'.split(
  ' ',
);
const small = 'the of and to in a is that for on was with as by at from'.split(' ');

export class SiteWriter {
  readonly #random: () => number;

  constructor(seed: number) {
    this.#random = seededRandom(seed);
  }

  below(limit: number): number {
    return Math.floor(this.#random() * limit);
  }

  sentence(words = 12 + this.below(10)): string {
    const text = Array.from({ length: words }, () => this.#word()).join(' ');
    return `${text[0]!.toUpperCase()}${text.slice(1)}.`;
  }

  article(paragraphs = 5 + this.below(4)): string[] {
    return Array.from({ length: paragraphs }, () => `${this.sentence()} ${this.sentence()}`);
  }

  /** Versions of one page: each has a lead of its own; a paragraph is edited now and then, and one is added. */
  livingPage(versions: number): string[][] {
    const toll = (count: number) =>
      `At least ${count} people are known to have died in the flood at Port Alder, and ${this.sentence()}`;
    let body = this.article(8);
    return Array.from({ length: versions }, (_, version) => {
      if (version % 3 === 1) body = [...body, `${this.sentence()} ${this.sentence()}`];
      if (version % 3 === 2)
        body = body.with(this.below(body.length), `${this.sentence()} ${this.sentence()}`);
      return [toll(10 + 7 * version), ...body];
    });
  }

  /** `items` in another order. */
  shuffle<T>(items: readonly T[]): T[] {
    return items
      .map((item) => ({ item, rank: this.#random() }))
      .sort((left, right) => left.rank - right.rank)
      .map(({ item }) => item);
  }

  #word(): string {
    if (this.#random() < 0.4) return small[this.below(small.length)]!;
    return Array.from({ length: 2 + this.below(2) }, () => syllables[this.below(syllables.length)]).join('');
  }
}
