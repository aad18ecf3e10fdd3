/** Where an output may lie, whose it is while it is made, and what is said that was looked at. */
import { spawn, spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import { ownName } from '../../src/write/output/owner.js';
import { openOutput } from '../../src/write/output.js';
import { text } from '../arbitraries/inputs.js';
import { bound, canBeShutOut, canMount, mountSmall, unmountAll } from './limits.js';
import { cli, freshFolder, variorum, variorumProcess } from './run.js';

afterEach(unmountAll);

const input = { 'in/a.txt': text, 'in/b.txt': `${text}\nOne line more.\n` };
const merge = (folder: string, out = 'out', ...flags: string[]) =>
  variorum(folder, 'merge', 'in', '--out', out, '--quiet', ...flags);
const whole = { status: 0, stderr: '' };
const here = { host: hostname(), space: ownName().space };

describe('a lock', () => {
  const withLock = (lock: unknown) =>
    freshFolder({
      ...input,
      'out.variorum-new/.writing.1': JSON.stringify(lock),
      'out.variorum-new/new/half': '',
    });
  const busy = (pid: number) => ({
    status: 2,
    stderr: `Cannot write to out: another run (process ${pid}) is writing there; wait for it or write elsewhere\n`,
  });

  test('of a process that lives keeps others out; of one that is dead it does not', async () => {
    const folder = withLock({ ...here, pid: process.pid, began: null });
    expect(await merge(folder)).toMatchObject(busy(process.pid));
    expect(existsSync(join(folder, 'out'))).toBe(false);
    const dead = withLock({ ...here, pid: spawnSync('true').pid, began: null });
    expect(await merge(dead)).toMatchObject(whole);
    expect(readdirSync(dead).sort()).toEqual(['in', 'out']);
  });

  test.skipIf(process.platform !== 'linux')(
    'of a dead process whose number another one has now keeps nobody out',
    async () => {
      const folder = withLock({ ...here, pid: process.pid, began: 'another boot 12' });
      expect(await merge(folder)).toMatchObject(whole);
    },
  );

  test('of another host, whose processes nobody here can ask, says which file to remove, and nothing is lost by it', async () => {
    const folder = freshFolder(input);
    await merge(folder);
    const before = readFileSync(join(folder, 'out/run.json'), 'utf8');
    mkdirSync(join(folder, 'out.variorum-new'));
    renameSync(join(folder, 'out'), join(folder, 'out.variorum-new/former'));
    writeFileSync(join(folder, 'out.variorum-new/.variorum'), '');
    const lock = join(folder, 'out.variorum-new/.writing.1');
    writeFileSync(lock, JSON.stringify({ pid: 7, host: 'elsewhere', space: null, began: null }));
    const wait = `a run on elsewhere (process 7) writes there or was killed; where none runs, remove ${lock}`;
    expect(await merge(folder)).toMatchObject({
      status: 2,
      stderr: `Cannot read out: ${wait}\n`,
    });
    expect((await variorum(folder, 'check', 'out')).stderr).toBe(`Cannot read out: ${wait}\n`);
    rmSync(lock);
    expect((await variorum(folder, 'check', 'out')).status).toBe(0);
    expect(readFileSync(join(folder, 'out/run.json'), 'utf8')).toBe(before);
    mkdirSync(join(folder, 'out.variorum-new'));
    writeFileSync(lock, JSON.stringify({ pid: 7, host: 'elsewhere', space: null, began: null }));
    expect(await merge(folder)).toMatchObject({
      status: 2,
      stderr: `Cannot write to out: ${wait} or write elsewhere\n`,
    });
  });

  test('that is not signed, as a loss of power leaves one, is waited for and then taken', async () => {
    const folder = freshFolder({ ...input, 'out.variorum-new/.writing.1': '' });
    expect(await merge(folder)).toMatchObject(whole);
    expect(readdirSync(folder).sort()).toEqual(['in', 'out']);
  });
});

describe('what no run made', () => {
  test.each([
    ['a folder', 'out.variorum-new/letters.txt'],
    ['a file', 'out.variorum-new'],
  ])('is not removed where it has the name of the folder that an output is made in: %s', async (_, path) => {
    const folder = freshFolder({ ...input, [path]: 'mine' });
    const { status, stderr } = await merge(folder);
    expect(stderr).toMatch(
      /^Cannot write to out: \S+out\.variorum-new is in the way, and Variorum did not write it; move it or write elsewhere\n$/,
    );
    expect(status).toBe(2);
    expect(readFileSync(join(folder, path), 'utf8')).toBe('mine');
  });

  test('is not removed where it came into the output while a result was made', async () => {
    const folder = freshFolder(input);
    await merge(folder);
    const output = openOutput(join(folder, 'out'), [join(folder, 'in')]);
    await output.append('run.json', '{}');
    writeFileSync(join(folder, 'out/decisions.tsv'), 'mine');
    await expect(
      output.replace().catch((error: unknown) => Promise.reject(output.discard(error))),
    ).rejects.toThrow(
      /out: it holds files that Variorum did not write; choose an empty or new directory with --out$/,
    );
    expect(readFileSync(join(folder, 'out/decisions.tsv'), 'utf8')).toBe('mine');
    expect(readdirSync(folder).sort()).toEqual(['in', 'out']);
  });

  test('is not removed where it is an empty folder', async () => {
    const folder = freshFolder(input);
    await merge(folder);
    mkdirSync(join(folder, 'out/mine'));
    expect(await merge(folder)).toMatchObject({ status: 2 });
    expect(existsSync(join(folder, 'out/mine'))).toBe(true);
  });
});

describe('after a kill between two renames', () => {
  async function killed() {
    const folder = freshFolder(input);
    await merge(folder);
    mkdirSync(join(folder, 'out.variorum-new'));
    renameSync(join(folder, 'out'), join(folder, 'out.variorum-new/former'));
    const lock = { ...here, pid: spawnSync('true').pid, began: null };
    writeFileSync(join(folder, 'out.variorum-new/.writing.1'), JSON.stringify(lock));
    return folder;
  }

  test('tables of the former output can be named, as they could before', async () => {
    const folder = await killed();
    expect(await merge(folder, 'out', '--pairs', 'out/review.tsv')).toMatchObject(whole);
  });

  test('the former output comes back where somebody has made the folder anew', async () => {
    const folder = await killed();
    mkdirSync(join(folder, 'out'));
    expect((await variorum(folder, 'check', 'out')).status).toBe(0);
    expect(readdirSync(folder).sort()).toEqual(['in', 'out']);
  });
});

describe('the place of an output', () => {
  test('keeps the mode of the former one', async () => {
    const folder = freshFolder(input);
    mkdirSync(join(folder, 'out'));
    chmodSync(join(folder, 'out'), 0o2750);
    for (let round = 0; round < 2; round++) {
      expect(await merge(folder)).toMatchObject(whole);
      expect(statSync(join(folder, 'out')).mode & 0o7777).toBe(0o2750);
    }
  });

  test('may be a link, to what is there and to what is not yet', async () => {
    const folder = freshFolder(input);
    symlinkSync('near', join(folder, 'out'));
    symlinkSync('far', join(folder, 'near'));
    for (let round = 0; round < 2; round++) expect(await merge(folder)).toMatchObject(whole);
    expect(readdirSync(folder).sort()).toEqual(['far', 'in', 'near', 'out']);
    expect((await variorum(folder, 'check', 'far')).status).toBe(0);
  });

  test.skipIf(!canMount)('may be a disk of its own, or a folder that is mounted', async () => {
    const folder = freshFolder(input);
    mountSmall(join(folder, 'disk'), 1 << 22);
    mkdirSync(join(folder, 'disk/lost+found'));
    for (const command of ['merge', 'scan', 'merge']) {
      expect(await variorum(folder, command, 'in', '--out', 'disk', '--quiet')).toMatchObject(whole);
      expect((await variorum(folder, 'check', 'disk')).status).toBe(0);
    }
    const names = readdirSync(join(folder, 'disk'));
    expect(names).toContain('lost+found');
    expect(names).not.toContain('.variorum-new');
  });

  test.skipIf(!canBeShutOut)('may lie in a folder where nothing else may be made', async () => {
    const folder = freshFolder(input);
    mkdirSync(join(folder, 'shut/out'), { recursive: true });
    chmodSync(join(folder, 'shut'), 0o555);
    for (let round = 0; round < 2; round++) expect(runBound(folder, 'shut/out')).toEqual(whole);
    expect((await variorum(folder, 'check', 'shut/out')).status).toBe(0);
    chmodSync(join(folder, 'shut'), 0o755);
  });

  test.skipIf(!canBeShutOut)(
    'that may not be changed is refused before anything is done, and stands',
    async () => {
      const folder = freshFolder(input);
      await merge(folder);
      const before = readFileSync(join(folder, 'out/run.json'), 'utf8');
      for (const shut of ['out', 'out/editions']) {
        chmodSync(join(folder, shut), 0o555);
        expect(runBound(folder, 'out')).toEqual({
          status: 2,
          stderr: `Cannot write ${shut}: permission denied; the former output is untouched\n`,
        });
        chmodSync(join(folder, shut), 0o755);
        expect(readFileSync(join(folder, 'out/run.json'), 'utf8')).toBe(before);
        expect((await variorum(folder, 'check', 'out')).status).toBe(0);
      }
      expect(readdirSync(folder).sort()).toEqual(['in', 'out']);
    },
  );

  test.skipIf(process.platform !== 'linux')(
    'is never missing for a reader while results are put there',
    async () => {
      const folder = freshFolder(input);
      await merge(folder);
      const reader = spawn(process.execPath, ['-e', readAgain], {
        cwd: folder,
        stdio: ['ipc', 'pipe', 'inherit'],
      });
      await new Promise((resolve) => reader.once('message', resolve));
      for (let round = 0; round < 5; round++) expect(await merge(folder)).toMatchObject(whole);
      const said = new Promise<{ looks: number; missing: number }>((resolve) =>
        reader.once('message', (message) => resolve(message as { looks: number; missing: number })),
      );
      reader.send('end');
      const { looks, missing } = await said;
      expect(looks).toBeGreaterThan(100);
      expect(missing).toBe(0);
    },
  );
});

// Looks for the result as fast as it can.
const readAgain = `
const fs = require('node:fs');
let looks = 0, missing = 0, isOver = false;
process.on('message', () => { isOver = true; });
const look = () => {
  for (let at = 0; at < 200; at++, looks++) if (!fs.existsSync('out/run.json')) missing++;
  if (isOver) process.send({ looks, missing }, () => process.exit());
  else setImmediate(look);
};
process.send('ready');
look();
`;

function runBound(folder: string, out: string) {
  const [command, ...words] = bound([process.execPath, cli, 'merge', 'in', '--out', out, '--quiet']);
  const { status, stderr } = spawnSync(command!, words, { cwd: folder });
  return { status, stderr: String(stderr) };
}

describe('what is printed', () => {
  test('names what failed with --quiet, too', async () => {
    const folder = freshFolder({ ...input, 'in/c.txt': Buffer.from([0]) });
    expect(await merge(folder)).toMatchObject({
      status: 1,
      stderr:
        'Cannot read c.txt: it is not text (a zero byte at offset 0); take it out of the directory or convert it to text\n',
    });
  });

  test.skipIf(!existsSync('/dev/full'))('and cannot be is a sentence and no stack', async () => {
    const folder = freshFolder(input);
    await merge(folder);
    for (const words of [
      ['check', 'out'],
      ['merge', 'in', '--out', 'out2', '--json', '--quiet'],
    ]) {
      const full = openSync('/dev/full', 'w');
      const { status, stderr } = spawnSync(process.execPath, [cli, ...words], {
        cwd: folder,
        stdio: ['ignore', full, 'pipe'],
      });
      expect([status, String(stderr)], words.join(' ')).toEqual([2, 'Cannot print: the disk is full\n']);
    }
  });

  test.skipIf(!existsSync('/dev/full'))('to nobody, since messages cannot be, ends as it would have', () => {
    const folder = freshFolder(input);
    const stderr = openSync('/dev/full', 'w');
    const words = [cli, 'scan', 'in', '--out', 'out'];
    expect(
      spawnSync(process.execPath, words, { cwd: folder, stdio: ['ignore', 'ignore', stderr] }).status,
    ).toBe(0);
  });

  test('to a reader that has seen enough is no failure', () => {
    const folder = freshFolder(input);
    const shell = `"$0" "$1" schema | head -1`;
    const { stdout, stderr } = spawnSync('sh', ['-c', shell, process.execPath, cli], { cwd: folder });
    expect([String(stdout), String(stderr)]).toEqual(['{\n', '']);
    expect(variorumProcess(folder, 'schema').status).toBe(0);
  });
});
