/** The command as a process: what main() returns and prints is what a shell sees of it. */
import { spawnSync } from 'node:child_process';
import { readFileSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { text } from '../arbitraries/inputs.js';
import { cli, freshFolder, mergedSeeds, root, variorum, variorumProcess } from './run.js';

test.each([
  ['all done', 0, ['scan', 'good', '--out', 'out', '--json']],
  ['some input failed', 1, ['scan', 'mixed', '--out', 'out']],
  ['a flag that is none', 2, ['scan', 'good', '--out', 'out', '--treshold', '1']],
  ['an input that is not there', 2, ['scan', 'none', '--out', 'out']],
])('%s: a process ends with %i, and prints what a call prints', async (_, status, flags) => {
  const folder = freshFolder({ 'good/a.txt': text, 'mixed/a.txt': text, 'mixed/b.bin': Buffer.from([0]) });
  const seen = variorumProcess(folder, ...flags);
  expect(seen.status).toBe(status);
  expect(seen.stdout.length + seen.stderr.length).toBeGreaterThan(0);
  expect(seen).toEqual(await variorum(folder, ...flags));
});

test('a started link to the command runs it, and every byte of a revision comes out of its pipe', async () => {
  const folder = freshFolder();
  // This is what npx starts.
  symlinkSync(cli, join(folder, 'variorum'));
  const id = '001_ee63aafd8d45b27d.txt';
  const flags = ['restore', await mergedSeeds(), '--revision', id];
  const { status, stdout, stderr } = spawnSync(join(folder, 'variorum'), flags, { cwd: folder });
  expect(stderr.toString()).toBe('');
  expect(status).toBe(0);
  expect(stdout.equals(readFileSync(join(root, 'seeds', id)))).toBe(true);
});

test('a command leaves the process where it stood, however it ends', async () => {
  const before = process.cwd();
  const folder = freshFolder({ 'a.txt': text });
  for (const input of ['a.txt', 'none']) await variorum(folder, 'scan', input, '--out', 'out');
  expect(process.cwd()).toBe(before);
});

test('a closed pipe is no crash', () => {
  const result = spawnSync('sh', ['-c', `node "${cli}" schema | head -c 10`]);
  expect(result.stderr.toString()).toBe('');
});
