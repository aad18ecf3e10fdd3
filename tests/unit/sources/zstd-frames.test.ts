/** Frames made by hand: raw blocks of a few bytes under headers that ask for little or much. */
import { expect, test } from 'vitest';
import { TooLargeError, unwrap } from '../../../src/read/unwrap.js';

const mebibyte = 1 << 20;
const magic = [0x28, 0xb5, 0x2f, 0xfd];
const text = [...Buffer.from('Rain fell on Port Alder.')];
const lastBlock = [(text.length << 3) | 1, 0, 0, ...text];

/** A window of 2^(10 + exponent) bytes. */
const frame = (exponent: number) => [...magic, 0, exponent << 3, ...lastBlock];
/** A single segment that says how long it is, in four bytes. */
const segment = (length: number) => [
  ...magic,
  0xa0,
  ...[0, 8, 16, 24].map((shift) => (length >>> shift) & 0xff),
  ...lastBlock,
];
const skippable = [0x50, 0x2a, 0x4d, 0x18, 2, 0, 0, 0, 0xff, 0xff];

test('unwrap() reads frames one after the other, and passes over those that hold no text', () => {
  const bytes = Buffer.from([...frame(7), ...skippable, ...segment(text.length)]);
  expect(unwrap(bytes, 'zstd', mebibyte).toString()).toBe('Rain fell on Port Alder.'.repeat(2));
});

test('unwrap() refuses a frame that asks for more memory than may come out, wherever it stands', () => {
  for (const greedy of [frame(21), segment(1 << 30)]) {
    expect(() => unwrap(Buffer.from(greedy), 'zstd', 16 * mebibyte)).toThrow(TooLargeError);
    expect(() => unwrap(Buffer.from([...frame(7), ...greedy]), 'zstd', 16 * mebibyte)).toThrow(TooLargeError);
  }
});

test('unwrap() grants the window that every decoder is asked to grant, however little may come out', () => {
  expect(unwrap(Buffer.from(frame(13)), 'zstd', 1000).length).toBe(text.length);
});
