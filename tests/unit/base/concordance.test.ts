/** Counts concordant pairs as comparing every two values does. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { concordance } from '../../../src/base/concordance.js';

test('concordance() counts what comparing every two values counts', () => {
  fc.assert(
    fc.property(fc.array(fc.option(fc.nat({ max: 6 })), { maxLength: 30 }), (values) => {
      const pairs = values.flatMap((value, at) =>
        values.slice(at + 1).flatMap((later) => (value === null || later === null ? [] : [later - value])),
      );
      const differing = pairs.filter((difference) => difference !== 0).map(Math.sign);
      const sum = differing.reduce<number>((total, sign) => total + sign, 0);
      expect(concordance(values)).toBe(differing.length === 0 ? 0 : sum / differing.length);
    }),
  );
});
