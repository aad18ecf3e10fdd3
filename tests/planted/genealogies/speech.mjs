/**
 * Writes sentences of a language by its grammar, and keeps of each word what it is: an edit can then give another word of
 * the same list, a shorter name, or the same number in another form.
 */
import { capital, listOf } from './draw.mjs';

/** What a report or a topic talks about, so that its texts have words in common. */
export class Speech {
  #draw;
  #places;
  #own;

  constructor(draw, tongue) {
    this.#draw = draw;
    this.tongue = tongue;
    this.#places = draw.many(300, () => this.properName());
    // A newspaper has thirty thousand words: these are most of them.
    const words = (count, ending) => draw.many(count, () => `${this.#syllables(2, 3)}${ending}`);
    this.#own = { noun: words(3000, ''), adjective: words(1000, ''), verb: words(1000, tongue.verbEnding) };
  }

  properName() {
    return capital(this.#syllables(2, this.tongue.gap === '' ? 2 : 3));
  }

  #syllables(least, most) {
    return this.#draw
      .many(this.#draw.between(least, most), () => this.#draw.pick(this.tongue.syllables))
      .join('');
  }

  person() {
    const last = this.tongue.gap === '' ? this.#syllables(1, 2) : this.properName();
    return { first: this.#draw.pick(this.tongue.first), last };
  }

  /** Names, places and nouns that the reports of one topic have in common. */
  cast() {
    const draw = this.#draw;
    const cast = {
      people: draw.many(8, () => this.person()),
      places: draw.many(8, () => draw.zipf(this.#places)),
      orgs: draw.many(6, () => this.properName()),
      nouns: draw.many(40, () => this.#word('noun')),
    };
    return { ...cast, stock: this.#stock(cast) };
  }

  /** Long names and fixed clauses that a topic says again and again: what has one in common is not one paragraph for it. */
  #stock(cast) {
    const draw = this.#draw;
    const fix = (units) => units.map((unit) => ({ ...unit, isFixed: true }));
    const clause = (least) => {
      for (;;) {
        const { units } = this.side(cast);
        if (
          units.length >= least &&
          units.every(({ kind }) => kind === 'word' || kind === 'place' || kind === 'date')
        )
          return fix(units);
      }
    };
    const title = () => {
      const name = { kind: 'name', person: draw.pick(cast.people), style: 0 };
      return fix([name, ...this.expand(this.tongue.title, cast)]);
    };
    return { titles: draw.many(3, title), clauses: draw.many(3, () => clause(6)) };
  }

  #word(list) {
    const own = this.#own[list];
    return own !== undefined && this.#draw.chance(list === 'noun' ? 0.5 : 0.35)
      ? this.#draw.zipf(own)
      : this.#draw.pick(this.tongue.lists[list]);
  }

  /** The units of a template: `$name` is drawn, `@name` is a template of that name, the rest is words. */
  expand(template, cast, depth = 0) {
    return listOf(template).flatMap((word) => {
      if (word.startsWith('@')) {
        // A phrase within a phrase within a phrase is no sentence of a newspaper.
        const choices = depth > 1 ? this.tongue.phrase.slice(0, 2) : this.tongue.phrase;
        return this.expand(this.#draw.zipf(choices), cast, depth + 1);
      }
      return word.startsWith('$') ? [this.unit(word.slice(1), cast)] : [{ kind: 'word', word }];
    });
  }

  /** A word, name, number or date by the name of its slot. */
  unit(slot, cast) {
    const draw = this.#draw;
    const { lists, weather } = this.tongue;
    if (slot === 'noun' && draw.chance(0.25))
      return { kind: 'word', list: slot, word: draw.pick(cast.nouns) };
    if (slot in lists) return { kind: 'word', list: slot, word: this.#word(slot) };
    if (slot === 'weather') return { kind: 'word', list: slot, word: draw.pick(weather) };
    if (slot === 'name')
      return { kind: 'name', person: draw.pick(cast.people), style: draw.chance(0.6) ? 0 : 1 };
    if (slot === 'last') return { kind: 'place', word: this.properName() };
    if (slot === 'place') return { kind: 'place', word: draw.pick(cast.places) };
    if (slot === 'org') return { kind: 'place', word: draw.pick(cast.orgs) };
    if (slot === 'date')
      return { kind: 'date', date: { month: draw.below(12), day: draw.between(1, 28) }, style: 0 };
    return { kind: slot, value: this.value(slot), style: draw.below(2) };
  }

  value(slot) {
    const draw = this.#draw;
    if (slot === 'percent') return draw.between(2, 92);
    if (slot === 'money') return draw.between(11, 990) / 10;
    if (slot === 'small') return draw.below(5);
    if (slot === 'degrees') return draw.between(1, 35);
    if (slot === 'price') return `${draw.between(1, 900)}.${draw.between(10, 99)}`;
    const size = draw.below(3);
    if (size === 0) return draw.between(2, 12);
    return size === 1 ? draw.between(13, 9999) : draw.between(11, 99) * 100_000;
  }

  /** A sentence: a main clause, and up to `most` others behind it or before it. */
  sentence(cast, most = 2) {
    const draw = this.#draw;
    const main = { isMain: true, units: this.expand(draw.zipf(this.tongue.main), cast) };
    const { stock } = cast;
    if (stock !== undefined && draw.chance(0.12))
      main.units = [...draw.pick(stock.titles), ...this.expand(this.tongue.predicate, cast)];
    const sides = draw.many(1 + draw.below(most), () => this.side(cast));
    if (stock !== undefined && draw.chance(0.12))
      sides.push({ isMain: false, units: draw.pick(stock.clauses) });
    return draw.chance(0.25) ? [sides[0], main, ...sides.slice(1)] : [main, ...sides];
  }

  side(cast) {
    return { isMain: false, units: this.expand(this.#draw.zipf(this.tongue.side), cast) };
  }

  paragraph(cast, sentences = 1 + this.#draw.below(3)) {
    return { sentences: this.#draw.many(sentences, () => this.sentence(cast)) };
  }

  quotation(cast) {
    const draw = this.#draw;
    return {
      sentences: draw.many(1 + draw.below(2), () => this.sentence(cast, 1)),
      speaker: draw.pick(cast.people),
      role: draw.pick(this.tongue.lists.role),
      form: draw.below(this.tongue.said.length),
      style: 0,
    };
  }

  phrase(cast) {
    return capital(this.write(this.expand(this.tongue.main[0], cast)));
  }

  /** The words of units, as they are printed. */
  wordsOf(units) {
    return units.flatMap((unit) => listOf(this.#print(unit)));
  }

  #print({ kind, word, person, value, date, style }) {
    if (word !== undefined) return word;
    if (kind === 'name') return this.tongue.name(person, style);
    if (kind === 'date') return this.tongue.date(date, style);
    if (['small', 'degrees', 'price'].includes(kind)) return String(value);
    return this.tongue[kind](value, style);
  }

  write(units) {
    const { gap } = this.tongue;
    const parts = this.wordsOf(units).map((word) =>
      /^[,，،。.—:]$/u.test(word) && word !== '—' ? word : `${gap}${word}`,
    );
    return parts.join('').trim();
  }

  sentenceText(parts) {
    const { comma, gap } = this.tongue;
    const written = parts.map(({ units, isMain }, at) => {
      const text = this.write(units);
      if (at === 0) return isMain ? text : `${text}${comma}`;
      return gap === '' && !isMain ? `${comma}${text}` : `${gap}${text}`;
    });
    return capital(written.join(''));
  }

  /** A paragraph or a quotation, as it is printed. */
  text(content) {
    const { stop, gap, said, name } = this.tongue;
    const sentences = content.sentences.map((parts) => this.sentenceText(parts));
    if (content.speaker === undefined) return sentences.map((text) => `${text}${stop}`).join(gap);
    const { speaker, role, form, style } = content;
    return said[form]({ quote: sentences, who: name(speaker, style), role });
  }

  /** All words of a paragraph in their order, for how far two are from one another. */
  words({ sentences, speaker, style }) {
    const named = speaker === undefined ? [] : listOf(this.tongue.name(speaker, style));
    return [...sentences.flat().flatMap(({ units }) => this.wordsOf(units)), ...named].map((word) =>
      word.toLowerCase(),
    );
  }
}
