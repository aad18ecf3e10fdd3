/** Recognises text that was gone and comes back. */
import { expect, test } from 'vitest';
import { editionOf } from '../../../arbitraries/editions.js';

test('a paragraph that was cut down to a stump and stands whole again is reintroduced, its words of the first day', () => {
  const rest = 'Engineers inspected the bridge over the weekend and found cracks in two of its main beams.';
  const whole =
    'The crisis made private money needed but dear, new permits for foreign works fell by two thirds in two years, and the courts, the banks and the tax rules of the province were found to be in want of reform.';
  const stump = 'The crisis made private money needed but dear.';
  const edition = editionOf([
    `${rest}\n\n${whole}\n`,
    `${rest}\n\n${stump}\n`,
    `${rest} It rained.\n\n${whole}\n`,
  ]);
  const paragraph = edition.paragraphs.find(({ text }) => text === whole)!;
  expect(paragraph.witnesses.map(({ edge }) => edge)[0]).toBe('reintroduced');
  expect(new Set(paragraph.origins.map(({ revision }) => revision))).toEqual(new Set(['r00.txt']));
});
