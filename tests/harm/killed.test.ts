/**
 * Processes killed at random moments, and where a result takes the place of the former one: afterwards the output is the
 * former result or the new one, complete by `check`, and a command that is called again goes on. `npm run test:harm` kills
 * 100 of each, `npm test` a few.
 */
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { seededRandom } from '../../src/base/seeded-random.js';
import { text } from '../arbitraries/inputs.js';
import { cli, freshFolder, variorum, variorumProcess } from '../cli/run.js';
import { watchDisk } from './disk/watch-disk.mjs';
import { longInput, resultOf } from './long-input.js';

const count = Number(process.env['VARIORUM_KILLS'] ?? 2);
const placed = Number(process.env['VARIORUM_KILLS'] ?? 1);

const command = ['merge', 'in', '--out', 'out', '--quiet'];

function runAndKill(cwd: string, afterMs: number, signal: 'SIGKILL' | 'SIGINT'): Promise<void> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [cli, ...command], { cwd, stdio: 'ignore' });
    const timer = setTimeout(() => child.kill(signal), afterMs);
    child.on('exit', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}

test(`${count} runs killed at random moments leave the former output or the new one`, async () => {
  const files = Object.fromEntries(
    Array.from({ length: 30 }, (_, index) => [
      `in/${index}.txt`,
      `${text}\nLine ${index % 10} of this, told in ${index} words.\n`,
    ]),
  );
  const folder = freshFolder(files);
  expect((await variorum(folder, 'merge', 'in', '--out', 'out', '--quiet')).status).toBe(0);
  const random = seededRandom(7);
  const started = Date.now();
  variorumProcess(folder, 'merge', 'in', '--out', 'out', '--quiet');
  const wholeMs = Date.now() - started;
  for (let number = 0; number < count; number++) {
    // The input changes every time, so that old and new can be told apart.
    writeFileSync(join(folder, 'in/0.txt'), `${text}\nRun ${number} was made later.\n`);
    const before = readFileSync(join(folder, 'out/run.json'), 'utf8');
    await runAndKill(folder, random() * 1.1 * wholeMs, number % 2 === 0 ? 'SIGKILL' : 'SIGINT');
    expect((await variorum(folder, 'check', 'out')).status, `after kill ${number}`).toBe(0);
    const after = readFileSync(join(folder, 'out/run.json'), 'utf8');
    const isNew = after !== before;
    if (isNew) expect((await variorum(folder, 'check', 'out', '--source', 'in')).status).toBe(0);
  }
}, 3_600_000);

test(`a command that is killed ${count} times goes on each time, and gives the same bytes`, async () => {
  const folder = freshFolder(longInput);
  const started = Date.now();
  variorumProcess(folder, ...command);
  const wholeMs = Date.now() - started;
  const out = join(folder, 'out');
  const expected = resultOf(out);
  const random = seededRandom(8);
  for (let number = 0; number <= count; number++) {
    const isLast = number === count;
    if (existsSync(out)) {
      expect(resultOf(out), `after kill ${number}`).toEqual(expected);
      rmSync(out, { recursive: true });
    }
    const signal = number % 2 === 0 ? 'SIGKILL' : 'SIGINT';
    if (isLast) expect((await variorum(folder, ...command)).status).toBe(0);
    else await runAndKill(folder, (0.2 + random() * 0.6) * wholeMs, signal);
  }
  expect(resultOf(out)).toEqual(expected);
  expect(readdirSync(folder).sort()).toEqual(['in', 'out']);
}, 3_600_000);

const killAt = join(import.meta.dirname, 'disk/kill-at.mjs');

/** Ends with SIGKILL after so many calls that change the disk. */
function runUntil(cwd: string, calls: number, environment: Readonly<Record<string, string>>): void {
  const words = ['--import', killAt, cli, 'merge', 'in', '--out', 'out', '--quiet', '--workers', '1'];
  const env = { ...process.env, ...environment, VARIORUM_KILL_ROOT: cwd, VARIORUM_KILL_AT: String(calls) };
  expect(spawnSync(process.execPath, words, { cwd, env }).signal).toBe('SIGKILL');
}

/** How many calls there are up to the one that moves the former output out of its place. */
async function countCalls(folder: string, path: string | undefined): Promise<number> {
  const before = process.env['PATH'];
  if (path !== undefined) process.env['PATH'] = path;
  const disk = watchDisk({ root: folder });
  try {
    await variorum(folder, 'merge', 'in', '--out', 'out', '--quiet', '--workers', '1');
  } finally {
    disk.restore();
    process.env['PATH'] = before;
  }
  // Of two renames the first: right behind it the name of the output is free.
  const isMove = ({ name, from }: { readonly name: string; readonly from?: string }) =>
    path === undefined ? name === 'exchange' : name === 'rename' && from === join(folder, 'out');
  return disk.calls.findIndex(isMove) + 1;
}

test.each([
  ['between the two renames, where folders cannot be exchanged', ''],
  ['right after the exchange', undefined],
])(
  `${placed} processes killed %s leave the former output or the new one`,
  async (_, path) => {
    const folder = freshFolder({ 'in/0.txt': text, 'in/1.txt': `${text}\nOne line more.\n` });
    expect((await variorum(folder, 'merge', 'in', '--out', 'out', '--quiet')).status).toBe(0);
    const calls = await countCalls(folder, path);
    expect(calls).toBeGreaterThan(0);
    for (let number = 0; number < placed; number++) {
      writeFileSync(join(folder, 'in/0.txt'), `${text}\nRun ${number} was made later.\n`);
      runUntil(folder, calls, path === undefined ? {} : { PATH: path });
      expect(existsSync(join(folder, 'out'))).toBe(path === undefined);
      expect((await variorum(folder, 'check', 'out')).status, `after kill ${number}`).toBe(0);
      expect((await variorum(folder, 'merge', 'in', '--out', 'out', '--quiet')).status).toBe(0);
      expect(readdirSync(folder).sort()).toEqual(['in', 'out']);
    }
  },
  3_600_000,
);
