/** Planted families in, documents a second of order, align and merge on one core out; and of the steps around. */

import { seededRandom } from '../../../dist/base/seeded-random.js';
import { renderEditionJson } from '../../../dist/write/json.js';
import { renderMarkdown } from '../../../dist/write/markdown.js';
import { renderEditionPage } from '../../../dist/write/page/edition-page.js';
import { renderPicture } from '../../../dist/write/picture.js';
import { plantHistory, toDocument } from './planted.mjs';
import { makeEdition } from './sets.mjs';
import { readLanguage } from './texts.mjs';

const rounds = 3;
const familiesMade = 1000;

/** Milliseconds that this process has worked. */
export function processorTime() {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** Families of 2 to 5 revisions of about 400 words, as many as make up `documents`, made once and gone through again. */
export function measureSpeed(data, { documents }) {
  const random = seededRandom(11);
  const source = readLanguage(data, 'en', random);
  const texts = [];
  for (let family = 0; family < familiesMade; family++) {
    texts.push(
      plantHistory(source, {
        random,
        count: 2 + Math.floor(random() * 4),
        isHeavy: false,
        paragraphs: 11,
        isTraced: false,
      }).texts,
    );
  }
  return timeFamilies(texts, documents);
}

/** Goes through families of texts, oldest first, until `documents` are done. */
export function timeFamilies(texts, documents) {
  const count = texts.flat().length;
  const passes = Math.max(1, Math.ceil(documents / count / rounds));
  // A step is what it adds to the pass before it: asking for the time at every family would cost a third of that.
  const best = {};
  for (let round = 0; round < rounds; round++) {
    for (const [step, run] of Object.entries(steps)) {
      const start = processorTime();
      for (let pass = 0; pass < passes; pass++) for (const family of texts) run(family);
      best[step] = Math.min(best[step] ?? Infinity, processorTime() - start);
    }
  }
  // What adds less than two passes differ by cannot be told from nothing.
  const perSecond = (milliseconds) =>
    milliseconds > 0 ? Math.round((1000 * count * passes) / milliseconds) : Number.POSITIVE_INFINITY;
  return {
    documents: count * passes * rounds,
    words: Math.round(texts.flat().reduce((sum, text) => sum + text.split(/\s+/).length, 0) / count),
    segment: perSecond(best.segment),
    merge: perSecond(best.merge - best.segment),
    ...Object.fromEntries(
      ['json', 'markdown', 'page', 'picture'].map((step) => [step, perSecond(best[step] - best.merge)]),
    ),
  };
}

const segmentAll = (family) =>
  family.map((text, index) => ({ ...toDocument(text, index), date: `2026-01-0${index + 1}T00:00:00Z` }));
const mergeAll = (family) => makeEdition(segmentAll(family));
const steps = {
  segment: segmentAll,
  merge: mergeAll,
  json: (family) => renderEditionJson(mergeAll(family)),
  markdown: (family) => renderMarkdown(mergeAll(family), 'union'),
  page: (family) => renderEditionPage(mergeAll(family)),
  picture: (family) => renderPicture(mergeAll(family)),
};
