/** Plans: the commands that they print give the bytes of one machine, in any number, in any order, and however often. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync, statSync, truncateSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { formats, writeArticles } from '../harm/fault-corpus.js';
import { cli, freshFolder, variorum } from './run.js';

const write = (reports: number, seed: number) =>
  Array.from({ length: reports }, (_, at) => writeArticles(`jsonl${seed}x${at}`, seed + at, 3)).flat();
// More than one batch of reports.
const articles = write(9, 0);
const recordsOf = (own: ReturnType<typeof write>) => Object.values(formats['jsonl']!(own))[0]!;
const records = recordsOf(articles);
const pages = formats['html']!(writeArticles('html', 100, 3));
const files = {
  'in/a.jsonl': records,
  ...Object.fromEntries(Object.entries(pages).map(([name, page]) => [`in/${name}`, page])),
};

/** Plans in `folder` and returns the groups of commands as words. */
async function plan(folder: string, ...flags: string[]): Promise<string[][][]> {
  const { status, stdout, stderr } = await variorum(folder, 'plan', 'in', '--out', 'planned', ...flags);
  expect([status, stderr.replace(/^\d+ groups of commands.*\n/, '')]).toEqual([0, '']);
  const groups = stdout.toString().trimEnd().split('\n\n');
  return groups.map((group) => group.split('\n').map((line) => line.split(' ').slice(1)));
}

async function runAll(folder: string, groups: readonly string[][][]): Promise<void> {
  for (const words of groups.flat()) {
    const { status, stderr } = await variorum(folder, ...words);
    expect([words.join(' '), status, status === 0 ? '' : stderr]).toEqual([words.join(' '), 0, '']);
  }
}

/** All files of an output with their content. */
function contentOf(out: string): ReadonlyMap<string, string> {
  const paths = (readdirSync(out, { recursive: true }) as string[]).sort();
  const isFile = (path: string) => statSync(join(out, path)).isFile();
  return new Map(paths.filter(isFile).map((path) => [path, readFileSync(join(out, path), 'latin1')]));
}

async function expectSame(folder: string, command: string, ...flags: string[]): Promise<void> {
  // A plan keeps no state.
  const own = command === 'merge' ? ['--no-state', ...flags] : flags;
  await variorum(folder, command, 'in', '--out', 'single', '--workers', '1', ...own);
  const expected = contentOf(join(folder, 'single'));
  expect(expected.size).toBeGreaterThan(4);
  expect(contentOf(join(folder, 'planned'))).toEqual(expected);
}

const last = <T>(list: readonly T[]): T => list.at(-1)!;

describe('the commands of a plan', () => {
  test.each([1, 7])('write what merge writes, by %i shards, wherever they are called', async (shards) => {
    const folder = freshFolder(files);
    const groups = await plan(folder, '--shards', `${shards}`, '--format', 'html,tables');
    expect(groups.map(({ length }) => length)).toEqual(Array.from({ length: 5 }, () => [shards, 1]).flat());
    await runAll(freshFolder(), groups);
    await expectSame(folder, 'merge', '--format', 'html,tables');
  });

  test('write what scan writes, the shards of each step in the opposite order', async () => {
    // More than one batch of documents.
    const folder = freshFolder({ ...files, 'in/b.jsonl': recordsOf(write(40, 1000)) });
    const groups = await plan(folder, '--shards', '3', '--for', 'scan', '--quiet');
    expect(groups.length).toBe(8);
    await runAll(
      folder,
      groups.map((group) => group.toReversed()),
    );
    await expectSame(folder, 'scan');
  });

  test('take decisions, a table of clusters, and what had to be unpacked', async () => {
    const folder = freshFolder({
      'in/a.jsonl.gz': gzipSync(records),
      'in/b.csv': csvOf(),
      'in/c.txt': 'Short.',
    });
    await variorum(folder, 'scan', 'in', '--out', 'found');
    const [one, other] = [articles[0]!, articles[1]!].map(({ mark }) => mark);
    writeFileSync(join(folder, 'pairs.tsv'), `decision\ta\tb\nnever\t${one}\t${other}\n`);
    await runAll(folder, await plan(folder, '--shards', '2', '--pairs', 'pairs.tsv'));
    await expectSame(folder, 'merge', '--pairs', 'pairs.tsv');
    const rows = articles.slice(0, 3).map(({ mark }) => `1\t${mark}\n`);
    writeFileSync(join(folder, 'clusters.tsv'), `cluster\tid\n${rows.join('')}`);
    await runAll(folder, await plan(folder, '--shards', '2', '--clusters', 'clusters.tsv'));
    await expectSame(folder, 'merge', '--clusters', 'clusters.tsv');
  });

  test('that are killed at any moment can be called again, and leave nothing that is taken for done', async () => {
    const folder = freshFolder(files);
    const groups = await plan(folder, '--shards', '2', '--quiet');
    for (const [at, group] of groups.entries()) {
      const words = last(group);
      const child = spawn(process.execPath, [cli, ...words], { cwd: folder, stdio: 'ignore' });
      const ended = once(child, 'exit');
      await setTimeout(60 * (at + 1));
      child.kill('SIGKILL');
      // Until then its locks are those of a process that lives.
      await ended;
      await runAll(folder, [group]);
    }
    await expectSame(folder, 'merge');
  });

  test('do nothing where all is done', async () => {
    const folder = freshFolder(files);
    const groups = await plan(folder, '--shards', '2', '--quiet');
    await runAll(folder, groups.slice(0, 3));
    const made = join(folder, 'planned.variorum-plan/count');
    const output = join(made, readdirSync(made).find((name) => name.includes('.out.'))!);
    utimesSync(output, 1, 1);
    expect(await plan(folder, '--shards', '2', '--quiet')).toEqual(groups);
    await runAll(folder, groups.slice(0, 3));
    expect(statSync(output).mtimeMs).toBe(1000);
    await runAll(folder, groups.slice(3));
    const { ino } = statSync(join(folder, 'planned/run.json'));
    await runAll(folder, groups);
    expect(statSync(join(folder, 'planned/run.json')).ino).toBe(ino);
    expect(readdirSync(join(folder, 'planned.variorum-plan'))).toEqual(['done', 'plan.json']);
  });
});

describe('a command that cannot be run', () => {
  async function refusal(folder: string, words: readonly string[]): Promise<string> {
    const { status, stderr } = await variorum(folder, ...words);
    expect(status).toBe(2);
    return stderr.replaceAll(folder, '');
  }

  test('says which shards have not been run, and how to run the first', async () => {
    const folder = freshFolder(files);
    const groups = await plan(folder, '--shards', '3', '--quiet');
    const gather = groups[1]![0]!;
    await runAll(folder, [[groups[0]![1]!]]);
    expect(await refusal(folder, gather)).toBe(
      'Cannot gather step sketch: shards 0, 2 have not been run to the end; call variorum worker sketch --work /planned.variorum-plan --shard 0\n',
    );
    expect(await refusal(folder, groups[2]![0]!)).toBe(
      'Cannot run step count: what it works on is not there; first call variorum worker gather --after sketch --work /planned.variorum-plan\n',
    );
  });

  test('names a file of the input that is no longer what it was', async () => {
    const folder = freshFolder(files);
    const groups = await plan(folder, '--shards', '1', '--quiet');
    const [name] = Object.keys(pages);
    writeFileSync(join(folder, 'in', name!), '<p>Something else');
    const sentence = `Cannot go on with the plan in /planned.variorum-plan: /in/${name} is no longer what it was when the plan was made; remove the plan and make it anew\n`;
    expect(await refusal(folder, groups[0]![0]!)).toBe(sentence);
    const again = ['plan', 'in', '--out', 'planned', '--shards', '1'];
    expect(await refusal(folder, again)).toBe(sentence);
    expect(await refusal(folder, [...again, '--threshold', '.9'])).toBe(
      'Cannot plan in /planned.variorum-plan: a plan with other options is there and not done; finish it, remove it or choose another --work\n',
    );
  });

  test('names the program that made the plan, where that is another one', async () => {
    const folder = freshFolder(files);
    const groups = await plan(folder, '--shards', '1', '--quiet');
    const path = join(folder, 'planned.variorum-plan/plan.json');
    writeFileSync(path, readFileSync(path, 'utf8').replace(/"version": "[^"]*"/, '"version": "0.0.9"'));
    expect(await refusal(folder, groups[0]![0]!)).toMatch(
      /^Cannot go on with the plan in \/planned.variorum-plan: Variorum 0\.0\.9 on Node \d+ made it, and this is /,
    );
  });

  test('names a file that is damaged', async () => {
    const folder = freshFolder(files);
    const groups = await plan(folder, '--shards', '1', '--quiet');
    await runAll(folder, groups.slice(0, 1));
    const output = join(folder, 'planned.variorum-plan/sketch/0.paired.sketch.out.0');
    truncateSync(output, statSync(output).size - 20);
    expect(await refusal(folder, groups[1]![0]!)).toBe(
      'Cannot read /planned.variorum-plan/sketch/0.paired.sketch.out.0: it is damaged; remove it and call the command again that wrote it\n',
    );
    await variorum(folder, 'worker', 'sketch', '--work', 'planned.variorum-plan', '--shard', '0');
    expect(await refusal(folder, groups[1]![0]!)).toContain('it is damaged');
  });

  test.each([
    [['worker', 'count', '--work', 'nowhere', '--shard', '0'], 'there is none in nowhere'],
    [['worker', 'sketch', '--shard', '0'], '--shard: it has no effect without --work DIR'],
    [['worker', 'count'], 'it must name the directory of a plan for count'],
    [
      ['worker', 'sign', '--work', 'w'],
      'it goes with sketch, count, compare, order, merge and gather, not with sign',
    ],
    [['plan', 'in', '--out', 'o', '--shards', '2', '--work', 'in/w'], 'it lies in the input in'],
    [['plan', 'in', '--out', 'in', '--shards', '2'], 'it holds the input in'],
    [['plan', 'in', '--out', 'o', '--shards', '2', '--work', 'o/w'], 'and the output o lie one in the other'],
    [
      ['plan', 'in', '--out', 'w/o', '--shards', '2', '--work', 'w'],
      'and the output w/o lie one in the other',
    ],
    [
      ['plan', 'in', '--out', 'o', '--shards', '2', '--for', 'scan', '--policy', 'latest'],
      '--policy is no flag of scan',
    ],
    [['plan', 'in', '--out', 'o', '--shards', '2', '--engine', 'spark'], '--engine is no flag of plan'],
    [['plan', 'in', '--out', 'o'], '--shards is missing'],
    [['plan', 'nothing', '--out', 'o', '--shards', '2'], 'there is no such file or directory'],
  ])('%j says why', async (words, sentence) => {
    expect(await refusal(freshFolder({ 'in/a.txt': 'A text.' }), words)).toContain(sentence);
  });

  test('leaves the files of another program alone, whatever they are called', async () => {
    const names = ['w/done', 'w/merge/notes.txt', 'w/sources'];
    const folder = freshFolder({
      'in/a.txt': 'A text.',
      ...Object.fromEntries(names.map((name) => [name, name])),
    });
    await refusal(folder, ['plan', 'in', '--out', 'o', '--shards', '2', '--work', 'w']);
    for (const name of names) expect(readFileSync(join(folder, name), 'utf8')).toBe(name);
  });

  test('asks of a worker for its shard, and of a gathering command for its step', async () => {
    const folder = freshFolder({ 'in/a.txt': 'A text.' });
    await plan(folder, '--shards', '2', '--for', 'scan', '--quiet');
    const worker = (...words: string[]) =>
      refusal(folder, ['worker', ...words, '--work', 'planned.variorum-plan']);
    expect(await worker('sketch')).toContain('--shard is missing');
    expect(await worker('sketch', '--shard', '2')).toContain('--shard: it must be less than 2');
    expect(await worker('gather')).toContain('--after is missing');
    expect(await worker('gather', '--after', 'merge')).toContain(
      'it must be one of sketch, count, compare, order,',
    );
    expect(await worker('merge', '--shard', '0')).toContain('which a scan has not');
  });
});

function csvOf(): string {
  const rows = writeArticles('csv', 200, 3);
  return Object.values(formats['csv']!(rows))[0]!.toString();
}
