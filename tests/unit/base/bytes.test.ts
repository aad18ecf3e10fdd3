/** What is written as bytes is read again, and bytes that are cut short are refused. */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { ByteReader } from '../../../src/base/byte-reader.js';
import { ByteWriter } from '../../../src/base/byte-writer.js';

const value = fc.oneof(
  fc.maxSafeNat().map((number) => ['varint', number] as const),
  fc.integer({ min: -(2 ** 40), max: 2 ** 40 }).map((number) => ['signed', number] as const),
  fc.nat({ max: 2 ** 24 - 1 }).map((number) => ['fixed', number] as const),
  fc.string({ unit: 'grapheme' }).map((text) => ['text', text] as const),
);

function write(
  values: readonly (readonly ['varint' | 'signed' | 'fixed' | 'text', number | string])[],
): Uint8Array {
  const writer = new ByteWriter(1);
  for (const [kind, each] of values) {
    if (kind === 'text') writer.text(String(each));
    else if (kind === 'fixed') writer.fixed(Number(each), 3);
    else writer[kind](Number(each));
  }
  return writer.take();
}

test('ByteReader reads what ByteWriter wrote, and stands at the end then', () => {
  fc.assert(
    fc.property(fc.array(value), (values) => {
      const reader = new ByteReader(write(values));
      for (const [kind, each] of values)
        expect(kind === 'fixed' ? reader.fixed(3) : reader[kind]()).toBe(each);
      expect(reader.isAtEnd).toBe(true);
    }),
  );
});

test('ByteReader refuses what is cut short', () => {
  fc.assert(
    fc.property(value, (one) => {
      const bytes = write([one]);
      const reader = new ByteReader(bytes.subarray(0, bytes.length - 1));
      expect(() => (one[0] === 'fixed' ? reader.fixed(3) : reader[one[0]]())).toThrow(RangeError);
    }),
  );
});

test('small numbers take one byte, near to nothing on either side', () => {
  for (const number of [0, 1, 127]) expect(write([['varint', number]])).toEqual(Uint8Array.of(number));
  expect([0, -1, 1, -2].map((number) => write([['signed', number]])[0])).toEqual([0, 1, 2, 3]);
  expect(write([['varint', 128]])).toEqual(Uint8Array.of(0x80, 1));
});
