/** What can be seen of `--engine spark` and `worker` where there is no Spark: npm run test:spark has the rest. */
import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { describe, expect, it } from 'vitest';
import { captureIo } from '../command-io.js';
import { cli, freshFolder, main, root } from './run.js';

const record = JSON.stringify({
  id: 'ferry',
  text: 'The ferry left Port Alder at nine with forty people on board.',
});

interface Place {
  readonly cwd: string;
  readonly input?: string;
  readonly environment?: Readonly<Record<string, string>>;
}

async function run(words: readonly string[], { cwd, input = '', environment }: Place) {
  const env = { PATH: process.env['PATH'] ?? '', ...environment };
  const { io, printed } = captureIo({ cwd, env, stdin: Readable.from([Buffer.from(input)]) });
  const status = await main(words, io);
  const { stdout, stderr } = printed();
  return { status, stdout: stdout.toString(), stderr };
}

/** In a process of its own, as Spark starts it. */
function runProcess(words: readonly string[], { cwd, input }: Place) {
  const { status, stdout, stderr } = spawnSync(process.execPath, words, { cwd, input, encoding: 'utf8' });
  return { status, stdout, stderr };
}

const onSpark = ['merge', 'news', '--out', 'out', '--engine', 'spark'];

/** A folder with news, and a Spark that says `said` and fails. */
function folderWithSpark(said: string) {
  const folder = freshFolder({
    'news/docs.jsonl': `${record}\n`,
    'spark/bin/spark-sql': `#!/bin/sh\necho "$@" > words\necho '${said}' >&2\nexit 1\n`,
    'java/bin/java': '#!/bin/sh\necho \'openjdk version "17.0.1"\' >&2\n',
  });
  for (const program of ['spark/bin/spark-sql', 'java/bin/java']) chmodSync(join(folder, program), 0o755);
  const environment = { SPARK_HOME: join(folder, 'spark'), JAVA_HOME: join(folder, 'java') };
  return { folder, environment };
}

describe('merge --engine spark', () => {
  it('says where it looked for Spark and found none', async () => {
    const cwd = freshFolder({ 'news/docs.jsonl': `${record}\n` });
    const byPath = await run(onSpark, { cwd, environment: { PATH: cwd } });
    expect(byPath.status).toBe(2);
    expect(byPath.stderr).toMatch(
      /^Cannot start Spark: there is neither spark-sql nor spark-submit on the path/,
    );
    const byHome = await run(onSpark, { cwd, environment: { SPARK_HOME: '/nowhere' } });
    expect(byHome.stderr).toMatch(/^Cannot start Spark: SPARK_HOME is \/nowhere/);
    expect(existsSync(join(cwd, 'out'))).toBe(false);
  });

  it.each([
    [
      'java.lang.UnsupportedClassVersionError: org/apache/spark/launcher/Main',
      'it needs Java 8, 11 or 17, and found 17.0.1',
    ],
    [
      'ERROR StandaloneSchedulerBackend: All masters are unresponsive! Giving up.',
      'Cannot reach the master spark://host:7077',
    ],
    ['Error: bash: line 1: node: command not found', 'an executor has no Node'],
  ])('makes one sentence of %s', async (said, sentence) => {
    const { folder, environment } = folderWithSpark(said);
    const { status, stderr } = await run([...onSpark, '--master', 'spark://host:7077'], {
      cwd: folder,
      environment,
    });
    expect(status).toBe(2);
    expect(stderr.trim().split('\n')).toHaveLength(1);
    expect(stderr).toContain(sentence);
  });

  it('clears away what a failed run has left, and no other folder of that name', async () => {
    const { folder: cwd, environment } = folderWithSpark('Error: bash: line 1: node: command not found');
    for (let round = 0; round < 2; round++)
      expect((await run(onSpark, { cwd, environment })).stderr).toContain('an executor has no Node');
    rmSync(join(cwd, 'out.variorum-spark'), { recursive: true });
    mkdirSync(join(cwd, 'out.variorum-spark'));
    writeFileSync(join(cwd, 'out.variorum-spark/mine'), '');
    const { status, stderr } = await run(onSpark, { cwd, environment });
    expect(stderr).toMatch(/^Cannot write to out: \S+out\.variorum-spark is in the way, [^\n]*\n$/);
    expect(status).toBe(2);
    expect(existsSync(join(cwd, 'out.variorum-spark/mine'))).toBe(true);
  });

  it('refuses a setting that is none, and an input that is not there', async () => {
    const { folder: cwd, environment } = folderWithSpark('');
    const setting = await run([...onSpark, '--conf', 'memory'], { cwd, environment });
    expect(setting.stderr).toMatch(/^Cannot use --conf: it must be like spark.executor.memory=8g/);
    const idle = await run([...onSpark, '--workers', '2'], { cwd, environment });
    expect(idle.stderr).toMatch(/^Cannot use --workers: it has no effect with --engine spark/);
    const bounded = await run([...onSpark, '--max-bytes', '1000'], { cwd, environment });
    expect(bounded.stderr).toMatch(/^Cannot use --max-bytes: it has no effect with --engine spark/);
    const alone = await run(['merge', 'news', '--out', 'out', '--master', 'yarn'], { cwd });
    expect(alone.stderr).toMatch(/^Cannot use --master: it has no effect without --engine spark/);
    const words = onSpark.map((word) => (word === 'news' ? 'olds' : word));
    expect((await run(words, { cwd, environment })).stderr).toMatch(
      /^Cannot read olds: there is no such file/,
    );
  });
});

describe('the worker', () => {
  const line = (text: string) =>
    `${JSON.stringify({ file: 'file:/news/a.jsonl', block: 0, size: 9, record: text })}\n`;
  const signed = (stdout: string) =>
    stdout
      .trim()
      .split('\n')
      .map((row) => JSON.parse(row));

  it('fails the row of a broken record, and goes on', async () => {
    const input = `${line('{"id": "broken", "text"')}${line(record)}`;
    const { status, stdout, stderr } = await run(['worker', 'sign'], { cwd: root, input });
    expect(status).toBe(0);
    expect(stderr).toBe('');
    const rows = signed(stdout);
    expect(rows[0].failure).toMatchObject({ reason: 'bad-record', line: 1, detail: 'it is not valid JSON' });
    expect(rows[1]).toMatchObject({ id: 'ferry', line: 2 });
    expect(rows[2]).toMatchObject({ lines: 2 });
  });

  it('ends with 2 where what comes in are no rows, and writes nothing', () => {
    const { status, stdout, stderr } = runProcess([cli, 'worker', 'sign'], {
      cwd: root,
      input: 'id\ttext\n',
    });
    expect(status).toBe(2);
    expect(stdout).toBe('');
    expect(stderr).toContain('Cannot read row 1 of standard input: it is not valid JSON');
  });

  it('says behind its name what is wrong with its options, and ends with 2', () => {
    const cwd = freshFolder({ 'options.json': '{"root":' });
    const bundle = join(root, 'dist/variorum-worker.cjs');
    for (const [options, sentence] of [
      ['nowhere.json', 'Cannot read nowhere.json: there is no such file or directory'],
      ['options.json', 'Cannot use options.json: it is not valid JSON'],
    ]) {
      const { status, stderr } = runProcess([bundle, 'sign', options!], { cwd });
      expect(status).toBe(2);
      expect(stderr).toContain(`variorum worker sign: ${sentence}`);
    }
  });

  it('is one file that runs alone, and says the same', () => {
    const options = JSON.stringify({
      root: 'file:///news',
      fields: { id: 'id', text: 'text', title: 'title', date: 'date' },
      detect: {
        sketch: 'minhash',
        scheme: 'oph',
        permutations: 256,
        bands: 256,
        rows: 1,
        shingleSize: 4,
        seed: 1,
      },
    });
    const cwd = freshFolder({ 'options.json': options });
    const bundle = join(root, 'dist/variorum-worker.cjs');
    const alone = runProcess([bundle, 'sign', 'options.json'], { cwd, input: line(record) });
    const inside = runProcess([cli, 'worker', 'sign', '--options', 'options.json'], {
      cwd,
      input: line(record),
    });
    expect(alone.status).toBe(0);
    expect(signed(alone.stdout)[0].keys).toHaveLength(256);
    expect(alone.stdout).toBe(inside.stdout);
  });
});
