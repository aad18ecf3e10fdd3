/** Planted revisions and the intervals around what is counted. */
import { describe, expect, test } from 'vitest';
import { seededRandom } from '../../src/lib/seeded-random.js';
import { plantRevision } from '../../src/tuning/planting.js';
import { wilson } from '../../src/tuning/recall.js';
import { toDocument } from '../arbitraries/histories.js';

const paragraphs = Array.from(
  { length: 20 },
  (_, at) =>
    `The harbour master counted ${at + 3} boats near pier ${at}, and wrote every one of them into the book of the year ${1900 + at}.`,
);
const document = {
  ...toDocument(paragraphs.join('\n\n'), 'a.txt'),
  title: 'Boats counted in the harbour',
  date: '2024-03-01T08:00:00Z',
};
const words = Array.from({ length: 500 }, (_, at) => `w${at}q`);
const plant = (seed: number) => plantRevision(document, words, seededRandom(seed));

const grams = (text: string) => {
  const tokens = text.toLowerCase().match(/\w+/g) ?? [];
  return new Set(tokens.slice(4).map((_, at) => tokens.slice(at, at + 5).join(' ')));
};

describe('plantRevision()', () => {
  test('gives the same revision for the same seed, and a later date', () => {
    expect(plant(7)).toEqual(plant(7));
    expect(Date.parse(plant(7).date!)).toBeGreaterThan(Date.parse(document.date));
  });
  test('changes as much as consecutive versions of news pages do: half above .85, a tenth below .26', () => {
    const own = grams(document.text);
    const likeness = Array.from({ length: 600 }, (_, seed) => {
      const other = grams(plant(seed).text);
      const shared = [...own].filter((gram) => other.has(gram)).length;
      return shared / (own.size + other.size - shared);
    }).sort((left, right) => left - right);
    // Short paragraphs of one sentence: drops fall in whole paragraphs, so both lie a little high.
    expect(Math.abs(likeness[300]! - 0.85)).toBeLessThan(0.12);
    expect(Math.abs(likeness[60]! - 0.26)).toBeLessThan(0.15);
  });
  test('keeps what it does not edit as it stands', () => {
    const kept = Array.from(
      { length: 50 },
      (_, seed) =>
        plant(seed)
          .text.split('\n\n')
          .filter((own) => paragraphs.includes(own)).length,
    );
    expect(Math.max(...kept)).toBe(paragraphs.length);
    expect(Math.min(...kept)).toBeLessThan(10);
  });
});

test('wilson() gives the intervals of the textbook', () => {
  const { value, low, high } = wilson(81, 263);
  // Wilson 1927, as worked in Newcombe 1998, table I.
  expect([value, low, high].map((share) => share.toFixed(4))).toEqual(['0.3080', '0.2553', '0.3662']);
  expect(wilson(0, 0)).toEqual({ value: 1, low: 0, high: 1 });
});
