/** Checks which marks open and close a quotation. */
import { describe, expect, test } from 'vitest';
import { findQuotations } from '../../../src/text/quotations.js';

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
