/** `compare --fail-on` from outside: the gate of a build. */
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { freshFolder, mergedSeeds, root, variorum } from './run.js';

const title = 'Harbour bridge closed';
const paragraphs = [
  'The city council of Port Alder voted on Tuesday to close the harbour bridge to lorries for a year.',
  'Engineers inspected the bridge over the weekend and found cracks in two of its main beams.',
  'Lorries will have to use the northern ring road, which adds about twenty minutes to the trip.',
];

/** A revision of one report by the number of people that it names, and a text that stands alone. */
const revision = (id: string, day: number, people: number) =>
  JSON.stringify({
    ...{ id, title, date: `2026-03-0${day}` },
    text: [...paragraphs, `The bridge carried ${people} people a day in spring.`].join('\n\n'),
  });
const [A, B, C] = [revision('a.txt', 1, 400), revision('b.txt', 2, 450), revision('c.txt', 3, 500)];
const alone = JSON.stringify({
  id: 'rain.txt',
  text: 'Rain fell on the hills above the town all of Monday night.',
});

/** A folder with the outputs `one` and `two` of these records. */
async function outputs(one: readonly string[], two: readonly string[], ...flags: string[]): Promise<string> {
  const folder = freshFolder({ 'in1/a.jsonl': `${one.join('\n')}\n`, 'in2/a.jsonl': `${two.join('\n')}\n` });
  for (const [input, out] of [
    ['in1', 'one'],
    ['in2', 'two'],
  ] as const) {
    const { status, stderr } = await variorum(folder, 'merge', input, '--out', out, ...flags);
    expect([status, status === 0 ? '' : stderr]).toEqual([0, '']);
  }
  return folder;
}

async function gate(folder: string, kinds: string, ...flags: string[]) {
  const { status, stdout, stderr } = await variorum(
    folder,
    'compare',
    'one',
    'two',
    '--fail-on',
    kinds,
    ...flags,
  );
  return { status, said: stdout.toString(), stderr };
}

test('passes where nothing differs, and says so', async () => {
  const out = await mergedSeeds();
  const { status, stdout } = await variorum(
    root,
    'compare',
    out,
    out,
    '--fail-on',
    'facts,reports, revisions',
  );
  expect(status).toBe(0);
  expect(stdout.toString()).toBe(
    'kind       differ  of which\nreports         0\nrevisions       0\nfacts           0\n',
  );
});

test('fails in the kinds that are named, and in no others', async () => {
  const folder = await outputs([A, B, alone], [A, B, C, alone]);
  expect(await gate(folder, 'reports')).toMatchObject({ status: 0, stderr: '' });
  const revisions = await gate(folder, 'reports,revisions');
  expect(revisions.status).toBe(1);
  expect(revisions.said).toContain('reports         0\nrevisions       1  1 joined\n\nrevisions:\n');
  expect(revisions.said).toContain('  joined  c.txt → Harbour bridge closed\n');
  const facts = await gate(folder, 'facts');
  expect(facts.status).toBe(1);
  expect(facts.said).toBe(
    'kind   differ  of which\nfacts       1  1 new\n\nfacts:\n' +
      '  new  severity 3, number-changed: “450 people” → “500 people”, between b.txt and c.txt, in Harbour bridge closed\n',
  );
  // The gate turned round: what came is what went.
  const back = await variorum(folder, 'compare', 'two', 'one', '--fail-on', 'revisions');
  expect([back.status, back.stdout.toString()]).toEqual([
    1,
    expect.stringContaining('  left  c.txt ← Harbour bridge closed\n'),
  ]);
});

test('gives the same as data, whole, with what the reports are called', async () => {
  const folder = await outputs([A, alone], [A, B, alone]);
  const { status, said } = await gate(folder, 'reports,facts', '--json');
  const found = JSON.parse(said) as {
    differs: boolean;
    reports: { change: string; report: string; others: string[] }[];
    facts: { change: string; severity: number; between: string[]; report: string }[];
    names: Record<string, string>;
  };
  expect(status).toBe(1);
  expect(found.differs).toBe(true);
  expect(found).not.toHaveProperty('revisions');
  expect(found.reports).toMatchObject([{ change: 'new', others: [] }]);
  const { report } = found.reports[0]!;
  expect(found.names).toEqual({ [report]: title });
  expect(found.facts).toEqual([
    {
      ...{ change: 'new', report, kind: 'number-changed', severity: 3 },
      ...{ from: '400 people', to: '450 people', between: ['a.txt', 'b.txt'] },
    },
  ]);
});

test('needs neither all pairs nor editions, but for facts', async () => {
  const folder = await outputs([A, B], [A, B, C], '--editions', 'none', '--relations', 'none');
  const { status, said } = await gate(folder, 'reports,revisions');
  expect(status).toBe(1);
  // Where no edition has a title, the oldest document names the report.
  expect(said).toContain('  joined  c.txt → a.txt\n');
  expect(await gate(folder, 'facts')).toEqual({
    status: 2,
    said: '',
    stderr:
      "Cannot compare the facts of one: its reports have no editions; write it again with 'variorum merge' and --editions all, or leave facts out of --fail-on\n",
  });
});

test.each(['readings', 'reports,', 'facts revisions'])('refuses %j', async (kinds) => {
  const out = await mergedSeeds();
  const { status, stderr } = await variorum(root, 'compare', out, out, '--fail-on', kinds);
  expect(status).toBe(2);
  expect(stderr).toContain(
    'Cannot use --fail-on: it must be some of reports, revisions, facts with commas between',
  );
});

test('refuses what is no output, and a table or an edition that is broken', async () => {
  const folder = await outputs([A, B], [A, B, C]);
  const none = await variorum(folder, 'compare', 'in1', 'two', '--fail-on', 'reports');
  expect([none.status, none.stderr]).toEqual([
    2,
    expect.stringContaining('it holds no run.json of Variorum'),
  ]);
  const { files } = JSON.parse(readFileSync(join(folder, 'two/run.json'), 'utf8')) as {
    files: Record<string, string>;
  };
  writeFileSync(
    join(folder, 'two', Object.keys(files).find((name) => name.endsWith('/edition.json'))!),
    '{}',
  );
  expect(await gate(folder, 'facts')).toMatchObject({ status: 2, said: '' });
  writeFileSync(join(folder, 'two/clusters.jsonl'), 'nonsense\n');
  const broken = await gate(folder, 'reports');
  expect([broken.status, broken.stderr]).toEqual([2, expect.stringContaining('line 1 is no JSON')]);
});
