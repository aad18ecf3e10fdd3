/** Checks which marks open and close a quotation. */
import { describe, expect, test } from 'vitest';
import { classifyQuotation, findQuotations } from '../../../src/text/quotations.js';

describe('findQuotations()', () => {
  const quotationsOf = (text: string) => findQuotations(text).map((span) => text.slice(...span));
  test.each([
    ['"It opens,” he said. “And "closes.”', ['"It opens,”', '“And "', '”'].slice(0, 2)],
    ['«Да», — сказал он.', ['«Да»']],
    ['„Ja“, sagte er.', ['„Ja“']],
    ['“It goes on', ['“It goes on']],
    ['a 6" pipe', []],
  ])('%s', (text, quotations) => {
    expect(quotationsOf(text)).toEqual(quotations);
  });
});

test('findQuotations() knows the marks of East and West', () => {
  for (const text of [
    'Он сказал: «Да, это так».',
    'Er sagte: „Ja, so ist es“.',
    '他说：「是的」。',
    '彼は『はい』と言った。',
    'Il dit ‹oui›.',
  ])
    expect(findQuotations(text), text).toHaveLength(1);
});

describe('classifyQuotation() tells speech from titles and from words held at arm’s length', () => {
  test.each([
    ['The film “Night Train” is out.', 'title'],
    ['She wrote a book called “How we lost the war” in May.', 'title'],
    ['The so-called “reform” failed.', 'scare'],
    ['A plan known as “the long way home” failed.', 'scare'],
    ['Prices were “transitory” then.', 'scare'],
    ['“We shall not go there,” he said.', 'speech'],
    ['“No!” he said.', 'speech'],
    ['He said “it was never meant to last.”', 'speech'],
    ['He wrote “STAY AWAY FROM ALL OF IT” on it.', 'speech'],
    ['What an aide called “odd and very late” is law.', 'speech'],
  ])('%s', (text, kind) => {
    expect(classifyQuotation(text, findQuotations(text)[0]!)).toBe(kind);
  });
});
