/** Several inputs, streams with a hint of what they are, links, and globs that choose records in files. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { findRevisions } from '../../src/library/library.js';
import { text } from '../arbitraries/inputs.js';
import { readLines } from '../golden/run-directory.js';
import { cli, freshFolder, variorum } from './run.js';

const line = (id: string, more = '', url?: string) =>
  `${JSON.stringify({ id, text: `${text}${more}`, ...(url === undefined ? {} : { url }) })}\n`;
const idsOf = (folder: string, out = 'out') =>
  readLines(readFileSync(join(folder, out, 'documents.jsonl'), 'utf8')).map((row) => row['id'] as string);
const page = (more: string) => `<html><body><article><p>${text}${more}</p></article></body></html>`;

/** An archive with a response for each address. */
function warc(addresses: readonly string[]): Buffer {
  const records = addresses.map((address, at) => {
    const http = `HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n${page(`Part ${at}.`)}`;
    return `WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: ${address}\r\nWARC-Record-ID: <urn:uuid:${at}>\r\nContent-Type: application/http; msgtype=response\r\nContent-Length: ${Buffer.byteLength(http)}\r\n\r\n${http}\r\n\r\n`;
  });
  return Buffer.from(records.join(''));
}

describe('several inputs', () => {
  const files = {
    'news/a/1.txt': text,
    'news/b.jsonl': line('r1', 'Later.'),
    'news/c/2.html': page('Once more.'),
    'news/c/3.txt': `${text}Not this.`,
  };

  test('are one corpus, in which a document is named below the deepest directory that holds all', async () => {
    const folder = freshFolder(files);
    const inputs = ['news/a', 'news/b.jsonl', 'news/c/*.html'];
    const result = await variorum(folder, 'merge', ...inputs, '--out', 'out');
    expect(result).toMatchObject({ status: 0 });
    expect(idsOf(folder)).toEqual(['a/1.txt', 'c/2.html', 'r1']);
    expect(readLines(readFileSync(join(folder, 'out/clusters.jsonl'), 'utf8'))).toHaveLength(1);
    const checked = await variorum(folder, 'check', 'out', '--source', ...inputs);
    expect(checked).toMatchObject({ status: 0 });
    expect((await variorum(folder, 'check', 'out', '--source', 'news')).status).toBe(0);
    expect((await variorum(folder, 'check', 'out', '--source', 'news/a')).status).toBe(1);
  });

  test('give the same bytes in any order, by any spelling, and given twice', async () => {
    const folder = freshFolder(files);
    for (const [at, inputs] of [
      ['news/a', 'news/c/2.html'],
      ['news/c/2.html', './news/../news/a/', 'news/a/1.txt'],
      [join(folder, 'news/a'), 'news/c/*.html', 'news/c/2.html'],
    ].entries())
      expect(await variorum(folder, 'merge', ...inputs, '--out', `out${at}`), inputs.join()).toMatchObject({
        status: 0,
      });
    const run = (name: string) => readFileSync(join(folder, name, 'run.json'), 'utf8');
    expect(run('out1')).toBe(run('out0'));
    expect(run('out2')).toBe(run('out0'));
    expect(idsOf(folder, 'out0')).toEqual(['a/1.txt', 'c/2.html']);
  });

  test('with one name get numbers, and each row of one name is another document', async () => {
    const folder = freshFolder({
      'a.jsonl': line('r1'),
      'b.jsonl': line('r1', 'Later.'),
      'c.csv': `id,text\nr1,"${text}"\n`,
    });
    expect((await variorum(folder, 'scan', 'b.jsonl', 'a.jsonl', 'c.csv', '--out', 'out')).status).toBe(0);
    expect(idsOf(folder)).toEqual(['r1', 'r1#2', 'r1#3']);
  });

  test('of which one is missing start nothing; one that is empty is said, and ends the run with 1', async () => {
    const folder = freshFolder(files);
    mkdirSync(join(folder, 'none'));
    const missing = await variorum(folder, 'scan', 'news/a', 'nowhere', '--out', 'out');
    expect([missing.status, missing.stderr]).toEqual([
      2,
      'Cannot read nowhere: there is no such file or directory; check the path\n',
    ]);
    const empty = await variorum(folder, 'scan', 'news', 'none', 'news/*.md', '--out', 'out');
    expect(empty.status).toBe(1);
    expect(empty.stderr).toContain('Cannot read none: it holds no file; check the path or leave it out');
    expect(empty.stderr).toContain('Cannot read news/*.md: none of 4 files there fits the pattern; ');
    expect(readFileSync(join(folder, 'out/run.json'), 'utf8')).toContain(
      'Cannot read none: it holds no file',
    );
  });

  test('are explained, tuned and found by programs', async () => {
    const folder = freshFolder(files);
    const explained = await variorum(folder, 'explain', 'news/a', 'news/c', 'news/a/1.txt', 'c/2.html');
    expect(explained.status).toBe(0);
    expect(explained.stdout.toString()).toContain('a/1.txt');
    const tuned = await variorum(folder, 'tune', 'news/a', 'news/c/*.html', '--quiet');
    expect(tuned.stdout.toString()).toContain("variorum merge news/a 'news/c/*.html' --out out");
    const { documents } = await findRevisions([join(folder, 'news/a'), join(folder, 'news/b.jsonl')]);
    expect(documents).toEqual(['a/1.txt', 'r1']);
    await expect(findRevisions([])).rejects.toThrow('Cannot use the input: the list must not be empty');
  });

  test('are refused by Spark, which would read one of them', async () => {
    const folder = freshFolder(files);
    const { status, stderr } = await variorum(
      folder,
      'merge',
      'news/a',
      'news/c',
      '--out',
      'out',
      '--engine',
      'spark',
    );
    expect([status, stderr]).toEqual([
      2,
      'Cannot read 2 inputs on Spark: --engine spark takes one directory, file or address; put them into one directory\n',
    ]);
    for (const flag of [['--follow-links'], ['--input-type', 'jsonl']])
      expect(
        (await variorum(folder, 'merge', 'news', '--out', 'out', '--engine', 'spark', ...flag)).stderr,
      ).toMatch(/^Cannot use --(?:follow-links|input-type): it has no effect with --engine spark/);
  });
});

describe('--input-type', () => {
  test('says what a stream is', () => {
    const folder = freshFolder();
    // One object on one line: a file of JSON, as it looks.
    const flags = ['scan', '-', '--input-type', 'jsonl', '--out', 'out'];
    const { status } = spawnSync(process.execPath, [cli, ...flags], {
      cwd: folder,
      input: gzipSync(line('s1')),
    });
    expect(status).toBe(0);
    expect(idsOf(folder)).toEqual(['s1']);
  });

  test.each([
    ['a page that is called a table', 'a.csv', page(''), 'html', { id: 'a.csv', readAs: { format: 'html' } }],
    ['JSON that is read as it stands', 'a.json', JSON.stringify({ id: 'j', text }), 'text', { id: 'a.json' }],
    ['records under a name of text', 'a.txt', line('r1'), 'jsonl', { id: 'r1' }],
    ['a table under no name', 'a', `code\tbody\nr1\t${text.replaceAll('\n', ' ')}\n`, 'tsv', { id: 'a#2' }],
  ])('%s', async (_, name, content, type, row) => {
    const folder = freshFolder({ [`in/${name}`]: content });
    const result = await variorum(folder, 'scan', 'in', '--out', 'out', '--input-type', type);
    expect(result).toMatchObject({ status: 0 });
    expect(readLines(readFileSync(join(folder, 'out/documents.jsonl'), 'utf8'))).toMatchObject([row]);
    expect(JSON.parse(readFileSync(join(folder, 'out/run.json'), 'utf8'))).toMatchObject({
      options: { reading: { inputType: type } },
    });
  });

  test('that is wrong gives a sentence, whatever the format and the bytes', async () => {
    const folder = freshFolder({
      'in/a.txt': text,
      'in/b.bin': Buffer.from([0, 1, 2, 255]),
      'in/c.gz': gzipSync(text),
      'in/d.pdf': '%PDF-1.7',
      'in/e.json': '[]',
    });
    const types =
      'markdown html json jsonl csv tsv parquet warc arc nitf newsml-g2 newsml feed xml wire text';
    for (const type of types.split(' ')) {
      const { status, stderr } = await variorum(folder, 'scan', 'in', '--out', 'out', '--input-type', type);
      expect([1, 2], type).toContain(status);
      expect(stderr, type).toMatch(/Cannot read/);
      expect(stderr, type).not.toMatch(/\n\s+at /);
    }
  });

  test('stands in a file of settings, too', async () => {
    const folder = freshFolder({
      'a.txt': line('r1'),
      'set.yaml': 'input-type: jsonl\nfollow-links: true\n',
    });
    expect((await variorum(folder, 'scan', 'a.txt', '--out', 'out', '--config', 'set.yaml')).status).toBe(0);
    expect(idsOf(folder)).toEqual(['r1']);
  });
});

describe('a link', () => {
  const files = {
    'in/a.txt': text,
    'in/sub/b.txt': `${text}More.`,
    'far/c.txt': `${text}Later.`,
    'far/deep/d.txt': `${text}Last.`,
  };
  const say = 'follow such links with --follow-links or leave it out with --exclude';

  test('that leads out is named and not followed, and ends the run with 1', async () => {
    const folder = freshFolder(files);
    symlinkSync(join(folder, 'far/c.txt'), join(folder, 'in/c.txt'));
    symlinkSync('../far', join(folder, 'in/far'));
    const { status, stderr } = await variorum(folder, 'scan', 'in', '--out', 'out');
    expect(status).toBe(1);
    expect(stderr).toContain(`Cannot read c.txt: it is a link to a file outside the input; ${say}`);
    expect(stderr).toContain(`Cannot read far: it is a link to a folder outside the input; ${say}`);
    const rows = readLines(readFileSync(join(folder, 'out/documents.jsonl'), 'utf8'));
    expect(rows.map(({ id, sha256 }) => [id, sha256 === null])).toEqual([
      ['a.txt', false],
      ['c.txt', true],
      ['far', true],
      ['sub/b.txt', false],
    ]);
    const without = ['--exclude', 'far/**,c.txt'];
    expect((await variorum(folder, 'scan', 'in', '--out', 'out', ...without)).status).toBe(0);
    // Where only other files are wanted, a link to a file is none of them.
    expect(
      (await variorum(folder, 'scan', 'in', '--out', 'out', '--include', 'a.*', '--exclude', 'far')).status,
    ).toBe(0);
  });

  test('that leads out is followed with --follow-links, and said; the sources are found again', async () => {
    const folder = freshFolder(files);
    symlinkSync(join(folder, 'far/c.txt'), join(folder, 'in/c.txt'));
    symlinkSync('../far', join(folder, 'in/far'));
    const { status, stderr } = await variorum(folder, 'merge', 'in', '--out', 'out', '--follow-links');
    expect(status).toBe(0);
    expect(stderr).toMatch(/^2 files outside the input are read, by --follow-links\n/);
    // Each file once: what `far` holds is named by it, but for the file that has a shorter name.
    expect(idsOf(folder)).toEqual(['a.txt', 'c.txt', 'far/deep/d.txt', 'sub/b.txt']);
    expect((await variorum(folder, 'check', 'out', '--source', 'in')).status).toBe(0);
    const { documents } = await findRevisions(join(folder, 'in'), { followsLinks: true });
    expect(documents).toEqual(idsOf(folder));
  });

  test('that stays inside is no second document, and names a file that has no name of its own', async () => {
    const folder = freshFolder({ ...files, 'in/.store/e.txt': `${text}Hidden.` });
    symlinkSync('a.txt', join(folder, 'in/latest.txt'));
    symlinkSync('sub', join(folder, 'in/again'));
    symlinkSync('.store/e.txt', join(folder, 'in/e.txt'));
    expect(await variorum(folder, 'scan', 'in', '--out', 'out')).toMatchObject({ status: 0 });
    expect(idsOf(folder)).toEqual(['a.txt', 'e.txt', 'sub/b.txt']);
    // Its own name is not wanted, that of the link is.
    expect((await variorum(folder, 'scan', 'in', '--out', 'out', '--include', 'lat*')).status).toBe(0);
    expect(idsOf(folder)).toEqual(['latest.txt']);
  });

  test('leads round in no circle', async () => {
    const folder = freshFolder(files);
    symlinkSync('.', join(folder, 'in/self'));
    symlinkSync('..', join(folder, 'in/sub/up'));
    symlinkSync('../..', join(folder, 'in/sub/out'));
    symlinkSync('../in', join(folder, 'far/back'));
    symlinkSync('loop', join(folder, 'in/loop'));
    const { status, stderr } = await variorum(folder, 'scan', 'in', '--out', 'out', '--follow-links');
    expect(status).toBe(1);
    expect(stderr).toContain('Cannot read loop: its links go round in a circle');
    expect(idsOf(folder)).toEqual([
      'a.txt',
      'loop',
      'sub/b.txt',
      'sub/out/far/c.txt',
      'sub/out/far/deep/d.txt',
    ]);
  });

  test('that a person names is followed, and so is one into another input', async () => {
    const folder = freshFolder(files);
    symlinkSync('far', join(folder, 'named'));
    symlinkSync('../far/c.txt', join(folder, 'in/c.txt'));
    expect((await variorum(folder, 'scan', 'named', '--out', 'out')).status).toBe(0);
    expect(idsOf(folder)).toEqual(['c.txt', 'deep/d.txt']);
    expect((await variorum(folder, 'scan', 'in', 'far', '--out', 'out')).status).toBe(0);
    expect(idsOf(folder)).toEqual(['far/c.txt', 'far/deep/d.txt', 'in/a.txt', 'in/sub/b.txt']);
  });
});

describe('--include and --exclude of records', () => {
  const addresses = [
    'https://example.org/news/1',
    'https://example.org/tag/1',
    'http://other.org/news/2?id=3',
  ];
  const files = {
    'in/a.txt': text,
    'in/broken.pdf': '%PDF-1.7',
    'in/crawl.warc': warc(addresses),
    'in/crawl.warc.gz': gzipSync(warc(addresses)),
    'in/r.jsonl': line('2019-1', 'A.', addresses[0]) + line('2020-1', 'B.'),
    'in/t.csv': `id,text,url\n,"${text.replaceAll('\n', ' ')}",\nt1,"${text}",${addresses[1]}\n`,
    'in/one.json': JSON.stringify({ id: 'alone', text, url: addresses[0] }),
    'in/f.rss': `<rss><channel><item><guid>f1</guid><link>${addresses[0]}</link><description>${text}</description></item></channel></rss>`,
  };
  const first = ['2019-1', 'f1', 'urn:uuid:0', 'urn:uuid:0#2'];

  test.each([
    ['an address', ['--include', 'https://example.org/news/**'], first],
    ['an address anywhere', ['--include', '*://*/news/*'], [...first, 'urn:uuid:2', 'urn:uuid:2#2']],
    ['a file and an address', ['--include', '*.gz#**/tag/**'], ['urn:uuid:1']],
    ['an id in any file', ['--include', '#2019*'], ['2019-1']],
    ['a number, of a row without an id', ['--include', 't.csv#2'], ['t.csv#2']],
    ['records and files', ['--include', '*.txt,r.jsonl#2020*'], ['2020-1', 'a.txt']],
    [
      'records that are left out, of files that are read',
      ['--include', '*.jsonl,*.warc', '--exclude', '#2020*,http*://**/tag/**'],
      ['2019-1', 'urn:uuid:0', 'urn:uuid:2'],
    ],
  ])('%s', async (_, flags, ids) => {
    const folder = freshFolder(files);
    const result = await variorum(folder, 'scan', 'in', '--out', 'out', ...flags);
    expect(result).toMatchObject({ status: 0 });
    expect(idsOf(folder)).toEqual(ids);
  });

  test('a stream is asked for its records', () => {
    const folder = freshFolder();
    const flags = ['scan', '-', '--include', 'https://example.org/**,*.txt', '--out', 'out'];
    expect(spawnSync(process.execPath, [cli, ...flags], { cwd: folder, input: warc(addresses) }).status).toBe(
      0,
    );
    expect(idsOf(folder)).toEqual(['urn:uuid:0', 'urn:uuid:1']);
  });

  test('where nothing fits, the sentence says what globs speak of', async () => {
    const folder = freshFolder(files);
    const flags = ['scan', 'in/crawl.warc', '--out', 'out', '--include'];
    for (const glob of ['*/news/*', 'https://nowhere/**'])
      expect(await variorum(folder, ...flags, glob)).toMatchObject({
        status: 2,
        stderr:
          'Cannot start: none of 1 file fits in/crawl.warc, --include and --exclude; patterns speak of paths below the directory, and of records in a file as FILE#NAME\n',
      });
  });

  test('what was chosen is found again by check', async () => {
    const folder = freshFolder(files);
    const flags = ['--include', '*.txt,https://example.org/news/**'];
    expect((await variorum(folder, 'merge', 'in', '--out', 'out', ...flags)).status).toBe(0);
    expect((await variorum(folder, 'check', 'out', '--source', 'in')).status).toBe(0);
  });
});
