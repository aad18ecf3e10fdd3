/** Holds provenance.jsonl against the sources, as a script of the README reads it, and half surrogates against check. */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parseEditionJson } from '../../src/write/json/parse.js';
import { freshFolder, root, variorum } from './run.js';

const seeds = join(root, 'seeds');
const script = /<!-- provenance -->\s*```js\n([\s\S]*?)```/.exec(
  readFileSync(join(root, 'src/write/README.md'), 'utf8'),
)![1]!;

interface Row {
  readonly document: string;
  readonly path: string;
  readonly span: readonly [number, number];
  readonly sha256: string;
}

const readRows = (folder: string): readonly Row[] =>
  readFileSync(join(folder, 'out/provenance.jsonl'), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Row);

function readEdition(folder: string) {
  const [slug] = readdirSync(join(folder, 'out/editions'));
  return parseEditionJson(readFileSync(join(folder, 'out/editions', slug!, 'edition.json'), 'utf8'));
}

test('the script of the README lists every paragraph of an edition with source, span, first and last seen', async () => {
  expect(script.trim().split('\n').length).toBeLessThanOrEqual(10);
  const folder = freshFolder({ 'list.mjs': script });
  await variorum(folder, 'merge', seeds, '--out', 'out', '--format', 'none');
  const printed = execFileSync(process.execPath, ['list.mjs', 'out'], { cwd: folder, encoding: 'utf8' });
  const edition = readEdition(folder);
  const siglum = new Map(edition.revisions.map((revision) => [revision.id, revision.siglum]));
  const expected = edition.views.fullRecord.flatMap((id) => {
    const paragraph = edition.paragraphs.find((each) => each.id === id);
    if (paragraph === undefined) return [];
    const { source, firstSeen, lastSeen } = paragraph;
    return [
      [edition.id, id, source.revision, ...source.span, siglum.get(firstSeen), siglum.get(lastSeen)].join(
        '\t',
      ),
    ];
  });
  expect(printed.trimEnd().split('\n')).toEqual(expected);
});

test('every reading of provenance.jsonl is what its file has at its span, by hash, and every reading is there', async () => {
  const folder = freshFolder({});
  await variorum(folder, 'merge', seeds, '--out', 'out', '--format', 'none');
  const rows = readRows(folder);
  for (const { path, span, sha256 } of rows) {
    const bytes = readFileSync(join(seeds, path)).subarray(...span);
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(sha256);
  }
  const { blocks, paragraphs } = readEdition(folder);
  expect(rows).toHaveLength([...blocks, ...paragraphs].flatMap(({ witnesses }) => witnesses).length);
});

test('a span of edition.json counts from the start of the revision that it names, whatever it is the span of', async () => {
  const folder = freshFolder({});
  await variorum(folder, 'merge', seeds, '--out', 'out', '--format', 'none');
  const [slug] = readdirSync(join(folder, 'out/editions'));
  const file = JSON.parse(readFileSync(join(folder, 'out/editions', slug!, 'edition.json'), 'utf8')) as {
    readonly revisions: readonly { readonly id: string }[];
    readonly paragraphs: readonly {
      readonly text: string;
      readonly source: { readonly in: string; readonly span: readonly [number, number] };
      readonly origins: readonly (readonly [string, number, number])[];
      readonly speech?: { readonly quotations: readonly { readonly span: readonly [number, number] }[] };
    }[];
  };
  const cut = (siglum: string, span: readonly [number, number]) =>
    readFileSync(join(seeds, file.revisions['ABC'.indexOf(siglum)]!.id))
      .subarray(...span)
      .toString();
  for (const { text, source, origins, speech } of file.paragraphs) {
    expect(cut(source.in, source.span)).toBe(text);
    for (const [, start, end] of origins) expect(text).toContain(cut(source.in, [start, end]));
    for (const { span } of speech?.quotations ?? []) expect(cut(source.in, span)).toMatch(/^["“]/);
  }
});

test('half of a surrogate pair in a title, a text, a field or an id survives, and check holds', async () => {
  const text = (words: string) =>
    `The council voted on Tuesday to close the old ${words} over the river, after engineers found cracks in it.\n\nA ferry will run every twenty minutes from next week, the council said. \udcb2 end.`;
  const records = [
    { id: 'one', title: 'bad \ud83d title', date: '2024-03-01', text: text('bridge'), note: 'x\ud83d' },
    { id: 'two\ud800', title: 'a title', date: '2024-03-02', text: text('dam') },
  ];
  const folder = freshFolder({
    'in/records.jsonl': records.map((record) => `${JSON.stringify(record)}\n`).join(''),
  });
  const formats = 'html,picture,tei,prov,annotations,c2pa';
  const { status } = await variorum(
    folder,
    'merge',
    'in',
    '--out',
    'out',
    '--format',
    formats,
    '--keep',
    '*',
  );
  expect(status).toBe(0);
  expect((await variorum(folder, 'check', 'out', '--source', 'in')).status).toBe(0);
  const { revisions } = readEdition(folder);
  expect(revisions.map(({ id }) => id)).toEqual(records.map(({ id }) => id));
  expect(revisions.map(({ title }) => title)).toEqual(records.map(({ title }) => title));
  expect(revisions.map(({ fields }) => fields)).toEqual([
    { text: records[0]!.text, note: 'x\ud83d' },
    { text: records[1]!.text },
  ]);
  for (const name of readdirSync(join(folder, 'out'), { recursive: true, encoding: 'utf8' })) {
    if (!/\.\w+$/.test(name) || name.startsWith('.variorum')) continue;
    const bytes = readFileSync(join(folder, 'out', name));
    expect(Buffer.from(bytes.toString('utf8')).equals(bytes), name).toBe(true);
  }
});
