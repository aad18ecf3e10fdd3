/** Packed files that are cut off or followed by something else: what is whole in them is read, and the place is named. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { text } from '../arbitraries/inputs.js';
import { zstdRaw } from '../arbitraries/zstd.js';
import { readLines } from '../golden/run-directory.js';
import { freshFolder, variorum } from './run.js';

async function scan(files: Readonly<Record<string, Buffer | string>>) {
  const folder = freshFolder(
    Object.fromEntries(Object.entries(files).map(([name, content]) => [`in/${name}`, content])),
  );
  const { status, stderr } = await variorum(folder, 'scan', 'in', '--out', 'out');
  const rows = readLines(readFileSync(join(folder, 'out/documents.jsonl'), 'utf8'));
  return {
    folder,
    status,
    said: stderr.split('\n').flatMap((line) => line.match(/Cannot .*/)?.[0] ?? []),
    rows,
    ids: rows.flatMap((row) => (row['blocks'] === undefined ? [] : [row['id'] as string])).sort(),
  };
}

const story = (number: number) => `${text.replaceAll('\n', ' ')} Number ${number}, ${number ** 9} of them.`;
const records = Array.from(
  { length: 40 },
  (_, at) => `${JSON.stringify({ id: `r${at}`, text: story(at) })}\n`,
);
const cells = [
  'id,text\n',
  ...Array.from({ length: 40 }, (_, at) => `r${at},"${story(at).replaceAll('"', "'")}"\n`),
];
const firstIds = (count: number) => Array.from({ length: count }, (_, at) => `r${at}`).sort();

test.each([
  ['gzip', '.gz', (bytes: string) => gzipSync(bytes, { level: 0 })],
  ['zstd', '.zst', (bytes: string) => zstdRaw(Buffer.from(bytes))],
] as const)(
  '%s that is cut off in a record gives all whole records and names the place',
  async (wrap, ending, pack) => {
    for (const [name, lines] of [
      ['a.jsonl', records],
      ['a.csv', cells],
    ] as const) {
      // Two members: the second one is cut off in the middle of its last record.
      const whole = pack(lines.slice(0, 30).join(''));
      const packed = Buffer.concat([whole, pack(lines.slice(30).join(''))]);
      const cut = packed.subarray(0, packed.length - 60);
      const isHalfRead = wrap === 'gzip';
      const { status, said, ids } = await scan({ [name + ending]: cut });
      const count = (isHalfRead ? lines.length - 1 : 30) - (name === 'a.csv' ? 1 : 0);
      expect(ids).toEqual(firstIds(count));
      expect(said).toEqual([
        `Cannot read byte ${cut.length} of ${name}${ending} as ${wrap}: its data are cut off here; ${count} whole records were found; mend it or leave it out with --exclude`,
      ]);
      expect(status).toBe(1);
    }
  },
);

test('garbage behind a packed file is named and nothing in the file is lost', async () => {
  const packed = gzipSync(records.slice(0, 3).join(''));
  const { status, said, ids } = await scan({
    'a.jsonl.gz': Buffer.concat([packed, Buffer.from('garbage!')]),
  });
  expect(ids).toEqual(firstIds(3));
  expect(said).toEqual([
    `Cannot read byte ${packed.length} of a.jsonl.gz as gzip: 8 bytes that are no gzip data stand here; 3 whole records were found; mend it or leave it out with --exclude`,
  ]);
  expect(status).toBe(1);
});

test('a line that is cut off right behind its record is whole', async () => {
  const packed = gzipSync(records.slice(0, 3).join('').trimEnd(), { level: 0 });
  expect((await scan({ 'a.jsonl.gz': packed.subarray(0, -8) })).ids).toEqual(firstIds(3));
});

test('a packed text that is cut off is read as far as it goes, and says so itself', async () => {
  const long = `${text}\n${text.toUpperCase()}`;
  const packed = gzipSync(long, { level: 0 });
  const cut = packed.subarray(0, packed.length - 100);
  const { folder, status, said, rows } = await scan({ 'a.txt.gz': cut });
  expect(said).toEqual([
    `Cannot read byte ${cut.length} of a.txt.gz as gzip: its data are cut off here; the rest was read; mend it or leave it out with --exclude`,
  ]);
  expect(status).toBe(1);
  expect(rows).toContainEqual(
    expect.objectContaining({
      id: 'a.txt.gz',
      readAs: expect.objectContaining({
        flaws: [`byte ${cut.length} of the packed file: its data are cut off here`],
      }),
    }),
  );
  expect((await variorum(folder, 'check', 'out', '--source', 'in')).status).toBe(0);
});

test('a frame that is skipped may come first', async () => {
  const skipped = Buffer.from([0x50, 0x2a, 0x4d, 0x18, 4, 0, 0, 0, 1, 2, 3, 4]);
  const { status, ids } = await scan({
    'a.jsonl.zst': Buffer.concat([skipped, zstdRaw(Buffer.from(records.slice(0, 3).join('')))]),
  });
  expect(ids).toEqual(firstIds(3));
  expect(status).toBe(0);
});
