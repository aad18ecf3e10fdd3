/** Planted revisions and the intervals around what is counted. */
import { describe, expect, test } from 'vitest';
import { seededRandom } from '../../src/base/seeded-random.js';
import { defaultThreshold } from '../../src/detect/limits.js';
import { plantRevision } from '../../src/inspect/tune/planting.js';
import { recommend } from '../../src/inspect/tune/recommend.js';
import { wilson } from '../../src/inspect/tune/share.js';
import type { TunedVariant, TuneRow } from '../../src/inspect/tune/tuning.js';
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

describe('recommend()', () => {
  const share = (value: number) => ({ value, low: value, high: value });
  const row = (threshold: number, planted: number, gold: TuneRow['gold'] = null): TuneRow => ({
    threshold,
    clusters: 9,
    members: 20,
    pairsTogether: 12,
    borderline: 3,
    planted: share(planted),
    gold,
  });
  const figures = (precision: number, recall: number): TuneRow['gold'] => ({
    precision: share(precision),
    recall: share(recall),
    f1: share((2 * precision * recall) / (precision + recall)),
  });
  const variant = (...rows: TuneRow[]): TunedVariant => ({ sketch: 'minhash', shingleSize: 4, rows });
  const others = (...rows: TuneRow[]): TunedVariant => ({ sketch: 'scaled', shingleSize: 4, rows });
  const asking = { threshold: 0.6, planted: 100 };

  test('takes the best F1 of what is precise, though a better one is not', () => {
    const rows = [
      row(0.3, 1, figures(0.94, 0.99)),
      row(0.6, 1, figures(0.96, 0.9)),
      row(0.9, 1, figures(1, 0.6)),
    ];
    expect(recommend([variant(...rows)], asking)).toMatchObject({ threshold: 0.6 });
  });
  test('takes the best F1 of all where none is precise, and says so', () => {
    const rows = [row(0.3, 1, figures(0.7, 0.9)), row(0.9, 1, figures(0.9, 0.3))];
    const { threshold, why } = recommend([variant(...rows)], asking);
    expect(threshold).toBe(0.3);
    expect(why).toContain('none reaches 0.95');
  });
  test('changes nothing about what was asked for where nothing is better', () => {
    const rows = [0.1, 0.6, 0.9].map((threshold) => row(threshold, 1, figures(1, 1)));
    expect(recommend([variant(...rows), others(...rows)], asking)).toMatchObject({
      threshold: 0.6,
      sketch: 'minhash',
    });
  });
  test('without gold takes the surest that finds nearly the most, and nothing less sure than the default', () => {
    const rows = [row(0.1, 0.99), row(defaultThreshold, 0.91), row(0.9, 0.895), row(0.95, 0.87)];
    expect(recommend([variant(...rows)], asking)).toMatchObject({ threshold: 0.9 });
    expect(recommend([variant(...rows), others(row(0.95, 1))], asking)).toMatchObject({ sketch: 'minhash' });
  });
  test('stays with what was asked for where too few revisions could be planted', () => {
    const asked = (defaultThreshold + 1) / 2;
    const rows = [row(defaultThreshold, 1), row(asked, 0.5), row(1, 1)];
    const { threshold, why } = recommend([variant(...rows)], { threshold: asked, planted: 29 });
    expect(threshold).toBe(asked);
    expect(why).toContain('too few documents');
  });
});
