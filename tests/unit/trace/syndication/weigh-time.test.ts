/** Weighs dates: who was later is an unlikely source, the more so the later. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { weighTime } from '../../../../src/trace/syndication/weigh-time.js';

const minute = 60_000;
const at = (minutes: number, length = 1): readonly [number, number] => [
  minutes * minute,
  (minutes + length) * minute,
];

test('whoever was there before costs less than whoever came later', () => {
  fc.assert(
    fc.property(fc.integer({ min: 2, max: 5000 }), fc.integer({ min: 2, max: 5000 }), (before, after) => {
      expect(weighTime(at(10_000 - before), at(10_000))).toBeLessThan(
        weighTime(at(10_000 + after), at(10_000)),
      );
    }),
  );
});

test('costs grow with how much later a source would be', () => {
  const costs = [1, 10, 60, 600].map((minutes) => weighTime(at(1000 + minutes), at(1000)));
  expect(costs).toEqual([...costs].sort((one, other) => one - other));
});

test('within one day that is all that is known, either may be first', () => {
  expect(weighTime(at(0, 1440), at(0, 1440))).toBeLessThan(1.5);
});
