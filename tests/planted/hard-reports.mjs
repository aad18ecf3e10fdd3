/**
 * Plants reports that were published more than once: versions with the edits that desks make, and living pages. Each
 * function returns whether there was enough left to make one.
 */
import {
  about,
  changeFigures,
  editHeadline,
  editParagraph,
  growFigures,
  rewrite,
  rewriteHeadline,
} from './hard-edits.mjs';
import { addFollowUps, day, minute, sameNewsDay } from './hard-lookalikes.mjs';
import { namesOf } from './real-text.mjs';

const hasParagraphs = (least) => (document) => document.paragraphs.length >= least;

/** One to three later versions, now and then with a follow-up behind them. */
export function revisions(world) {
  const base = world.hasLines(24) ? world.base(hasParagraphs(3)) : undefined;
  if (base === undefined) return false;
  const ids = [world.add(base)];
  const steps = ['first'];
  let version = base;
  const count = 1 + world.below(3);
  for (let number = 1; number <= count; number++) {
    const { step, shown, next } = revise(version, world);
    const time = version.time + (world.random() < 0.85 ? sameNewsDay(world) : world.below(2 * day));
    ids.push(world.add({ ...shown, time, id: `${base.id}~${number}`, cluster: base.id }));
    steps.push(step);
    version = { ...next, time };
  }
  world.pairAll(ids, (earlier, later) => (later === earlier + 1 ? steps[later] : 'revision'));
  if (world.random() < 0.2 && version.paragraphs.length >= 5) addFollowUps(world, version, ids, base.id);
  return true;
}

/** A later version: what it shows, and what the next one starts from, which a cut version is not. */
function revise(version, world) {
  const { paragraphs } = version;
  const step = world.choose([
    ['correction', 0.15],
    ['cut', 0.1],
    ['rewritten', 0.1],
    ['revision', 0.65],
  ]);
  if (step === 'correction') {
    const at = world.pick(paragraphs.flatMap((line, index) => (/\p{Nd}/u.test(line) ? [index] : [])));
    if (at !== undefined) {
      const line = changeFigures(paragraphs[at], 1 + world.below(3), world);
      const next = { ...version, paragraphs: paragraphs.with(at, line) };
      return { step, shown: next, next };
    }
  }
  if (step === 'cut') {
    const kept = Math.max(2, Math.ceil(paragraphs.length * (0.4 + 0.4 * world.random())));
    if (kept < paragraphs.length) {
      return { step, shown: { ...version, paragraphs: paragraphs.slice(0, kept) }, next: version };
    }
  }
  const next = step === 'rewritten' ? rewriteMost(version, world) : reviseSome(version, world);
  return { step: step === 'rewritten' ? step : 'revision', shown: next, next };
}

/** A new lead and headline about the same people, and a third to a half of the paragraphs in new words. */
function rewriteMost(version, world) {
  const [lead, ...rest] = version.paragraphs;
  const share = 0.3 + 0.2 * world.random();
  const body = rest.map((line) => (world.random() < share ? rewrite(line, world.line(), world) : line));
  const paragraphs = [rewrite(lead, world.line(), world), ...body];
  return { ...version, paragraphs, title: anotherHeadline(version, world) };
}

/** One to four of the edits that desks make. */
function reviseSome(version, world) {
  const paragraphs = [...version.paragraphs];
  let { title } = version;
  const names = namesOf(paragraphs.join(' '));
  const at = () => world.below(paragraphs.length);
  const behindLead = () => 1 + world.below(paragraphs.length);
  const edits = [
    () =>
      paragraphs.splice(behindLead(), 0, ...world.many(1 + world.below(3), () => about(world.line(), names))),
    () => paragraphs.push(world.line()),
    () => paragraphs.length > 3 && paragraphs.splice(behindLead() - 1, 1),
    () => edit(paragraphs, at(), world),
    () => edit(paragraphs, at(), world),
    () => paragraphs.splice(at(), 0, ...paragraphs.splice(at(), 1)),
    () => paragraphs.splice(0, 1, rewrite(paragraphs[0], world.line(), world)),
    () => paragraphs.splice(0, paragraphs.length, ...paragraphs.map((line) => changeFigures(line, 1, world))),
  ];
  const count = 1 + world.below(4);
  for (let number = 0; number < count; number++) world.pick(edits)();
  // A move may fall back into its place.
  if (paragraphs.join() === version.paragraphs.join()) edits[0]();
  const draw = world.random();
  if (title && draw < 0.3) title = editHeadline(title, paragraphs[0], world);
  else if (title && draw < 0.4) title = anotherHeadline(version, world);
  return { ...version, paragraphs, title };
}

function edit(paragraphs, at, world) {
  paragraphs[at] = editParagraph(paragraphs[at], world.line(), world);
}

/** The headline in other words; none where there is none. */
function anotherHeadline({ title, paragraphs }, world) {
  const other = title ? world.headline() : undefined;
  return other === undefined ? title : rewriteHeadline(title, other, namesOf(paragraphs.join(' ')), world);
}

/** 10 to 20 steps of one page whose toll rises: new paragraphs on top, old ones go at the bottom. */
export function livingPage(world) {
  const base = world.hasLines(80) ? world.base(hasParagraphs(5)) : undefined;
  if (base === undefined) return false;
  const names = namesOf(base.paragraphs.join(' '));
  const most = 8 + world.below(8);
  let toll = 2 + world.below(30);
  let { paragraphs, time } = base;
  const texts = [];
  const ids = world.many(10 + world.below(11), (_, step) => {
    const id = step === 0 ? base.id : `${base.id}~${step}`;
    const [lead, ...rest] = paragraphs;
    const shown = [withToll(lead, toll), ...rest];
    const title = base.title && headlineOfToll(base.title, toll, world);
    world.add({ ...base, id, cluster: base.id, title, time, paragraphs: shown });
    texts.push(new Set(paragraphs.map((line) => line.replace(/\p{Nd}/gu, ''))));
    const factor = 1.03 + 0.4 * world.random();
    toll = Math.max(toll + 1, Math.round(toll * factor));
    time += (20 + world.below(460)) * minute;
    const news = world.many(world.below(3), () => about(world.line(), names));
    const head = world.random() < 0.25 ? editParagraph(lead, world.line(), world) : lead;
    const grown = rest.map((line, place) => (place < 3 ? growFigures(line, factor) : line));
    paragraphs = [growFigures(head, factor), ...news, ...grown].slice(0, most);
    return id;
  });
  const share = (earlier, later) => [...texts[earlier]].filter((line) => texts[later].has(line)).length;
  world.pairAll(ids, (earlier, later) =>
    later > earlier + 1 && share(earlier, later) < 0.2 * texts[later].size
      ? 'living page, ends'
      : 'living page',
  );
  return true;
}

const isLatin = (text) => /\p{Script=Latin}/u.test(text);

function withToll(lead, toll) {
  return isLatin(lead) ? `At least ${toll} people have died. ${lead}` : `${toll} – ${lead}`;
}

function headlineOfToll(title, toll, world) {
  if (!isLatin(title)) return `${title}: ${toll}`;
  return world.pick([`${title}: ${toll} dead`, `${toll} dead: ${title}`]);
}
