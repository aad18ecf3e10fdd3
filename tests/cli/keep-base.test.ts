/** `--keep-base` from outside: whose text leads, wherever the flag is said, and that everything agrees about it. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parseEditionJson } from '../../src/write/json/parse.js';
import { readLines } from '../golden/run-directory.js';
import { freshFolder, variorum } from './run.js';

const lead =
  'The city council of Port Alder voted on Tuesday to close the harbour bridge to lorries for a year.';
const rest = [
  'Engineers inspected the bridge over the weekend and found cracks in two of its main beams.',
  'Lorries will have to use the northern ring road, which adds about twenty minutes to the trip.',
  'The bridge, opened in 1961, was last repaired in 2004, when its deck was replaced.',
];
const rows: readonly (readonly [id: string, date: string, score: string, paragraphs: readonly string[]])[] = [
  ['first', '2026-03-01', '9', [lead, ...rest.slice(0, 2)]],
  ['full', '2026-03-02', '10', [lead, ...rest]],
  ['last', '2026-03-03', '8.5', [lead, ...rest.slice(1)]],
];
// In a table every value is text.
const table = `id,date,score,text\n${rows.map(([id, date, score, text]) => `${id},${date},${score},"${text.join('\n\n')}"\n`).join('')}`;

async function merge(files: Readonly<Record<string, string>>, ...flags: string[]) {
  const folder = freshFolder({ 'in/a.csv': table, ...files });
  const run = await variorum(folder, 'merge', 'in', '--out', 'out', '--format', 'none', ...flags);
  const read = (name: string) => readFileSync(join(folder, 'out', name), 'utf8');
  const record = JSON.parse(read('run.json')) as {
    readonly options: Readonly<Record<string, unknown>>;
    readonly files: Readonly<Record<string, string>>;
    readonly decisions?: readonly { readonly why: string | null }[];
  };
  const path = Object.keys(record.files).find((name) => name.endsWith('/edition.json'))!;
  return {
    ...{ folder, run, record },
    edition: parseEditionJson(read(path)),
    row: readLines(read('merged.jsonl'))[0]!,
    check: await variorum(folder, 'check', 'out', '--source', 'in'),
  };
}

test('the greatest number leads, is the row of the corpus, and holds when it is checked', async () => {
  const { run, record, edition, row, check } = await merge(
    {},
    '--keep-base',
    'field:score',
    '--keep',
    'score',
  );
  expect(run.status).toBe(0);
  expect(edition.base).toBe('full');
  expect(edition.warnings).toEqual([
    'Revision full is the base for its score, 10; by default it would be last, with 8.5',
  ]);
  expect(row).toMatchObject({ text: [lead, ...rest].join('\n\n'), fields: { score: '10' } });
  expect(record.options['keepBase']).toBe('field:score');
  expect(check).toMatchObject({ status: 0, stderr: '' });
});

test('without the flag the newest leads, and run.json says nothing of it', async () => {
  const { record, edition } = await merge({}, '--keep-base', 'newest');
  expect(edition.base).toBe('last');
  expect(record.options).not.toHaveProperty('keepBase');
});

test('compare puts another base down to the flag', async () => {
  const { folder } = await merge({}, '--keep-base', 'longest');
  const { folder: other } = await merge({});
  const found = await variorum(folder, 'compare', join(other, 'out'), 'out', '--json');
  const { options, readings } = JSON.parse(found.stdout.toString()) as {
    options: { option: string }[];
    readings: { cause: string; causedBy: string[] }[];
  };
  expect(options.map(({ option }) => option)).toEqual(['keepBase']);
  expect(readings).toMatchObject([{ cause: 'options', causedBy: ['keepBase'] }]);
});

test('a settings file and a plan say it as well', async () => {
  // A plan keeps no state.
  const byConfig = await merge({ 'c.yaml': 'keep-base: longest\n' }, '--config', 'c.yaml', '--no-state');
  expect(byConfig.edition.base).toBe('full');
  const { folder } = byConfig;
  const planned = await variorum(
    folder,
    ...['plan', 'in', '--out', 'planned', '--shards', '1', '--format', 'none', '--keep-base', 'longest'],
  );
  for (const line of planned.stdout
    .toString()
    .split('\n')
    .filter((each) => each !== ''))
    expect((await variorum(folder, ...line.split(' ').slice(1))).status).toBe(0);
  for (const name of ['run.json', 'merged.jsonl'])
    expect(readFileSync(join(folder, 'planned', name), 'utf8')).toBe(
      readFileSync(join(folder, 'out', name), 'utf8'),
    );
});

test('a person’s decision stands above it, and both outputs say over what', async () => {
  const pairs = { 'd.tsv': 'decision\ta\tb\nbase\tfirst\t\n' };
  const { edition, record, check } = await merge(pairs, '--keep-base', 'longest', '--pairs', 'd.tsv');
  expect(edition.base).toBe('first');
  expect(edition.warnings).toEqual([
    'A person decided that first is the base; by --keep-base longest it would be full',
  ]);
  expect(record.decisions).toMatchObject([{ why: 'by --keep-base longest the base is full' }]);
  expect(check.status).toBe(0);
});

test('a field that no record has changes nothing, and one warning says so', async () => {
  const { run, edition } = await merge({}, '--keep-base', 'field:scoer');
  expect(run.status).toBe(0);
  expect(edition.base).toBe('last');
  expect(run.stderr.match(/has a field scoer, so that the newest leads everywhere/g)).toHaveLength(1);
  expect((await merge({}, '--keep-base', 'field:score')).run.stderr).not.toContain('has a field');
});

test.each(['latest', 'field:', 'field: ', 'field', 'Longest'])('refuses %j', async (value) => {
  const folder = freshFolder({ 'in/a.csv': table });
  const { status, stderr } = await variorum(folder, 'merge', 'in', '--out', 'out', '--keep-base', value);
  expect(status).toBe(2);
  expect(stderr).toContain('Cannot use --keep-base: it must be newest, longest or field:NAME');
});
