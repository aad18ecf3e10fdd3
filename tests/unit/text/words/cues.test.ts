/** Checks the tables of words. */
import { expect, test } from 'vitest';
import { months } from '../../../../src/text/words/cues.js';

test('months of many languages have one number each', () => {
  const august = [
    'august',
    'августа',
    'серпня',
    'kolovoz',
    'тамыз',
    'აგვისტოს',
    'օգոստոսի',
    'أغسطس',
    'ağustos',
  ];
  for (const name of august) expect(months.get(name), name).toBe(8);
  expect(months.get('harbour')).toBeUndefined();
});
