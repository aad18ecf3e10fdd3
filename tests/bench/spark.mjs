/**
 * What the same job costs here and on Spark, on planted documents: wall time, processor time of all processes
 * that took part, bytes written to the shuffle, and the statements that took most.
 *
 *   npm run bench:spark -- [--documents N] [--workers 1,2] [--executors 1,2] [--partitions N] [--tables]
 *
 * --documents  100000 by default
 * --workers    runs of the engine of this machine; none for none
 * --executors  runs on Spark, each with so many executors of one core; none for none
 * --tables     Spark writes tables, in place of folders of editions that the program writes
 */
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { writeCorpus } from '../planted/write-corpus.mjs';
import { installSpark } from '../spark/install.mjs';

const { values } = parseArgs({
  options: {
    documents: { type: 'string', default: '100000' },
    workers: { type: 'string', default: '1,2' },
    executors: { type: 'string', default: '1,2' },
    partitions: { type: 'string', default: '16' },
    tables: { type: 'boolean', default: false },
  },
});
const countsOf = (list) => (list === 'none' ? [] : list.split(',').map(Number));
const cli = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));
const home = installSpark();
if (home === null) process.exit(2);
const root = mkdtempSync(join(tmpdir(), 'variorum-cost-'));
process.on('exit', () => rmSync(root, { recursive: true, force: true }));

const documents = Number(values.documents);
const input = join(root, 'input');
writeCorpus(documents, input);
rmSync(join(input, 'gold.tsv'));

/** Seconds on the clock and of processors, for the program and all that it started. */
function measure(words) {
  const startedMs = performance.now();
  const program = ['node', cli, 'merge', input, '--quiet', ...words];
  const { stdout, stderr, status } = spawnSync(
    'bash',
    ['-c', '"$@"; status=$?; times; exit $status', '-', ...program],
    {
      env: { ...process.env, SPARK_HOME: home },
      encoding: 'utf8',
    },
  );
  if (status !== 0) throw new Error(`The run ended with status ${status}: ${stderr}`);
  const seconds = (performance.now() - startedMs) / 1000;
  const children = stdout.trim().split('\n').at(-1);
  const cpuSeconds = [...children.matchAll(/(\d+)m([\d.]+)s/g)].reduce(
    (sum, [, minutes, rest]) => sum + 60 * Number(minutes) + Number(rest),
    0,
  );
  return { seconds, cpuSeconds };
}

/** What the event logs below `folder` say: bytes written to the shuffle, and task seconds by statement. */
function readEvents(folder) {
  let shuffleBytes = 0;
  const secondsOf = new Map();
  for (const name of readdirSync(folder)) {
    const statements = new Map();
    const stages = new Map();
    for (const line of readFileSync(join(folder, name), 'utf8').trim().split('\n')) {
      const event = JSON.parse(line);
      const statement = event.Properties?.['spark.sql.execution.id'];
      if (event.Event.endsWith('SQLExecutionStart')) statements.set(event.executionId, event.description);
      if (event.Event === 'SparkListenerJobStart')
        for (const stage of event['Stage IDs']) stages.set(stage, Number(statement));
      const metrics = event['Task Metrics'];
      if (event.Event !== 'SparkListenerTaskEnd' || !metrics) continue;
      shuffleBytes += metrics['Shuffle Write Metrics']['Shuffle Bytes Written'];
      const text = statements.get(stages.get(event['Stage ID'])) ?? '';
      const table = text.match(/CREATE TABLE (\w+)/)?.[1] ?? 'other';
      secondsOf.set(table, (secondsOf.get(table) ?? 0) + metrics['Executor Run Time'] / 1000);
    }
  }
  const heaviest = [...secondsOf].sort((left, right) => right[1] - left[1]).slice(0, 8);
  return { shuffleBytes, heaviest };
}

const print = (what, { seconds, cpuSeconds }, more = '') =>
  process.stdout.write(`${what}: ${seconds.toFixed(0)} s, ${cpuSeconds.toFixed(0)} s of processors${more}\n`);

process.stdout.write(`${documents} planted documents\n`);
for (const workers of countsOf(values.workers)) {
  const out = join(root, `here-${workers}`);
  print(`here, ${workers} workers`, measure(['--out', out, '--workers', String(workers)]));
  rmSync(out, { recursive: true });
}
for (const executors of countsOf(values.executors)) {
  const events = join(root, `events-${executors}`);
  mkdirSync(events);
  const out = join(root, `spark-${executors}`);
  const settings = [
    `spark.sql.shuffle.partitions=${values.partitions}`,
    'spark.executor.memory=2g',
    'spark.ui.enabled=false',
    'spark.eventLog.enabled=true',
    `spark.eventLog.dir=file://${events}`,
  ];
  const spark = [
    '--engine',
    'spark',
    '--master',
    `local-cluster[${executors},1,2048]`,
    '--conf',
    ...settings,
  ];
  const cost = measure(['--out', values.tables ? `file://${out}` : out, ...spark]);
  const { shuffleBytes, heaviest } = readEvents(events);
  const perDocument = `${(shuffleBytes / documents / 1000).toFixed(1)} KB a document through the shuffle`;
  print(`Spark, ${executors} executors`, cost, `, ${perDocument}`);
  const listed = heaviest.map(([table, seconds]) => `${table} ${seconds.toFixed(0)} s`).join(', ');
  process.stdout.write(`  heaviest statements, task seconds: ${listed}\n`);
  rmSync(out, { recursive: true, force: true });
}
