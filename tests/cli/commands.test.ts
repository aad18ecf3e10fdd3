/** The commands from outside: what they print, what they write, how they end. */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { expect, test } from 'vitest';
import { parseEditionJson } from '../../src/write/json/parse.js';
import { readTree } from '../golden/run-directory.js';
import { freshFolder, mergedSeeds, root, variorum } from './run.js';

const seeds = join(root, 'seeds');
const editionPath = (out: string) =>
  join(out, 'editions', readdirSync(join(out, 'editions'))[0]!, 'edition.json');

test('merge, check and restore: the seeds come back byte for byte', async () => {
  const folder = freshFolder();
  const merged = await variorum(folder, 'merge', seeds, '--out', 'out');
  expect(merged).toMatchObject({ status: 0 });
  expect(merged.stdout.toString()).toBe('');
  expect(merged.stderr).toContain('1 report of 3 revisions');
  const checked = await variorum(folder, 'check', 'out', '--source', seeds);
  expect(checked.stdout.toString()).toMatch(/^1 edition, \d{4} claims checked: all hold\n$/);
  expect(checked.status).toBe(0);
  const { revisions } = parseEditionJson(readFileSync(editionPath(join(folder, 'out')), 'utf8'));
  const { contentId, id: ofContent } = revisions[1]!;
  expect((await variorum(folder, 'restore', 'out', '--revision', contentId)).stdout).toEqual(
    readFileSync(join(seeds, ofContent)),
  );
  for (const id of ['000_62c342dc7cb457a1.txt', '001_ee63aafd8d45b27d.txt', '002_019d0fbc26820511.txt']) {
    const restored = await variorum(folder, 'restore', 'out', '--revision', id);
    expect(restored.status).toBe(0);
    expect(restored.stdout.equals(readFileSync(join(seeds, id)))).toBe(true);
  }
});

test('law 5: files made in any order, any number of workers: identical bytes out', async () => {
  const names = readdirSync(seeds);
  const copy = (order: readonly string[]) =>
    freshFolder(Object.fromEntries(order.map((name) => [`in/${name}`, readFileSync(join(seeds, name))])));
  const tree = async (order: readonly string[], workers: string) => {
    const folder = copy(order);
    expect((await variorum(folder, 'merge', 'in', '--out', 'out', '--workers', workers)).status).toBe(0);
    return Object.fromEntries(readTree(join(folder, 'out')));
  };
  const trees = [await tree(names, '1'), await tree(names.toReversed(), '2'), await tree(names, '3')];
  expect(trees[1]).toEqual(trees[0]);
  expect(trees[2]).toEqual(trees[0]);
});

test('law 12: documents that share no shingle with a report leave its edition as it was', async () => {
  const strangers = Object.fromEntries(
    ['herring', 'ferry'].map((word, index) => [
      `in/${word}.txt`,
      `Fishermen landed ${index + 4} tonnes of ${word} yesterday, harbour master Ola Nordmann reported.\n\nAuction prices doubled before noon; two quayside restaurants stopped serving lunch altogether.\n`,
    ]),
  );
  const crowded = freshFolder({
    ...Object.fromEntries(readdirSync(seeds).map((name) => [`in/${name}`, readFileSync(join(seeds, name))])),
    ...strangers,
  });
  expect((await variorum(crowded, 'merge', 'in', '--out', 'out')).status).toBe(0);
  // The strangers are one report of their own; the edition of the seeds stands beside it unchanged.
  const editions = [...readTree(await mergedSeeds())].filter(([path]) => path.startsWith('editions/'));
  expect(editions).toHaveLength(4);
  const crowdedTree = readTree(join(crowded, 'out'));
  for (const [path, content] of editions) expect(crowdedTree.get(path)).toBe(content);
});

test('schema: edition.json validates against the JSON Schema that is printed', async () => {
  const validate = new Ajv2020().compile(
    JSON.parse((await variorum(root, 'schema')).stdout.toString()) as object,
  );
  const edition = JSON.parse(readFileSync(editionPath(await mergedSeeds()), 'utf8')) as Record<
    string,
    unknown
  >;
  validate(edition);
  expect(validate.errors).toBeNull();
  expect(validate({ ...edition, base: 7 })).toBe(false);
});

test('scan writes tables and a report, and no editions', async () => {
  const folder = freshFolder();
  expect((await variorum(folder, 'scan', seeds, '--out', 'out')).status).toBe(0);
  expect(readdirSync(join(folder, 'out')).sort()).toEqual([
    'clusters.jsonl',
    'documents.jsonl',
    'index.html',
    'relations.jsonl',
    'review.tsv',
    'run.json',
  ]);
});

test('explain gives figures, passages and the way out, in words and as JSON', async () => {
  const folder = freshFolder();
  const names = ['001_ee63aafd8d45b27d.txt', '003_3fdb0052e4fe7c87.txt'] as const;
  const { stdout, status } = await variorum(folder, 'explain', seeds, ...names);
  expect(status).toBe(0);
  for (const words of [
    'Not put together',
    'quotation (apart)',
    'containment  0.092',
    '16 tokens, quoted',
    'No flag merges them: even when they meet, the relation decides',
    'they share 10 of the 17 keys that make a candidate',
    'candidates   by ',
    'in 2 documents',
  ]) {
    expect(stdout.toString()).toContain(words);
  }
  const json = JSON.parse(
    (await variorum(folder, 'explain', seeds, ...names, '--json')).stdout.toString(),
  ) as {
    pair: { relation: string };
    cluster: null;
  };
  expect(json).toMatchObject({ pair: { relation: 'quotation' }, cluster: null });
  const page = (await variorum(folder, 'explain', seeds, ...names, '--html')).stdout.toString();
  expect(page).toContain('Not put together');
  expect(page).toContain('<mark>');
  expect(await variorum(folder, 'explain', seeds, ...names, '--html', '--json')).toMatchObject({ status: 2 });
  const wrong = await variorum(folder, 'explain', seeds, '001_ee63aafd8d45b27.txt', names[1]);
  expect(wrong).toMatchObject({
    status: 2,
    stderr: 'Cannot find a document named 001_ee63aafd8d45b27.txt; did you mean 001_ee63aafd8d45b27d.txt?\n',
  });
});

test('check finds a changed byte of an edition, of a source, and a file that was added', async () => {
  const input = freshFolder(
    Object.fromEntries(readdirSync(seeds).map((name) => [name, readFileSync(join(seeds, name))])),
  );
  const folder = freshFolder();
  await variorum(folder, 'merge', input, '--out', 'out');
  const path = editionPath(join(folder, 'out'));
  const whole = readFileSync(path, 'utf8');
  const { id } = parseEditionJson(whole).paragraphs.find(({ text }) => text.includes('tens of thousands'))!;
  writeFileSync(path, whole.replace('tens of thousands', 'tens of millions'));
  expect(await variorum(folder, 'check', 'out')).toMatchObject({
    status: 1,
    stderr: expect.stringContaining(`${id} is not what its source has at its span`) as string,
  });
  writeFileSync(path, whole);
  writeFileSync(join(input, '000_62c342dc7cb457a1.txt'), 'changed');
  expect(await variorum(folder, 'check', 'out', '--source', input)).toMatchObject({
    status: 1,
    stderr: expect.stringContaining('000_62c342dc7cb457a1.txt') as string,
  });
  expect((await variorum(folder, 'check', 'out')).status).toBe(0);
  writeFileSync(join(folder, 'out/notes.txt'), 'mine');
  expect(await variorum(folder, 'check', 'out')).toMatchObject({
    status: 1,
    stderr: 'notes.txt was not written by the run\n',
  });
});

test('--policy latest prints the last text alone; --editions none writes no editions; --merge-syndicated merges', async () => {
  const folder = freshFolder();
  await variorum(folder, 'merge', seeds, '--out', 'latest', '--policy', 'latest');
  const markdown = [...readTree(join(folder, 'latest'))].find(([path]) => path.endsWith('canonical.md'))![1];
  expect(markdown).not.toContain('Dropped');
  expect(markdown).toContain('10 paragraphs, left out of this view');
  expect((await variorum(folder, 'check', 'latest')).status).toBe(0);
  await variorum(folder, 'merge', seeds, '--out', 'none', '--editions', 'none');
  expect(readdirSync(join(folder, 'none'))).not.toContain('editions');
  const agencies = join(root, 'tests/golden/two-agencies/input');
  const reports = async (...flags: string[]) =>
    (
      JSON.parse(
        (await variorum(folder, 'scan', agencies, '--out', 'agencies', '--json', ...flags)).stdout.toString(),
      ) as { counts: { reports: number } }
    ).counts.reports;
  expect(await reports()).toBe(0);
  expect(await reports('--merge-syndicated')).toBe(1);
});

test('every flag that can change the result does, or is refused', async () => {
  const folder = freshFolder();
  const run = async (...flags: string[]) => {
    expect((await variorum(folder, 'scan', seeds, '--out', 'out', '--quiet', ...flags)).status).toBe(0);
    return readFileSync(join(folder, 'out/relations.jsonl'), 'utf8');
  };
  const plain = await run();
  for (const flags of [
    ['--threshold', '1'],
    ['--min-score', '0.05'],
    ['--shingle-size', '3'],
    ['--sketch', 'scaled'],
    ['--scheme', 'npm'],
    ['--num-perm', '64'],
    ['--rows', '2'],
    ['--bands', '100'],
    ['--max-bucket', '2'],
    ['--seed', '7'],
  ]) {
    expect(await run(...flags), flags.join(' ')).not.toBe(plain);
  }
  expect(await run('--sketch', 'scaled', '--scaled', '2')).not.toBe(await run('--sketch', 'scaled'));
  expect(await run()).toBe(plain);
});

test('--help answers, lists every command, and every flag says its default or that it is required', async () => {
  const folder = freshFolder();
  const help = (await variorum(folder, '--help')).stdout.toString();
  for (const command of ['merge', 'scan', 'explain', 'check', 'restore', 'schema'])
    expect(help).toContain(`variorum ${command}`);
  const flags = (await variorum(folder, 'merge', '--help')).stdout.toString();
  expect(flags).toContain('[number] [default: 0.2]');
  expect(flags).toContain('variorum merge seeds --out out');
});

test('eval prints figures with intervals, and names a table without the columns', async () => {
  const gold =
    'cluster\tid\nr\t000_62c342dc7cb457a1.txt\nr\t001_ee63aafd8d45b27d.txt\nr\t002_019d0fbc26820511.txt\nafp\t003_3fdb0052e4fe7c87.txt\nna\t004_32603759c089ca92.txt\n';
  const folder = freshFolder({ 'gold.tsv': gold, 'bad.tsv': 'a\tb\n' });
  const out = await mergedSeeds();
  const { stdout, status } = await variorum(folder, 'eval', out, '--gold', 'gold.tsv');
  expect(status).toBe(0);
  const [heading, first] = stdout.toString().split('\n');
  expect(heading).toBe('5 documents of the gold');
  expect(first).toMatch(/^reports exactly right +1\.000 {2}\(95 %: 1\.000 to 1\.000\) {2}1 of 1$/);
  expect(stdout.toString()).toMatch(/\npairwise F1 +1\.000 {2}\(95 %: 1\.000 to 1\.000\)\n/);
  expect(await variorum(folder, 'eval', out, '--gold', 'bad.tsv')).toMatchObject({
    status: 2,
    stderr: expect.stringContaining('its first line must name the columns cluster and id') as string,
  });
});

test('eval --labels measures pairs read by eye, beside a gold or without one; neither is said, and a label misspelt', async () => {
  const [a, b, other] = ['000_62c342dc7cb457a1.txt', '001_ee63aafd8d45b27d.txt', '003_3fdb0052e4fe7c87.txt'];
  const folder = freshFolder({
    'labels.tsv': `a\tb\tlabel\n${b}\t${a}\tone\n${a}\t${other}\tnot\n${b}\t${other}\topen\n${a}\tgone.txt\tone\n`,
    'gold.tsv': `cluster\tid\nr\t${a}\nr\t${b}\n`,
    'bad.tsv': `a\tb\tlabel\n${a}\t${b}\tsame\n`,
  });
  const out = await mergedSeeds();
  const { stdout, status } = await variorum(folder, 'eval', out, '--labels', 'labels.tsv');
  expect(status).toBe(0);
  expect(stdout.toString()).toMatch(
    /^3 labelled pairs: 1 one, 1 not, 1 open; 1 more names an unknown document\n/,
  );
  expect(stdout.toString()).toMatch(/\nput into one report +1 one, 0 not, 0 open\n/);
  const both = await variorum(folder, 'eval', out, '--labels', 'labels.tsv', '--gold', 'gold.tsv', '--json');
  expect(JSON.parse(both.stdout.toString())).toMatchObject({
    documents: 2,
    metrics: { exact: 1, f1: 1 },
    labels: { f1: 1, together: { one: 1, not: 0, open: 0 }, unknown: 1 },
  });
  expect(await variorum(folder, 'eval', out)).toMatchObject({
    status: 2,
    stderr: expect.stringContaining('give --gold, --labels or both') as string,
  });
  expect(await variorum(folder, 'eval', out, '--labels', 'bad.tsv')).toMatchObject({
    status: 2,
    stderr: expect.stringContaining('is same; write one, not or open') as string,
  });
});

test('--pairs: what a person decided stands; --fail-on-doubt ends with 1; a wrong word or name is said', async () => {
  const folder = freshFolder();
  const [a, b, c, other] = [
    '002_019d0fbc26820511',
    '000_62c342dc7cb457a1',
    '001_ee63aafd8d45b27d',
    '003_3fdb0052e4fe7c87',
  ].map((name) => `${name}.txt`) as [string, string, string, string];
  const scan = async (rows: readonly (readonly [string, string, string])[], ...flags: string[]) => {
    writeFileSync(
      join(folder, 'decisions.tsv'),
      ['decision\ta\tb', ...rows.map((row) => row.join('\t')), ''].join('\n'),
    );
    return await variorum(folder, 'scan', seeds, '--out', 'out', '--pairs', 'decisions.tsv', ...flags);
  };
  const clusters = () =>
    readFileSync(join(folder, 'out/clusters.jsonl'), 'utf8')
      .trim()
      .split('\n')
      .map((line) => (JSON.parse(line) as { documents: string[] }).documents.toSorted());
  expect((await scan([['must', c, other]])).status).toBe(0);
  expect(clusters()).toEqual([[b, c, a, other].toSorted()]);
  expect(
    (
      await scan([
        ['never', a, b],
        ['never', a, c],
      ])
    ).status,
  ).toBe(0);
  expect(clusters()).toEqual([[b, c].toSorted()]);
  expect((await scan([['', a, b]])).status).toBe(0);
  expect(clusters()).toEqual([[a, b, c].toSorted()]);
  const doubtful = await scan([['never', a, b]], '--fail-on-doubt');
  expect(doubtful.status).toBe(1);
  expect(doubtful.stderr).toContain('--pairs');
  expect(await scan([['perhaps', a, b]])).toMatchObject({ status: 2 });
  const unknown = await scan([['must', a, `x${b}`]]);
  expect(unknown.status).toBe(2);
  expect(unknown.stderr).toContain(`did you mean ${b}?`);
});
