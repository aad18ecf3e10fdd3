/** Tests the keys of pairs: no two pairs share one, whatever characters their ids hold. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { byIds } from '../../../src/base/by-ids.js';
import { orderedPairKey, pairKey } from '../../../src/base/pair-key.js';

test('pairKey() is the same for two ids in either order, and orderedPairKey() is not', () => {
  expect(pairKey('b', 'a')).toBe(pairKey('a', 'b'));
  expect(orderedPairKey('b', 'a')).not.toBe(orderedPairKey('a', 'b'));
});

test.each([
  [
    ['a', 'b\nc'],
    ['a\nb', 'c'],
  ],
  [
    ['', 'ab'],
    ['a', 'b'],
  ],
  [
    ['1 a', 'b'],
    ['1', ' ab'],
  ],
])('%j and %j have two keys', ([a, b], [c, d]) => {
  expect(orderedPairKey(a!, b!)).not.toBe(orderedPairKey(c!, d!));
  expect(pairKey(a!, b!)).not.toBe(pairKey(c!, d!));
});

test('two pairs of any ids have one key only where they are one pair', () => {
  const id = fc.string({ unit: fc.constantFrom('a', '1', ' ', '\n'), maxLength: 4 });
  fc.assert(
    fc.property(id, id, id, id, (a, b, c, d) => {
      expect(orderedPairKey(a, b) === orderedPairKey(c, d)).toBe(a === c && b === d);
      const isOnePair = (a === c && b === d) || (a === d && b === c);
      expect(pairKey(a, b) === pairKey(c, d)).toBe(isOnePair);
    }),
    { numRuns: 2000 },
  );
});

test('byIds() sorts by a, then b, and finds no order in equals', () => {
  const pairs = [
    { a: 'b', b: 'c' },
    { a: 'a', b: 'z' },
    { a: 'a', b: 'B' },
    { a: 'a', b: 'b' },
  ];
  expect(pairs.sort(byIds).map(({ a, b }) => a + b)).toEqual(['aB', 'ab', 'az', 'bc']);
  expect(byIds(pairs[0]!, { ...pairs[0]! })).toBe(0);
});
