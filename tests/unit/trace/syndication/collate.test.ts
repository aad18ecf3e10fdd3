/** Collates sentences: what is equal is one, and no text has two wordings of one sentence. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { collate } from '../../../../src/trace/syndication/collate.js';
import { readText } from '../../../../src/trace/syndication/read-text.js';
import { plantSyndication } from '../../../planted/syndication.mjs';
import { carrier, plantedTexts, wire } from './texts.js';

test('an edited sentence is the same one, another is not', () => {
  const edited = [wire[1]!.replace('routine', 'yearly'), wire[4]!];
  const { texts } = collate([carrier('Post', wire), carrier('Echo', edited)].map(readText));
  const [post, echo] = texts;
  expect(echo!.units).toEqual([post!.units[1], post!.units[4]]);
  expect(echo!.readings[0]).not.toBe(post!.readings[1]);
  expect(echo!.readings[1]).toBe(post!.readings[4]);
});

test('equal sentences are one, and a text has each in one wording', () => {
  fc.assert(
    fc.property(fc.nat({ max: 400 }), (seed) => {
      const read = plantedTexts(plantSyndication(2 * seed)).map(readText);
      const { texts } = collate(read);
      const unitOf = new Map<string, number>();
      for (const { sentences, units, readings } of texts) {
        const wordings = new Map<number, number>();
        for (const [at, { key }] of sentences.entries()) {
          expect(unitOf.get(key) ?? units[at]).toBe(units[at]);
          unitOf.set(key, units[at]!);
          expect(wordings.get(units[at]!) ?? readings[at]).toBe(readings[at]);
          wordings.set(units[at]!, readings[at]!);
        }
      }
    }),
    { numRuns: 6 },
  );
});
