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
