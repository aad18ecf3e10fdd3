/** Numbers pairs from 0 on. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { PairNumbers } from '../../../src/base/pair-numbers.js';

test('PairNumbers numbers distinct pairs from 0 on, however many there are', () => {
  const known = new Map<string, number>();
  const numbers = new PairNumbers();
  fc.assert(
    fc.property(fc.integer({ min: -1, max: 60 }), fc.integer({ min: -1, max: 60 }), (first, second) => {
      const key = `${first} ${second}`;
      const expected = known.get(key) ?? known.size;
      known.set(key, expected);
      expect(numbers.of(first, second)).toBe(expected);
    }),
    { numRuns: 5000 },
  );
  expect(known.size).toBeGreaterThan(1000);
});
