/** What somebody meets who types something nearly right: one sentence that says what to do, or what was meant. */
import { readFileSync } from 'node:fs';
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
  [['merge'], 'the command is variorum merge <input>'],
  [['merg', seeds], 'there is no command merg; did you mean merge?'],
  [
    ['merge', seeds, '--out', 'out', '--sketch', 'minhas'],
    'must be one of minhash, scaled, current value is minhas',
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
