/** A disk that is full, a directory that is shut, a second writer, an interrupt: the former output stays whole. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { ownName } from '../../src/write/output/owner.js';
import { text } from '../arbitraries/inputs.js';
import { bound, canBeShutOut, canMount, mountSmall, unmountAll } from './limits.js';
import { cli, freshFolder, root, variorum, variorumProcess } from './run.js';

afterEach(unmountAll);

const inputs = (count: number) =>
  Object.fromEntries(
    Array.from({ length: count }, (_, index) => [
      `in/${index}.txt`,
      `${text}\nLine ${index} of this was told in ${index * 31} words by the clerk.\n`,
    ]),
  );

const lockOf = (pid: number) => JSON.stringify({ ...ownName(), pid, began: null });

async function isFormer(folder: string, before: string, out = 'out'): Promise<void> {
  expect(readFileSync(join(folder, out, 'run.json'), 'utf8')).toBe(before);
  expect((await variorum(folder, 'check', out)).status).toBe(0);
}

test('a file that may not grow further: one sentence, exit 2, the former output whole', async () => {
  const folder = freshFolder(inputs(6));
  expect((await variorum(folder, 'merge', 'in', '--out', 'out', '--quiet')).status).toBe(0);
  const before = readFileSync(join(folder, 'out/run.json'), 'utf8');
  writeFileSync(join(folder, 'in/0.txt'), `${text}\nIt has changed since.\n`);
  // Blocks of 512 bytes: edition.json is larger.
  const program = `ulimit -f 8; exec "$0" "$1" merge in --out out`;
  const { status, stderr } = spawnSync('sh', ['-c', program, process.execPath, cli], { cwd: folder });
  expect(String(stderr)).toMatch(
    /^Cannot write out: a file would be larger than is allowed; the former output is untouched\n$/,
  );
  expect(status).toBe(2);
  await isFormer(folder, before);
  expect(readdirSync(folder).sort()).toEqual(['in', 'out']);
});

// Only who may mount can make a small disk; the test above tells the same of a limit that anyone may set.
test.skipIf(!canMount)('a full disk: one sentence, exit 2, the former output whole', async () => {
  const folder = freshFolder(inputs(6));
  const disk = mountSmall(join(folder, 'disk'), 1 << 19);
  expect((await variorum(folder, 'merge', 'in', '--out', 'disk/out', '--quiet')).status).toBe(0);
  const before = readFileSync(join(disk, 'out/run.json'), 'utf8');
  for (let index = 6; index < 120; index++)
    writeFileSync(join(folder, `in/${index}.txt`), `${text}\nAnother ${index} of ${index ** 3}.\n`);
  const { status, stderr } = variorumProcess(folder, 'merge', 'in', '--out', 'disk/out');
  expect(stderr).toBe('Cannot write disk/out: the disk is full; the former output is untouched\n');
  expect(status).toBe(2);
  await isFormer(folder, before, 'disk/out');
  expect(readdirSync(disk)).toEqual(['out']);
});

test.skipIf(!canBeShutOut)('an output that may not be written, or lies below a file', async () => {
  const folder = freshFolder({ ...inputs(2), file: 'x' });
  mkdirSync(join(folder, 'shut'), 0o555);
  const below = await variorum(folder, 'merge', 'in', '--out', 'file/out');
  expect(below.stderr).toBe(
    'Cannot write file/out: a part of its path is no directory; nothing is there, as before\n',
  );
  expect(below.status).toBe(2);
  const [command, ...flags] = bound([process.execPath, cli, 'merge', 'in', '--out', 'shut/out']);
  const { status, stderr } = spawnSync(command!, flags, { cwd: folder });
  expect(String(stderr)).toBe('Cannot write shut/out: permission denied; nothing is there, as before\n');
  expect(status).toBe(2);
});

test('of several runs into one output some are refused, and what stands there is whole', async () => {
  const folder = freshFolder(inputs(12));
  expect((await variorum(folder, 'merge', 'in', '--out', 'out', '--quiet')).status).toBe(0);
  for (let round = 0; round < 2; round++) {
    // A dead run's leftovers make every one of them clear and claim.
    cpSync(join(folder, 'out'), join(folder, 'out.variorum-new/new'), { recursive: true });
    writeFileSync(join(folder, 'out.variorum-new/.writing.1'), lockOf(spawnSync('true').pid));
    const finished = await Promise.all(
      Array.from({ length: 3 }, () => endOf(start(folder, 'merge', 'in', '--out', 'out'))),
    );
    for (const { code, stderr } of finished) {
      if (code === 0) continue;
      expect(code).toBe(2);
      expect(stderr).toMatch(/^Cannot write to out: another run \(process \d+\) is writing there; [^\n]*\n$/);
    }
    expect(finished.some(({ code }) => code === 0)).toBe(true);
    expect((await variorum(folder, 'check', 'out', '--source', 'in')).status).toBe(0);
    expect(readdirSync(folder).sort()).toEqual(['in', 'out']);
  }
});

test('an interrupt ends the run at once; the former output is whole, and the next run clears up', async () => {
  const folder = freshFolder(inputs(60));
  expect((await variorum(folder, 'merge', 'in', '--out', 'out', '--quiet')).status).toBe(0);
  const before = readFileSync(join(folder, 'out/run.json'), 'utf8');
  writeFileSync(join(folder, 'in/0.txt'), `${text}\nIt has changed since.\n`);
  const child = start(folder, 'merge', 'in', '--out', 'out');
  while (!existsSync(join(folder, 'out.variorum-new')))
    await new Promise((resolve) => setTimeout(resolve, 5));
  child.kill('SIGINT');
  const ended = await endOf(child);
  expect(ended).toMatchObject({ code: 130, signal: null });
  expect(ended.stderr).toContain('Stopped: out is as it was before, and nothing half written is left\n');
  await isFormer(folder, before);
  expect((await variorum(folder, 'merge', 'in', '--out', 'out', '--quiet')).status).toBe(0);
  expect(readFileSync(join(folder, 'out/run.json'), 'utf8')).not.toBe(before);
  expect(readdirSync(folder).sort()).toEqual(['in', 'out']);
});

test.each([
  ['here', '1'],
  ['on workers', '2'],
])('a file of the program that is missing is named, where the work is done %s', (_, workers) => {
  const folder = freshFolder(inputs(2));
  cpSync(join(root, 'dist'), join(folder, 'program/dist'), { recursive: true });
  cpSync(join(root, 'package.json'), join(folder, 'program/package.json'));
  rmSync(join(folder, 'program/dist/kernel/kernel.wasm'));
  spawnSync('ln', ['-s', join(root, 'node_modules'), join(folder, 'program/node_modules')]);
  const flags = ['merge', 'in', '--out', 'out', '--workers', workers];
  const { status, stderr } = spawnSync(process.execPath, ['program/dist/cli.js', ...flags], { cwd: folder });
  expect(String(stderr)).toMatch(
    /^Cannot start: the program’s own file \S+kernel\.wasm cannot be read \(it is no longer there\); install Variorum again\n$/,
  );
  expect(status).toBe(2);
  expect(existsSync(join(folder, 'out'))).toBe(false);
});

function start(cwd: string, ...flags: string[]): ChildProcess {
  return spawn(process.execPath, [cli, ...flags], { cwd, stdio: ['ignore', 'ignore', 'pipe'] });
}

function endOf(child: ChildProcess): Promise<{ code: number | null; signal: string | null; stderr: string }> {
  let stderr = '';
  child.stderr!.on('data', (piece) => {
    stderr += piece;
  });
  return new Promise((resolve) => child.on('close', (code, signal) => resolve({ code, signal, stderr })));
}
