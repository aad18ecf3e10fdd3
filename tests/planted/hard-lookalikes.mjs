/**
 * Plants what looks like a report that was published again and is none: follow-ups, forms, round-ups, and reports
 * that share a background paragraph or a quotation. Each function returns whether there was enough left to make one.
 */
import { about, changeDays, changeFigures, countSlots, fillForm } from './hard-edits.mjs';
import { namesOf, sentencesOf, wordsOf } from './real-text.mjs';

export const minute = 60_000;
export const day = 1440 * minute;

const hasParagraphs = (least) => (document) => document.paragraphs.length >= least;
export const sameNewsDay = (world) => (10 + world.below(470)) * minute;

export function single(world) {
  const base = world.base();
  if (base !== undefined) world.add(base);
  return base !== undefined;
}

export function followUp(world) {
  const base = world.hasLines(30) ? world.base(hasParagraphs(5)) : undefined;
  if (base === undefined) return false;
  addFollowUps(world, base, [world.add(base)], base.id);
  return true;
}

/** One or two stories of later days: new lead, headline and upper half over the old bottom half. */
export function addFollowUps(world, last, ids, baseId) {
  const chain = [...ids];
  let before = last;
  const count = world.random() < 0.3 ? 2 : 1;
  for (let number = 0; number < count; number++) {
    const { paragraphs, time } = before;
    // Some keep the whole of the old story below the new one, its lead too.
    const keepsTop = world.random() < 0.4;
    const half = paragraphs.length * (0.4 + 0.25 * world.random());
    const background = keepsTop
      ? paragraphs.slice(0, Math.ceil(paragraphs.length * (0.6 + 0.4 * world.random())))
      : paragraphs.slice(Math.floor(half));
    // About the same people as often as not.
    const names = world.random() < 0.5 ? namesOf(paragraphs.join(' ')) : [];
    const { lines, headline } = world.story(
      Math.max(2, Math.round(background.length * (0.6 + 0.8 * world.random()))),
    );
    const news = lines.map((line) => about(line, names));
    const today = {
      ...before,
      title: before.title && headline ? about(headline, names) : undefined,
      paragraphs: [...news, ...background],
      time: time + (1 + world.below(5)) * day + world.below(600) * minute,
    };
    const id = `${baseId}~${chain.length}`;
    world.add({ ...today, id, cluster: id });
    for (const earlier of chain) world.pair(earlier, id, 'follow-up');
    chain.push(id);
    before = today;
  }
}

/** 3 to 12 copies of a short text, all of its figures and names others in each. */
export function form(world) {
  const base = world.base((document) => isForm(document, world.small));
  if (base === undefined) return false;
  const copies = 3 + world.below(10);
  const template = { title: base.title, text: beginningOf(base) };
  const names = world.names(copies * (countSlots(`${template.title} ${template.text}`, world.small) + 1));
  const filled = fillForm(template, copies, { names, small: world.small }, world);
  let { time } = base;
  const isDated = world.random() < 0.7;
  const ids = filled.map(({ title, text }, copy) => {
    const id = copy === 0 ? base.id : `${base.id}~${copy}`;
    world.add({
      ...base,
      title,
      paragraphs: sentencesOf(text),
      time: isDated ? time : null,
      id,
      cluster: id,
    });
    time += (1 + world.below(30)) * day + world.below(120) * minute;
    return id;
  });
  world.pairAll(ids, 'form');
  return true;
}

/** Flashes in one form about different companies: a line or two that hardly differ, under headlines that do. */
export function issuers(world) {
  const base = world.base(
    ({ title, paragraphs }) => Boolean(title) && wordsOf(paragraphs[0] ?? '').length >= 8,
  );
  if (base === undefined || !world.hasLines(10)) return false;
  const form = wordsOfLine(base.paragraphs[0])
    .slice(0, 10 + world.below(30))
    .join(' ');
  const ending = wordsOfLine(base.title).slice(-1 - world.below(3));
  let { time } = base;
  const ids = world
    .many(3 + world.below(5), () => null)
    .map((_, copy) => {
      const id = copy === 0 ? base.id : `${base.id}~${copy}`;
      const issuer = wordsOfLine(world.headline() ?? world.line()).slice(0, 2 + world.below(3));
      world.add({
        ...base,
        title: [...issuer, ...ending].join(' '),
        paragraphs: [changeFigures(form, world.below(3), world)],
        time,
        id,
        cluster: id,
      });
      time += world.random() < 0.5 ? world.below(600) * minute : world.below(20) * day;
      return id;
    });
  world.pairAll(ids, 'other issuer');
  return true;
}

const wordsOfLine = (line) => line.split(' ');

/** The same dispatch of another day: one headline and one lead with other figures, over text that is half new. */
export function anotherDay(world) {
  const base = world.hasLines(30) ? world.base(hasParagraphs(3)) : undefined;
  if (base === undefined) return false;
  const paragraphs = base.paragraphs.slice(0, 2 + world.below(5));
  const keepsTitle = world.random() < 0.6;
  let { time } = base;
  const ids = world
    .many(2 + world.below(3), () => null)
    .map((_, copy) => {
      const id = copy === 0 ? base.id : `${base.id}~${copy}`;
      const own = paragraphs.map((paragraph, place) =>
        place > 0 && world.random() < 0.5
          ? world.line()
          : changeFigures(changeDays(paragraph, copy), 9, world),
      );
      world.add({
        ...base,
        title: base.title && !keepsTitle ? changeFigures(changeDays(base.title, copy), 3, world) : base.title,
        paragraphs: copy === 0 ? paragraphs : own,
        time,
        id,
        cluster: id,
      });
      time += (1 + world.below(15)) * day + world.below(120) * minute;
      return id;
    });
  world.pairAll(ids, 'another day');
  return true;
}

const beginningOf = ({ paragraphs }) => sentencesOf(paragraphs.slice(0, 6).join(' ')).slice(0, 6).join(' ');

const judged = new WeakMap();

/** Whether a document's beginning has the figures and names of a form; it is asked again for every family. */
function isForm(document, small) {
  if (!judged.has(document.paragraphs)) {
    const text = beginningOf(document);
    const words = wordsOf(text).length;
    const slots = countSlots(text, small);
    const isShort = words >= 25 && words <= 160;
    judged.set(document.paragraphs, Boolean(document.title) && isShort && slots >= 5 && slots >= words / 20);
  }
  return judged.get(document.paragraphs);
}

/** Two or three briefs, and a page that holds most of each. */
export function roundUp(world) {
  const briefs = world.many(2 + world.below(2), () => world.base(hasParagraphs(3)));
  if (briefs.includes(undefined) || !world.hasLines(4)) {
    for (const brief of briefs) if (brief !== undefined) world.add(brief);
    return briefs[0] !== undefined;
  }
  const cut = briefs.map((brief) => ({
    ...brief,
    paragraphs: brief.paragraphs.slice(0, 3 + world.below(4)),
  }));
  const first = cut[0];
  const held = cut.flatMap(({ paragraphs }) =>
    paragraphs.slice(0, Math.max(2, Math.ceil(paragraphs.length * (0.7 + 0.3 * world.random())))),
  );
  const id = `${first.id}~1`;
  const ids = cut.map((brief, place) => world.add({ ...brief, time: first.time - place * 90 * minute }));
  world.add({
    ...first,
    id,
    cluster: id,
    title: first.title && world.headline(),
    paragraphs: [world.line(), ...held],
    time: first.time + sameNewsDay(world),
  });
  for (const brief of ids) world.pair(brief, id, 'round-up');
  world.pairAll(ids, 'briefs');
  return true;
}

/** Two to four unlike reports of one site that share a background paragraph or a quotation. */
export function sharedPassage(world) {
  const reports = world.many(2 + world.below(3), () => world.base(hasParagraphs(3)));
  const whole = reports.filter((report) => report !== undefined);
  if (whole.length < 2 || !world.hasLines(2)) {
    for (const report of whole) world.add(report);
    return whole.length > 0;
  }
  const isQuotation = world.random() < 0.4;
  const passage = isQuotation ? `“${world.line()}”` : world.line();
  const ids = whole.map((report) => {
    const { paragraphs } = report;
    const place = isQuotation
      ? 1 + world.below(2)
      : Math.ceil(paragraphs.length * (0.6 + 0.4 * world.random()));
    return world.add({ ...report, paragraphs: paragraphs.toSpliced(place, 0, passage) });
  });
  world.pairAll(ids, isQuotation ? 'quotation' : 'background');
  return true;
}
