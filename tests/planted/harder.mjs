/**
 * Makes a seeded corpus whose reports are hard to tell apart: no dates, nine documents in ten in pairs or families of up
 * to fifty, and much text that proves nothing. The same seed gives the same bytes anywhere.
 *
 * Reports of one saga carry background paragraphs out of one pool, and some out of a pool that all sagas share. Every
 * outlet puts its furniture around them, promotes itself between them, and links headlines of other reports. A page drifts:
 * what is new comes in, what is old goes, so that the ends of a long family share nothing. Some revisions are written
 * anew by half, come from another outlet, or are cut short. Families lie scattered over the ids, as in a crawl.
 */
import { seededRandom, shuffle } from '../../dist/base/seeded-random.js';
import { capital, PlantedCorpus } from './corpus.mjs';

/** Shares of reports by the size of their family: each up to `size`, above the one before it. */
const familySizes = [
  { below: 0.31, size: 1 },
  { below: 0.66, size: 2 },
  { below: 0.83, size: 3 },
  { below: 0.94, size: 6 },
  { below: 0.99, size: 15 },
  { below: 1, size: 50 },
];
const documentsOfSaga = 50;
const outlets = 30;
/** A page keeps about the length that it began with. */
const mostGrowth = 2;

export class HarderCorpus {
  #world;
  #outlets;
  #sagas;
  #agencyBackground;
  /** Headlines that pages link to: those of the last reports. */
  #headlines;
  #ids;

  constructor({ seed = 1, documents = 10_000 } = {}) {
    const world = new PlantedCorpus({ seed, documents: 0 });
    this.#world = world;
    this.#outlets = world.many(outlets, () => ({
      above: world.many(2 + world.below(2), () => capital(world.phrase(2 + world.below(4)))),
      promotion: world.paragraph(),
      below: [
        `${capital(world.phrase(20 + world.below(14)))}. ${capital(world.phrase(16))}.`,
        capital(world.phrase(6)),
      ],
    }));
    this.#agencyBackground = world.many(12, () => this.#background());
    this.#sagas = world.many(Math.max(2, Math.ceil(documents / documentsOfSaga)), () => ({
      background: world.many(9, () => this.#background()),
      names: world.many(4, () => world.name()),
      words: world.many(6, () => world.word()),
    }));
    this.#headlines = world.many(40, () => this.#headline(world.many(8, () => world.name())));
    this.#ids = shuffle(
      Array.from({ length: documents }, (_, number) => number),
      seededRandom(seed + 1),
    );
  }

  /**
   * Makes as many records as the corpus was opened for, in the order of their ids: `id`, `title` and `text`; with the
   * number of the `report`, and `made`: the number of its `revision`, whether it `isCut`, and its `outlet`.
   */
  records() {
    const records = [];
    for (let report = 0; records.length < this.#ids.length; report++) {
      const size = Math.min(this.#familySize(), this.#ids.length - records.length);
      for (const record of this.#report(size)) {
        const id = `h${String(this.#ids[records.length]).padStart(7, '0')}`;
        records.push({ id, report, ...record });
      }
    }
    return records.sort((one, other) => (one.id < other.id ? -1 : 1));
  }

  #familySize() {
    const draw = this.#draw();
    const at = familySizes.findIndex(({ below }) => draw < below);
    const least = 1 + (familySizes[at - 1]?.size ?? 0);
    return least + this.#world.below(familySizes[at].size - least + 1);
  }

  *#report(size) {
    const world = this.#world;
    const around = world.pick(this.#sagas);
    const saga = {
      background: around.background,
      names: [...world.many(6, () => world.name()), ...around.names],
      words: [...world.many(6, () => world.word()), ...around.words],
    };
    const homes = world.many(1 + world.below(3), () => world.below(outlets));
    let title = this.#headline(saga.names);
    let paragraphs = this.#firstBody(saga);
    const longest = paragraphs.length + mostGrowth;
    for (let revision = 0; revision < size; revision++) {
      const isCut = revision > 0 && this.#draw() < 0.06;
      const shown = isCut
        ? paragraphs.slice(0, Math.ceil(paragraphs.length * (0.3 + 0.5 * this.#draw())))
        : paragraphs;
      const outlet = world.pick(homes);
      yield { title, text: this.#page(title, shown, outlet), made: { revision, isCut, outlet } };
      paragraphs = this.#revise(paragraphs, saga, longest);
      const draw = this.#draw();
      if (draw < 0.3) title = world.edit(title);
      else if (draw < 0.33) title = this.#headline(saga.names);
    }
    this.#headlines[world.below(this.#headlines.length)] = title;
  }

  /** News first; background stands below the lead. */
  #firstBody(saga) {
    const world = this.#world;
    const body = world.many(2 + world.below(9), () => this.#news(saga));
    const known = world.many(world.below(6), () => world.pick(saga.background));
    if (this.#draw() < 0.3) known.push(world.pick(this.#agencyBackground));
    for (const paragraph of new Set(known)) body.splice(1 + world.below(body.length), 0, paragraph);
    return body;
  }

  /**
   * Most revisions change a few paragraphs, the others all over; a few write the report anew and keep half of it. Beyond
   * its length a page loses old lines.
   */
  #revise([first, ...rest], saga, longest) {
    const world = this.#world;
    const lead = this.#draw();
    const opening = lead < 0.25 ? world.edit(first) : lead < 0.27 ? this.#news(saga) : first;
    const draw = this.#draw();
    const from = draw < 0.7 ? world.below(Math.max(1, rest.length - 3)) : 0;
    const to = draw < 0.7 ? from + 4 : rest.length;
    const changed = world.revise(rest.slice(from, to), saga, () => this.#news(saga));
    let revised = [opening, ...rest.slice(0, from), ...changed, ...rest.slice(to)];
    if (draw > 0.985) {
      const kept = revised.filter(() => this.#draw() < 0.5);
      revised = [...world.many(revised.length - kept.length, () => this.#news(saga)), ...kept];
    }
    if (this.#draw() < 0.1) revised.push(world.pick(saga.background));
    revised = [...new Set(revised)];
    while (revised.length > longest) revised.splice(1 + world.below(revised.length - 1), 1);
    return revised;
  }

  #page(title, paragraphs, outlet) {
    const world = this.#world;
    const { above, promotion, below } = this.#outlets[outlet];
    const body = [...paragraphs];
    if (this.#draw() < 0.5) body.splice(Math.min(body.length, 3), 0, promotion);
    const links = world.many(3, () => world.pick(this.#headlines));
    return [...above, title, ...body, ...links, ...below].join('\n\n');
  }

  /** However it is worded, a headline names whom the report is about. */
  #headline(names) {
    const world = this.#world;
    return `${capital(world.phrase(3 + world.below(3), names))} ${names[0]} ${world.phrase(2)} ${world.pick(names)}`;
  }

  /** Whatever is new of a report names its people and things: one longer word in four is one of its own. */
  #news({ names, words }) {
    const world = this.#world;
    return world
      .paragraph(names)
      .replace(/\b[a-z]{5,}\b/g, (word) => (world.below(4) === 0 ? world.pick(words) : word));
  }

  /** Two or three sentences. */
  #background() {
    const world = this.#world;
    return world.many(2 + world.below(2), () => `${capital(world.phrase(12 + world.below(12)))}.`).join(' ');
  }

  /** A number in [0, 1). */
  #draw() {
    return this.#world.below(2 ** 24) / 2 ** 24;
  }
}
