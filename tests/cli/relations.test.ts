/** `--relations` says which pairs are listed, and commands that need all of them say what to do where they are not. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readLines } from '../golden/run-directory.js';
import { freshFolder, mergedSeeds, root, variorum } from './run.js';

const seeds = join(root, 'seeds');

async function mergeTo(relations: string) {
  const folder = freshFolder({ 'gold.tsv': 'cluster\tid\n1\t000_62c342dc7cb457a1.txt\n' });
  const words = ['merge', seeds, '--out', 'out', '--editions', 'none', '--relations', relations];
  const { status } = await variorum(folder, ...words);
  expect(status).toBe(0);
  return { folder, file: (name: string) => readFileSync(join(folder, 'out', name), 'utf8') };
}

test('merged lists the pairs of reports, in the rows of a run that lists all, and changes no other table', async () => {
  const { file } = await mergeTo('merged');
  const all = readFileSync(join(await mergedSeeds(), 'relations.jsonl'), 'utf8').split('\n');
  const [{ documents }] = readLines(file('clusters.jsonl')) as unknown as [{ documents: readonly string[] }];
  const isMerged = (row: string) => documents.filter((id) => row.includes(JSON.stringify(id))).length === 2;
  expect(all.filter(isMerged)).toHaveLength(3);
  expect(file('relations.jsonl').split('\n')).toEqual([...all.filter(isMerged), '']);
  for (const name of ['documents.jsonl', 'clusters.jsonl', 'review.tsv'])
    expect(file(name)).toBe(readFileSync(join(await mergedSeeds(), name), 'utf8'));
  expect(JSON.parse(file('run.json')).options).toMatchObject({ relations: 'merged' });
});

test('none writes no such file, and the page of the run names none', async () => {
  const { folder, file } = await mergeTo('none');
  expect(existsSync(join(folder, 'out/relations.jsonl'))).toBe(false);
  expect(Object.keys(JSON.parse(file('run.json')).files)).not.toContain('relations.jsonl');
  expect(file('index.html')).not.toContain('<code>relations.jsonl</code>');
  expect(readLines(file('clusters.jsonl'))).toHaveLength(1);
});

test('eval and compare say that they need all pairs, and check, which needs none, finds nothing wrong', async () => {
  const { folder } = await mergeTo('none');
  const told =
    'its run was told to write --relations none, and all are needed; run it again with --relations all';
  for (const words of [
    ['eval', 'out', '--gold', 'gold.tsv'],
    ['compare', await mergedSeeds(), 'out'],
  ]) {
    const { status, stderr } = await variorum(folder, ...words);
    expect(stderr).toBe(`Cannot use out: ${told}\n`);
    expect(status).toBe(2);
  }
  expect(await variorum(folder, 'check', 'out', '--source', seeds)).toMatchObject({ status: 0, stderr: '' });
});

test('tables elsewhere list all pairs', async () => {
  const words = ['merge', seeds, '--out', 's3://bucket/out', '--engine', 'spark', '--relations', 'none'];
  const { status, stderr } = await variorum(freshFolder(), ...words);
  expect(stderr).toContain('--relations: it must be all where --out is the address of tables');
  expect(status).toBe(2);
});
