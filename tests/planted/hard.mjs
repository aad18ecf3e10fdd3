/**
 * Plants a hard world into real documents: revisions, and everything that looks like one and is none. All new text
 * is real paragraphs of documents that stand nowhere else, because invented words are too easy to tell apart.
 */
import { seededRandom } from '../../dist/base/seeded-random.js';
import { parseTime } from '../../dist/text/parse-time.js';
import { anotherDay, followUp, form, issuers, roundUp, sharedPassage, single } from './hard-lookalikes.mjs';
import { livingPage, revisions } from './hard-reports.mjs';
import { namesOf, smallWords, unlikeDocuments, wordsOf } from './real-text.mjs';

const weights = [
  [revisions, 0.34],
  [followUp, 0.14],
  [form, 0.06],
  [issuers, 0.05],
  [anotherDay, 0.05],
  [roundUp, 0.06],
  [livingPage, 0.04],
  [sharedPassage, 0.12],
  [single, 0.14],
];

/**
 * Plants families until the documents are used up, each at most once: as a base, or as new text.
 *
 * @param documents records of `id`, `title`, `text` and, where known, `date`, in any order
 * @param options `seed`; `families`, the most that are planted; `furnished`, the share of families on pages with
 *   furniture; `undated` and `untitled`, the shares of families without dates and without headlines
 * @returns `records`; `gold`, rows of cluster and id; `kinds`, rows of two ids and what their pair is
 */
export function plantHard(documents, options = {}) {
  const { families = Number.POSITIVE_INFINITY, ...rest } = options;
  const world = new HardWorld(unlikeDocuments(documents), rest);
  for (let family = 0; family < families; family++) {
    world.startFamily();
    const made = world.choose(weights)(world);
    if (!made && !single(world)) break;
  }
  return world.finish();
}

/** Hands out bases and new text, each once, and keeps the records and what their pairs are. */
export class HardWorld {
  /** Words that are no names, whatever letter they begin with. */
  small;
  #random;
  #options;
  #bases;
  #spare;
  #lines = [];
  /** What stories left of their documents: used where no document is left. */
  #left = [];
  #headlines = [];
  #names;
  #sites;
  #family = {};
  #records = [];
  #gold = [];
  #kinds = [];

  constructor(documents, { seed = 1, furnished = 0.25, undated = 0, untitled = 0 } = {}) {
    this.#random = seededRandom(seed);
    this.#options = { furnished, undated, untitled };
    const shuffled = this.#shuffle(documents);
    this.small = smallWords(documents);
    this.#names = [...new Set(shuffled.flatMap(({ paragraphs }) => namesOf(paragraphs.join(' '))))].filter(
      (name) => !this.small.has(name.toLowerCase()),
    );
    // Half and half: a living page alone takes thirty new paragraphs.
    const half = Math.ceil(shuffled.length / 2);
    [this.#bases, this.#spare] = [shuffled.slice(0, half), shuffled.slice(half)];
    this.#sites = this.many(4, () => ({
      footer: this.line(),
      promos: this.many(8, () => this.headline()).filter((title) => title !== undefined),
    }));
  }

  random() {
    return this.#random();
  }

  below(limit) {
    return Math.floor(this.#random() * limit);
  }

  pick(items) {
    return items[this.below(items.length)];
  }

  many(count, make) {
    return Array.from({ length: count }, make);
  }

  choose(weighted) {
    let draw = this.#random();
    for (const [choice, weight] of weighted) {
      if (draw < weight) return choice;
      draw -= weight;
    }
    return weighted[0][0];
  }

  /** What the records of one family have in common: a site, and whether dates and headlines are known. */
  startFamily() {
    const [furnished, undated, untitled] = this.many(3, () => this.#random());
    this.#family = {
      site: furnished < this.#options.furnished ? this.pick(this.#sites) : null,
      isDated: undated >= this.#options.undated,
      isTitled: untitled >= this.#options.untitled,
    };
  }

  /** The next base that `suits`, or undefined. Ones that do not suit wait for another family. */
  base(suits = () => true) {
    const at = this.#bases.findIndex(suits);
    if (at === -1) return undefined;
    const [base] = this.#bases.splice(at, 1);
    const time = parseTime(base.date);
    // About two years of one site, where nothing is known.
    const minutes = this.below(1_000_000);
    return { ...base, time: Number.isNaN(time) ? 1_700_000_000_000 + minutes * 60_000 : time };
  }

  /** Whether `count` more paragraphs of new text are sure to be there. */
  hasLines(count) {
    return this.#lines.length + this.#spare.length >= count;
  }

  /** A paragraph of a document that is used nowhere else. */
  line() {
    while (this.#lines.length === 0) this.#open();
    return this.#lines.shift();
  }

  /** A headline of such a document; none where no more of them have one. */
  headline() {
    while (this.#headlines.length === 0) {
      if (!this.#spare.some(({ title }) => title)) return undefined;
      this.#open();
    }
    return this.#headlines.shift();
  }

  /** `count` paragraphs that begin with a document's lead, and its headline. */
  story(count) {
    this.#left.push(...this.#lines);
    this.#lines = [];
    this.#headlines = [];
    const lines = this.many(count, () => this.line());
    return { lines, headline: this.headline() };
  }

  #open() {
    const document = this.#spare.pop();
    if (document === undefined) {
      if (this.#left.length === 0) throw new RangeError('Cannot plant: too few documents for new text');
      this.#lines.push(...this.#left.splice(0));
      return;
    }
    this.#lines.push(...document.paragraphs.filter((line) => wordsOf(line).length >= 8));
    if (document.title) this.#headlines.push(document.title);
  }

  /** Names of other documents, from a place of its own for every family. */
  names(count) {
    const start = this.below(this.#names.length);
    return this.many(
      Math.min(count, this.#names.length),
      (_, index) => this.#names[(start + index) % this.#names.length],
    );
  }

  /** Adds a record of the report that opened with `cluster`, in the furniture of its site; returns its id. */
  add({ id, title, paragraphs, glue, time, cluster = id }) {
    const { site, isDated, isTitled } = this.#family;
    const shown = [...paragraphs];
    if (site !== null) {
      for (const promo of this.#shuffle(site.promos).slice(0, 1 + this.below(3))) {
        shown.splice(1 + this.below(shown.length), 0, promo);
      }
      shown.push(site.footer);
    }
    this.#records.push({
      id,
      ...(isTitled && title ? { title } : {}),
      text: shown.join(glue),
      ...(isDated && time !== null ? { date: new Date(time).toISOString() } : {}),
    });
    this.#gold.push([cluster, id]);
    return id;
  }

  pair(one, other, kind) {
    this.#kinds.push(one < other ? [one, other, kind] : [other, one, kind]);
  }

  /** Every pair of `ids`: of one kind, or of what `kindOf` says of their places. */
  pairAll(ids, kind) {
    for (const [place, later] of ids.entries()) {
      for (const [earlier, id] of ids.slice(0, place).entries()) {
        this.pair(id, later, typeof kind === 'string' ? kind : kind(earlier, place));
      }
    }
  }

  finish() {
    const records = this.#shuffle(this.#records);
    return { records, gold: this.#gold, kinds: this.#kinds };
  }

  #shuffle(items) {
    const shuffled = [...items];
    for (let last = shuffled.length - 1; last > 0; last--) {
      const other = this.below(last + 1);
      [shuffled[last], shuffled[other]] = [shuffled[other], shuffled[last]];
    }
    return shuffled;
  }
}
