/**
 * What can go wrong with Spark itself, done on purpose: each must end in one sentence and with status 2. What can be
 * seen without Spark is in tests/cli/spark.test.ts.
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Runs them in `folder`; prints a line each, and returns whether all are as they should be. */
export function tryFailures(cli, folder, { home, master }) {
  const input = join(folder, 'news');
  mkdirSync(input, { recursive: true });
  writeFileSync(join(input, 'docs.jsonl'), '{"id":"a","text":"The ferry left Port Alder at nine."}\n');
  const taken = join(folder, 'taken');
  mkdirSync(join(taken, 'run'), { recursive: true });
  writeFileSync(join(taken, 'run/part-0.json'), '{}\n');
  // What Spark itself calls, and no Node.
  const bare = join(folder, 'bare');
  mkdirSync(bare);
  for (const name of ['bash', 'sh', 'chmod', 'ls', 'readlink', 'id', 'whoami'])
    symlinkSync(`/bin/${name}`, join(bare, name));
  const cases = [
    {
      name: 'a master that does not answer',
      words: ['--out', join(folder, 'out'), '--master', 'spark://127.0.0.1:9'],
      sentence: 'Cannot reach the master spark://127.0.0.1:9: it does not answer',
    },
    {
      name: 'executors without Node',
      words: ['--out', join(folder, 'out'), '--master', master, '--conf', `spark.executorEnv.PATH=${bare}`],
      sentence: 'Cannot run the stages: an executor has no Node',
    },
    {
      name: 'an output table that exists',
      words: ['--out', `file://${taken}`, '--master', 'local[1]'],
      sentence: `Cannot write to file://${taken}: it exists`,
    },
  ];
  return cases.map(({ name, words, sentence }) => {
    const all = [cli, 'merge', input, '--engine', 'spark', '--quiet', ...words];
    const { status, stderr } = spawnSync('node', all, {
      encoding: 'utf8',
      env: { ...process.env, SPARK_HOME: home },
    });
    const lines = stderr.trim().split('\n');
    const isRight = status === 2 && lines.length === 1 && lines[0].startsWith(sentence);
    process.stdout.write(`${isRight ? 'as told' : 'NOT AS TOLD'}  ${name}: ${isRight ? lines[0] : stderr}\n`);
    return isRight;
  });
}
