/** Who took a text from whom is written beside the reports, and nothing is written of it where it is not asked for. */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { plantSyndication } from '../planted/syndication.mjs';
import { freshFolder, variorum } from './run.js';

test('a planted tree is found, written, vouched for, and checked', async () => {
  const folder = freshFolder();
  const { records, root } = plantSyndication(10);
  writeFileSync(join(folder, 'in.jsonl'), records.map((record) => `${JSON.stringify(record)}\n`).join(''));
  await variorum(folder, 'merge', 'in.jsonl', '--out', 'out');
  const read = (path: string) => JSON.parse(readFileSync(join(folder, path), 'utf8'));
  const { trees } = read('out/syndication.json');
  expect(trees).toHaveLength(1);
  const [{ id, carriers, root: told }] = trees;
  expect(carriers.flatMap(({ documents }: { documents: readonly string[] }) => documents).sort()).toEqual(
    records.map((record) => record.id).sort(),
  );
  expect(told.carrier === null ? null : carriers[told.carrier].outlet).toBe(root);
  expect(readdirSync(join(folder, 'out/syndication'))).toEqual([`${id}.svg`]);
  expect(Object.keys(read('out/run.json').files)).toContain('syndication.json');
  expect((await variorum(folder, 'check', 'out')).status).toBe(0);
  await variorum(folder, 'merge', 'in.jsonl', '--out', 'without', '--threads', 'none');
  expect(existsSync(join(folder, 'without/syndication.json'))).toBe(false);
});

test('adding carriers one after the other gives what all at once give', async () => {
  const folder = freshFolder();
  const { records } = plantSyndication(14);
  const write = (name: string, own: readonly object[]) =>
    writeFileSync(join(folder, name), own.map((record) => `${JSON.stringify(record)}\n`).join(''));
  write('all.jsonl', records);
  write('first.jsonl', records.slice(0, 4));
  write('rest.jsonl', records.slice(4));
  await variorum(folder, 'merge', 'all.jsonl', '--out', 'whole');
  await variorum(folder, 'merge', 'first.jsonl', '--out', 'grown');
  await variorum(folder, 'add', 'grown', 'rest.jsonl');
  const tree = (out: string) => {
    const [{ carriers, edges, root }] = JSON.parse(
      readFileSync(join(folder, out, 'syndication.json'), 'utf8'),
    ).trees;
    const documents = carriers.map((own: { documents: readonly string[] }) => own.documents);
    return { documents, edges, root };
  };
  expect(tree('grown')).toEqual(tree('whole'));
});
