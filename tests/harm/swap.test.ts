/**
 * Stops a run after each call that changes the disk, fails each such call, and drops what was not on the disk yet, in
 * each way that a result takes its place. What stands then is the former result or the new one, whole; the next command
 * works; and a sentence says only what is so. `npm run test:harm` tries every call, `npm test` some of them.
 */
import { createHash } from 'node:crypto';
import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { seededRandom } from '../../src/base/seeded-random.js';
import { isHistory } from '../../src/write/output/own-files.js';
import { text } from '../arbitraries/inputs.js';
import { freshFolder, variorum } from '../cli/run.js';
import { type KeptNames, readFolder, writeAfterLoss } from './disk/power-loss.js';
import { watchDisk } from './disk/watch-disk.mjs';

const isLong = process.env['VARIORUM_KILLS'] !== undefined;
const triedInShort = 2;
// No process ever has it.
const deadPid = 2 ** 22 + 1;

interface Way {
  readonly name: string;
  readonly hasFormer: boolean;
  readonly isInside?: boolean;
  /** No program is found that could exchange two folders. */
  readonly hasNoPath?: boolean;
}

const ways: readonly Way[] = [
  { name: 'a first result', hasFormer: false },
  { name: 'a result that is exchanged with the former one', hasFormer: true },
  { name: 'a result that two renames put in place', hasFormer: true, hasNoPath: true },
  { name: 'a result that is made inside, as on a disk of its own', hasFormer: true, isInside: true },
  { name: 'a first result that is made inside', hasFormer: false, isInside: true },
];

const merge = (folder: string) => variorum(folder, 'merge', 'in', '--out', 'out', '--workers', '1');

/** A folder with an input and, where there is to be one, the result of what the input was before. */
async function prepare({ hasFormer, isInside }: Way): Promise<string> {
  const folder = freshFolder({ 'in/0.txt': text, 'in/1.txt': `${text}\nOne line more was told.\n` });
  // Of the former result nothing that the new one has not.
  const formats = ['--format', 'tei'];
  if (hasFormer)
    expect(await variorum(folder, 'merge', 'in', '--out', 'out', ...formats)).toMatchObject({ status: 0 });
  else if (isInside) mkdirSync(join(folder, 'out'));
  writeFileSync(join(folder, 'in/1.txt'), `${text}\nAnother line was told, and later than that.\n`);
  return folder;
}

/** Every file of `out` and its hash; null where there is none. */
function fingerprint(folder: string): string | null {
  const out = join(folder, 'out');
  if (!existsSync(join(out, 'run.json'))) return null;
  const list = (path: string): string[] =>
    readdirSync(path, { withFileTypes: true }).flatMap((entry) => {
      const below = join(path, entry.name);
      if (entry.isDirectory()) return entry.name.startsWith('.') ? [] : list(below);
      // What was changed from run to run says when.
      if (isHistory(below.slice(out.length + 1))) return [];
      return [`${below.slice(out.length)} ${createHash('sha256').update(readFileSync(below)).digest('hex')}`];
    });
  return list(out).sort().join('\n');
}

/** Runs `merge` while the disk is watched. */
async function watched(folder: string, way: Way, options: Partial<Parameters<typeof watchDisk>[0]> = {}) {
  const path = process.env['PATH'];
  const mount = way.isInside ? { mount: join(folder, 'out') } : {};
  if (way.hasNoPath) process.env['PATH'] = '';
  const disk = watchDisk({ root: folder, ...mount, ...options });
  try {
    const finished = await merge(folder);
    return { ...finished, calls: disk.calls, wasStopped: disk.wasStopped() };
  } finally {
    disk.restore();
    process.env['PATH'] = path;
  }
}

/** Makes the locks those of a process that has ended, as the one that was stopped would have. */
function bury(folder: string): void {
  for (const work of ['out.variorum-new', 'out/.variorum-new'].map((name) => join(folder, name))) {
    for (const name of existsSync(work) ? readdirSync(work) : []) {
      if (!name.startsWith('.writing.')) continue;
      const lock = readFileSync(join(work, name), 'utf8');
      // A machine that was switched off takes longer to come back.
      if (lock === '') utimesSync(join(work, name), 0, 0);
      else writeFileSync(join(work, name), lock.replace(`"pid":${process.pid},`, `"pid":${deadPid},`));
    }
  }
}

interface Results {
  readonly former: string | null;
  readonly made: string;
}

async function expectWhole(
  folder: string,
  way: Way,
  { former, made }: Results,
  place: string,
): Promise<void> {
  bury(folder);
  const isOneStep = !way.isInside && !way.hasNoPath;
  if (isOneStep) expect([former, made], `${place}: what a reader finds`).toContain(fingerprint(folder));
  const checked = await variorum(folder, 'check', 'out');
  expect([former, made], `${place}: after check`).toContain(fingerprint(folder));
  expect([checked.status, checked.stderr], place).toEqual(
    fingerprint(folder) === null
      ? [2, "Cannot read out: it holds no run.json of Variorum; point to what 'variorum merge' wrote\n"]
      : [0, ''],
  );
  expect(await merge(folder), place).toMatchObject({ status: 0 });
  expect(fingerprint(folder), `${place}: the next run`).toBe(made);
  expect(readdirSync(folder).sort(), place).toEqual(['in', 'out']);
  expect(readdirSync(join(folder, 'out')), place).not.toContain('.variorum-new');
}

function placesToTry(calls: number): readonly number[] {
  const all = Array.from({ length: calls }, (_, index) => index);
  if (isLong) return all;
  // The last calls are those that put the result in its place.
  const random = seededRandom(calls);
  const some = all.filter(() => random() < 1 / calls);
  return [...new Set([...some, ...all.slice(-triedInShort)])];
}

describe.each(ways)('$name', (way) => {
  async function start() {
    const folder = await prepare(way);
    const former = fingerprint(folder);
    const [trial, copy] = [join(folder, 'trial'), join(folder, 'copy')];
    const fresh = () => {
      rmSync(trial, { recursive: true, force: true });
      for (const name of ['in', 'out'])
        if (existsSync(join(folder, name)))
          cpSync(join(folder, name), join(trial, name), { recursive: true });
      return trial;
    };
    const { status, calls } = await watched(fresh(), way);
    expect(status).toBe(0);
    const made = fingerprint(trial)!;
    expect(made).not.toBe(former);
    if (isLong) process.stderr.write(`${way.name}: ${calls.length} calls that change the disk\n`);
    return { fresh, trial, copy, calls, results: { former, made } };
  }

  test('a run that is killed leaves the former result or the new one, and the next command works', async () => {
    const { fresh, calls, results } = await start();
    for (const stopAt of placesToTry(calls.length)) {
      for (const isHalf of calls[stopAt]!.name === 'write' ? [false, true] : [false]) {
        const trial = fresh();
        const { wasStopped } = await watched(trial, way, { stopAt, isHalf });
        expect(wasStopped).toBe(true);
        const { name } = calls[stopAt]!;
        await expectWhole(trial, way, results, `stopped ${isHalf ? 'within' : 'before'} ${stopAt}, ${name}`);
      }
    }
  });

  test('a loss of power leaves the former result or the new one, and the next command works', async () => {
    const { fresh, trial, copy, calls, results } = await start();
    const before = readFolder(fresh());
    for (const stopAt of placesToTry(calls.length + 1)) {
      const done = calls.slice(0, stopAt);
      const lastSync = done.findLastIndex(({ name }) => name === 'sync') + 1;
      const inOrder = isLong ? [lastSync, (lastSync + stopAt) >> 1, stopAt] : [stopAt];
      const kept: readonly KeptNames[] = [...inOrder, 'by folder'];
      for (const names of new Set(kept)) {
        rmSync(copy, { recursive: true, force: true });
        writeAfterLoss(before, done, { root: trial, names, target: copy });
        await expectWhole(copy, way, results, `power lost after ${stopAt}, names kept: ${names}`);
      }
    }
  });

  test.each([
    ['that fails once', false],
    ['after which all others fail', true],
  ])('a call %s is told in a sentence that is so', async (_, isLasting) => {
    const { fresh, calls, results } = await start();
    for (const stopAt of placesToTry(calls.length)) {
      const error = Object.assign(new Error('EIO: i/o error'), { code: 'EIO', syscall: 'write' });
      const trial = fresh();
      const { status, stderr } = await watched(trial, way, { stopAt, error, isLasting });
      const place = `${stopAt}, ${calls[stopAt]!.name}: ${stderr}`;
      const stands = fingerprint(trial);
      if (status === 0) expect(stands, place).toBe(results.made);
      else {
        expect(status, place).toBe(2);
        expect(stderr, place).toMatch(/^Cannot [^\n]*\n$/);
        expect(stderr, place).toMatch(sentenceOn(stands, results, way));
      }
      // The process that failed has ended by then.
      bury(trial);
      expect(await merge(trial), place).toMatchObject({ status: 0 });
      expect(fingerprint(trial), place).toBe(results.made);
      expect(readdirSync(trial).sort(), place).toEqual(['in', 'out']);
    }
  });
});

/** What a message must say where this stands in the output. */
function sentenceOn(stands: string | null, { former, made }: Results, { isInside }: Way): RegExp {
  const halfway = 'it was being replaced, and the next command finishes or undoes that';
  if (stands === made) return /; the new result is there, whole$/m;
  if (stands !== former) return new RegExp(`; ${halfway}$`, 'm');
  const before = stands === null ? 'nothing is there, as before' : 'the former output is untouched';
  // Inside, a result that is whole may wait to be moved up.
  return new RegExp(`; (?:${before}${isInside ? `|${halfway}` : ''})$`, 'm');
}
