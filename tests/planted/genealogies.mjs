/**
 * Plants genealogies: paragraphs that go from report to report through 2 to 200 of them, edited, cut, split, joined, their
 * numbers told in other forms, their quotations given to others, beside the boilerplate of twenty outlets, forms that are
 * filled in again and again, and what only looks like one paragraph. The same seed gives the same bytes anywhere.
 *
 *   node tests/planted/genealogies.mjs REPORTS FOLDER [SEED]
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { carry, syndicate } from './genealogies/carry.mjs';
import { Draw } from './genealogies/draw.mjs';
import { editLightly } from './genealogies/edits.mjs';
import { day, print } from './genealogies/print.mjs';
import { fillFrame, World } from './genealogies/world.mjs';

const days = 400;

class Planting {
  #draw;
  #world;
  #events = [];
  #records = [];
  #slugs = 0;
  #times = new Set();

  constructor({ seed, reports }) {
    this.#draw = new Draw(seed);
    this.#world = new World(this.#draw);
    let planned = 0;
    while (planned < reports)
      planned += this.#planTopic(Math.min(reports - planned, this.#topicSize(reports)));
    for (const outlet of this.#world.outlets)
      for (const form of outlet.forms) this.#planForm(outlet, form, Math.min(1, reports / 600));
  }

  #topicSize(reports) {
    const draw = this.#draw;
    // The largest first: one paragraph goes through some two hundred reports.
    if (this.#events.length === 0) return Math.min(230, Math.ceil(reports / 4));
    return draw.choose([
      [draw.between(3, 8), 6],
      [draw.between(9, 30), 3],
      [draw.between(31, 90), 1],
    ]);
  }

  #planTopic(size) {
    const draw = this.#draw;
    const isFirst = this.#events.length === 0;
    const { outlets } = this.#world;
    const { speech, code } = isFirst ? outlets[0] : draw.pick(outlets);
    const topic = this.#world.topic(speech, size);
    if (isFirst) topic.mishap = null;
    const papers = outlets.filter((outlet) => outlet.code === code);
    const from = draw.below(days / 2) * day;
    const length = draw.between(Math.min(size, 100), days - Math.ceil(from / day)) * day;
    const times = draw.many(size, () => from + draw.below(length)).sort((left, right) => left - right);
    times.forEach((time, place) => {
      const outlet = draw.zipf(papers);
      const report = this.#report(outlet, { topic, place, title: outlet.speech.phrase(topic.cast) });
      this.#planRevisions(report, time);
      if (draw.chance(0.05)) {
        const taker = draw.pick(papers.filter((paper) => paper !== outlet));
        const taken = this.#report(taker, { topic, source: report, title: report.title });
        this.#events.push({ time: this.#free(time + draw.between(30, 900)), report: taken });
      }
    });
    return size;
  }

  #planRevisions(report, time) {
    const draw = this.#draw;
    const revisions = draw.chance(0.7) ? 1 : draw.between(2, 5);
    for (let revision = 0; revision < revisions; revision++) {
      this.#events.push({ time: this.#free(time), report });
      time += draw.between(20, 600);
    }
  }

  /** A small corpus has fewer of them, too. */
  #planForm(outlet, form, share) {
    const draw = this.#draw;
    let time = draw.below(100) * day + 17 * 60;
    for (let filled = Math.max(3, Math.round(share * draw.between(8, 20))); filled > 0; filled--) {
      this.#events.push({
        time: this.#free(time),
        report: this.#report(outlet, { form, title: `${form.title.replace('$place', form.place)}` }),
      });
      time += draw.between(1, 9) * day;
    }
  }

  /** No two at one minute: what is equally old has no first. */
  #free(time) {
    while (this.#times.has(time)) time++;
    this.#times.add(time);
    return time;
  }

  #report(outlet, about) {
    const number = ++this.#slugs;
    return { number, outlet, url: `https://${outlet.host}/news/${number}.html`, paragraphs: null, ...about };
  }

  run() {
    for (const { time, report } of this.#events.sort((left, right) => left.time - right.time))
      this.#publish(time, report);
    return { records: this.#draw.shuffle(this.#records), threads: this.#world.threads };
  }

  #publish(time, report) {
    const context = { draw: this.#draw, world: this.#world, topic: report.topic, outlet: report.outlet };
    if (report.form !== undefined) report.paragraphs = this.#fillForm(report);
    else if (report.source !== undefined) report.paragraphs = syndicate(context, report.source.paragraphs);
    else if (report.paragraphs === null) report.paragraphs = this.#write(context, report);
    else report.paragraphs = this.#revise(context, report);
    this.#records.push(print(this.#draw, { time, report, number: this.#records.length }));
  }

  #fillForm({ form, outlet }) {
    return form.frames.map((frame) => this.#filled(frame, form, outlet));
  }

  #filled(frame, form, outlet) {
    const text = fillFrame(this.#draw, outlet.speech, frame, form.cast);
    return [{ thread: frame.thread, text, edit: 'filled in', shape: 'whole' }];
  }

  #body(context, sentences) {
    const { topic, outlet } = context;
    const thread = this.#world.thread({ kind: 'body', role: 'body', lang: topic.lang, mishap: topic.mishap });
    const content = topic.speech.paragraph(topic.cast, sentences);
    thread.readings.push(content);
    return {
      thread,
      content,
      text: topic.speech.text(content),
      edit: 'first',
      shape: 'whole',
      outlet: outlet.name,
    };
  }

  #write(context, report) {
    const draw = this.#draw;
    const { outlet } = context;
    const paragraphs = draw.many(draw.between(5, 10), () => [this.#body(context)]);
    for (const paragraph of this.#chosen(context, report.place))
      paragraphs.splice(draw.between(1, paragraphs.length), 0, ...paragraph);
    if (draw.chance(0.15)) {
      const { thread, text } = this.#world.chance(outlet.speech.tongue);
      paragraphs.splice(draw.between(1, paragraphs.length), 0, [
        { thread, text, edit: 'chance', shape: 'whole' },
      ]);
    }
    const [form] = outlet.forms;
    if (form !== undefined && draw.chance(0.2)) paragraphs.push(this.#filled(form.frames[0], form, outlet));
    return paragraphs;
  }

  /** What a report takes over from others of its topic, or brings in for them. */
  #chosen(context, place) {
    const { topic } = context;
    return topic.carried
      .filter(({ weight, from }) => place >= from && this.#draw.chance(weight))
      .slice(0, 5)
      .map(({ thread }) => carry(context, thread, () => this.#body(context, 1)));
  }

  #revise(context, { paragraphs, place }) {
    const draw = this.#draw;
    const { topic } = context;
    const there = new Set(paragraphs.flat().map(({ thread }) => thread));
    const revised = paragraphs.flatMap((paragraph, at) => {
      if (at > 0 && draw.chance(0.06)) return [];
      const [piece] = paragraph;
      if (paragraph.length > 1 || piece.content === undefined || !draw.chance(0.12)) return [paragraph];
      const content = editLightly(draw, topic.speech, piece.content, topic.cast);
      if (content === null) return [paragraph];
      const edit = piece.edit === 'heavy' ? 'heavy' : 'light';
      return [[{ ...piece, content, text: topic.speech.text(content), edit }]];
    });
    if (draw.chance(0.6)) revised.splice(draw.between(1, revised.length), 0, [this.#body(context)]);
    const fresh = topic.carried.filter(({ thread, from }) => place >= from && !there.has(thread));
    if (fresh.length > 0 && draw.chance(0.25)) {
      const { thread } = draw.pick(fresh);
      revised.splice(
        draw.between(1, revised.length),
        0,
        ...carry(context, thread, () => this.#body(context, 1)),
      );
    }
    return revised;
  }
}

/**
 * Plants `reports` reports of topics, and the pages of forms beside them.
 *
 * @returns `records` as JSON Lines have them; `truth`, for each of them, its report, when it appeared, and of each paragraph
 *   which threads it carries, where (in UTF-16 code units of the text) and how; `threads` with kind, role, speaker, outlet
 */
export function plantGenealogies({ seed = 1, reports = 1200 } = {}) {
  const { records, threads } = new Planting({ seed, reports }).run();
  return {
    records: records.map(({ record }) => record),
    truth: records.map(({ record, truth }) => ({ id: record.id, ...truth })),
    threads: threads.map(({ id, kind, role, lang, outlet, speaker, twinOf, mishap }) => ({
      id,
      kind,
      role,
      lang,
      outlet,
      speaker,
      twinOf,
      mishap,
    })),
  };
}

/** Writes `docs.jsonl`, `truth.jsonl` and `threads.jsonl` to `folder`. */
export function writeGenealogies(folder, options) {
  const { records, truth, threads } = plantGenealogies(options);
  mkdirSync(folder, { recursive: true });
  const write = (name, rows) =>
    writeFileSync(join(folder, name), rows.map((row) => `${JSON.stringify(row)}\n`).join(''));
  write('docs.jsonl', records);
  write('truth.jsonl', truth);
  write('threads.jsonl', threads);
}

if (import.meta.filename === process.argv[1]) {
  const [reports, folder, seed] = process.argv.slice(2);
  if (folder === undefined) {
    process.stderr.write('Cannot plant genealogies: name the number of reports and a folder\n');
    process.exit(2);
  }
  writeGenealogies(folder, { reports: Number(reports), seed: Number(seed ?? 1) });
}
