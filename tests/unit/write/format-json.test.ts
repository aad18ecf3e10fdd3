/** Lays out JSON that parses back to the value. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { formatJson } from '../../../src/write/format-json.js';

test('formatJson() parses back to the value, and keeps short things on one line', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      expect(JSON.parse(formatJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
    }),
  );
  expect(formatJson({ span: [1, 2], text: 'short' })).toBe('{"span":[1,2],"text":"short"}');
  expect(formatJson(Array.from({ length: 60 }, (_, index) => index)).split('\n').length).toBeLessThan(6);
});

/** What it does, at the price of writing every part once more for each part around it. */
function formatPlainly(value: unknown, indent = ''): string {
  const flat = JSON.stringify(value);
  if (typeof value !== 'object' || value === null || indent.length + flat.length <= 110) return flat;
  const inner = `${indent}  `;
  if (Array.isArray(value))
    return `[\n${value.map((item) => inner + formatPlainly(item, inner)).join(',\n')}\n${indent}]`;
  const entries = Object.entries(value).filter(([, item]) => item !== undefined);
  return `{\n${entries.map(([key, item]) => `${inner}${JSON.stringify(key)}: ${formatPlainly(item, inner)}`).join(',\n')}\n${indent}}`;
}

test('what fits on a line to the last character stays on it, and what is a character longer does not', () => {
  const words = fc.string({ maxLength: 40 });
  const value = fc.dictionary(
    words,
    fc.oneof(words, fc.array(words, { minLength: 1 }), fc.dictionary(words, words)),
    {
      noNullPrototype: true,
    },
  );
  fc.assert(
    fc.property(value, (one) => {
      expect(formatJson(one)).toBe(formatPlainly(one));
    }),
  );
  for (let length = 90; length < 115; length++) {
    const one = { a: 'x'.repeat(length), b: ['y'.repeat(length - 1), '"'] };
    expect(formatJson(one)).toBe(formatPlainly(one));
  }
});
