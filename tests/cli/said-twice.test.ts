/** A record that a source says several times over keeps its names, however often the source is read again. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { freshFolder, variorum } from './run.js';

const text = (word: string) =>
  Array.from({ length: 60 }, (_, at) => `The ${word} of Port Alder met on day ${at} of the year.`).join(' ');
const line = (id: string, word: string) => `${JSON.stringify({ id, title: word, text: text(word) })}\n`;

function idsIn(out: string): readonly string[] {
  const lines = readFileSync(join(out, 'documents.jsonl'), 'utf8').split('\n');
  return lines.flatMap((row) => (row === '' ? [] : [(JSON.parse(row) as { readonly id: string }).id]));
}

test('a record that stands twice in a file has both names after the file was read again, and all claims hold', async () => {
  // Eleven times: #10 stands behind #2.
  const folder = freshFolder({
    'in/a.jsonl': line('x', 'council').repeat(11) + line('x', 'harbour') + line('y', 'theatre'),
  });
  const merge = ['merge', 'in', '--out', 'out', '--format', 'none', '--quiet'];
  expect((await variorum(folder, ...merge)).status).toBe(0);
  const [ids, documents] = [
    idsIn(join(folder, 'out')),
    readFileSync(join(folder, 'out/documents.jsonl'), 'utf8'),
  ];
  expect(new Set(ids).size).toBe(13);
  expect((await variorum(folder, ...merge)).status).toBe(0);
  expect(readFileSync(join(folder, 'out/documents.jsonl'), 'utf8')).toBe(documents);
  const added = await variorum(folder, 'add', 'out', 'in', '--quiet');
  expect([added.status, idsIn(join(folder, 'out'))]).toEqual([0, ids]);
  expect((await variorum(folder, 'check', 'out')).status).toBe(0);
});

test('of a record that stands twice one can be removed, and the other keeps its name in a merge of all', async () => {
  const folder = freshFolder({ 'in/a.jsonl': line('x', 'council').repeat(2) + line('y', 'theatre') });
  const quiet = ['--format', 'none', '--quiet'];
  await variorum(folder, 'merge', 'in', '--out', 'out', ...quiet);
  await variorum(folder, 'remove', 'out', 'x', '--reason', 'asked for', '--quiet');
  expect(idsIn(join(folder, 'out'))).toEqual(['x#2', 'y']);
  // Said again, however often, it stays out.
  writeFileSync(join(folder, 'in/b.jsonl'), line('x', 'council'));
  await variorum(folder, 'add', 'out', 'in', '--quiet');
  expect(idsIn(join(folder, 'out'))).toEqual(['x#2', 'y']);
  await variorum(folder, 'merge', 'in', '--out', 'again', '--ids', 'out/ids.tsv', ...quiet);
  const documents = (out: string) => readFileSync(join(folder, out, 'documents.jsonl'), 'utf8');
  expect(documents('again')).toBe(documents('out'));
  expect((await variorum(folder, 'check', 'out')).status).toBe(0);
});
