/** `--clusters` and `--no-dates` from outside: clusters that a person gives, and times that are hidden. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { freshFolder, variorum } from './run.js';

const record = (id: string, date: string, text: string) => `${JSON.stringify({ id, date, text })}\n`;
const rain = 'Rain fell over the whole county for a week, and three roads are closed.';
const snow = 'Snow lay over the whole county for a week, and four roads are closed.';
const files = {
  'in.jsonl':
    record('b', '2026-01-01', rain) + record('a', '2026-01-02', snow) + record('c', '2026-01-03', 'Nothing.'),
  'table.tsv': 'note\tid\tcluster\n\tb\tweather\n\ta\tweather\n\tc\talone\n',
};
const clustersOf = (folder: string) =>
  readFileSync(join(folder, 'out/clusters.jsonl'), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as { id: string; documents: string[]; order: { basis: string } });

test('merge --clusters merges what the table says, and check agrees', async () => {
  const folder = freshFolder(files);
  const flags = ['merge', 'in.jsonl', '--out', 'out', '--quiet', '--clusters', 'table.tsv'];
  expect(await variorum(folder, ...flags)).toMatchObject({ status: 0, stderr: '' });
  expect(clustersOf(folder)).toMatchObject([{ documents: ['b', 'a'], order: { basis: 'dates' } }]);
  expect(await variorum(folder, 'check', 'out', '--source', 'in.jsonl')).toMatchObject({
    status: 0,
    stderr: '',
  });
  expect(readFileSync(join(folder, 'out/run.json'), 'utf8')).toMatch(/"clusters": "[0-9a-f]{64}"/);
});

test('--no-dates hides the dates: where the wording tells nothing, the order is unknown', async () => {
  const folder = freshFolder(files);
  await variorum(folder, 'merge', 'in.jsonl', '--out', 'out', '--clusters', 'table.tsv', '--no-dates');
  expect(clustersOf(folder)).toMatchObject([{ order: { basis: 'unknown' } }]);
});

test('a table that names a missing document, names one twice, or lacks a column is told so', async () => {
  const folder = freshFolder({
    ...files,
    'missing.tsv': `${files['table.tsv']}\td\tweather\n`,
    'twice.tsv': `${files['table.tsv']}\ta\talone\n`,
    'columns.tsv': 'report\tid\n',
  });
  const run = async (table: string) =>
    await variorum(folder, 'merge', 'in.jsonl', '--out', 'out', '--clusters', table);
  const missing = await run('missing.tsv');
  expect(missing.status).toBe(1);
  expect(missing.stderr).toContain('Cannot merge d: missing.tsv names it');
  expect(await run('twice.tsv')).toMatchObject({
    status: 2,
    stderr: 'Cannot use twice.tsv: it puts a into weather and alone; a document is in one cluster\n',
  });
  expect(await run('columns.tsv')).toMatchObject({ status: 2 });
  expect(await run('nowhere.tsv')).toMatchObject({ status: 2 });
});

test('two reports that begin with one text get ids and folders of their own, whatever the order of the rows', async () => {
  const text = 'The ferry stays in port for the rest of the week, the harbour master said on Monday.';
  const news = (id: string, extra: string) => `${JSON.stringify({ id, text: `${text}${extra}\n` })}\n`;
  const rows = ['one\told1', 'one\tnew1', 'two\told2', 'two\tnew2', 'three\told3', 'three\tnew3'];
  const table = (order: readonly string[]) => ['cluster\tid', ...order, ''].join('\n');
  const folder = freshFolder({
    'in.jsonl': [
      news('old1', ''),
      news('new1', ' It will sail again on Sunday, and all tickets stay good until then.'),
      news('old2', ''),
      news('new2', ' Divers found a crack of two metres below the water line on Tuesday.'),
      news('old3', ''),
      news('new3', ' Divers found a crack of two metres below the water line on Tuesday.'),
    ].join(''),
    'table.tsv': table(rows),
    'turned.tsv': table([...rows].reverse()),
  });
  const idsOf = async (name: string) => {
    const flags = ['merge', 'in.jsonl', '--out', 'out', '--quiet', '--clusters', name];
    expect(await variorum(folder, ...flags)).toMatchObject({ status: 0, stderr: '' });
    expect(await variorum(folder, 'check', 'out')).toMatchObject({ status: 0, stderr: '' });
    const editions = readdirSync(join(folder, 'out/editions'));
    expect(editions).toHaveLength(3);
    return clustersOf(folder).map(({ id, documents }) => `${documents[0]} ${id}`);
  };
  const ids = await idsOf('table.tsv');
  expect(new Set(ids.map((row) => row.split(' ')[1])).size).toBe(3);
  expect(await idsOf('turned.tsv')).toEqual(ids);
});
