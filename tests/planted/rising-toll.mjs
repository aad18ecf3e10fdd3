/**
 * Plants one living page of 19 versions whose toll rises, in 20 variants, and puts it among other articles of its
 * site: the commonest update there is, and one that looks like a form, pair by pair.
 */

import { HardWorld } from './hard.mjs';
import { about, changeFigures, editParagraph, growFigures } from './hard-edits.mjs';
import { namesOf, sentencesOf, splitText, unlikeDocuments } from './real-text.mjs';

const minute = 60_000;
const versions = 19;
const twoDigits = (number) => String(number).padStart(2, '0');

/** Every variant by its number: what it does to lead, headline, new paragraphs, length and figures. */
export const variants = Array.from({ length: 20 }, (_, variant) => ({
  leadEdit: [0, 0.25, 0.6, 1][variant % 4],
  tollInHeadline: variant % 3 !== 2,
  place: ['top', 'second', 'scattered', 'end'][Math.floor(variant / 4) % 4],
  growth: [1, 2, 3, 0][(variant + Math.floor(variant / 4)) % 4],
  most: [9, 14, 30][Math.floor(variant / 3) % 3],
  corrections: variant % 5 < 2 ? 0.2 : 0,
  minutes: [45, 160, 420][variant % 3],
}));

/**
 * @param documents what base and new paragraphs are taken from: thirty are enough where articles are long
 * @returns 19 records; a page of other documents shares nothing with them
 */
export function risingToll(variant, documents, { url } = {}) {
  const world = new HardWorld(unlikeDocuments(documents), { seed: 100 + variant, furnished: 0 });
  const plan = variants[variant];
  const base = world.base(({ paragraphs }) => paragraphs.length >= 6 && paragraphs.join(' ').length > 1200);
  if (base === undefined) throw new RangeError('Cannot plant a page: no document has six paragraphs');
  const paragraphs = base.paragraphs.slice(0, 8);
  const names = namesOf(paragraphs.join(' '));
  let page = { paragraphs, names, toll: 3 + world.below(20), title: base.title };
  let { time } = base;
  return Array.from({ length: versions }, (_, version) => {
    const record = {
      id: `toll${twoDigits(variant)}-${twoDigits(version)}`,
      title: plan.tollInHeadline ? `${page.title}: at least ${page.toll} dead` : page.title,
      text: withToll(page).join('\n\n'),
      date: new Date(time).toISOString(),
      ...(url === undefined ? {} : { url }),
    };
    page = nextVersion(page, plan, world);
    time += (plan.minutes + world.below(plan.minutes)) * minute;
    return record;
  });
}

function withToll({ paragraphs: [lead, ...rest], toll }) {
  return [`At least ${toll} people have died, officials said. ${lead}`, ...rest];
}

/** A correction changes one figure; any other version reports a higher toll and adds what is new. */
function nextVersion(page, plan, world) {
  const toll = Math.max(page.toll + 1, Math.round(page.toll * (1.05 + 0.3 * world.random())));
  if (world.random() < plan.corrections) {
    const [lead, ...rest] = page.paragraphs;
    const place = rest.findIndex((line) => /\d/.test(line));
    if (place === -1) return { ...page, toll };
    return { ...page, paragraphs: [lead, ...rest.with(place, changeFigures(rest[place], 1, world))] };
  }
  const [lead, ...rest] = page.paragraphs;
  const head = world.random() < plan.leadEdit ? editParagraph(lead, world.line(), world) : lead;
  // A lead that takes a sentence in every time would outgrow the page.
  const paragraphs = [sentencesOf(head).slice(0, 3).join(' '), ...rest.map((line) => growFigures(line, 1.1))];
  for (let number = 0; number < plan.growth; number++) {
    const line = about(world.line(), page.names);
    paragraphs.splice(placeOf(plan.place, paragraphs.length, world), 0, line);
  }
  return { ...page, toll, paragraphs: paragraphs.slice(0, plan.most) };
}

function placeOf(place, length, world) {
  if (place === 'top') return 1;
  if (place === 'second') return Math.min(length, 2);
  return place === 'end' ? Math.max(2, length - 2) : 1 + world.below(length);
}

/**
 * Divides a set into what a page is made of and the articles that stand beside it, so that none of these holds a
 * paragraph of the page: `site` keeps the set's own revisions and furniture.
 */
export function divideSet(documents, size) {
  const material = unlikeDocuments(documents).slice(-size);
  const lines = new Set(material.flatMap(({ paragraphs }) => paragraphs.filter((line) => line.length > 60)));
  const taken = new Set(material.map(({ id }) => id));
  const isApart = ({ id, text }) =>
    !taken.has(id) && !splitText(text).paragraphs.some((line) => lines.has(line));
  return {
    material: material.map(({ id, title, date, paragraphs }) => ({
      id,
      title,
      date,
      text: paragraphs.join('\n\n'),
    })),
    site: documents.filter(isApart),
  };
}

/** Articles under one host, an address a headline: what a crawler has of one page keeps its address. */
export function withAddresses(documents) {
  return documents.map((document) => ({ ...document, url: addressOf(document.title || document.id) }));
}

export function addressOf(name) {
  return `https://news.example.org/${name
    .toLowerCase()
    .replace(/[^\p{L}\p{Nd}]+/gu, '-')
    .slice(0, 80)}`;
}
