/** Laws of what the page of a run packs: whatever goes in comes out again. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { frontDecode, Lists, Numbers } from '../../../../src/write/page/atlas/decode.js';
import {
  frontCode,
  Packed,
  PackedLists,
  packedBits,
  packNumbers,
} from '../../../../src/write/page/atlas/encode.js';

const ascending = fc
  .uniqueArray(fc.nat(200_000), { maxLength: 60 })
  .map((values) => Uint32Array.from(values.sort((left, right) => left - right)));

describe('numbers', () => {
  test('come back, however large, and then there are no more', () => {
    fc.assert(
      fc.property(fc.array(fc.maxSafeNat()), (values) => {
        const numbers = new Numbers(packNumbers(values));
        expect(values.map(() => numbers.next())).toEqual(values);
        expect(numbers.next()).toBeNaN();
      }),
    );
  });

  test('below 128 take a byte each', () => {
    const packed = new Packed();
    for (let value = 0; value < 3000; value++) packed.add(value % 128);
    expect(packed.length).toBe(3000);
  });
});

describe('lists', () => {
  test('come back one after the other, short and long', () => {
    fc.assert(
      fc.property(fc.array(ascending), (lists) => {
        const packed = new PackedLists();
        for (const list of lists) packed.add(list);
        const read = new Lists(packed.finish());
        for (const list of lists) {
          const own: number[] = [];
          read.next((value) => own.push(value));
          expect(own).toEqual([...list]);
        }
      }),
    );
  });

  test('take the bits that are foretold', () => {
    fc.assert(
      fc.property(ascending, (list) => {
        const packed = new PackedLists();
        packed.add(list);
        expect(atob(packed.finish()).length).toBe(Math.ceil(packedBits(list) / 8));
      }),
    );
  });

  test('of a word in every tenth report take five bits a report at most', () => {
    const list = Uint32Array.from({ length: 1000 }, (_, at) => at * 10 + ((at * 7) % 10));
    expect(packedBits(list) / list.length).toBeLessThan(5);
  });
});

describe('names', () => {
  test('come back, also where neighbours part in the middle of a character', () => {
    const alike = fc
      .array(fc.constantFrom('a', 'b', 'é', '😀', '😁', '\ud83d', ''))
      .map((own) => own.join(''));
    fc.assert(
      fc.property(fc.array(fc.oneof(alike, fc.string({ unit: 'binary' }))), (names) => {
        const written = JSON.parse(JSON.stringify(frontCode(names))) as string[];
        expect(frontDecode(written)).toEqual(names);
      }),
    );
  });

  test('leave out what the one before begins with', () => {
    expect(frontCode(['news/1/a.txt', 'news/1/b.txt', 'news/2/a.txt'])).toEqual([
      '0news/1/a.txt',
      '7b.txt',
      '52/a.txt',
    ]);
  });
});
