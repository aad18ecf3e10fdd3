/** Writes and reads the letters of revisions. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { indexOfSiglum, joinSigla, siglumOf, splitSigla } from '../../../../src/merge/edition/sigla.js';

describe('sigla', () => {
  test('joinSigla() and splitSigla() undo each other', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat(1000), { minLength: 1 }), (numbers) => {
        const indexes = numbers.sort((left, right) => left - right);
        expect(splitSigla(joinSigla(indexes), 1001)).toEqual(indexes);
      }),
    );
    expect(joinSigla([0, 1, 2, 7])).toBe('A-C,H');
  });

  test('a siglum gives back its index; what is none is refused', () => {
    for (const index of [0, 25, 26, 701, 702, 18_277]) expect(indexOfSiglum(siglumOf(index))).toBe(index);
    for (const wrong of ['', 'a', 'A-', 'C-A', 'A,,B', 'Z'])
      expect(() => splitSigla(wrong, 5)).toThrow(RangeError);
  });
});
