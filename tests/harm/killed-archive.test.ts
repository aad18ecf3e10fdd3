/**
 * Adding to an archive under harm: processes killed at random moments, a disk that is full, two that add at once, and one
 * that reads all the while. `npm test` kills a few, `VARIORUM_KILLS` says how many of each.
 */
import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { seededRandom } from '../../src/base/seeded-random.js';
import { text } from '../arbitraries/inputs.js';
import { canMount, mountSmall, unmountAll } from '../cli/limits.js';
import { cli, freshFolder, variorum, variorumProcess } from '../cli/run.js';

const count = Number(process.env['VARIORUM_KILLS'] ?? 2);

afterEach(unmountAll);

/** Writes an article as a file that nobody has written to for a while. */
function writeArticle(path: string, words: string): void {
  writeFileSync(path, `${text}\n${words}\n`);
  utimesSync(path, 1e9, 1e9);
}

async function makeArchive(articles: number, out = 'out'): Promise<string> {
  const folder = freshFolder();
  mkdirSync(join(folder, 'in'));
  for (let at = 0; at < articles; at++)
    writeArticle(join(folder, 'in', `first-${at}.txt`), `Line ${at % 10} of this, told in ${at} words.`);
  expect((await variorum(folder, 'merge', 'in', '--out', out, '--quiet')).status).toBe(0);
  return folder;
}

function start(cwd: string, ...words: readonly string[]): ChildProcess {
  return spawn(process.execPath, [cli, ...words], { cwd, stdio: ['ignore', 'ignore', 'pipe'] });
}

function endOf(child: ChildProcess): Promise<{ readonly status: number | null; readonly stderr: string }> {
  let stderr = '';
  child.stderr!.on('data', (piece: Buffer) => {
    stderr += piece.toString();
  });
  return new Promise((resolve) => child.on('close', (status) => resolve({ status, stderr })));
}

const idsOf = (out: string) =>
  [...readFileSync(join(out, 'documents.jsonl'), 'utf8').matchAll(/^\{"id":"([^"]*)"/gm)].map(
    ([, id]) => id!,
  );

test.each([
  ['add', ['add', 'out', 'in', '--quiet']],
  ['watch', ['watch', 'out', 'in', '--every', '1s']],
] as const)(
  `${count} processes of %s killed at random moments leave the former archive or the new one`,
  async (_, words) => {
    const folder = await makeArchive(20);
    const out = join(folder, 'out');
    const started = Date.now();
    variorumProcess(folder, 'add', 'out', 'in', '--quiet');
    const wholeMs = Date.now() - started;
    const random = seededRandom(11);
    for (let number = 0; number < count; number++) {
      const name = `late-${number}.txt`;
      writeArticle(
        join(folder, 'in', name),
        `Run ${number} was made later, and told of ${number * 7} boats.`,
      );
      const before = idsOf(out);
      const child = start(folder, ...words);
      const ended = endOf(child);
      const timer = setTimeout(
        () => child.kill(number % 3 === 2 ? 'SIGINT' : 'SIGKILL'),
        random() * 1.2 * wholeMs,
      );
      await ended;
      clearTimeout(timer);
      expect((await variorum(folder, 'check', 'out')).status, `after kill ${number}`).toBe(0);
      const now = idsOf(out);
      expect([before, [...before, name].sort()], `after kill ${number}`).toContainEqual(now);
      // What was not finished is finished by the next one, and no article is there twice.
      const next = await variorum(folder, 'watch', 'out', 'in', '--once');
      expect(next.status, next.stderr).toBe(0);
      expect(idsOf(out)).toEqual([...before, name].sort());
      expect(readdirSync(folder).sort()).toEqual(['in', 'out']);
    }
    expect((await variorum(folder, 'check', 'out')).status).toBe(0);
  },
  3_600_000,
);

test.skipIf(!canMount)(
  'a full disk: one sentence, exit 2, and the former archive goes on once there is room',
  async () => {
    const folder = freshFolder();
    const disk = mountSmall(join(folder, 'disk'), 1 << 20);
    mkdirSync(join(folder, 'in'));
    for (let at = 0; at < 6; at++) writeArticle(join(folder, 'in', `${at}.txt`), `Line ${at} of this.`);
    expect((await variorum(folder, 'merge', 'in', '--out', 'disk/out', '--quiet')).status).toBe(0);
    const before = readFileSync(join(disk, 'out/run.json'), 'utf8');
    for (let at = 6; at < 120; at++)
      writeArticle(join(folder, 'in', `${at}.txt`), `Another ${at} of ${at ** 3}.`);
    const { status, stderr } = variorumProcess(folder, 'add', 'disk/out', 'in', '--quiet');
    expect(stderr).toBe('Cannot write disk/out: the disk is full; the former output is untouched\n');
    expect(status).toBe(2);
    expect(readFileSync(join(disk, 'out/run.json'), 'utf8')).toBe(before);
    expect((await variorum(folder, 'check', 'disk/out')).status).toBe(0);
    expect(readdirSync(disk)).toEqual(['out']);
    expect((await variorum(folder, 'add', 'disk/out', 'in/6.txt', '--root', 'in', '--quiet')).status).toBe(0);
  },
);

test('of two that add at once one is refused by name, and loses nothing; who reads meanwhile sees what is whole', async () => {
  const folder = await makeArchive(12);
  const rounds = Math.max(2, Math.min(count, 20));
  const expected = idsOf(join(folder, 'out'));
  let isDone = false;
  const reading = (async () => {
    let looks = 0;
    for (; !isDone; looks++) {
      const { status, stderr } = await variorum(folder, 'check', 'out');
      expect([status, stderr]).toEqual([0, '']);
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
    return looks;
  })();
  try {
    for (let round = 0; round < rounds; round++) {
      const names = ['a', 'b'].map((letter) => `${letter}-${round}.txt`);
      for (const name of names) writeArticle(join(folder, 'in', name), `In ${name} it was told once more.`);
      const add = (name: string) =>
        endOf(start(folder, 'add', 'out', `in/${name}`, '--root', 'in', '--quiet'));
      const ended = await Promise.all(names.map(add));
      for (const [at, { status, stderr }] of ended.entries()) {
        if (status === 0) continue;
        expect(status).toBe(2);
        expect(stderr).toMatch(
          /^Cannot write to out: another run \(process \d+\) is writing there; [^\n]*\n$/,
        );
        expect(await add(names[at]!)).toEqual({ status: 0, stderr: '' });
      }
      expected.push(...names);
      expect(idsOf(join(folder, 'out'))).toEqual(expected.sort());
    }
  } finally {
    isDone = true;
  }
  expect(await reading).toBeGreaterThan(0);
  expect((await variorum(folder, 'check', 'out')).status).toBe(0);
});
