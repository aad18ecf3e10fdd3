/** One text under two headlines, from the outside: merged, checked against its records, and decided by a person. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parseEditionJson } from '../../src/write/json/parse.js';
import { freshFolder, root, variorum } from './run.js';

const records = readFileSync(join(root, 'tests/golden/headline-of-record/input/records.jsonl'), 'utf8');

async function merge(...rows: readonly (readonly string[])[]) {
  const table = ['decision\ta\tb', ...rows.map((row) => row.join('\t')), ''].join('\n');
  const folder = freshFolder({ 'in/records.jsonl': records, 'decisions.tsv': table });
  const { status, stderr } = await variorum(
    folder,
    'merge',
    'in',
    '--out',
    'out',
    '--pairs',
    'decisions.tsv',
  );
  return { folder, status, stderr };
}

function readEdition(folder: string) {
  const [slug] = readdirSync(join(folder, 'out/editions'));
  return parseEditionJson(readFileSync(join(folder, 'out/editions', slug!, 'edition.json'), 'utf8'));
}

test('check --source holds what is said of a copy to its record', async () => {
  const { folder, status } = await merge();
  expect(status).toBe(0);
  expect((await variorum(folder, 'check', 'out', '--source', 'in')).status).toBe(0);
  for (const [value, id] of [
    ['http://www.news.example/ferry?v=2#mobile', 'noon-again'],
    ['A. Writer', 'morning'],
  ] as const) {
    // The bytes of the text stay what they were: the record alone says something else.
    writeFileSync(join(folder, 'in/records.jsonl'), records.replace(value, value.replace('r', 'R')));
    const { status: after, stderr } = await variorum(folder, 'check', 'out', '--source', 'in');
    expect(after).toBe(1);
    expect(stderr).toContain(`what is said of ${id}, its title, date or else, is not what its record says`);
  }
});

test('a person may decide between revisions of equal bytes, and a copy stands for its revision', async () => {
  const { folder, status } = await merge(['before', 'noon-again', 'morning'], ['base', 'noon-again', '']);
  expect(status).toBe(0);
  const edition = readEdition(folder);
  expect(edition.revisions.map(({ id }) => id)).toEqual(['noon', 'morning']);
  expect(edition.base).toBe('noon');
  expect(edition.title).toBe('Islanders face long waits as ferry is withdrawn');
  expect((await variorum(folder, 'check', 'out', '--source', 'in')).status).toBe(0);
});

test.each([
  [[['before', 'noon', 'noon-again']], 'which makes them one revision'],
  [
    [
      ['base', 'morning', ''],
      ['base', 'noon-again', ''],
    ],
    'the base of one report',
  ],
])('%j cannot be kept', async (rows, words) => {
  const { status, stderr } = await merge(...rows);
  expect(status).toBe(2);
  expect(stderr).toContain(words);
});
