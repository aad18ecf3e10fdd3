/** Frames made by hand: raw blocks of a few bytes under headers that ask for little or much. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it, test } from 'vitest';
import { TooLargeError, unwrap, unwrapFile } from '../../../src/read/unwrap.js';
import { Xxh64 } from '../../../src/read/xxh64.js';
import { fzstdDecoder, nodeDecoder, type ZstdDecoder } from '../../../src/read/zstd-decoders.js';
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

const rain = 'Rain fell on Port Alder.';
const unpack = async (bytes: readonly number[] | Buffer, maxBytes = mebibyte) => {
  const { bytes: content, breaks } = await unwrap(Buffer.from(bytes), 'zstd', { maxBytes });
  return { content: content.toString(), breaks };
};

test('unwrap() reads frames one after the other, and passes over those that hold no text', async () => {
  const bytes = [...skippable, ...frame(7), ...skippable, ...segment(text.length)];
  expect(await unpack(bytes)).toEqual({ content: rain.repeat(2), breaks: [] });
});

test('unwrap() takes no more memory than the blocks of a frame can need, whatever its header asks for', async () => {
  const before = process.memoryUsage().arrayBuffers;
  expect(await unpack(frame(21))).toEqual({ content: rain, breaks: [] });
  expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(16 * mebibyte);
});

test('unwrap() names a window that is above the limit, with the flag that allows it, and reads the other frames', async () => {
  // Blocks of one repeated byte, which say how long they are and take four bytes.
  const blocks = Array.from({ length: 2048 }, (_, at) => [0x02 | (at === 2047 ? 1 : 0), 0, 16, 97]).flat();
  const greedy = [...magic, 0, 21 << 3, ...blocks];
  const { content, breaks } = await unpack([...frame(7), ...greedy, ...frame(7)], 64 * mebibyte);
  expect(content).toBe(rain.repeat(2));
  expect(breaks).toEqual([
    { offset: frame(7).length, isInside: false, detail: expect.stringContaining('--max-bytes') },
  ]);
  expect(breaks[0]!.detail).toContain('a window of 268435456 bytes');
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

/** Bytes, what comes out of them all the same, and where they are not whole. */
const damaged = {
  'a frame that is cut off': [whole.slice(0, -9), '', whole.length - 9],
  'a checksum that is cut off': [whole.slice(0, -2), said, whole.length - 2],
  'a magic number that is cut off': [[...whole, ...magic.slice(0, 2)], said, whole.length],
  'a second frame that is cut off': [
    [...whole, ...frame(7).slice(0, -1)],
    said,
    whole.length + frame(7).length - 1,
  ],
  'a frame without text that is cut off': [
    [...whole, ...skippable.slice(0, -1)],
    said,
    whole.length + skippable.length - 1,
  ],
  'no frame': [[...Buffer.from(rain)], '', 0],
  'bytes behind a frame that are none': [[...whole, ...Buffer.from('more')], said, whole.length],
  'another checksum': [summed(said, said.length, digest ^ 1), `${said}\n`, 0],
  'a length that is not kept': [summed(said, said.length + 1, digest), '', 0],
  'a dictionary': [[...whole, ...magic, 0x21, 5, text.length, ...lastBlock], said, whole.length],
  'a block of no known kind': [
    [...magic, 0x20, text.length, (text.length << 3) | 7, 0, 0, ...text, ...whole],
    '',
    0,
  ],
  'a frame between whole ones that does not fit its checksum': [
    [...whole, ...summed(said, said.length, digest ^ 1), ...whole],
    `${said}${said}\n${said}`,
    whole.length,
  ],
} as const;

const decoders: readonly (readonly [string, ZstdDecoder | null])[] = [
  ['fzstd', fzstdDecoder],
  ['Node', nodeDecoder],
];

// Node before 22.15 has no decoder of its own: npm run test:runtimes has these run on newer ones.
describe.each(decoders.filter(([, decoder]) => decoder !== null))('zstd by %s', (_, decoder) => {
  const inMemory = async (bytes: readonly number[], most = mebibyte) => {
    const unpacked = await unwrap(Buffer.from(bytes), 'zstd', { maxBytes: most, decoder: decoder! });
    return [unpacked.bytes.toString(), unpacked.breaks.map(({ offset }) => offset)];
  };
  const throughFile = async (bytes: Buffer, most = mebibyte) => {
    const [from, to] = [join(folder, 'packed.zst'), join(folder, 'unpacked')];
    writeFileSync(from, bytes);
    const breaks = await unwrapFile(from, to, 'zstd', { maxBytes: most, decoder: decoder! });
    return [readFileSync(to, 'utf8'), breaks.map(({ offset }) => offset)];
  };

  it.each(Object.entries(good))('unpacks %s', async (_, [bytes, content]) => {
    expect(await inMemory(bytes)).toEqual([content, []]);
    expect(await throughFile(Buffer.from(bytes))).toEqual([content, []]);
  });

  it.each(Object.entries(damaged))('gives what is whole of %s, and names the place', async (_, one) => {
    const [bytes, content, place] = one;
    expect(await inMemory(bytes)).toEqual([content, [place]]);
    expect(await throughFile(Buffer.from(bytes))).toEqual([content, [place]]);
  });

  it('unpacks a frame of many pieces and blocks', async () => {
    const long = 'Rain fell on Port Alder. '.repeat(20_000);
    expect(await inMemory([...zstdRaw(Buffer.from(long))])).toEqual([long, []]);
    expect(await throughFile(zstdRaw(Buffer.from(long)))).toEqual([long, []]);
  });

  it('lets out as much as is allowed, of all frames together, and not a byte more', async () => {
    const twice = [...whole, ...whole];
    expect(await inMemory(twice, 2 * said.length)).toEqual([said + said, []]);
    await expect(inMemory(twice, 2 * said.length - 1)).rejects.toThrow(TooLargeError);
    await expect(inMemory(twice, said.length)).rejects.toThrow(TooLargeError);
    await expect(throughFile(Buffer.from(twice), 2 * said.length - 1)).rejects.toThrow(TooLargeError);
    await expect(throughFile(zstdRun(65, 2 * mebibyte))).rejects.toThrow(TooLargeError);
    await expect(inMemory([...zstdRun(65, 2 * mebibyte)])).rejects.toThrow(TooLargeError);
  });
});
