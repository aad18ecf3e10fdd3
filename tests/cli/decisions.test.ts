/** Decisions on order and base: kept, said where they go against the evidence, and refused where they cannot be kept. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parseEditionJson } from '../../src/write/json/parse.js';
import { freshFolder, mergedSeeds, root, variorum } from './run.js';

const [a, b, c, other] = [
  '002_019d0fbc26820511',
  '000_62c342dc7cb457a1',
  '001_ee63aafd8d45b27d',
  '003_3fdb0052e4fe7c87',
].map((name) => `${name}.txt`) as [string, string, string, string];
const seeds = join(root, 'seeds');

function decide(folder: string, rows: readonly (readonly string[])[]): string {
  const lines = ['decision\ta\tb', ...rows.map((row) => row.join('\t')), ''];
  writeFileSync(join(folder, 'decisions.tsv'), lines.join('\n'));
  return 'decisions.tsv';
}

async function merge(folder: string, rows: readonly (readonly string[])[], ...flags: string[]) {
  return await variorum(folder, 'merge', seeds, '--out', 'out', '--pairs', decide(folder, rows), ...flags);
}

const readRun = (out: string) =>
  JSON.parse(readFileSync(join(out, 'run.json'), 'utf8')) as {
    decisions: { decision: string; outcome: string; why: string | null }[];
    files: Record<string, string>;
  };

function readEdition(out: string) {
  const path = Object.keys(readRun(out).files).find((name) => name.endsWith('/edition.json'))!;
  return parseEditionJson(readFileSync(join(out, path), 'utf8'));
}

test('before and base are kept, told in the edition, and hold when it is checked', async () => {
  const folder = freshFolder();
  const run = await merge(folder, [
    ['before', b, a],
    ['base', b, ''],
  ]);
  expect(run.status).toBe(0);
  const edition = readEdition(join(folder, 'out'));
  const order = edition.revisions.map(({ id }) => id as string);
  expect(order.indexOf(b)).toBeLessThan(order.indexOf(a));
  expect(edition.base).toBe(b);
  expect(edition.order).toMatchObject({ basis: 'decided', evidence: [{ cue: 'decision' }, {}, {}, {}, {}] });
  expect(edition.warnings).toHaveLength(2);
  expect((await variorum(folder, 'check', 'out', '--source', seeds)).status).toBe(0);
  expect(run.stderr).toContain('2 decisions: 2 against the evidence');
  expect(readRun(join(folder, 'out')).decisions).toMatchObject([
    { decision: 'base', outcome: 'against the evidence' },
    { decision: 'before', outcome: 'against the evidence' },
  ]);
  const explained = await variorum(folder, 'explain', seeds, a, b, '--pairs', 'decisions.tsv');
  expect(explained.stdout.toString()).toContain(`older is ${b}: a person decided`);
});

test('a decision that says what the evidence says changes the order’s basis and nothing of the text', async () => {
  const decided = freshFolder();
  expect((await merge(decided, [['before', a, c]])).status).toBe(0);
  const [one, two] = [readEdition(await mergedSeeds()), readEdition(join(decided, 'out'))];
  expect(two.order.basis).toBe('decided');
  expect(two.warnings).toEqual([]);
  expect(two.paragraphs).toEqual(one.paragraphs);
  expect(readRun(join(decided, 'out')).decisions).toMatchObject([{ outcome: 'as the evidence', why: null }]);
});

test('must and never are held against the evidence', async () => {
  const folder = freshFolder();
  const run = await merge(folder, [
    ['must', c, other],
    ['never', a, b],
    ['never', a, other],
  ]);
  expect(run.status).toBe(0);
  expect(readRun(join(folder, 'out')).decisions).toMatchObject([
    {
      decision: 'never',
      outcome: 'against the evidence',
      why: expect.stringContaining('by the evidence: revision'),
    },
    {
      decision: 'must',
      outcome: 'against the evidence',
      why: expect.stringContaining('by the evidence: quotation'),
    },
    { decision: 'never', outcome: 'as the evidence', why: null },
  ]);
});

test('must joins whole reports, unless a never stands between them: then both are named', async () => {
  const folder = freshFolder();
  const run = await merge(folder, [
    ['must', c, other],
    ['never', b, other],
  ]);
  expect(run.status).toBe(0);
  expect(run.stderr).toContain('another decision stands against it');
  expect(readRun(join(folder, 'out')).decisions).toMatchObject([
    { decision: 'never', outcome: 'as the evidence', why: null },
    {
      decision: 'must',
      outcome: 'not used',
      why: `another decision stands against it: never ${b} – ${other}`,
    },
  ]);
});

test('decisions that go nowhere are said', async () => {
  const folder = freshFolder();
  const run = await merge(folder, [
    ['base', other, ''],
    ['before', other, a],
  ]);
  expect(run.status).toBe(0);
  expect(run.stderr).toContain('not used, it is in no report');
  expect(run.stderr).toContain('not used, they are not revisions of one report');
});

test.each<[string, string[][], string]>([
  [
    'a circle',
    [
      ['before', a, b],
      ['before', b, c],
      ['before', c, a],
    ],
    'goes round in a circle',
  ],
  [
    'two bases',
    [
      ['base', a, ''],
      ['base', c, ''],
    ],
    'the base of one report',
  ],
  ['a base of two documents', [['base', a, b]], 'base for one'],
  [
    'never and before',
    [
      ['never', a, b],
      ['before', b, a],
    ],
    'never and before',
  ],
  ['a document before itself', [['before', a, a]], 'before for two documents'],
  ['an order of copies', [['before', 'a.txt', 'copy.txt']], 'which makes them one revision'],
])('%s is refused in one sentence', async (_, rows, words) => {
  const text = readFileSync(join(seeds, a));
  const folder = freshFolder({ 'in/a.txt': text, 'in/copy.txt': text });
  const input = rows[0]!.includes('copy.txt') ? 'in' : seeds;
  const run = await variorum(folder, 'merge', input, '--out', 'new', '--pairs', decide(folder, rows));
  expect(run.status).toBe(2);
  expect(run.stderr.trim().split('\n')).toHaveLength(1);
  expect(run.stderr).toContain(words);
});
