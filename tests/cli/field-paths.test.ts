/** `--fields` with paths, in every format that has fields. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parquetWriteBuffer } from 'hyparquet-writer';
import { expect, test } from 'vitest';
import { text } from '../arbitraries/inputs.js';
import { readLines } from '../golden/run-directory.js';
import { freshFolder, variorum } from './run.js';

const article = (id: string) => ({ meta: { key: id }, article: { body: text, head: 'Harbour closed' } });
const string = { type: 'BYTE_ARRAY', converted_type: 'UTF8', repetition_type: 'REQUIRED' } as const;

test('a path leads to the text in JSON, JSON Lines, Parquet, and in a table to the column of that name', async () => {
  const rows = [article('p1')];
  const parquet = parquetWriteBuffer({
    columnData: [
      { name: 'meta', data: rows.map(({ meta }) => meta) },
      { name: 'article', data: rows.map(({ article }) => article) },
    ],
    schema: [
      { name: 'root', num_children: 2 },
      { name: 'meta', num_children: 1, repetition_type: 'REQUIRED' },
      { name: 'key', ...string },
      { name: 'article', num_children: 2, repetition_type: 'REQUIRED' },
      { name: 'body', ...string },
      { name: 'head', ...string },
    ],
  });
  const cell = `"${text.replaceAll('"', '""')}"`;
  const folder = freshFolder({
    'in/a.jsonl': ['l1', 'l2'].map((id) => `${JSON.stringify(article(id))}\n`).join(''),
    'in/b.json': JSON.stringify({ data: [article('j1'), article('j2')] }),
    'in/c.csv': `meta.key,article.body,article.head\nc1,${cell},Harbour closed\n`,
    'in/d.parquet': Buffer.from(parquet),
  });
  const fields = ['--fields', 'id=meta.key,text=article.body,title=article.head'];
  expect((await variorum(folder, 'merge', 'in', '--out', 'out', ...fields)).status).toBe(0);
  const documents = readLines(readFileSync(join(folder, 'out/documents.jsonl'), 'utf8'));
  expect(documents.map(({ id }) => id)).toEqual(['c1', 'j1', 'j2', 'l1', 'l2', 'p1']);
  // One text, whatever it lay in.
  expect(new Set(documents.map(({ cluster }) => cluster)).size).toBe(1);
  for (const id of ['c1', 'j1', 'l1', 'p1'])
    expect((await variorum(folder, 'restore', 'out', '--revision', id)).stdout.toString()).toBe(text);
  expect(await variorum(folder, 'check', 'out', '--source', 'in')).toMatchObject({ status: 0, stderr: '' });
});

test('a field that holds fields is no text, and the message names their paths', async () => {
  const folder = freshFolder({ 'in/a.jsonl': `${JSON.stringify({ id: 'a', content: { body: text } })}\n` });
  const { stderr } = await variorum(folder, 'scan', 'in', '--out', 'out', '--fields', 'text=content');
  expect(stderr).toContain('its field “content” is no text but holds content.body');
});
