/** Archives over their lives: documents that come again and go, reports that are joined and parted, ids that stay. */
import { existsSync } from 'node:fs';
import { expect, test } from 'vitest';
import { listTree } from '../../src/read/run-record.js';
import { Archive, b1, b2, h1, h2, harbour, more, row, vouchedFor } from './archive-life.js';

test('what is there already is passed over: nothing changes, and nothing is told', async () => {
  const archive = new Archive();
  await archive.add([h1, h2, b1]);
  const [before, told] = [vouchedFor(archive.path()), archive.read('changes.jsonl')];
  expect((await archive.run('add', 'out', 'in')).status).toBe(0);
  expect(vouchedFor(archive.path())).toEqual(before);
  expect(archive.read('changes.jsonl')).toBe(told);
});

test('a name that comes again with other bytes is #2, and stays so in a rebuild by the ledger', async () => {
  const archive = new Archive();
  await archive.add([h1, b1]);
  await archive.add([{ ...h2, id: 'h1' }]);
  await archive.add([h1, { ...row('h1', more(harbour, 3)), id: 'h1' }, { ...b2, id: 'h1#2' }]);
  expect(archive.ids()).toEqual(['b1', 'h1', 'h1#2', 'h1#2#2', 'h1#3']);
  expect(archive.read('ids.tsv')).toMatch(/document\th1#2\tnamed\t[0-9a-f]{64}\th1\t/);
  await archive.expectRebuilt();
});

test('one name with the same bytes again: two in one run are two, one that is there already stays one', async () => {
  const archive = new Archive();
  await archive.add([h1, h1, b1]);
  expect(archive.ids()).toEqual(['b1', 'h1', 'h1#2']);
  await archive.add([h1, b1, h2, h2]);
  expect(archive.ids()).toEqual(['b1', 'h1', 'h1#2', 'h2', 'h2#2']);
  await archive.expectRebuilt();
  // Merged again over itself, too.
  expect((await archive.run('merge', 'in', '--out', 'out')).status).toBe(0);
  expect(new Set(archive.ids()).size).toBe(archive.ids().length);
  await archive.run('remove', 'out', 'h1', '--reason', 'one of two');
  await archive.run('add', 'out', 'in');
  expect(archive.ids()).not.toContain('h1');
  expect(archive.ids()).toContain('h1#2');
  await archive.expectRebuilt();
});

test('what is removed is out of every file, stays out, and its reason is kept', async () => {
  const archive = new Archive();
  const secret = row('h3', [
    ...harbour,
    'Nobody was to read of the Quetzalcoatl affair in this paragraph of the report.',
  ]);
  await archive.add([h1, h2, secret, b1]);
  await archive.run('add', 'out', 'in');
  expect((await archive.run('remove', 'out', 'h3', '--reason', 'asked for\tby a reader')).status).toBe(0);
  expect(archive.read('ids.tsv')).toContain('asked for\\tby a reader');
  await archive.run('add', 'out', 'in');
  expect(archive.ids()).toEqual(['b1', 'h1', 'h2']);
  const names = listTree(archive.path());
  expect(names.filter((name) => archive.read(name).includes('Quetzalcoatl'))).toEqual([]);
  await archive.expectRebuilt();
  const before = archive.read('run.json');
  const { status, stderr } = await archive.run('remove', 'out', 'h1', 'nobody', '--reason', 'x');
  expect(status).toBe(2);
  expect(stderr).toBe(
    'Cannot remove nobody: the archive out has no document of that name; names are those of documents.jsonl\n',
  );
  expect(archive.read('run.json')).toBe(before);
});

test('an archive of which everything is removed is empty, and can be added to', async () => {
  const archive = new Archive();
  await archive.add([h1, h2]);
  const [id] = Object.keys(archive.reports());
  await archive.run('remove', 'out', 'h1', 'h2', '--reason', 'all');
  expect(archive.ids()).toEqual([]);
  await archive.add([b1, b2]);
  expect(archive.ids()).toEqual(['b1', 'b2']);
  expect(Object.keys(archive.reports())).not.toContain(id);
});

test('reports that turn out to be one go on under the older id, and part again when it is taken back', async () => {
  const archive = new Archive();
  await archive.add([h1, h2]);
  const [older] = Object.keys(archive.reports());
  await archive.add([b1, b2]);
  const [younger] = Object.keys(archive.reports()).filter((id) => id !== older);
  const folders = Object.fromEntries(archive.editions().map(({ edition, folder }) => [edition.id, folder]));
  await archive.decide([], ['must', 'h1', 'b1']);
  expect(archive.reports()).toEqual({ [older!]: ['b1', 'b2', 'h1', 'h2'] });
  const joined = archive.read(`editions/${folders[younger!]}/index.html`);
  expect(joined).toContain(`href="../${folders[older!]}/index.html"`);
  await archive.expectRebuilt('--pairs', 'out/decisions.tsv');
  await archive.decide([], ['undo', 'b1', 'h1']);
  expect(archive.reports()).toEqual({ [older!]: ['h1', 'h2'], [younger!]: ['b1', 'b2'] });
  await archive.expectRebuilt();
  await archive.decide([], ['must', 'h1', 'b1']);
  await archive.decide(
    [],
    ['never', 'h1', 'b1'],
    ['never', 'h1', 'b2'],
    ['never', 'h2', 'b1'],
    ['never', 'h2', 'b2'],
  );
  expect(archive.reports()).toEqual({ [older!]: ['h1', 'h2'], [younger!]: ['b1', 'b2'] });
  await archive.expectRebuilt('--pairs', 'out/decisions.tsv');
  for (const { edition, folder } of archive.editions()) expect(folder).toBe(folders[edition.id]);
});

test('a third article joins two reports, and parts them where it is removed', async () => {
  const archive = new Archive();
  // Each half is a report; the whole is a revision of either.
  const halves = [harbour.slice(0, 2), harbour.slice(2)] as const;
  await archive.add([row('l1', halves[0]), row('l2', more(halves[0], 5))]);
  const [older] = Object.keys(archive.reports());
  await archive.add([row('r1', halves[1]), row('r2', more(halves[1], 6))]);
  const [younger] = Object.keys(archive.reports()).filter((id) => id !== older);
  await archive.decide(
    [row('w', [...more(halves[0], 5), ...more(halves[1], 6)])],
    ['must', 'w', 'l2'],
    ['must', 'w', 'r2'],
  );
  expect(Object.keys(archive.reports())).toEqual([older]);
  await archive.expectRebuilt('--pairs', 'out/decisions.tsv');
  // The decisions on it go with it, and stop nothing.
  expect((await archive.run('remove', 'out', 'w', '--reason', 'no article')).status).toBe(0);
  expect(archive.reports()).toEqual({ [older!]: ['l1', 'l2'], [younger!]: ['r1', 'r2'] });
  expect((await archive.add([b1])).status).toBe(0);
  await archive.expectRebuilt();
});

test('a report keeps its id and its folder where its oldest revision is removed', async () => {
  const archive = new Archive();
  await archive.add([h1, h2, { ...row('h4', more(harbour, 4)) }, b1]);
  const [id] = Object.keys(archive.reports());
  const [{ folder, edition }] = archive.editions() as [ReturnType<Archive['editions']>[number]];
  const [oldest] = edition.revisions;
  await archive.run('remove', 'out', oldest!.id, '--reason', 'withdrawn');
  expect(archive.reports()).toEqual({ [id!]: ['h1', 'h2', 'h4'].filter((each) => each !== oldest!.id) });
  expect(archive.editions()[0]?.folder).toBe(folder);
  await archive.expectRebuilt();
});

test('a report that is gone leaves a page, and comes back under its id and in its folder', async () => {
  const archive = new Archive();
  await archive.add([h1, h2, b1]);
  const [{ folder, edition }] = archive.editions() as [ReturnType<Archive['editions']>[number]];
  await archive.decide([], ['never', 'h1', 'h2']);
  expect(archive.reports()).toEqual({});
  expect(archive.follow(folder)).toBe(null);
  await archive.expectRebuilt('--pairs', 'out/decisions.tsv');
  await archive.decide([], ['undo', 'h2', 'h1']);
  expect(archive.reports()).toEqual({ [edition.id]: ['h1', 'h2'] });
  expect(archive.editions()[0]?.folder).toBe(folder);
  await archive.expectRebuilt();
});

test('id and folder stay when an older revision comes, another headline, and a base is chosen', async () => {
  const archive = new Archive();
  await archive.add([
    { ...h1, date: '2020-03-02' },
    { ...h2, date: '2020-03-03' },
  ]);
  const [{ folder, edition }] = archive.editions() as [ReturnType<Archive['editions']>[number]];
  await archive.add([{ ...row('h0', harbour.slice(0, 3), 'Vote on harbour'), date: '2020-03-01' }]);
  await archive.add([{ ...row('h4', more(harbour, 4), 'Quay to open'), date: '2020-03-09' }]);
  expect(archive.reports()).toEqual({ [edition.id]: ['h0', 'h1', 'h2', 'h4'] });
  expect(archive.editions()).toMatchObject([{ folder, edition: { id: edition.id, title: 'Quay to open' } }]);
  await archive.expectRebuilt();
  await archive.decide([], ['base', 'h0', '']);
  expect(archive.editions()).toMatchObject([
    { folder, edition: { id: edition.id, title: 'Vote on harbour' } },
  ]);
  await archive.expectRebuilt('--pairs', 'out/decisions.tsv');
});

test('decisions stay in force, yield to newer ones on the same pair, and survive an add without any', async () => {
  const archive = new Archive();
  await archive.add([h1, h2, b1]);
  await archive.decide([], ['never', 'h1', 'h2'], ['must', 'h1', 'b1']);
  await archive.add([b2]);
  expect(archive.read('decisions.tsv')).toBe('decision\ta\tb\nmust\tb1\th1\nnever\th1\th2\n');
  await archive.decide([], ['must', 'h2', 'h1']);
  expect(archive.read('decisions.tsv').split('\n').sort()).toEqual([
    '',
    'decision\ta\tb',
    'must\tb1\th1',
    'must\th1\th2',
  ]);
  expect(Object.values(archive.reports())).toEqual([['b1', 'b2', 'h1', 'h2']]);
  await archive.decide([], ['undo', 'h1', 'h2'], ['undo', 'h1', 'b1']);
  expect(existsSync(archive.path('decisions.tsv'))).toBe(false);
  const { status, stderr } = await archive.decide([], ['must', 'h1', 'nobody']);
  expect([status, stderr.split('\n').length]).toEqual([2, 2]);
});
