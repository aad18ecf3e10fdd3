/** Every input format from the outside: read, merged with the others, checked, and given back byte for byte. */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, test, vi } from 'vitest';
import { headline, inputFiles, paragraphs, text } from '../arbitraries/inputs.js';
import { gzipRun } from '../arbitraries/packed.js';
import { zstdRun } from '../arbitraries/zstd.js';
import { readLines } from '../golden/run-directory.js';
import { cli, freshFolder, variorum, variorumProcess } from './run.js';

type Row = Readonly<Record<string, unknown>> & {
  readonly readAs?: { readonly format?: string; readonly encodingChoice?: object };
};
const rowsOf = (folder: string, out = 'out') =>
  new Map(
    readLines(readFileSync(join(folder, out, 'documents.jsonl'), 'utf8')).map((row) => [
      row['id'] as string,
      row as Row,
    ]),
  );
const inFolder = (files: Readonly<Record<string, string | Buffer>>) =>
  freshFolder(Object.fromEntries(Object.entries(files).map(([name, content]) => [`in/${name}`, content])));

test('all formats in one directory: one report, every claim holds, every source comes back', async () => {
  const folder = inFolder(Object.fromEntries(inputFiles.map(({ name, bytes }) => [`deep/${name}`, bytes])));
  const result = await variorum(folder, 'merge', 'in', '--out', 'out');
  expect(result.stderr).not.toContain('Cannot');
  expect(result.status).toBe(0);
  const rows = rowsOf(folder);
  const clusters = readLines(readFileSync(join(folder, 'out/clusters.jsonl'), 'utf8'));
  expect(clusters).toHaveLength(1);
  for (const { name, id, format, bytes } of inputFiles) {
    const own = [id, `deep/${id}`].find((one) => rows.has(one))!;
    expect(rows.get(own), name).toMatchObject({
      cluster: clusters[0]!['id'],
      ...(format === null ? {} : { readAs: { format } }),
    });
    const restored = (await variorum(folder, 'restore', 'out', '--revision', own)).stdout;
    expect(createHash('sha256').update(restored).digest('hex'), name).toBe(rows.get(own)!['sha256']);
    // A file that is one document comes back as it was, out of its wrapping.
    const isFile = own === `deep/${name}`;
    if (isFile)
      expect(
        restored.equals(
          name.endsWith('.gz') ? gunzipSync(bytes) : name.endsWith('.zst') ? Buffer.from(text) : bytes,
        ),
        name,
      ).toBe(true);
    if (!isFile) expect(restored.toString(), name).toContain(paragraphs[2]);
  }
  expect((await variorum(folder, 'check', 'out')).status).toBe(0);
  expect((await variorum(folder, 'check', 'out', '--source', 'in')).status).toBe(0);
  const edition = readFileSync(
    join(folder, 'out/editions', readdirSync(join(folder, 'out/editions'))[0]!, 'canonical.md'),
    'utf8',
  );
  expect(edition).toContain(headline);
  expect(edition).not.toMatch(/Home|© 2020/);
});

test('the same bytes out whatever the number of workers', async () => {
  const folder = inFolder(Object.fromEntries(inputFiles.map(({ name, bytes }) => [name, bytes])));
  for (const workers of ['1', '2'])
    expect(
      (await variorum(folder, 'merge', 'in', '--out', `out${workers}`, '--workers', workers)).status,
    ).toBe(0);
  const run = (name: string) => readFileSync(join(folder, name, 'run.json'), 'utf8');
  expect(run('out2')).toBe(run('out1'));
});

describe('which files', () => {
  const files = {
    'a/1.txt': text,
    'a/2.html': `<html><body><p>${text}</p></body></html>`,
    'b/3.txt': `${text}More was said later.\n`,
    'b/4.md': text,
  };

  test.each([
    ['a glob', ['in/**/*.txt'], ['a/1.txt', 'b/3.txt']],
    ['a glob in one folder', ['in/a/*'], ['1.txt', '2.html']],
    ['--include', ['in', '--include', '*.txt,*.md'], ['a/1.txt', 'b/3.txt', 'b/4.md']],
    ['--include twice', ['in', '--include', '*.txt', '--include', '*.md'], ['a/1.txt', 'b/3.txt', 'b/4.md']],
    ['--exclude', ['in', '--exclude', 'b/**'], ['a/1.txt', 'a/2.html']],
  ])('%s', async (_, flags, ids) => {
    const folder = inFolder(files);
    expect(await variorum(folder, 'scan', ...flags, '--out', 'out')).toMatchObject({ status: 0 });
    expect([...rowsOf(folder).keys()].map((id) => id.split('/').at(-1)).sort()).toEqual(
      ids.map((id) => id.split('/').at(-1)).sort(),
    );
  });

  test('standard input', async () => {
    const folder = freshFolder();
    const lines = [1, 2]
      .map(
        (number) =>
          `${JSON.stringify({ id: `s${number}`, text: `${text}${number === 1 ? '' : 'More.'}` })}\n`,
      )
      .join('');
    const flags = ['merge', '-', '--out', 'out'];
    const { status } = spawnSync(process.execPath, [cli, ...flags], { cwd: folder, input: lines });
    expect(status).toBe(0);
    expect([...rowsOf(folder).keys()]).toEqual(['s1', 's2']);
    expect((await variorum(folder, 'check', 'out')).status).toBe(0);
  });
});

test('--metadata tells dates of files that carry none, and the dates order them', async () => {
  const folder = inFolder({ 'a.txt': text, 'b.txt': `${text}More was said later.\n` });
  const table =
    'id\tdate\tpublisher\turl\tarchive id\nb.txt\t2020-03-01\tPost\thttp://x/\tX1\na.txt\t2020-03-02\tPost\thttp://x/\tX2\n';
  writeFileSync(join(folder, 'meta.tsv'), table);
  expect((await variorum(folder, 'merge', 'in', '--out', 'out', '--metadata', 'meta.tsv')).status).toBe(0);
  expect(readLines(readFileSync(join(folder, 'out/clusters.jsonl'), 'utf8'))).toMatchObject([
    { documents: ['b.txt', 'a.txt'], order: { basis: 'dates' } },
  ]);
  const name = readdirSync(join(folder, 'out/editions'))[0]!;
  const edition = JSON.parse(readFileSync(join(folder, 'out/editions', name, 'edition.json'), 'utf8')) as {
    revisions: object[];
  };
  expect(edition.revisions[0]).toMatchObject({
    about: { publisher: 'Post', url: 'http://x/', archiveId: 'X1' },
  });
});

test('a table of metadata that says nothing of the input, or nothing at all, is no table that is passed over', async () => {
  const folder = freshFolder({
    'in/a.txt': text,
    'other.csv': 'id,date\na.txt,2020-03-02\nb.txt,2020-03-01\nc.txt,2020-03-01\n',
    'nothing.csv': 'id,day\na.txt,2020-03-02\n',
    'nameless.csv': 'id,date\n,2020-03-02\n',
    'twice.csv': 'id,date\na.txt,2020-03-02\na.txt,2020-03-03\n',
    'undated.csv': 'id,date,url\na.txt,,x\nb.txt,last Tuesday,y\n',
  });
  const use = async (table: string) => {
    const { status, stderr } = await variorum(folder, 'scan', 'in', '--out', 'out', '--metadata', table);
    return [status, stderr.match(/Cannot .*/)?.[0]];
  };
  expect(await use('other.csv')).toEqual([
    1,
    'Cannot use 2 of the rows of other.csv: the input has no document named b.txt, c.txt; names are those of documents.jsonl',
  ]);
  expect(await use('nothing.csv')).toEqual([
    2,
    'Cannot read nothing.csv: its first line must name the columns id and one or more of date, publisher, url, archive id, title, byline, language, version, current value is id, day',
  ]);
  expect(await use('nameless.csv')).toEqual([
    2,
    'Cannot use --metadata: it must have an id in every row, current value is line 2 of nameless.csv',
  ]);
  expect(await use('twice.csv')).toEqual([
    2,
    'Cannot use --metadata: it must name every document once, current value is line 3 of twice.csv',
  ]);
  expect(await use('undated.csv')).toEqual([
    2,
    'Cannot use --metadata: it must have dates such as 2026-03-01T12:00Z in its date column, current value is line 3 of undated.csv',
  ]);
});

test('dates that name no zone are the same times wherever the program runs', async () => {
  const dates = ['2020-03-01T10:00Z', '2020-03-01T12:00', '2020-03-01 14:00 UTC', '20200301160000'];
  const rows = dates.map((date, at) => ({ id: `r${at}`, date, text: `${text}\n\nUpdate ${at} follows.` }));
  const folder = inFolder({ 'docs.jsonl': rows.map((row) => JSON.stringify(row)).join('\n') });
  for (const zone of ['America/Los_Angeles', 'Asia/Tokyo']) {
    vi.stubEnv('TZ', zone);
    expect(variorumProcess(folder, 'scan', 'in', '--out', zone.slice(-5)).status).toBe(0);
    vi.unstubAllEnvs();
    const [cluster] = readLines(readFileSync(join(folder, zone.slice(-5), 'clusters.jsonl'), 'utf8'));
    expect(cluster).toMatchObject({ documents: ['r0', 'r1', 'r2', 'r3'], order: { basis: 'dates' } });
  }
});

test('a field that is named and that records lack is said, whatever else they have', async () => {
  const row = { id: 'r', story: text, text: 'Something else that is long enough to be read as a text.' };
  const folder = freshFolder({ 'in.jsonl': `${JSON.stringify(row)}\n`, 'in.json': JSON.stringify(row) });
  const read = async (input: string) => {
    const { status, stderr } = await variorum(
      folder,
      'scan',
      input,
      '--out',
      'out',
      '--fields',
      'text=stroy',
    );
    expect(status).toBe(2);
    return stderr.trimEnd().split('\n');
  };
  const sentences = [
    'Cannot read in.json: it is a JSON object with the fields id, story, text, without the text of an article; leave it out with --exclude',
    'Cannot read line 1 of in.jsonl: it has no field “stroy”; mend the line or name the fields with --fields',
  ];
  expect(await read('in.json')).toEqual([sentences[0]]);
  expect(await read('in.jsonl')).toEqual([sentences[1]]);
  // Where nothing at all is left, what was wrong with the files is said all the same.
  expect(await read('.')).toEqual([
    ...sentences,
    expect.stringMatching(/^Cannot start: \. holds no article/),
  ]);
});

test('patterns that leave nothing are said to', async () => {
  const folder = freshFolder({ 'in/a.txt': text });
  for (const argv of [['in/*.html'], ['in', '--include', '*.html'], ['in', '--exclude', '*.txt']]) {
    const { status, stderr } = await variorum(folder, 'scan', ...argv, '--out', 'out');
    expect(status).toBe(2);
    expect(stderr).toMatch(/^Cannot start: none of 1 file fits in.*, --include and --exclude; .*\n$/);
  }
});

test('an encoding by flag, by declaration and by its looks, each recorded', async () => {
  const { default: iconv } = await import('iconv-lite');
  const russian =
    'Совет города проголосовал во вторник за закрытие старой гавани и перенос рыболовных судов к новому причалу после долгих споров.\n\nГлава совета сказала, что решение готовили два года и что никто не потеряет места.\n';
  const bytes = iconv.encode(russian, 'windows-1251');
  const declared = iconv.encode(
    `<html><head><meta charset="koi8-r"></head><body><p>${russian}</p></body></html>`,
    'koi8-r',
  );
  const folder = inFolder({ 'a.txt': bytes, 'b.html': declared });
  expect((await variorum(folder, 'merge', 'in', '--out', 'out')).status).toBe(0);
  const rows = rowsOf(folder);
  expect(rows.get('a.txt')).toMatchObject({
    readAs: { encoding: 'windows-1251', encodingChoice: { basis: 'detected' } },
  });
  expect(rows.get('b.html')).toMatchObject({
    readAs: { encoding: 'koi8-r', encodingChoice: { basis: 'declared' } },
  });
  expect((await variorum(folder, 'restore', 'out', '--revision', 'a.txt')).stdout.equals(bytes)).toBe(true);
  expect((await variorum(folder, 'restore', 'out', '--revision', 'b.html')).stdout.equals(declared)).toBe(
    true,
  );
  expect(
    (
      await variorum(
        folder,
        'scan',
        'in',
        '--out',
        'flag',
        '--encoding',
        'windows-1251',
        '--include',
        '*.txt',
      )
    ).status,
  ).toBe(0);
  expect(rowsOf(folder, 'flag').get('a.txt')).toMatchObject({
    readAs: { encodingChoice: { basis: 'flag', certainty: 1 } },
  });
});

describe('harm', () => {
  const good = { 'good.txt': text };
  const bombs: readonly (readonly [
    what: string,
    file: Readonly<Record<string, string | Buffer>>,
    flags: readonly string[],
    sentence: RegExp,
  ])[] = [
    [
      'a gzip bomb',
      { 'a.txt.gz': gzipRun(50_000_000) },
      [],
      /Cannot read a\.txt\.gz: it unpacks to more than 1000000 bytes; raise --max-bytes/,
    ],
    [
      'a nested bomb in a collection',
      { 'a.jsonl.gz': gzipRun(300_000_000) },
      [],
      /it unpacks to more than 256000000 bytes/,
    ],
    [
      'a zstd bomb',
      { 'a.txt.zst': zstdRun(97, 20_000_000) },
      [],
      /Cannot read a\.txt\.zst: it unpacks to more than 1000000 bytes/,
    ],
    [
      'a line that is too long',
      { 'a.jsonl': `${'x'.repeat(3_000_000)}\n` },
      [],
      /Cannot read line 1 of a\.jsonl: it has more than 1000000 bytes/,
    ],
    [
      'a cell without an end',
      { 'a.csv': `id,text\n1,"${'x'.repeat(3_000_000)}` },
      [],
      /a row has more than 1000000 bytes/,
    ],
    [
      'an entity bomb',
      {
        'a.xml': `<?xml version="1.0"?><!DOCTYPE nitf [<!ENTITY a "ha"><!ENTITY b "${'&a;'.repeat(100)}">]><nitf><body><body.content><p>${'&b;'.repeat(100)}</p></body.content></body></nitf>`,
      },
      [],
      /^$|Written/,
    ],
    [
      'an external entity',
      {
        'a.xml':
          '<?xml version="1.0"?><!DOCTYPE nitf [<!ENTITY x SYSTEM "file:///etc/passwd">]><nitf><body><body.content><p>Some words here &x; and more.</p></body.content></body></nitf>',
      },
      [],
      /Written/,
    ],
    [
      'deep XML',
      { 'a.xml': `<?xml version="1.0"?><nitf>${'<p>'.repeat(100_000)}` },
      [],
      /elements nest deeper than 300/,
    ],
    ['deep JSON', { 'a.json': `${'['.repeat(400_000)}${']'.repeat(400_000)}` }, [], /Cannot read a\.json/],
    [
      'front matter that asks for code',
      { 'a.md': '---js\nprocess.exit(7)\n---\n\nSome words.\n' },
      [],
      /Written/,
    ],
    [
      'front matter that runs a tag',
      { 'a.md': '---\ntitle: !!js/function "function(){process.exit(7)}"\n---\n\nSome words of text.\n' },
      [],
      /Written/,
    ],
    [
      'front matter of aliases',
      {
        'a.md': `---\na: &a [x,x]\n${Array.from({ length: 12 }, (_, index) => `b${index}: &b${index} [${`*${index === 0 ? 'a' : `b${index - 1}`},`.repeat(9)}]`).join('\n')}\n---\nText.\n`,
      },
      [],
      /repeats itself without end/,
    ],
  ];

  test.each(bombs)('%s', async (_, file, flags, sentence) => {
    const folder = inFolder({ ...good, ...file });
    const started = Date.now();
    const result = await variorum(folder, 'merge', 'in', '--out', 'out', '--max-bytes', '1000000', ...flags);
    expect(result.status).not.toBe(2);
    expect(result.stderr).toMatch(sentence);
    expect(result.stderr).not.toMatch(/\n\s+at /);
    expect(result.stderr).not.toContain('root:');
    expect(Date.now() - started).toBeLessThan(20_000);
  });

  test('ids and titles that would lead out of the output, and names that systems reserve, become plain names', async () => {
    const ids = ['../../evil', '/etc/passwd', 'CON', 'a\u0000b', '\u202egpj.exe', '__proto__', 'constructor'];
    const lines = ids.flatMap((id) =>
      [0, 1].map((version) =>
        JSON.stringify({
          id: `${id}${version === 0 ? '' : '~'}`,
          title: id,
          text: `${text}${id.length} ${'More. '.repeat(version)}`,
        }),
      ),
    );
    const folder = inFolder({
      'a.jsonl': lines.join('\n'),
      'b.json': '{"__proto__": {"text": "x"}, "id": "p", "text": "Some words of a text."}',
    });
    expect((await variorum(folder, 'merge', 'in', '--out', 'out')).status).toBe(0);
    expect(readdirSync(folder).sort()).toEqual(['in', 'out']);
    for (const name of readdirSync(join(folder, 'out/editions')))
      expect(name).toMatch(/^[\p{L}\p{N}\p{M}-]+$/u);
    expect((await variorum(folder, 'check', 'out', '--source', 'in')).status).toBe(0);
    expect([...rowsOf(folder).keys()]).toContain('__proto__');
  });
});
