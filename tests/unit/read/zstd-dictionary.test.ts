/** Frames that need a dictionary, which the file keeps in its first frame, as archives in .warc.zst do. */
import { expect, test } from 'vitest';
import { unwrap } from '../../../src/read/unwrap.js';
import { zstdRaw } from '../../arbitraries/zstd.js';

// Made by Zstandard 1.5.7: a dictionary of 256 bytes trained on such lines, and three of them at level 19, a frame each.
const dictionary = Buffer.from(
  'N6Qw7I5rrHQWEPDsHAAAALyQKUkpU3rG2HvvvffeOzMCAAAAEi32AgAABAAAAAAfV0oKAAAAAAAAAAAAAAAGAKQqAAAAAAAAAACAQpA6ewAAAAAAAJRLyHUHAAAAAAAAAAAAAAAAAAABAAAABAAAAAgAAAAiVGhlIGNvdW5jaWwgb2YgUG9ydCBBbGRlciB2b3RlZCBvbiBkYXkgMjQ2IHRvIGNsb3IsIGFuZCA0IG1lbWJlcnMgd2VyZSBmb3IgaXQuIn0KeyJpZCI6ImQyMjAiLCJ0ZXh0ciwgYW5kIDIgbWVtYmVycyB3ZXJlIGZvciBpdC4ifQp7ImlkIjoiZA==',
  'base64',
);
const frames = Buffer.from(
  'KLUv/SeOa6x0gZUBAJh7MHNlIHRvbGQgYnJpZGd2cmkwDMAAMAxGC7gZ/CnglAugvyr4xzKFTPkFvBXR7G4JOzOqNSi1L/0njmusdIK1AQCwezExc2UgdG9sZCBicmlkZ3ZyaTM3IAzADasZBrMF3gz0FBDLBdBfFfxjmUKm/AK+Ve7s3gy07aZIKLUv/SeOa6x0gp0BAJh7c2UgdG9sZCBicmlkZ3ZyaTc0DPCNIMMNo/3wONizBk65Af1V8Gd2SLb0DWzL7YSvzxsCD+o=',
  'base64',
);
const lines = [0, 1, 2]
  .map(
    (day) =>
      `{"id":"d${day}","text":"The council of Port Alder voted on day ${day} to close the old bridge over the river, and ${day * 37} members were for it."}\n`,
  )
  .join('');

const carried = (content: Buffer, magic = 0x5d) => {
  const head = Buffer.from([magic, 0x2a, 0x4d, 0x18, 0, 0, 0, 0]);
  head.writeUInt32LE(content.length, 4);
  return Buffer.concat([head, content]);
};
const unpack = async (...parts: readonly Buffer[]) => {
  const { bytes, breaks } = await unwrap(Buffer.concat(parts), 'zstd', { maxBytes: 1 << 20 });
  return { content: bytes.toString(), breaks };
};

test('frames are read with the dictionary that stands before them, packed itself or not', async () => {
  expect(await unpack(carried(dictionary), frames)).toEqual({ content: lines, breaks: [] });
  expect(await unpack(carried(zstdRaw(dictionary)), frames)).toEqual({ content: lines, breaks: [] });
});

test('frames that need none are read beside the others', async () => {
  const { content, breaks } = await unpack(carried(dictionary), zstdRaw(Buffer.from('Rain.\n')), frames);
  expect({ content, breaks }).toEqual({ content: `Rain.\n${lines}`, breaks: [] });
});

test('a file that is cut off behind its dictionary gives its whole frames', async () => {
  const { content, breaks } = await unpack(carried(dictionary), frames.subarray(0, -5));
  expect(content).toBe(lines.slice(0, lines.lastIndexOf('{')));
  expect(breaks).toMatchObject([{ isInside: true, detail: 'its data are cut off here' }]);
});

test('frames whose dictionary the file does not hold are refused by its number, once', async () => {
  const other = Buffer.from(dictionary);
  other.writeUInt32LE(7, 4);
  for (const before of [
    [],
    [carried(other)],
    [carried(dictionary, 0x50)],
    [carried(dictionary.subarray(0, 90))],
  ]) {
    const { content, breaks } = await unpack(...before, frames);
    expect(content).toBe('');
    expect(breaks).toHaveLength(1);
    expect(breaks[0]!.detail).toContain(
      `the dictionary ${dictionary.readUInt32LE(4)}, which the file does not hold`,
    );
  }
});
