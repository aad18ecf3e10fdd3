/** Archives that are damaged, or of which the state is another's: a sentence that names the file and the way out, and nothing lost. */
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeAll, expect, inject, test } from 'vitest';
import { listTree } from '../../src/read/run-record.js';
import { b1, b2, h1, h2, harbour, more, row, toLines } from './archive-life.js';
import { canMount, mountSmall, unmountAll } from './limits.js';
import { freshFolder, variorum, variorumProcess } from './run.js';

const base = join(inject('scratch'), `archive-${process.pid}`);

beforeAll(async () => {
  mkdirSync(join(base, 'in'), { recursive: true });
  writeFileSync(join(base, 'in/0.jsonl'), toLines([h1, h2, b1]));
  writeFileSync(join(base, 'in/1.jsonl'), toLines([b2]));
  writeFileSync(join(base, 'late.jsonl'), toLines([row('h5', more(harbour, 5))]));
  expect((await variorum(base, 'merge', 'in/0.jsonl', '--out', 'out', '--quiet')).status).toBe(0);
  expect((await variorum(base, 'add', 'out', 'in/1.jsonl', '--quiet')).status).toBe(0);
});

function freshArchive(): string {
  const folder = freshFolder();
  cpSync(base, folder, { recursive: true });
  return folder;
}

function everything(out: string): Record<string, string> {
  return Object.fromEntries(listTree(out).map((name) => [name, readFileSync(join(out, name), 'latin1')]));
}

const cut = (text: string) => text.slice(0, -40);
const flip = (text: string) => {
  const at = text.length >> 1;
  return `${text.slice(0, at)}${String.fromCharCode(text.charCodeAt(at) ^ 1)}${text.slice(at + 1)}`;
};

test.each([
  [
    'its state is of another layout',
    '.variorum/about.json',
    (text: string) => text.replace('"layout": 1', '"layout": 99'),
  ],
  ['what is said of it is cut', '.variorum/about.json', cut],
  ['what is said of it says nothing', '.variorum/about.json', () => 'null'],
  ['its documents are cut', '.variorum/documents', cut],
  ['a byte of its documents is another', '.variorum/documents', flip],
  ['its documents are gone', '.variorum/documents', null],
  ['its memory is cut', '.variorum/memo', cut],
  ['a byte of its memory is another', '.variorum/memo', flip],
  ['its memory is gone', '.variorum/memo', null],
  ['its ids are cut', 'ids.tsv', cut],
  ['its ids are gone', 'ids.tsv', null],
  ['its clusters are no JSON', 'clusters.jsonl', (text: string) => text.replace('{', '')],
  ['its clusters are gone', 'clusters.jsonl', null],
  ['its corpus is gone', 'merged.jsonl', null],
  ['its corpus is cut', 'merged.jsonl', () => ''],
  ['the edition that a batch adds to is no JSON', 'editions/*/edition.json', () => '{'],
  ['a page that is taken over is gone', 'editions/*/index.html', null],
  ['its texts are gone', '.variorum/texts/*', null],
  ['its texts are cut', '.variorum/texts/*', (text: string) => text.slice(0, 30)],
] as const)(
  'a damaged archive is named, with the way out, and stays as it is: %s',
  async (_, name, damage) => {
    const folder = freshArchive();
    const out = join(folder, 'out');
    const pattern = new RegExp(`^${name.replaceAll('.', '\\.').replace('*', '[^/]+')}$`);
    const paths = listTree(out).filter((each) => pattern.test(each));
    expect(paths).not.toEqual([]);
    for (const path of paths.map((each) => join(out, each)))
      if (damage === null) rmSync(path);
      else writeFileSync(path, damage(readFileSync(path, 'latin1')), 'latin1');
    const before = everything(out);
    // This process may have read the same texts before.
    const run = name.includes('texts') ? variorumProcess : variorum;
    const { status, stderr } = await run(folder, 'add', 'out', 'late.jsonl', '--quiet');
    expect(status).toBe(2);
    expect(stderr).toMatch(/^Cannot [^\n]*\n$/);
    expect(stderr).toMatch(/put back (?:a copy of the archive|the file)|use the program that wrote it/);
    expect(everything(out)).toEqual(before);
    expect((await run(folder, 'check', 'out')).status).not.toBe(0);
  },
);

test('the way out of damage: the sources make the same archive elsewhere, with its ids', async () => {
  const folder = freshArchive();
  writeFileSync(join(folder, 'out/.variorum/about.json'), '');
  const words = ['merge', 'in', '--out', 'anew', '--ids', 'out/ids.tsv', '--quiet'];
  expect((await variorum(folder, ...words)).status).toBe(0);
  const read = (name: string) => readFileSync(join(folder, name), 'utf8');
  expect(read('anew/clusters.jsonl')).toBe(read('out/clusters.jsonl'));
  expect(read('anew/ids.tsv')).toBe(read('out/ids.tsv'));
  expect((await variorum(folder, 'add', 'anew', 'late.jsonl', '--quiet')).status).toBe(0);
});

test('what another version of the program remembers is worked out again, with the same result', async () => {
  const folder = freshArchive();
  cpSync(join(folder, 'out'), join(folder, 'other'), { recursive: true });
  const about = join(folder, 'other/.variorum/about.json');
  writeFileSync(about, readFileSync(about, 'utf8').replace(/"program": "[^"]*"/, '"program": "0.0.1"'));
  for (const out of ['out', 'other'])
    expect((await variorum(folder, 'add', out, 'late.jsonl', '--quiet')).status).toBe(0);
  const read = (out: string) => {
    const { 'changes.xml': _, ...files } = everything(join(folder, out));
    return files;
  };
  // Run and time of the history, and what is remembered of places in files, may differ.
  const vouched = (files: Record<string, string>) =>
    Object.fromEntries(Object.entries(files).filter(([name]) => !/changes|^\.variorum/.test(name)));
  expect(vouched(read('other'))).toEqual(vouched(read('out')));
});

test.each([
  ['add', ['in/1.jsonl']],
  ['remove', ['h1', '--reason', 'x']],
  ['watch', ['in', '--once']],
])('%s of what keeps no state is a sentence', async (command, words) => {
  const folder = freshArchive();
  expect((await variorum(folder, 'merge', 'in', '--out', 'bare', '--no-state', '--quiet')).status).toBe(0);
  for (const out of ['bare', 'nowhere'])
    expect(await variorum(folder, command, out, ...words)).toMatchObject({
      status: 2,
      stderr: `Cannot use ${out} as an archive: it holds no state to go on from; write it with 'variorum merge', without --no-state\n`,
    });
});

afterEach(unmountAll);

test.skipIf(!canMount)(
  'on a disk of its own, too, an archive is replaced with its state, or leaves none behind',
  async () => {
    const folder = freshArchive();
    const disk = mountSmall(join(folder, 'disk'), 1 << 22);
    const run = (...words: string[]) => variorum(folder, ...words, '--quiet');
    expect((await run('merge', 'in/0.jsonl', '--out', 'disk')).status).toBe(0);
    expect((await run('add', 'disk', 'in/1.jsonl')).status).toBe(0);
    expect(readFileSync(join(disk, 'changes.jsonl'), 'utf8')).toContain('"run":2');
    expect((await variorum(folder, 'check', 'disk')).status).toBe(0);
    expect((await run('merge', 'in', '--out', 'disk', '--no-state')).status).toBe(0);
    expect(readdirSync(disk).filter((name) => /changes|ids|^\./.test(name))).toEqual([]);
    expect((await run('add', 'disk', 'late.jsonl')).stderr).toContain('it holds no state to go on from');
  },
);
