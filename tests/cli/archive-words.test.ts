/** What `add`, `remove` and `watch` say, and where the links of former runs lead, as a newcomer sees it. */
import { readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { freshFolder, variorum } from './run.js';

const paragraphs = [
  'The city council of Port Alder voted on Tuesday to close the harbour bridge to lorries for a year.',
  'Engineers inspected the bridge over the weekend and found cracks in two of its main beams.',
  'Lorries will have to use the northern ring road, which adds about twenty minutes to the trip.',
];
const revision = (day: number, last: string) =>
  `${JSON.stringify({ id: `bridge-${day}`, title: `Harbour bridge, day ${day}`, date: `2026-03-0${day}`, text: [...paragraphs, last].join('\n\n') })}\n`;
const one = revision(1, 'The bridge carried four hundred people a day in spring.');
const two = revision(2, 'The bridge carried five hundred people a day in spring.');
const three = revision(3, 'Nobody has crossed the bridge since the council met.');

const say = async (folder: string, ...words: string[]) => {
  const { status, stderr } = await variorum(folder, ...words);
  return { status, last: stderr.trimEnd().split('\n').at(-1), stderr };
};
const readRows = (folder: string) =>
  readFileSync(join(folder, 'out/changes.jsonl'), 'utf8')
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line));

test('add and remove say what came, what went and what there is; a report without its beginning goes on, and one that is gone is called what it was called', async () => {
  const folder = freshFolder({ 'in/1.jsonl': one, 'in/2.jsonl': two, 'in/3.jsonl': three });
  await variorum(folder, 'merge', 'in/1.jsonl', '--out', 'out');
  expect(await say(folder, 'add', 'out', 'in/2.jsonl', 'in/3.jsonl')).toMatchObject({
    status: 0,
    last: 'Added 2 articles, 1 report new; now 3 articles, 1 report',
  });
  expect((await say(folder, 'add', 'out', 'in')).last).toBe('Added 0 articles; now 3 articles, 1 report');
  const [former] = readRows(folder);
  writeFileSync(
    join(folder, 'never.tsv'),
    'decision\ta\tb\nnever\tbridge-1\tbridge-2\nnever\tbridge-1\tbridge-3\n',
  );
  expect(await say(folder, 'add', 'out', '--pairs', 'never.tsv')).toMatchObject({
    status: 0,
    last: 'Added 0 articles, 1 report parted from another, 1 report gone; now 3 articles, 1 report',
  });
  expect(await say(folder, 'remove', 'out', 'bridge-1', '--reason', 'court order')).toMatchObject({
    status: 0,
    last: 'Removed 1 article; now 2 articles, 1 report',
  });
  expect((await say(folder, 'add', 'out', 'in')).last).toBe('Added 0 articles; now 2 articles, 1 report');
  expect(await say(folder, 'remove', 'out', 'bridge-2', '--reason', 'court order')).toMatchObject({
    status: 0,
    last: 'Removed 1 article, 1 report gone; now 1 article, 0 reports',
  });
  const rows = readRows(folder);
  // It is called what it was called when it was there.
  expect(rows.find(({ kind }) => kind === 'report-gone')).toMatchObject({
    report: former.report,
    title: former.title,
  });
  const page = readFileSync(join(folder, 'out/editions', former.folder, 'index.html'), 'utf8');
  expect(page).toContain('This report is no more');
  expect((await say(folder, 'check', 'out')).status).toBe(0);
});

test('what could not be read is forgotten once its file can', async () => {
  const folder = freshFolder({ 'in/1.jsonl': one, 'in/2.jsonl': '{"id":"bridge-2"' });
  expect((await say(folder, 'merge', 'in', '--out', 'out')).status).toBe(1);
  // It is told of again, and is no failure of a run that did not look there.
  const other = await say(folder, 'add', 'out', 'in/1.jsonl');
  expect([other.status, other.stderr]).toEqual([0, expect.stringContaining('Cannot read line 1 of 2.jsonl')]);
  writeFileSync(join(folder, 'in/2.jsonl'), two);
  const { status, stderr } = await say(folder, 'add', 'out', 'in');
  expect([status, stderr]).toEqual([0, expect.not.stringContaining('Cannot read')]);
  expect(readFileSync(join(folder, 'out/documents.jsonl'), 'utf8')).not.toContain('Cannot read');
});

test('watch --once says a line for each batch, and nothing but failures where it is to be quiet', async () => {
  const folder = freshFolder({ 'in/1.jsonl': one, 'in/2.jsonl': two, 'in/3.jsonl.part': three });
  await variorum(folder, 'merge', 'in/1.jsonl', '--out', 'out');
  const settle = (name: string) => utimesSync(join(folder, 'in', name), 1e9, 1e9);
  settle('2.jsonl');
  settle('3.jsonl.part');
  const first = await say(folder, 'watch', 'out', 'in', '--once');
  expect(first.status).toBe(0);
  expect(first.stderr).toMatch(
    /^\S+Z out: 1 file, 1 article, 1 report new; now 2 articles, 1 report; \d+\.\d s\n$/,
  );
  expect((await say(folder, 'watch', 'out', 'in', '--once')).stderr).toBe('');
  writeFileSync(join(folder, 'in/4.jsonl'), three);
  settle('4.jsonl');
  expect((await say(folder, 'watch', 'out', 'in', '--once', '--quiet')).stderr).toBe('');
  writeFileSync(join(folder, 'in/5.jsonl'), '{');
  settle('5.jsonl');
  const failed = await say(folder, 'watch', 'out', 'in', '--once', '--quiet');
  expect(failed.status).toBe(1);
  expect(failed.stderr).toMatch(/^\S+Z Cannot read line 1 of 5\.jsonl: .*\n$/);
});

test.each(['merge', 'add'])(
  'what was decided stays in force until %s is told to undo it',
  async (command) => {
    const folder = freshFolder({
      ...{ 'in/1.jsonl': one, 'in/2.jsonl': two },
      'never.tsv': 'decision\ta\tb\nnever\tbridge-1\tbridge-2\n',
      'undo.tsv': 'decision\ta\tb\nundo\tbridge-1\tbridge-2\n',
    });
    const words = command === 'merge' ? ['merge', 'in', '--out', 'out'] : ['add', 'out', 'in'];
    const count = async (...more: string[]) => {
      await say(folder, ...words, ...more);
      return readFileSync(join(folder, 'out/clusters.jsonl'), 'utf8').split('\n').length - 1;
    };
    await say(folder, 'merge', 'in', '--out', 'out', '--pairs', 'never.tsv');
    expect(await count()).toBe(0);
    expect(await count('--pairs', 'undo.tsv')).toBe(1);
    expect(await count()).toBe(1);
  },
);
