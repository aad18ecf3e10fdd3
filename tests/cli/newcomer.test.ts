/** What somebody meets who types something nearly right: one sentence that says what to do, or what was meant. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { freshFolder, root, variorum } from './run.js';

const seeds = join(root, 'seeds');

test('explain takes a path as the shell completes it, and as much of a name as no other document has', async () => {
  const { stdout, status } = await variorum(
    root,
    'explain',
    'seeds',
    'seeds/001_ee63aafd8d45b27d.txt',
    '002',
    '--json',
  );
  expect(status).toBe(0);
  expect(JSON.parse(stdout.toString())).toMatchObject({
    a: '001_ee63aafd8d45b27d.txt',
    b: '002_019d0fbc26820511.txt',
    order: { older: '002_019d0fbc26820511.txt', basis: 'content' },
  });
});

test.each([
  [['explain', seeds, '00', '001'], 'Cannot tell which document 00 is'],
  [['merge'], 'the command is variorum merge <inputs..>'],
  [['merg', seeds], 'there is no command merg; did you mean merge?'],
  [
    ['merge', seeds, '--out', 'out', '--sketch', 'minhas'],
    'must be one of minhash, scaled (did you mean minhash?), current value is minhas',
  ],
  [['completion', 'tcsh'], 'must be one of bash, zsh, fish, current value is tcsh'],
])('%j is answered in one sentence', async (flags, words) => {
  const { stderr, stdout, status } = await variorum(freshFolder(), ...flags);
  expect(status).toBe(2);
  expect(stdout.toString()).toBe('');
  expect(stderr.trim().split('\n')).toHaveLength(1);
  expect(stderr).toContain(words);
});

test('a directory of one file is merged, and the summary says that there is nothing to merge', async () => {
  const text = readFileSync(join(seeds, '001_ee63aafd8d45b27d.txt'));
  const folder = freshFolder({ 'in/a.txt': text });
  const { stderr, stdout, status } = await variorum(folder, 'merge', 'in', '--out', 'out');
  expect(status).toBe(0);
  expect(stdout.toString()).toBe('');
  expect(stderr).toContain('1 document: none is a revision of another');
  expect((await variorum(folder, 'tune', 'in')).stdout.toString()).toContain('too few to estimate it from');
});

test('the summary names the largest reports, what needs a look, and where to open', async () => {
  const folder = freshFolder({ 'never.tsv': 'decision\ta\tb\nbase\t003_3fdb0052e4fe7c87.txt\t\n' });
  const { stderr } = await variorum(folder, 'merge', seeds, '--out', 'out', '--pairs', 'never.tsv');
  expect(stderr).toContain('5 documents: 1 report of 3 revisions, 2 left alone');
  expect(stderr).toContain('3 revisions  Putin, Erdogan Discuss Syria, Defense Cooperation');
  expect(stderr).toMatch(/Needs a look:\n {2}base 003_3fdb0052e4fe7c87\.txt: not used, it is in no report\n/);
  expect(stderr.trimEnd().endsWith(`Written to out; open ${join('out', 'index.html')}`)).toBe(true);
});

test('scan names reports by headline, and the line on the sketch is said with --verbose only', async () => {
  const folder = freshFolder();
  const { stderr } = await variorum(folder, 'scan', seeds, '--out', 'out');
  expect(stderr).toContain('3 revisions  Putin, Erdogan Discuss Syria, Defense Cooperation');
  expect(stderr).not.toContain('The sketch');
  const told = (await variorum(folder, 'scan', seeds, '--out', 'out', '--verbose')).stderr;
  expect(told).toContain('The sketch (256 bands of 1 row) proposes');
});

test('bands that overlook most pairs are warned of', async () => {
  const { stderr } = await variorum(freshFolder(), 'scan', seeds, '--out', 'out', '--bands', '20');
  expect(stderr).toContain(
    'the sketch (20 bands of 12 rows) proposes only 0.0 % of the pairs at --min-score 0.2, and overlooks the others',
  );
});

test('a decision that undoes several others is named once, with what it undoes', async () => {
  const [a, b, c, other] = [
    '000_62c342dc7cb457a1',
    '001_ee63aafd8d45b27d',
    '002_019d0fbc26820511',
    '003_3fdb0052e4fe7c87',
  ];
  const rows = [
    `never\t${a}.txt\t${other}.txt`,
    `must\t${b}.txt\t${other}.txt`,
    `must\t${c}.txt\t${other}.txt`,
  ];
  const folder = freshFolder({ 'd.tsv': ['decision\ta\tb', ...rows, ''].join('\n') });
  const { stderr } = await variorum(folder, 'scan', seeds, '--out', 'out', '--pairs', 'd.tsv');
  expect(stderr).toContain(
    `never ${a}.txt – ${other}.txt undoes 2 decisions: must ${b}.txt – ${other}.txt; must ${c}.txt – ${other}.txt\n`,
  );
  expect(stderr).not.toContain('another decision stands against it');
});

test('a report in unknown order is said', async () => {
  const lead =
    'The council of Port Alder voted on Monday to close the old harbour bridge to lorries after a long debate.';
  const rest =
    'Engineers had found cracks in two of its main beams, and repairs would cost about four million crowns in all.';
  const text = (word: string) =>
    `${lead}\n\n${rest}\n\nThe ${word} bridge was built in 1931 and carries nine thousand vehicles a day.\n`;
  const folder = freshFolder({ 'in/a.txt': text('iron'), 'in/b.txt': text('steel') });
  const { stderr } = await variorum(folder, 'scan', 'in', '--out', 'out');
  expect(stderr).toContain('1 report in unknown order, since nothing tells which revision is older');
});

test.skipIf(!existsSync('/proc/self')).each([
  ['/proc/variorum', 'its directory is not there and cannot be made'],
  ['/proc/variorum/deep/out', 'its directory is not there and cannot be made'],
])('--out %s, where no directory can be made, is said so', async (out, words) => {
  const { stderr, status } = await variorum(freshFolder(), 'scan', seeds, '--out', out);
  expect(status).toBe(2);
  expect(stderr).toBe(`Cannot write ${out}: ${words}; nothing is there, as before\n`);
});

test('tune --page over a file of somebody else advises another --page', async () => {
  const { stderr, status } = await variorum(
    freshFolder({ 'mine.html': 'mine' }),
    'tune',
    seeds,
    '--page',
    'mine.html',
  );
  expect(status).toBe(2);
  expect(stderr).toBe(
    'Cannot write to mine.html: it is no page that Variorum wrote; choose another file with --page\n',
  );
});
