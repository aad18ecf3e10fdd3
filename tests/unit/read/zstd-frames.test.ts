/** Frames made by hand: raw blocks of a few bytes under headers that ask for little or much. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it, test } from 'vitest';
import { DamagedError, TooLargeError, unwrap, unwrapFile } from '../../../src/read/unwrap.js';
import { Xxh64 } from '../../../src/read/xxh64.js';
import { fzstdDecoder, nodeDecoder, type ZstdDecoder } from '../../../src/read/zstd.js';
import { zstdRaw, zstdRun } from '../../arbitraries/zstd.js';

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

// What the authors of XXH64 give, low halves alone.
const digests = [
  ['', 0x51d8e999],
  ['a', 0xa98c6e5b],
  ['abc', 0xad770999],
  ['Nobody inspects the spammish repetition', 0x8a378bf1],
] as const;

test.each(digests)('Xxh64 of %j is that of its authors, however it is cut', (content, digest) => {
  for (const size of [1, 3, 7, 31, 32, 33, 100]) {
    const hash = new Xxh64();
    for (let at = 0; at < content.length; at += size) hash.update(Buffer.from(content.slice(at, at + size)));
    expect(hash.digestLow()).toBe(digest);
  }
});

const folder = mkdtempSync(join(tmpdir(), 'variorum-zstd-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A single segment that says its length and keeps a checksum. */
const summed = (content: string, length: number, digest: number) => [
  ...magic,
  0x24,
  length,
  (content.length << 3) | 1,
  content.length >> 5,
  0,
  ...Buffer.from(content),
  ...[0, 8, 16, 24].map((shift) => (digest >>> shift) & 0xff),
];
const [said, digest] = digests[3];
const whole = summed(said, said.length, digest);

const good = {
  'no bytes at all': [[], ''],
  'a frame with a checksum': [whole, said],
  'two frames': [[...whole, ...frame(7)], said + 'Rain fell on Port Alder.'],
  'a frame behind one without text': [[...skippable, ...whole], said],
  'a frame before one without text': [[...whole, ...skippable], said],
  'a frame without content': [summed('', 0, digests[0][1]), ''],
} as const;

const damaged = {
  'a frame that is cut off': whole.slice(0, -9),
  'a checksum that is cut off': whole.slice(0, -2),
  'a magic number that is cut off': [...whole, ...magic.slice(0, 2)],
  'a second frame that is cut off': [...whole, ...frame(7).slice(0, -1)],
  'a frame without text that is cut off': [...whole, ...skippable.slice(0, -1)],
  'no frame': [...Buffer.from('Rain fell on Port Alder.')],
  'bytes behind a frame that are none': [...whole, ...Buffer.from('more')],
  'another checksum': summed(said, said.length, digest ^ 1),
  'a length that is not kept': summed(said, said.length + 1, digest),
  'a dictionary': [...magic, 0x21, 5, text.length, ...lastBlock],
  'a block of no known kind': [...magic, 0x20, text.length, (text.length << 3) | 7, 0, 0, ...text],
} as const;

const decoders: readonly (readonly [string, ZstdDecoder | null])[] = [
  ['fzstd', fzstdDecoder],
  ['Node', nodeDecoder],
];

// Node before 22.15 has no decoder of its own: npm run test:runtimes has these run on newer ones.
describe.each(decoders.filter(([, decoder]) => decoder !== null))('zstd by %s', (_, decoder) => {
  const inMemory = (bytes: readonly number[], most = mebibyte) =>
    unwrap(Buffer.from(bytes), 'zstd', most, decoder!).toString();
  const throughFile = async (bytes: Buffer, most = mebibyte) => {
    const [from, to] = [join(folder, 'packed.zst'), join(folder, 'unpacked')];
    writeFileSync(from, bytes);
    await unwrapFile(from, to, 'zstd', most, decoder!);
    return readFileSync(to, 'utf8');
  };

  it.each(Object.entries(good))('unpacks %s', async (_, [bytes, content]) => {
    expect(inMemory(bytes)).toBe(content);
    expect(await throughFile(Buffer.from(bytes))).toBe(content);
  });

  it.each(Object.entries(damaged))('refuses %s', async (_, bytes) => {
    expect(() => inMemory(bytes)).toThrow(DamagedError);
    await expect(throughFile(Buffer.from(bytes))).rejects.toThrow(DamagedError);
  });

  it('unpacks a frame of many pieces and blocks', async () => {
    const long = 'Rain fell on Port Alder. '.repeat(20_000);
    expect(inMemory([...zstdRaw(Buffer.from(long))])).toBe(long);
    expect(await throughFile(zstdRaw(Buffer.from(long)))).toBe(long);
  });

  it('lets out as much as is allowed, of all frames together, and not a byte more', async () => {
    const twice = [...whole, ...whole];
    expect(inMemory(twice, 2 * said.length)).toBe(said + said);
    expect(() => inMemory(twice, 2 * said.length - 1)).toThrow(TooLargeError);
    expect(() => inMemory(twice, said.length)).toThrow(TooLargeError);
    await expect(throughFile(Buffer.from(twice), 2 * said.length - 1)).rejects.toThrow(TooLargeError);
    await expect(throughFile(zstdRun(65, 2 * mebibyte))).rejects.toThrow(TooLargeError);
    expect(() => inMemory([...zstdRun(65, 2 * mebibyte)])).toThrow(TooLargeError);
  });
});
