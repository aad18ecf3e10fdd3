/** Files of JSON Lines that are read range by range: what is guessed, learnt and said about their records. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { readLines } from '../golden/run-directory.js';
import { freshFolder, variorum } from './run.js';

// Long enough that one word of it is an edit, and not the filling of a form.
const rain =
  'Rain fell over the whole county for a week, and three roads are closed near the river, officials said. Schools will stay shut until Monday, and the bridge at Hatton is under water. Crews from two neighbouring districts brought pumps and sandbags in the night, while volunteers carried beds and blankets into the sports hall behind the town library. The mill by the weir, which stood empty since its owners left, lost part of its roof. Farmers moved their cattle to higher ground before the banks gave way, and nobody was hurt. Trains run as far as Oakham, where buses wait. Forecasters expect the water to fall slowly once the wind turns to the north, and ask people to keep away from the meadows until the dykes have been looked at by engineers.';
const asLines = (records: readonly object[]) => records.map((each) => `${JSON.stringify(each)}\n`).join('');
const merged = async (records: readonly object[]) => {
  const folder = freshFolder({ 'in.jsonl': asLines(records) });
  const { status, stderr } = await variorum(folder, 'merge', 'in.jsonl', '--out', 'out', '--quiet');
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  const rows = (name: string) => readLines(readFileSync(join(folder, 'out', name), 'utf8'));
  expect(await variorum(folder, 'check', 'out', '--source', 'in.jsonl')).toMatchObject({ status: 0 });
  return { documents: rows('documents.jsonl'), clusters: rows('clusters.jsonl') };
};

test('fields are guessed once a file; markup, lists and records with other names are read all the same', async () => {
  const { documents, clusters } = await merged([
    ...Array.from({ length: 70 }, (_, index) => ({
      guid: `f${index}`,
      body: `Story ${index} is about ${index * 7}.`,
    })),
    { guid: 'a', body: rain, updated: '2026-01-01' },
    { guid: 'b', body: `<p>${rain.replace('three', 'four')}</p>`, updated: '2026-01-02' },
    { guid: 'c', content: rain.replace('three', 'five'), updated: '2026-01-03' },
    { guid: 'd', body: [rain.replace('three', 'six'), 'More rain is coming.'], updated: '2026-01-04' },
  ]);
  expect(clusters).toMatchObject([{ documents: ['a', 'b', 'c', 'd'], order: { basis: 'dates' } }]);
  const { readAs } = documents.find(({ id }) => id === 'b') as { readAs?: object };
  expect(readAs).toEqual({ format: 'jsonl', encoding: 'utf-8' });
});

test('records whose fields differ are asked one by one', async () => {
  const { clusters } = await merged([
    { id: 1, text: rain },
    { id: 2, content: rain.replace('three', 'four') },
  ]);
  expect(clusters.map(({ documents }) => (documents as string[]).toSorted())).toEqual([['1', '2']]);
});

test('version numbers order what dates would order the other way round', async () => {
  const { clusters } = await merged([
    { id: 'a', text: rain, date: '2026-01-02', version: 1 },
    { id: 'b', text: rain.replace('three', 'four'), date: '2026-01-01', version: 2 },
  ]);
  expect(clusters).toMatchObject([{ documents: ['a', 'b'], order: { basis: 'versions' } }]);
});

test('what many records of a file say alike is furniture', async () => {
  const call = 'Subscribe to our weekly letter about zorbing and more';
  const words = (from: number) =>
    Array.from({ length: 60 }, (_, index) => `word${(from * 31 + index * 17) % 997}`).join(' ');
  const records = Array.from({ length: 30 }, (_, index) => ({
    id: `s${index}`,
    text: `The ${words(index)} ended today.\n\n${call}\n\nMore of ${words(index + 100)} was said.`,
  }));
  const twin = { ...records[0]!, id: 'twin', text: `${records[0]!.text} And so on.` };
  const { documents, clusters } = await merged([...records, twin]);
  expect(clusters).toHaveLength(1);
  expect(documents.find(({ id }) => id === 'twin')).toMatchObject({ blocks: { body: 2, furniture: 1 } });
});

test('what the snapshots of one page keep while its lead is rewritten again and again is no furniture', async () => {
  const words = (from: number) =>
    Array.from({ length: 40 }, (_, index) => `word${(from * 31 + index * 17) % 997}`).join(' ');
  const snapshots = Array.from({ length: 120 }, (_, index) => ({
    id: `s${String(index).padStart(3, '0')}`,
    title: 'The fair at Hatton, hour by hour',
    date: new Date(Date.UTC(2026, 0, 1, 0, 10 * index)).toISOString(),
    text: `The ${words(Math.floor(index / 10))} went on.\n\n${[50, 60, 70, 80].map((from) => `So ${words(from)} was said.`).join('\n\n')}`,
  }));
  const { documents, clusters } = await merged(snapshots);
  expect(clusters).toMatchObject([{ documents: snapshots.map(({ id }) => id) }]);
  expect(documents.filter(({ blocks }) => (blocks as { furniture?: number }).furniture)).toEqual([]);
});

test('an edition names the file of its records, that file’s hash and the line of each', async () => {
  const content = asLines([
    { id: 'other', text: 'Nothing of this kind was said there on that day, or on any other.' },
    { id: 'a', text: rain, date: '2026-01-01' },
    { id: 'b', text: rain.replace('three', 'four'), date: '2026-01-02' },
  ]);
  for (const [name, bytes] of [
    ['in.jsonl', Buffer.from(content)],
    ['in.jsonl.gz', gzipSync(content)],
  ] as const) {
    const folder = freshFolder({ [`in/${name}`]: bytes });
    expect((await variorum(folder, 'merge', 'in', '--out', 'out')).status).toBe(0);
    const slug = readdirSync(join(folder, 'out/editions'))[0]!;
    const edition = JSON.parse(readFileSync(join(folder, 'out/editions', slug, 'edition.json'), 'utf8')) as {
      revisions: { id: string; container: object }[];
    };
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    expect(edition.revisions.map(({ id, container }) => ({ id, container }))).toEqual([
      { id: 'a', container: { path: name, sha256, place: 'line 2' } },
      { id: 'b', container: { path: name, sha256, place: 'line 3' } },
    ]);
    expect((await variorum(folder, 'check', 'out', '--source', 'in')).status).toBe(0);
  }
});

test.each([
  ['read range by range', [{ guid: 'a', body: rain }]],
  [
    'asked one by one',
    [
      { guid: 'a', body: rain },
      { guid: 'b', content: `${rain} More of it is coming.` },
    ],
  ],
])('an empty text is named by its file and line, in records %s', async (_, records) => {
  const empty = [
    { guid: 'e', body: '' },
    { guid: 'f', body: ' \n\t' },
    { guid: 'g', body: 7 },
    { guid: 'h' },
  ];
  const folder = freshFolder({ 'in/a.jsonl': asLines([...records, ...empty]) });
  const { status, stderr } = await variorum(folder, 'scan', 'in', '--out', 'out');
  expect(status).toBe(1);
  const line = (number: number) => `Cannot read line ${records.length + number} of a.jsonl: `;
  expect(stderr).toContain(`${line(1)}its field “body” is empty; mend the line`);
  expect(stderr).toContain(`${line(2)}its field “body” is empty; mend the line`);
  expect(stderr).toContain(`${line(3)}its field “body” is no text; mend the line`);
  expect(stderr).toContain(`${line(4)}it has no field “`);
  const rows = readLines(readFileSync(join(folder, 'out/documents.jsonl'), 'utf8'));
  expect(rows.filter(({ sha256 }) => sha256 !== null)).toHaveLength(records.length);
});
