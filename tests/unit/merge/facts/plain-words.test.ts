/** Looks for names by their letters alone. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { openLetters, squash } from '../../../../src/merge/facts/plain-words.js';

test('openLetters() finds what stands among the letters of the whole text, and nothing else', () => {
  const pieces = fc.constantFrom(
    'a',
    'S',
    's',
    "'s",
    '’s',
    ' ',
    'é',
    'e\u0301',
    'İ',
    '1',
    '-',
    'bob',
    'ſ',
    '\u212a',
  );
  const text = fc.array(pieces, { maxLength: 12 }).map((parts) => parts.join(''));
  fc.assert(
    fc.property(text, fc.oneof(fc.stringMatching(/^[abos1]{0,3}$/), text), (whole, letters) => {
      expect(openLetters(whole)(letters)).toBe(squash(whole).includes(letters));
    }),
    { numRuns: 3000 },
  );
  expect(openLetters("Bob's boat")('bobs')).toBe(false);
  expect(openLetters("Bob's boat")('bobboat')).toBe(true);
});
