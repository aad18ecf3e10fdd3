/**
 * Runs killed at random moments: afterwards the output is the former result or the new one, complete by `check`.
 * `npm run test:harm` kills 200, `npm test` a few.
 */
import { spawn } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { seededRandom } from '../../src/base/seeded-random.js';
import { text } from '../arbitraries/inputs.js';
import { cli, freshFolder, variorum, variorumProcess } from '../cli/run.js';

const count = Number(process.env['VARIORUM_KILLS'] ?? 5);

function runAndKill(cwd: string, afterMs: number, signal: 'SIGKILL' | 'SIGINT'): Promise<void> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [cli, 'merge', 'in', '--out', 'out', '--quiet'], {
      cwd,
      stdio: 'ignore',
    });
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
