/**
 * A seeded corpus: articles of about 400 words, a third of them in families of revisions. The same seed gives
 * the same texts anywhere.
 */

import { seededRandom } from '../../dist/lib/seeded-random.js';

const syllables = 'ka lo mi ren sut va pol dre nim tor bel gas hin jor quil zem'.split(' ');

/** `count` texts, and for each the number of the report that it belongs to. */
export function makeCorpus(count, seed) {
  const random = seededRandom(seed);
  const pick = (items) => items[Math.floor(random() * items.length)];
  // Zipf-like: a few words are everywhere, most are rare.
  const vocabulary = Array.from({ length: 20_000 }, () =>
    Array.from({ length: 2 + Math.floor(random() * 2) }, () => pick(syllables)).join(''),
  );
  const word = () => vocabulary[Math.floor(vocabulary.length * random() ** 3)];
  const paragraph = () =>
    `${Array.from({ length: 25 + Math.floor(random() * 25) }, word).join(' ')}.`.replace(/^./, (first) =>
      first.toUpperCase(),
    );
  const texts = [];
  const reports = [];
  for (let report = 0; texts.length < count; report++) {
    let paragraphs = Array.from({ length: 8 + Math.floor(random() * 6) }, paragraph);
    const revisions = random() < 0.2 ? 2 + Math.floor(random() * 4) : 1;
    for (let revision = 0; revision < revisions && texts.length < count; revision++) {
      texts.push(paragraphs.join('\n\n'));
      reports.push(report);
      paragraphs = paragraphs
        .filter(() => random() > 0.15)
        .flatMap((text) => (random() < 0.15 ? [text, paragraph()] : [text]));
    }
  }
  return { texts, reports };
}
