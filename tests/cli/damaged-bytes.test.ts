/** Merges texts in other encodings and damaged ones, and asks for their bytes back. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import iconv from 'iconv-lite';
import { expect, test } from 'vitest';
import { paragraphs } from '../arbitraries/inputs.js';
import { readLines } from '../golden/run-directory.js';
import { freshFolder, variorum } from './run.js';

const article = `${paragraphs.join(' ')} “We begin in May,” she said in the café of the hall.`;
const longer = `${article} More was said on Wednesday, when the plans were shown to whoever came.`;
const line = (id: string, text: string) => JSON.stringify({ id, text });

/** Replaces the first é by one byte that is no UTF-8. */
function damage(bytes: Buffer, byte = 0xff): Buffer {
  const at = bytes.indexOf('é');
  return Buffer.concat([bytes.subarray(0, at), Buffer.from([byte]), bytes.subarray(at + 2)]);
}

type Row = Readonly<Record<string, unknown>> & {
  readonly readAs?: { readonly encoding?: string; readonly flaws?: readonly string[] };
};

/** Merges `files` and checks them against their source; returns the rows of documents.jsonl by id. */
async function merge(files: Readonly<Record<string, string | Buffer>>, ...flags: string[]) {
  const folder = freshFolder(
    Object.fromEntries(Object.entries(files).map(([name, content]) => [`in/${name}`, content])),
  );
  const { status, stderr } = await variorum(folder, 'merge', 'in', '--out', 'out', ...flags);
  expect(stderr).not.toContain('Cannot');
  expect(status).toBe(0);
  expect(await variorum(folder, 'check', 'out', '--source', 'in')).toMatchObject({ status: 0 });
  const rows = readLines(readFileSync(join(folder, 'out/documents.jsonl'), 'utf8')) as readonly Row[];
  const restore = async (id: string) => (await variorum(folder, 'restore', 'out', '--revision', id)).stdout;
  return { folder, rows: new Map(rows.map((row) => [row['id'] as string, row])), restore };
}

test('JSON Lines with a byte-order mark, packed and not', async () => {
  const marked = (...lines: string[]) => Buffer.from(`\ufeff${lines.join('\n')}\n`);
  const { rows } = await merge({
    'a.jsonl': marked(line('a', article), line('b', longer)),
    'c.jsonl.gz': gzipSync(marked(line('c', article), line('d', longer))),
  });
  expect([...rows.keys()]).toEqual(['a', 'b', 'c', 'd']);
});

test.each(['windows-1252', 'utf-16le', 'shift_jis'])(
  'records of JSON Lines and of a table in %s come back as they stand',
  async (encoding) => {
    const text = encoding === 'shift_jis' ? article.replace('é', 'e').replace('hall', '市議会') : article;
    const mark = encoding === 'utf-16le' ? '\ufeff' : '';
    const lines = [line('a', text), line('b', `${text} Then all went home.`)];
    const table = [`c,"${text}"`, `d,"${text} Then\nall went home."`];
    const { rows, restore } = await merge(
      {
        'a.jsonl': iconv.encode(`${mark}${lines.join('\n')}\n`, encoding),
        't.csv': iconv.encode(`${mark}id,text\r\n${table.join('\r\n')}\r\n`, encoding),
      },
      ...(mark === '' ? ['--encoding', encoding] : []),
    );
    for (const [id, source] of Object.entries({ a: lines[0], b: lines[1], c: table[0], d: table[1] })) {
      expect(rows.get(id)).toMatchObject({ readAs: { encoding } });
      expect((await restore(id)).equals(iconv.encode(source!, encoding)), id).toBe(true);
    }
  },
);

test('one bad byte in any format: read as UTF-8, said, and given back', async () => {
  const files = {
    'a.txt': damage(Buffer.from(article)),
    'b.html': damage(Buffer.from(`<html><body><p>${article}</p></body></html>`)),
    'c.json': damage(Buffer.from(line('c', article))),
    'd.xml': damage(Buffer.from(`<?xml version="1.0"?><story><body>${article}</body></story>`)),
    'e.jsonl': damage(Buffer.from(line('e', article))),
    'f.csv': damage(Buffer.from(`id,text\nf,"${article}"`)),
  };
  const { rows, restore } = await merge(files);
  for (const [name, bytes] of Object.entries(files)) {
    const id = /jsonl|csv/.test(name) ? name[0]! : name;
    expect(rows.get(id), name).toMatchObject({
      readAs: {
        encoding: 'utf-8',
        flaws: [expect.stringMatching(/^byte \d+( of its (line|row))? is no UTF-8$/)],
      },
    });
    const own = name === 'f.csv' ? bytes.subarray('id,text\n'.length) : bytes;
    expect((await restore(id)).equals(own), name).toBe(true);
  }
});

test('check --source compares bytes: two bad ones are read alike and are not the same', async () => {
  const { folder } = await merge({ 'a.txt': damage(Buffer.from(article)), 'b.txt': longer });
  writeFileSync(join(folder, 'in/a.txt'), damage(Buffer.from(article), 0xfe));
  const { status, stderr } = await variorum(folder, 'check', 'out', '--source', 'in');
  expect(status).toBe(1);
  expect(stderr).toContain('a.txt is not the document that was merged');
});

test('NUL between tags, in a text and in a record is a flaw, and the bytes come back', async () => {
  const files = {
    'a.html': Buffer.from(`<html><body><p>${article}</p>\0\0<p>The end.</p></body></html>`),
    'b.txt': Buffer.from(`${article}\0`),
    'c.jsonl': Buffer.from(line('c', 'X').replace('X', `${article}\0 \u0001`)),
  };
  const { rows, restore } = await merge(files);
  for (const [id, name] of [
    ['a.html', 'a.html'],
    ['b.txt', 'b.txt'],
    ['c', 'c.jsonl'],
  ] as const) {
    expect(rows.get(id)!.readAs!.flaws!.join(), id).toContain('NUL');
    expect((await restore(id)).equals(files[name]), id).toBe(true);
  }
  expect(rows.get('c')!.readAs!.flaws!.join()).toContain('U+0001 stands bare in a string');
});

test('half a surrogate pair: the line comes back as it stands, and check holds', async () => {
  const lines = [
    `{"id": "a", "title": "bad \\ud83d title", "text": "${article.replaceAll('"', '')} \\udcb2 end."}`,
    line('b', longer),
  ];
  const { rows, restore } = await merge({ 'a.jsonl': lines.join('\n') });
  expect(rows.get('a')).toMatchObject({ readAs: { flaws: ['half a surrogate pair stands in its text'] } });
  expect((await restore('a')).toString()).toBe(lines[0]);
  expect((await restore('b')).toString()).toBe(longer);
});

test('ids of twenty digits stay apart', async () => {
  const numbered = (id: string, text: string) => `{"id": ${id}, "text": ${JSON.stringify(text)}}`;
  const { rows } = await merge({
    'a.jsonl': `${numbered('12345678901234567890', article)}\n${numbered('12345678901234567891', longer)}\n`,
  });
  expect([...rows.keys()]).toEqual(['12345678901234567890', '12345678901234567891']);
});
