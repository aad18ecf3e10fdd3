/** A word and a misspelling of it share a spelling, so that one leads to the other. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { spellingsOf, wordsOf } from '../../../../src/write/threads/layout.js';

const word = fc
  .array(fc.constantFrom(...'abcdeéжщ桥𐐷'), { minLength: 4, maxLength: 12 })
  .map((letters) => letters.join(''));

/** One letter left out, put in, exchanged, or swapped with the next one. */
const misspelt = fc
  .tuple(word, fc.nat(), fc.constantFrom('out', 'in', 'other', 'swap'), fc.constantFrom(...'abxж'))
  .map(([right, at, kind, letter]): [string, string] => {
    const letters = [...right];
    const place = at % (letters.length - 1);
    if (kind === 'out') letters.splice(place, 1);
    else if (kind === 'in') letters.splice(place, 0, letter);
    else if (kind === 'other') letters[place] = letter;
    else letters.splice(place, 2, letters[place + 1]!, letters[place]!);
    return [right, letters.join('')];
  });

test('a word shares a spelling with every word that one typing error makes of it', () => {
  fc.assert(
    fc.property(misspelt, ([right, wrong]) => {
      const own = new Set(spellingsOf(right));
      expect(spellingsOf(wrong).some((each) => own.has(each))).toBe(true);
    }),
  );
});

test('what is too short has no spellings, and a number has none: another number is no misspelt one', () => {
  for (const each of ['', 'a', 'ab', '2015', 'g20', '1,200']) expect(spellingsOf(each)).toEqual([]);
  expect(spellingsOf('abc')).toEqual(['abc', 'bc', 'ac', 'ab']);
});

test('words are cut alike in any script, without capitals and signs', () => {
  expect(wordsOf('“The Bridge,” he said: 1,200 cars!')).toEqual([
    'the',
    'bridge',
    'he',
    'said',
    '1,200',
    'cars',
  ]);
  expect(wordsOf('الجسر مغلق')).toEqual(['الجسر', 'مغلق']);
  expect(wordsOf('大桥关闭').join('')).toBe('大桥关闭');
  expect(wordsOf('大桥关闭').length).toBeGreaterThan(1);
});
