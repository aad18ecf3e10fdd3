/** Planted families in, documents a second of order, align and merge on one core out; and of the steps around. */
import { renderEditionJson } from '../../../dist/editions/json.js';
import { renderMarkdown } from '../../../dist/editions/markdown.js';
import { seededRandom } from '../../../dist/lib/seeded-random.js';
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
  const count = texts.flat().length;
  const passes = Math.max(1, Math.ceil(documents / count / rounds));
  const best = { segment: Infinity, merge: Infinity, json: Infinity, markdown: Infinity };
  for (let round = 0; round < rounds; round++) {
    const spent = { segment: 0, merge: 0, json: 0, markdown: 0 };
    for (let pass = 0; pass < passes; pass++) {
      for (const family of texts) {
        const times = [processorTime()];
        const members = family.map((text, index) => ({
          ...toDocument(text, index),
          date: `2026-01-0${index + 1}T00:00:00Z`,
        }));
        times.push(processorTime());
        const edition = makeEdition(members);
        times.push(processorTime());
        renderEditionJson(edition);
        times.push(processorTime());
        if (pass === 0) renderMarkdown(edition, 'union');
        times.push(processorTime());
        for (const [index, step] of Object.keys(spent).entries())
          spent[step] += times[index + 1] - times[index];
      }
    }
    spent.markdown *= passes;
    for (const step of Object.keys(best)) best[step] = Math.min(best[step], spent[step]);
  }
  const perSecond = (milliseconds) => Math.round((1000 * count * passes) / milliseconds);
  return {
    documents: count * passes * rounds,
    words: Math.round(texts.flat().reduce((sum, text) => sum + text.split(/\s+/).length, 0) / count),
    ...Object.fromEntries(Object.entries(best).map(([step, spent]) => [step, perSecond(spent)])),
  };
}
