/** What Ctrl-C leaves: the former output, and nothing half written. */
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { ownName } from '../../src/write/output/owner.js';
import { abandonOutput } from '../../src/write/output/recover.js';
import { openOutput } from '../../src/write/output.js';
import { freshFolder, root, variorum } from './run.js';

const seeds = join(root, 'seeds');

/** Starts a run that waits for standard input, and ends it by a signal once it listens. */
function interrupt(
  cwd: string,
  signal: 'SIGINT' | 'SIGTERM' | 'SIGHUP',
): Promise<{ readonly status: number | null; readonly stderr: string }> {
  const cli = join(root, 'dist/cli.js');
  // The program tells nobody that it has begun to listen; a module that it is started with does.
  writeFileSync(
    join(cwd, 'tell.mjs'),
    "process.on('newListener', (name) => name === 'SIGHUP' && setImmediate(() => process.stderr.write('listens\\n')));",
  );
  const child = spawn(process.execPath, ['--import', `./tell.mjs`, cli, 'merge', '-', '--out', 'out'], {
    cwd,
    stdio: ['pipe', 'ignore', 'pipe'],
  });
  return new Promise((resolve) => {
    let stderr = '';
    child.stderr.on('data', (part: Buffer) => {
      const before = stderr;
      stderr += part.toString();
      if (!before.includes('listens') && stderr.includes('listens')) child.kill(signal);
    });
    child.on('close', (status) => resolve({ status, stderr: stderr.replace('listens\n', '') }));
  });
}

test.each([
  ['Ctrl-C', 'SIGINT', 130],
  ['a shutdown', 'SIGTERM', 143],
  ['a closed terminal', 'SIGHUP', 129],
] as const)('%s ends the run, which says what stands', async (_, signal, status) => {
  const folder = freshFolder();
  expect(await interrupt(folder, signal)).toEqual({
    status,
    stderr: 'Stopped: out was not made, and nothing half written is left\n',
  });
  expect((await variorum(folder, 'scan', seeds, '--out', 'out')).status).toBe(0);
  const before = readFileSync(join(folder, 'out/run.json'), 'utf8');
  expect(await interrupt(folder, signal)).toEqual({
    status,
    stderr: 'Stopped: out is as it was before, and nothing half written is left\n',
  });
  expect(readFileSync(join(folder, 'out/run.json'), 'utf8')).toBe(before);
});

test('abandonOutput() removes what this run has begun, and leaves what another one has', async () => {
  const folder = freshFolder();
  const out = join(folder, 'out');
  const output = openOutput(out, [seeds]);
  await output.append('half.txt', 'half');
  expect(existsSync(`${out}.variorum-new/new/half.txt`)).toBe(true);
  abandonOutput(out);
  expect(readdirSync(folder)).toEqual([]);
  mkdirSync(`${out}.variorum-new`);
  writeFileSync(`${out}.variorum-new/.writing.1`, JSON.stringify({ ...ownName(), pid: 1, began: null }));
  abandonOutput(out);
  expect(readdirSync(folder)).toEqual(['out.variorum-new']);
});
