/** Tests what number words are worth, and how the language of a text is told. */
import { expect, test } from 'vitest';
import { CommonWords, numbersIn } from '../../../src/text/number-values.js';

test.each([
  ['en', 'one', 'unit', 1],
  ['en', 'nine', 'unit', 9],
  ['en', 'nineteen', 'unit', 19],
  ['en', 'ten', 'unit', 10],
  ['en', 'twenty', 'ten', 20],
  ['en', 'ninety', 'ten', 90],
  ['en', 'hundred', 'hundred', 100],
  ['en', 'thousand', 'scale', 1000],
  ['en', 'million', 'scale', 1_000_000],
  ['en', 'billion', 'scale', 1_000_000_000],
  ['en', 'dozen', 'dozen', 12],
  ['en', 'first', 'ordinal', 1],
  ['en', 'third', 'ordinal', 3],
  ['de', 'zwölf', 'unit', 12],
  ['de', 'dreißig', 'ten', 30],
] as const)('%s: %s is a %s of %i', (language, word, role, value) => {
  expect(numbersIn(language).get(word)).toEqual({ role, value });
});

test('a language that is not known has no number words, and a word belongs to its own', () => {
  expect(numbersIn('xx').size).toBe(0);
  expect(numbersIn('en').get('zwölf')).toBeUndefined();
});

test('the language is that of which a text has most of the commonest words, English where nothing tells', () => {
  const guess = (text: string) => {
    const tokens = text.split(' ').map((norm) => ({ norm }));
    const half = tokens.length >> 1;
    const guesses = [0, half, tokens.length].map((end) =>
      new CommonWords(tokens.slice(0, end)).guessLanguage(tokens),
    );
    expect(new Set(guesses).size).toBe(1);
    return guesses[0];
  };
  expect(guess('der hund und die katze sind in der stadt und es ist kalt')).toBe('de');
  expect(guess('le chat et la souris sont dans la ville et il fait froid')).toBe('fr');
  expect(guess('')).toBe('en');
  expect(guess(`${'le '.repeat(40)}the and of to in`)).toBe('en');
});
