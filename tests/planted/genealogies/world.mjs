/** Makes the world of planted genealogies: outlets with their boilerplate and forms, and topics with what goes from report to report. */
import { arabic } from './arabic.mjs';
import { chinese } from './chinese.mjs';
import { capital, listOf } from './draw.mjs';
import { distance, twin } from './edits.mjs';
import { english } from './english.mjs';
import { russian } from './russian.mjs';
import { spanish } from './spanish.mjs';
import { Speech } from './speech.mjs';

const outletsOf = [
  [english, 10],
  [russian, 3],
  [spanish, 3],
  [chinese, 2],
  [arabic, 2],
];
/** By language, the number of the outlet that prints a report as one paragraph. */
const runOnOutlets = { en: 7, es: 2 };
const mastheads = listOf('Times Courier Post Herald Tribune Gazette Monitor Observer');

/** A thread that is planted: what it is, and all readings that stood somewhere, oldest first. */
export class PlantedThread {
  readings = [];

  constructor(id, about) {
    this.id = id;
    Object.assign(this, about);
  }
}

export class World {
  #draw;
  #threads = [];
  #chances = new Map();

  constructor(draw) {
    this.#draw = draw;
    this.outlets = outletsOf.flatMap(([tongue, count]) => {
      const speech = new Speech(draw, tongue);
      return draw.many(count, (number) => this.#outlet(speech, number));
    });
  }

  get threads() {
    return this.#threads;
  }

  thread(about) {
    const made = new PlantedThread(`t${this.#threads.length}`, about);
    this.#threads.push(made);
    return made;
  }

  #outlet(speech, number) {
    const draw = this.#draw;
    const { tongue } = speech;
    const region = speech.properName();
    const name =
      tongue.code === 'en'
        ? `${region} ${mastheads[number % mastheads.length]}`
        : `${region}${tongue.gap}${speech.properName()}`;
    const host = `${tongue.code}${number}.example`;
    const outlet = {
      name,
      host,
      region,
      speech,
      code: tongue.code,
      lineBreak: draw.chance(0.2) ? '\n' : '\n\n',
      isRunOn: number === runOnOutlets[tongue.code],
    };
    const about = { kind: 'boilerplate', role: 'boilerplate', outlet: name, lang: tongue.code };
    const year = 1890 + draw.below(110);
    outlet.furniture = draw
      .shuffle(tongue.furniture)
      .slice(0, draw.between(3, 5))
      .map((template, at) => ({
        thread: this.thread(about),
        isMiddle: at === 0 && draw.chance(0.5),
        share: 0.6 + 0.4 * draw.below(2) - 0.05,
        since: draw.below(400),
        wordings: this.#wordings(template).map((text) => fill(text, { outlet: name, region, year, host })),
      }));
    outlet.forms = number % 2 === 0 ? this.#forms(speech, outlet) : [];
    return outlet;
  }

  /** What an outlet makes of `[this|that]` in a template, and what it makes of it later: one place is worded otherwise. */
  #wordings(template) {
    const draw = this.#draw;
    const parts = template.split(/\[([^\]]*)\]/);
    const word = (part, at) => (at % 2 === 0 ? part : draw.pick(part.split('|')));
    const first = parts.map(word);
    const changed = 1 + 2 * draw.below((parts.length - 1) / 2);
    return [first, first.map((text, at) => (at === changed ? word(parts[at], at) : text))].map((texts) =>
      texts.join(''),
    );
  }

  /** A page that an outlet fills in again and again, with frames of its own making. */
  #forms(speech, { name }) {
    const draw = this.#draw;
    const { tongue } = speech;
    const cast = speech.cast();
    const frames = draw
      .shuffle(tongue.frames)
      .slice(0, 3)
      .map((frame) => {
        const units = speech.expand(frame.replace(/ \S$/u, ''), cast);
        const own = () => this.#clause(speech, cast).map((unit) => ({ ...unit, isFixed: true }));
        const comma = { kind: 'word', word: tongue.comma };
        const thread = this.thread({ kind: 'form', role: 'form', outlet: name, lang: tongue.code });
        return { thread, units: [...own(), comma, ...units, comma, ...own()] };
      });
    return [{ title: draw.pick(tongue.formTitles), place: speech.properName(), cast, frames }];
  }

  /** A few words without numbers and dates. */
  #clause(speech, cast) {
    for (;;) {
      const { units } = speech.side(cast);
      if (units.length > 3 && units.every(({ kind }) => kind === 'word' || kind === 'place')) return units;
    }
  }

  /** Sentences that stand in reports which know nothing of one another. */
  chance(tongue) {
    const text = this.#draw.pick(tongue.chance);
    if (!this.#chances.has(text))
      this.#chances.set(text, this.thread({ kind: 'chance', role: null, lang: tongue.code }));
    return { thread: this.#chances.get(text), text };
  }

  /** What a running story has at hand; `size` is how many reports it has. */
  topic(speech, size) {
    const draw = this.#draw;
    const cast = speech.cast();
    const lang = speech.tongue.code;
    // Mishaps of dates are kept to some topics, so that what they do is seen there.
    const mishap = draw.choose([
      [null, 0.7],
      ['undated', 0.2],
      ['wrong date', 0.1],
    ]);
    const carried = [];
    const add = (content, about, weight) => {
      const thread = this.thread({ role: about.kind, lang, content, mishap, ...about });
      carried.push({ thread, weight, from: draw.below(Math.ceil(size / 2)) });
      return thread;
    };
    const count = 2 + Math.round(Math.sqrt(size));
    for (let made = 0; made < count; made++) {
      const content = this.#paragraph(speech, cast);
      const thread = add(content, { kind: 'background' }, made === 0 ? 0.9 : 0.08 + 0.3 * draw.below(2));
      if (draw.chance(0.3)) this.#addTwin(speech, { thread, content, cast, add });
    }
    for (let made = 0; made < Math.ceil(count / 2); made++) {
      const content = speech.quotation(cast);
      const speaker = speech.tongue.name(content.speaker, 0);
      add(content, { kind: 'quotation', speaker }, 0.05 + 0.25 * draw.below(2));
    }
    return { speech, cast, carried, mishap, lang };
  }

  #addTwin(speech, { thread, content, cast, add }) {
    for (let attempt = 0; attempt < 20; attempt++) {
      const other = twin(this.#draw, speech, content, cast);
      const share = distance(speech.words(content), speech.words(other));
      if (share >= 0.4 && share <= 0.6) return add(other, { kind: 'background', twinOf: thread.id }, 0.15);
    }
    return null;
  }

  /** Long enough to be known again when half of it is gone. */
  #paragraph(speech, cast) {
    for (;;) {
      const content = speech.paragraph(cast);
      if (speech.words(content).length >= 18) return content;
    }
  }
}

const fill = (text, values) => text.replace(/\{(\w+)\}/g, (slot, name) => values[name] ?? slot);

/** A frame with other values in its slots. */
export function fillFrame(draw, speech, frame, cast) {
  const units = frame.units.map((unit) => {
    if (unit.isFixed === true) return unit;
    if (unit.kind === 'place') return draw.chance(0.5) ? { ...unit, word: speech.properName() } : unit;
    if (unit.kind === 'word') return unit.list === undefined ? unit : speech.unit(unit.list, cast);
    return speech.unit(unit.kind, cast);
  });
  return `${capital(speech.write(units))}${speech.tongue.stop}`;
}
