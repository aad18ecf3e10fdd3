/** A run that was cut short: the same command goes on from its last finished batch, and another one begins anew. */
import { spawnSync } from 'node:child_process';
import { appendFileSync, cpSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import type { mergeDirectory as MergeDirectory } from '../../src/library/library.js';
import type { tasks as Tasks } from '../../src/pipeline/tasks.js';
import { watchDisk } from '../harm/disk/watch-disk.mjs';
import { longInput, resultOf } from '../harm/long-input.js';
import { cli, freshFolder, root, variorum } from './run.js';

const built = (path: string) => import(pathToFileURL(join(root, 'dist', path)).href);
const { tasks } = (await built('pipeline/tasks.js')) as { tasks: typeof Tasks };
const { mergeDirectory } = (await built('library/library.js')) as { mergeDirectory: typeof MergeDirectory };

const words = ['merge', 'in', '--out', 'out', '--workers', '1', '--format', 'tei'];
const killer = join(root, 'tests/harm/disk/kill-in-journal.mjs');

/** Counts the batches that are done meanwhile in this process. */
async function counting<T>(
  act: () => Promise<T>,
): Promise<{ readonly result: T; readonly done: readonly string[] }> {
  const done: string[] = [];
  const before = { ...tasks };
  for (const [name, task] of Object.entries(before))
    Object.assign(tasks, {
      [name]: (input: never) => {
        done.push(name);
        return (task as (input: never) => unknown)(input);
      },
    });
  try {
    return { result: await act(), done };
  } finally {
    Object.assign(tasks, before);
  }
}

/** Runs the command in this process. */
async function runCounting(folder: string, ...flags: string[]) {
  const { result, done } = await counting(() => variorum(folder, ...words, ...flags));
  return { ...result, done };
}

/** Runs in a process of its own, which ends within so many writes to the journal. */
function runUntil(cwd: string, writes: number, signal = 'SIGKILL') {
  const env = { ...process.env, VARIORUM_KILL_AT: String(writes), VARIORUM_KILL_SIGNAL: signal };
  return spawnSync(process.execPath, ['--import', pathToFileURL(killer).href, cli, ...words], { cwd, env });
}

/** What a run gives that nothing stops, by path, and the batches that it does; made once. */
let whole: Promise<{ readonly expected: ReadonlyMap<string, string>; readonly all: readonly string[] }>;

async function runWhole() {
  const folder = freshFolder(longInput);
  const { status, done } = await runCounting(folder);
  expect(status).toBe(0);
  return { expected: resultOf(join(folder, 'out')), all: done };
}

/** A folder in which a run was killed, half of a record written. */
async function cutShort() {
  whole ??= runWhole();
  const folder = freshFolder(longInput);
  expect(runUntil(folder, 80).signal).toBe('SIGKILL');
  return { folder, ...(await whole) };
}

const countOf = (done: readonly string[], name: string) => done.filter((each) => each === name).length;
/** How many batches a run says that an earlier one did; null where it does not say that it goes on. */
function batchesIn(stderr: string): number | null {
  const found = stderr.match(/^Going on from an earlier run, which did (\d+) batch(?:es)? of the work$/m);
  return found === null ? null : Number(found[1]);
}

test('goes on however it was cut short, and gives the same bytes', async () => {
  const { folder, expected, all } = await cutShort();
  const work = join(folder, 'out.variorum-new');
  // It fails by itself, on what it writes first of an edition.
  const error = Object.assign(new Error('ENOSPC: no space'), { code: 'ENOSPC', syscall: 'write' });
  const disk = watchDisk({ root: folder, stopAt: 60, error });
  const failed = await runCounting(folder).finally(() => disk.restore());
  expect(failed.status).toBe(2);
  const first = batchesIn(failed.stderr);
  expect(first).toBeGreaterThan(5);
  expect(failed.stderr.split('\n').slice(1)).toEqual([
    `What was done is kept: the same command goes on from ${work}`,
    'Cannot write out: the disk is full; nothing is there, as before',
    '',
  ]);
  expect(countOf(failed.done, 'sketch')).toBe(0);
  // Somebody ends it.
  const stopped = runUntil(folder, 10, 'SIGINT');
  expect(stopped.status).toBe(130);
  const stderr = stopped.stderr.toString();
  const second = batchesIn(stderr);
  expect(second).toBeGreaterThan(first!);
  expect(stderr).toContain(`Stopped: out was not made, and the same command goes on from ${work}\n`);
  expect(readdirSync(work).sort()).toEqual(['.journal', '.variorum']);
  // It comes to its end.
  const finished = await runCounting(folder);
  expect(finished.status).toBe(0);
  const third = batchesIn(finished.stderr);
  expect(third).toBeGreaterThan(second!);
  const isKept = (name: string) => !['pair', 'meet'].includes(name);
  expect(finished.done.filter(isKept).length).toBe(all.filter(isKept).length - third!);
  expect(resultOf(join(folder, 'out'))).toEqual(expected);
  expect(readdirSync(folder).sort()).toEqual(['in', 'out']);
});

test('does again what a file that changed has part in, and nothing else', async () => {
  const { folder, all } = await cutShort();
  const [name] = readdirSync(join(folder, 'in')).filter((each) => each.endsWith('.txt'));
  appendFileSync(join(folder, 'in', name!), '\nThe quay was closed on Monday, and nobody was told.\n');
  const { status, stderr, done } = await runCounting(folder);
  expect(status).toBe(0);
  expect(batchesIn(stderr)).not.toBeNull();
  // Of the batches that read the input the one of the text files, and the reports in that one.
  expect(countOf(done, 'sketch')).toBe(1);
  expect(countOf(done, 'order')).toBeLessThan(countOf(all, 'order'));
  expect((await variorum(folder, ...words, '--out', 'fresh')).status).toBe(0);
  expect(resultOf(join(folder, 'out'))).toEqual(resultOf(join(folder, 'fresh')));
});

test('goes on in a program that calls the library, too', async () => {
  const { folder, expected } = await cutShort();
  const { done } = await counting(async () => {
    const before = process.cwd();
    process.chdir(folder);
    try {
      await mergeDirectory('in', { out: 'out', formats: ['tei'], workers: 1 });
    } finally {
      process.chdir(before);
    }
  });
  expect(countOf(done, 'sketch')).toBe(0);
  // It keeps no archive, so that the record of the run is another one.
  for (const name of ['merged.jsonl', 'provenance.jsonl', 'clusters.jsonl'])
    expect(resultOf(join(folder, 'out')).get(name)).toBe(expected.get(name)!);
});

test('begins anew with another command, option or version', async () => {
  const { folder, all } = await cutShort();
  const work = join(folder, 'out.variorum-new');
  cpSync(work, join(folder, 'kept'), { recursive: true });
  const beginAnew = async (...flags: string[]) => {
    const { status, stderr, done } = await runCounting(folder, ...flags);
    expect([status, batchesIn(stderr), countOf(done, 'sketch')]).toEqual([0, null, countOf(all, 'sketch')]);
    expect(readdirSync(folder).sort()).toEqual(['in', 'kept', 'out']);
    cpSync(join(folder, 'kept'), work, { recursive: true });
  };
  await beginAnew('--policy', 'latest');
  await beginAnew('--related', '3');
  // As another version would have begun it.
  const journal = readFileSync(join(work, '.journal'));
  journal[30]! ^= 1;
  writeFileSync(join(work, '.journal'), journal);
  await beginAnew();
  expect((await variorum(folder, 'scan', 'in', '--out', 'out')).stderr).not.toContain('Going on');
});
