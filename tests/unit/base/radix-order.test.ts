/** The order by radix is that of a sort that keeps equal keys in their order. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { radixOrder } from '../../../src/base/radix-order.js';

const key = fc.oneof(fc.nat({ max: 3 }), fc.nat({ max: 2 ** 32 - 1 }), fc.constantFrom(2 ** 31, 2 ** 32 - 1));

test('radixOrder() is a stable sort by 32-bit keys', () => {
  fc.assert(
    fc.property(fc.array(key), (keys) => {
      const expected = keys
        .map((_, at) => at)
        .sort((left, right) => keys[left]! - keys[right]! || left - right);
      expect(Array.from(radixOrder(Uint32Array.from(keys)))).toEqual(expected);
    }),
  );
});
