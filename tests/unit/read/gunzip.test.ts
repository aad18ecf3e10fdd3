/** Members of gzip made by hand, whole and not: what comes out of each, and what is said of the rest. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, expect, it, test } from 'vitest';
import { TooLargeError, unwrap, unwrapFile } from '../../../src/read/unwrap.js';

const folder = mkdtempSync(join(tmpdir(), 'variorum-gunzip-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const rain = 'Rain fell on Port Alder all Monday.\n';
const snow = 'Snow closed the road to the pass.\n';
const first = gzipSync(rain);
const second = gzipSync(snow);
const join2 = (...parts: readonly (Buffer | string)[]) =>
  Buffer.concat(parts.map((part) => Buffer.from(part)));
const flipped = (bytes: Buffer, at: number) => {
  const copy = Buffer.from(bytes);
  copy[at]! ^= 0xff;
  return copy;
};

async function unpack(bytes: Buffer, maxBytes = 1 << 20) {
  const [from, to] = [join(folder, 'packed.gz'), join(folder, 'unpacked')];
  writeFileSync(from, bytes);
  const throughFile = await unwrapFile(from, to, 'gzip', { maxBytes });
  const { bytes: content, breaks } = await unwrap(bytes, 'gzip', { maxBytes });
  // In memory and through a file the same comes out.
  expect(readFileSync(to).equals(content)).toBe(true);
  expect(throughFile).toEqual(breaks);
  return { content: content.toString(), breaks };
}

const cases = {
  'one member': [first, rain, []],
  'two members': [join2(first, second), rain + snow, []],
  'members that hold nothing': [join2(gzipSync(''), first, gzipSync('')), rain, []],
  'zeros behind, as tapes have them': [join2(first, Buffer.alloc(1000)), rain, []],
  'a member behind zeros': [
    join2(first, Buffer.alloc(9), second),
    rain + snow,
    [[first.length, /^9 bytes that are no gzip data stand here$/]],
  ],
  'garbage behind': [
    join2(first, 'garbage!'),
    rain,
    [[first.length, /^8 bytes that are no gzip data stand here$/]],
  ],
  'a head that is cut off': [join2(first, second.subarray(0, 5)), rain, [[first.length, /cut off/]]],
  'a checksum that is cut off': [first.subarray(0, -3), rain, [[first.length - 3, /cut off/]]],
  'a member that does not fit its checksum, between whole ones': [
    join2(first, flipped(second, second.length - 6), first),
    rain + snow + rain,
    [[first.length, /do not fit their checksum/]],
  ],
  'no gzip': [Buffer.from(rain), '', [[0, /does not begin with gzip/]]],
} as const;

it.each(Object.entries(cases))(
  'gives what is whole of %s, and names the place',
  async (_, [bytes, content, places]) => {
    const unpacked = await unpack(bytes);
    expect(unpacked.content).toBe(content);
    expect(unpacked.breaks.map(({ offset }) => offset)).toEqual(places.map(([offset]) => offset));
    for (const [at, [, detail]] of places.entries()) expect(unpacked.breaks[at]!.detail).toMatch(detail);
  },
);

/** Lines that hardly shrink, so that a place in the packed bytes is one in the lines. */
const lines = Array.from(
  { length: 4000 },
  (_, at) => `${at} ${Math.imul(at + 1, 0x9e3779b1) >>> 0} of the year\n`,
);
const packed = gzipSync(lines.join(''));

test('a member that is cut off gives all that stands before the place', async () => {
  for (const share of [0.1, 0.5, 0.9, 0.999]) {
    const cut = packed.subarray(0, Math.floor(packed.length * share));
    const { content, breaks } = await unpack(cut);
    expect(breaks).toMatchObject([{ offset: cut.length, isInside: true }]);
    const whole = content.split('\n').length - 1;
    expect(lines.join('').startsWith(content)).toBe(true);
    expect(whole).toBeGreaterThan(lines.length * share * 0.9);
  }
});

test('a member that is damaged gives what stands before, and the member behind it is read on a new line', async () => {
  // Blocks that are stored as they are: the second one's length and its complement do not fit.
  const stored = Buffer.from(gzipSync(lines.join(''), { level: 0 }));
  const length = stored.readUInt16LE(11);
  const at = 10 + 5 + length;
  stored[at + 3]! ^= 0xff;
  const { content, breaks } = await unpack(join2(stored, first));
  expect(content).toBe(`${lines.join('').slice(0, length)}\n${rain}`);
  expect(breaks).toHaveLength(1);
  expect(breaks[0]).toMatchObject({ isInside: true, detail: 'its data are damaged here' });
  expect(Math.abs(breaks[0]!.offset - at)).toBeLessThan(8);
});

test('no more comes out than is allowed, whole or not', async () => {
  const bomb = gzipSync(Buffer.alloc(3 << 20, 97));
  await expect(unwrap(bomb, 'gzip', { maxBytes: 1 << 20 })).rejects.toThrow(TooLargeError);
  await expect(unwrap(bomb.subarray(0, -20), 'gzip', { maxBytes: 1 << 20 })).rejects.toThrow(TooLargeError);
});
