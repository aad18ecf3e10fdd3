/** Decisions on order and base: kept, said where they go against the evidence, and refused where they cannot be kept. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { parseEditionJson } from '../../src/write/json.js';
import { freshFolder, root, variorum } from './run.js';

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

function merge(folder: string, rows: readonly (readonly string[])[], ...flags: string[]) {
  return variorum(folder, 'merge', seeds, '--out', 'out', '--pairs', decide(folder, rows), ...flags);
}

const readRun = (folder: string) =>
  JSON.parse(readFileSync(join(folder, 'out/run.json'), 'utf8')) as {
    decisions: { decision: string; outcome: string; why: string | null }[];
    files: Record<string, string>;
  };

function readEdition(folder: string) {
  const path = Object.keys(readRun(folder).files).find((name) => name.endsWith('/edition.json'))!;
  return parseEditionJson(readFileSync(join(folder, 'out', path), 'utf8'));
}

test('before and base are kept, told in the edition, and hold when it is checked', () => {
  const folder = freshFolder();
  const run = merge(folder, [
    ['before', b, a],
    ['base', b, ''],
  ]);
  expect(run.status).toBe(0);
  const edition = readEdition(folder);
  const order = edition.revisions.map(({ id }) => id as string);
  expect(order.indexOf(b)).toBeLessThan(order.indexOf(a));
  expect(edition.base).toBe(b);
  expect(edition.order).toMatchObject({ basis: 'decided', evidence: [{ cue: 'decision' }, {}, {}, {}, {}] });
  expect(edition.warnings).toHaveLength(2);
  expect(variorum(folder, 'check', 'out', '--source', seeds).status).toBe(0);
  expect(run.stderr).toContain('2 decisions: 2 against the evidence');
  expect(readRun(folder).decisions).toMatchObject([
    { decision: 'base', outcome: 'against the evidence' },
    { decision: 'before', outcome: 'against the evidence' },
  ]);
  const explained = variorum(folder, 'explain', seeds, a, b, '--pairs', 'decisions.tsv');
  expect(explained.stdout.toString()).toContain(`older is ${b}: a person decided`);
});

test('a decision that says what the evidence says changes the order’s basis and nothing of the text', () => {
  const [plain, decided] = [freshFolder(), freshFolder()];
  expect(variorum(plain, 'merge', seeds, '--out', 'out').status).toBe(0);
  expect(merge(decided, [['before', a, c]]).status).toBe(0);
  const [one, two] = [readEdition(plain), readEdition(decided)];
  expect(two.order.basis).toBe('decided');
  expect(two.warnings).toEqual([]);
  expect(two.paragraphs).toEqual(one.paragraphs);
  expect(readRun(decided).decisions).toMatchObject([{ outcome: 'as the evidence', why: null }]);
});

test('must and never are held against the evidence', () => {
  const folder = freshFolder();
  const run = merge(folder, [
    ['must', c, other],
    ['never', a, b],
    ['never', a, other],
  ]);
  expect(run.status).toBe(0);
  expect(readRun(folder).decisions).toMatchObject([
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

test('must joins whole reports, unless a never stands between them: then both are named', () => {
  const folder = freshFolder();
  const run = merge(folder, [
    ['must', c, other],
    ['never', b, other],
  ]);
  expect(run.status).toBe(0);
  expect(run.stderr).toContain('another decision stands against it');
  expect(readRun(folder).decisions).toMatchObject([
    { decision: 'never', outcome: 'as the evidence', why: null },
    {
      decision: 'must',
      outcome: 'not used',
      why: `another decision stands against it: never ${b} – ${other}`,
    },
  ]);
});

test('decisions that go nowhere are said', () => {
  const folder = freshFolder();
  const run = merge(folder, [
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
])('%s is refused in one sentence', (_, rows, words) => {
  const text = readFileSync(join(seeds, a));
  const folder = freshFolder({ 'in/a.txt': text, 'in/copy.txt': text });
  const input = rows[0]!.includes('copy.txt') ? 'in' : seeds;
  const run = variorum(folder, 'merge', input, '--out', 'new', '--pairs', decide(folder, rows));
  expect(run.status).toBe(2);
  expect(run.stderr.trim().split('\n')).toHaveLength(1);
  expect(run.stderr).toContain(words);
});
