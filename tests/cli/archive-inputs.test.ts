/** What is added to an archive, and how: every format, sources that go, options that hold, failures, and a directory that is watched. */
import { appendFileSync, mkdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { listTree } from '../../src/read/run-record.js';
import { inputFiles } from '../arbitraries/inputs.js';
import { b1, b2, h1, h2, harbour, more, row, toLines } from './archive-life.js';
import { freshFolder, variorum } from './run.js';

/** Of what could be read. */
const idsOf = (out: string) =>
  readFileSync(join(out, 'documents.jsonl'), 'utf8')
    .split('\n')
    .flatMap((line) => (line === '' ? [] : [JSON.parse(line) as { id: string; sha256: string | null }]))
    .flatMap(({ id, sha256 }) => (sha256 === null ? [] : [id]));

test('of every format sources may go once they are added: the next add, restore and check do without', async () => {
  const folder = freshFolder();
  mkdirSync(join(folder, 'in'));
  const half = inputFiles.length >> 1;
  const run = async (...words: string[]) => {
    const finished = await variorum(folder, ...words);
    expect(finished.status, finished.stderr).toBe(0);
    return finished;
  };
  for (const [at, part] of [inputFiles.slice(0, half), inputFiles.slice(half)].entries()) {
    for (const { name, bytes } of part) writeFileSync(join(folder, 'in', name), bytes);
    const words = at === 0 ? ['merge', 'in', '--out', 'out'] : ['add', 'out', 'in'];
    await run(...words, '--quiet');
    for (const { name } of part) rmSync(join(folder, 'in', name));
  }
  writeFileSync(join(folder, 'in/late.jsonl'), toLines([row('late', more(harbour, 1))]));
  await run('add', 'out', 'in', '--quiet');
  expect(idsOf(join(folder, 'out')).sort()).toEqual([...inputFiles.map(({ id }) => id), 'late'].sort());
  await run('check', 'out');
  for (const { name, bytes, id, format } of inputFiles) {
    if (format !== null || /\.(?:gz|zst|jsonl)$/.test(name)) continue;
    expect((await run('restore', 'out', '--revision', id)).stdout.equals(bytes), name).toBe(true);
  }
});

test('with --root a part of a directory is named as in the whole', async () => {
  const folder = freshFolder({ 'in/one/a.txt': h1.text, 'in/two/b.txt': b1.text });
  expect((await variorum(folder, 'merge', 'in', '--out', 'out', '--quiet')).status).toBe(0);
  mkdirSync(join(folder, 'in/three'));
  writeFileSync(join(folder, 'in/three/c.txt'), h2.text);
  expect((await variorum(folder, 'add', 'out', 'in/three', '--root', 'in', '--quiet')).status).toBe(0);
  expect(idsOf(join(folder, 'out'))).toEqual(['one/a.txt', 'three/c.txt', 'two/b.txt']);
  const stray = await variorum(folder, 'add', 'out', 'in/three', '--root', 'in/two');
  expect(stray.status).toBe(2);
  expect(stray.stderr).toContain('root: it must be a directory that holds in/three');
});

test('with neither inputs nor decisions there is nothing to add', async () => {
  const folder = freshFolder({ 'in/0.jsonl': toLines([h1, b1]) });
  expect((await variorum(folder, 'merge', 'in', '--out', 'out', '--quiet')).status).toBe(0);
  const { status, stderr } = await variorum(folder, 'add', 'out');
  expect(status).toBe(2);
  expect(stderr).toContain('variorum add <archive> [inputs..]');
});

test('what an archive was made with holds for all that is added', async () => {
  const asked = toLines([h1, b1]).replaceAll('"text"', '"body"').replaceAll('"id"', '"uid"');
  const later = toLines([h2]).replaceAll('"text"', '"body"').replaceAll('"id"', '"uid"');
  const folder = freshFolder({ 'in/0.jsonl': asked, 'in/1.jsonl': later });
  const flags = [
    '--fields',
    'text=body,id=uid',
    '--threshold',
    '.2',
    '--format',
    'tei',
    '--keep',
    'title',
    '--policy',
    'latest',
  ];
  expect((await variorum(folder, 'merge', 'in/0.jsonl', '--out', 'out', ...flags, '--quiet')).status).toBe(0);
  expect((await variorum(folder, 'add', 'out', 'in/1.jsonl', '--quiet')).status).toBe(0);
  expect(
    (await variorum(folder, 'merge', 'in', '--out', 'rebuilt', ...flags, '--ids', 'out/ids.tsv', '--quiet'))
      .status,
  ).toBe(0);
  const options = (out: string) =>
    (JSON.parse(readFileSync(join(folder, out, 'run.json'), 'utf8')) as { options: unknown }).options;
  expect(options('out')).toEqual(options('rebuilt'));
  expect(
    listTree(join(folder, 'out')).filter((name) => name.endsWith('.xml') && !name.endsWith('changes.xml')),
  ).toHaveLength(1);
});

test('a table of metadata is about the files of its own batch', async () => {
  const folder = freshFolder({
    'in/a.txt': h1.text,
    'late/b.txt': h2.text,
    'files.csv': 'id,date\na.txt,2020-03-01\n',
  });
  expect(
    (await variorum(folder, 'merge', 'in', '--out', 'out', '--metadata', 'files.csv', '--quiet')).status,
  ).toBe(0);
  rmSync(join(folder, 'files.csv'));
  expect(await variorum(folder, 'add', 'out', 'late', '--quiet')).toMatchObject({ status: 0, stderr: '' });
  expect(readFileSync(join(folder, 'out/merged.jsonl'), 'utf8')).toContain('2020-03-01');
});

test('what failed in an earlier batch stays listed until it is mended, and is the failure of that batch alone', async () => {
  const folder = freshFolder({ 'in/0.jsonl': `${toLines([h1, b1])}{broken\n`, 'in/1.jsonl': toLines([h2]) });
  const failures = () =>
    (JSON.parse(readFileSync(join(folder, 'out/run.json'), 'utf8')) as { failures: string[] }).failures;
  expect((await variorum(folder, 'merge', 'in/0.jsonl', '--out', 'out', '--quiet')).status).toBe(1);
  expect(failures()).toHaveLength(1);
  expect((await variorum(folder, 'add', 'out', 'in/1.jsonl', '--quiet')).status).toBe(0);
  expect(failures()).toHaveLength(1);
  appendFileSync(join(folder, 'in/1.jsonl'), '[1\n');
  expect((await variorum(folder, 'add', 'out', 'in', '--quiet')).status).toBe(1);
  expect(failures()).toHaveLength(2);
  writeFileSync(join(folder, 'in/0.jsonl'), toLines([h1, b1, b2]));
  expect((await variorum(folder, 'add', 'out', 'in', '--quiet')).status).toBe(0);
  expect(failures()).toEqual([expect.stringContaining('line 2 of 1.jsonl')]);
  writeFileSync(join(folder, 'in/1.jsonl'), toLines([h2]));
  expect((await variorum(folder, 'add', 'out', 'in', '--quiet')).status).toBe(0);
  expect(failures()).toEqual([]);
});

/** Writes a file as one that nobody has written to for a while. */
function writeSettled(path: string, content: string, ageSeconds = 60): void {
  writeFileSync(path, content);
  const then = Date.now() / 1000 - ageSeconds;
  utimesSync(path, then, then);
}

test('watch adds what is whole: files of the last seconds and unfinished names wait, and nothing is read twice', async () => {
  const folder = freshFolder();
  const crawl = join(folder, 'crawl');
  mkdirSync(join(crawl, 'day'), { recursive: true });
  writeSettled(join(crawl, 'a.txt'), h1.text);
  expect((await variorum(folder, 'merge', 'crawl', '--out', 'out', '--quiet')).status).toBe(0);
  const look = async () => variorum(folder, 'watch', 'out', 'crawl', '--once');
  writeSettled(join(crawl, 'day/b.txt'), b1.text);
  writeSettled(join(crawl, 'c.txt'), h2.text, 2);
  writeSettled(join(crawl, 'd.txt.part'), b2.text);
  writeSettled(join(crawl, '.e.txt'), b2.text);
  writeSettled(join(crawl, 'bad.jsonl'), '{');
  const first = await look();
  expect(first.status).toBe(1);
  expect(first.stderr).toMatch(
    /out: 3 files, 1 article; now 2 articles, 0 reports; [\d.]+ s\n.*line 1 of bad\.jsonl/,
  );
  expect(idsOf(join(folder, 'out'))).toEqual(['a.txt', 'day/b.txt']);
  expect(await look()).toMatchObject({ status: 0, stderr: '' });
  writeSettled(join(crawl, 'c.txt'), h2.text);
  writeSettled(join(crawl, 'a.txt'), more(harbour, 2).join('\n\n'), 30);
  const second = await look();
  expect(second).toMatchObject({ status: 0 });
  expect(second.stderr).toContain('out: 2 files, 2 articles');
  expect(idsOf(join(folder, 'out'))).toEqual(['a.txt', 'a.txt#2', 'c.txt', 'day/b.txt']);
  expect(await look()).toMatchObject({ status: 0, stderr: '' });
  expect((await variorum(folder, 'check', 'out')).status).toBe(0);
});

test('watch does not take the archive for a part of the directory that it lies in', async () => {
  const folder = freshFolder();
  writeSettled(join(folder, 'a.txt'), h1.text);
  expect((await variorum(folder, 'merge', 'a.txt', '--out', 'out', '--quiet')).status).toBe(0);
  for (const name of listTree(join(folder, 'out'))) utimesSync(join(folder, 'out', name), 1e9, 1e9);
  writeSettled(join(folder, 'b.txt'), h2.text);
  expect(await variorum(folder, 'watch', 'out', '.', '--once')).toMatchObject({ status: 0 });
  expect(idsOf(join(folder, 'out'))).toEqual(['a.txt', 'b.txt']);
});
