/**
 * A seeded corpus with known reports: articles of about 400 words from twenty sites, three in ten of them
 * revisions of another. The same seed gives the same bytes anywhere.
 *
 * What makes it hard: every page carries its site's furniture; reports on one topic reuse background
 * paragraphs and share quotations; revisions add, drop, edit, move, split and join paragraphs; some copies
 * are cut short; families hold 2 to 500 documents.
 */
import { seededRandom } from '../../dist/base/seeded-random.js';
import { lookalikes } from './corpus-lookalikes.mjs';

const syllables =
  'ka lo mi ren sut va pol dre nim tor bel gas hin jor quil zem ar tis ont ul chi pra sen da wex yor'.split(
    ' ',
  );
const small = 'the of and to in a is that for on was with as by at from it an be this has are were not'.split(
  ' ',
);

export class PlantedCorpus {
  #random;
  #words;
  #names;
  #sites;
  #topics;
  #withLookalikes;

  /** `lookalikes` plants follow-ups and forms among the reports; without them a seed gives the bytes it always gave. */
  constructor({ seed = 1, documents = 1000, lookalikes = false } = {}) {
    this.#random = seededRandom(seed);
    this.#withLookalikes = lookalikes;
    this.#words = this.many(24_000, () => this.many(2 + this.below(3), () => this.pick(syllables)).join(''));
    this.#names = this.many(4000, () =>
      capital(this.many(2 + this.below(2), () => this.pick(syllables)).join('')),
    );
    this.#sites = this.many(20, () => ({
      above: this.many(2, () => capital(this.phrase(3 + this.below(3)))),
      below: [`${capital(this.phrase(12))}. ${capital(this.phrase(9))}.`, capital(this.phrase(4))],
    }));
    this.#topics = this.many(Math.max(4, Math.ceil(documents / 60)), () => ({
      background: this.many(4, () => this.paragraph()),
      quotes: this.many(
        3,
        () => `“${capital(this.phrase(14 + this.below(10)))},” ${this.pick(this.#names)} said.`,
      ),
      names: this.many(6, () => this.pick(this.#names)),
    }));
  }

  /** `count` records of `id`, `title`, `text` and `date`, and the number of the `report` that each belongs to. */
  *records(count) {
    let made = 0;
    let report = 0;
    const numbered = (record) => ({ id: `d${String(made++).padStart(7, '0')}`, report, ...record });
    while (made < count) {
      let last;
      for (const record of this.#report(Math.min(count - made, this.#familySize(count)))) {
        last = record;
        yield numbered(record);
      }
      report++;
      if (!this.#withLookalikes) continue;
      for (const record of lookalikes(this, last)) {
        if (made === count) return;
        yield numbered(record);
        report++;
      }
    }
  }

  #familySize(count) {
    const draw = this.#random();
    if (draw < 0.92) return 1;
    if (draw < 0.99) return 2 + this.below(3);
    if (draw < 0.9988) return 5 + this.below(12);
    return draw < 0.9998 ? 20 + this.below(Math.min(60, count)) : 200 + this.below(301);
  }

  *#report(size) {
    const site = this.pick(this.#sites);
    const topic = this.pick(this.#topics);
    let title = capital(this.phrase(6 + this.below(4), topic.names));
    let paragraphs = this.many(8 + this.below(7), () => this.paragraph(topic.names));
    if (this.#random() < 0.4) paragraphs.push(this.pick(topic.background));
    if (this.#random() < 0.25) paragraphs.splice(2, 0, this.pick(topic.quotes));
    let minutes = this.below(500_000);
    for (let revision = 0; revision < size; revision++) {
      const isCut = revision > 0 && this.#random() < 0.04;
      const shown = isCut
        ? paragraphs.slice(0, Math.ceil(paragraphs.length * (0.5 + 0.4 * this.#random())))
        : paragraphs;
      const text = [...site.above, title, ...shown, ...site.below].join('\n\n');
      yield { title, text, date: new Date(1_700_000_000_000 + minutes * 60_000).toISOString() };
      minutes += 10 + this.below(230);
      paragraphs = this.revise(paragraphs, topic);
      if (this.#random() < 0.3) title = this.edit(title);
    }
  }

  revise(paragraphs, topic, news = () => this.paragraph(topic.names)) {
    const revised = paragraphs.flatMap((paragraph) => {
      const draw = this.#random();
      if (draw < 0.05) return [];
      if (draw < 0.15) return [this.edit(paragraph)];
      if (draw < 0.18) return paragraph.split(/(?<=\.) /);
      if (draw < 0.28) return [paragraph, news()];
      return [paragraph];
    });
    if (revised.length < 3) revised.push(news(), news());
    if (this.#random() < 0.1) revised.unshift(revised.pop());
    // Pages do not grow for ever.
    return revised.length > 20 ? revised.slice(0, 17) : revised;
  }

  /** One word in twelve replaced. */
  edit(text) {
    return text
      .split(' ')
      .map((word) => (this.#random() < 1 / 12 ? this.word() : word))
      .join(' ');
  }

  paragraph(names = this.#names) {
    return this.many(1 + this.below(3), () => `${capital(this.phrase(9 + this.below(16), names))}.`).join(
      ' ',
    );
  }

  phrase(length, names = this.#names) {
    return this.many(length, () => {
      const draw = this.#random();
      if (draw < 0.4) return this.pick(small);
      if (draw < 0.46) return this.pick(names);
      return draw < 0.48 ? String(this.below(2000)) : this.word();
    }).join(' ');
  }

  name() {
    return this.pick(this.#names);
  }

  /** Zipf-like: a few words are everywhere, most are rare. */
  word() {
    return this.#words[Math.floor(this.#words.length * this.#random() ** 2.5)];
  }

  below(limit) {
    return Math.floor(this.#random() * limit);
  }

  pick(items) {
    return items[Math.floor(this.#random() * items.length)];
  }

  many(count, make) {
    return Array.from({ length: count }, make);
  }
}

export function capital(text) {
  return text[0].toUpperCase() + text.slice(1);
}
