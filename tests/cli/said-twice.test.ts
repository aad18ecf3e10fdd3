/** A record that a source says several times over keeps its names, however often the source is read again. */
import { readFileSync } from 'node:fs';
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
