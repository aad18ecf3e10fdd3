/**
 * The same job on this machine and on Spark, compared file by file: the seeds, real revisions, planted documents.
 * Spark runs with two executors, each a process of its own.
 *
 *   npm run test:spark -- [--data DOCS.JSONL] [--planted N] [--family N] [--only NAME] [--master URL] [--kill] [--keep]
 *
 * --data    a set of real revisions as JSON Lines (or VARIORUM_REVISIONS); without it that part is left out
 * --planted how many documents are planted, 100000 by default, 0 for none
 * --family  how many revisions one report has that stands among pages of one site, 10000 by default, 0 for none
 * --only    seeds, decisions, traps, revisions, family, planted or failures
 * --kill    kills an executor in the middle of signing and one in the middle of merging
 * --keep    leaves the outputs, and says where
 */
import { spawn } from 'node:child_process';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { familyBesideFurniture } from '../planted/cases.mjs';
import { writeCorpus } from '../planted/write-corpus.mjs';
import { differences } from './compare.mjs';
import { tryFailures } from './failures.mjs';
import { installSpark } from './install.mjs';
import { killExecutorIn } from './kill.mjs';
import { writeTraps } from './traps.mjs';

const { values } = parseArgs({
  options: {
    data: { type: 'string', default: process.env.VARIORUM_REVISIONS ?? '' },
    planted: { type: 'string', default: '100000' },
    family: { type: 'string', default: '10000' },
    only: { type: 'string' },
    master: { type: 'string', default: 'local-cluster[2,1,2048]' },
    kill: { type: 'boolean', default: false },
    keep: { type: 'boolean', default: false },
  },
});
const cli = fileURLToPath(new URL('../../dist/cli.js', import.meta.url));
const quickly = '-XX:TieredStopAtLevel=1';
const root = mkdtempSync(join(tmpdir(), 'variorum-spark-'));

const seeds = fileURLToPath(new URL('../../seeds/', import.meta.url));
const readSeeds = () =>
  readdirSync(seeds)
    .sort()
    .map((id) => JSON.stringify({ id, text: readFileSync(join(seeds, id), 'utf8') }));

// Each writes its input, and returns what else the program is told.
const sets = {
  seeds: (folder) => {
    const rows = readSeeds();
    // In two files, with a broken row, a blank one, and a name that comes twice.
    writeFileSync(join(folder, 'a.jsonl'), `${rows.slice(0, 3).join('\n')}\n\n{"id": "broken", "text"\n`);
    writeFileSync(join(folder, 'b.jsonl'), [...rows.slice(3), rows[0]].join('\n'));
  },
  // A person sets one revision apart, and turns the order of the two others round.
  decisions: (folder) => {
    writeFileSync(join(folder, 'docs.jsonl'), readSeeds().join('\n'));
    const names = readdirSync(seeds).sort();
    const table = [
      ['never', names[2], names[0]],
      ['never', names[2], names[1]],
      ['before', names[1], names[0]],
    ];
    const path = `${folder}.tsv`;
    writeFileSync(path, ['decision\ta\tb', ...table.map((row) => row.join('\t'))].join('\n'));
    return ['--pairs', path];
  },
  traps: writeTraps,
  revisions: (folder) => copyFileSync(values.data, join(folder, 'docs.jsonl')),
  // The site's furniture is on every page, so that its keys are those of all documents.
  family: (folder) => {
    const size = Number(values.family);
    const records = familyBesideFurniture(size, Math.ceil(size / 4));
    writeFileSync(
      join(folder, 'docs.jsonl'),
      records.map((record) => `${JSON.stringify(record)}\n`).join(''),
    );
  },
  planted: (folder) => {
    writeCorpus(Number(values.planted), folder);
    rmSync(join(folder, 'gold.tsv'));
  },
};

/** Runs the program. Returns seconds, CPU seconds of it and its children where the system tells, and the status. */
function merge(input, out, words, environment = {}) {
  return new Promise((resolve) => {
    const startedMs = performance.now();
    const program = spawn(
      'node',
      [cli, 'merge', input, '--out', out, '--quiet', '--no-state', '--threads', 'none', ...words],
      {
        stdio: ['ignore', 'inherit', 'inherit'],
        // The test's own variable is no setting of the program.
        env: { ...process.env, VARIORUM_REVISIONS: undefined, ...environment },
      },
    );
    program.on('close', (status) => resolve({ status, seconds: (performance.now() - startedMs) / 1000 }));
  });
}

async function compareOn(name, home) {
  const input = join(root, name);
  mkdirSync(input);
  const told = sets[name](input) ?? [];
  const [local, spark] = [join(root, `${name}-local`), join(root, `${name}-spark`)];
  const here = await merge(input, local, ['--workers', '1', ...told]);
  const conf = [
    '--conf',
    'spark.sql.shuffle.partitions=8',
    'spark.executor.memory=2g',
    'spark.ui.enabled=false',
  ];
  // Of a few documents, compiling each step of each statement would take most of the time.
  const isSmall = name !== 'planted' && name !== 'family';
  if (isSmall) conf.push('spark.sql.codegen.wholeStage=false', `spark.executor.extraJavaOptions=${quickly}`);
  const killing = values.kill ? killExecutorIn(['sign', 'merge']) : null;
  const there = await merge(
    input,
    spark,
    ['--engine', 'spark', '--master', values.master, ...conf, ...told],
    {
      SPARK_HOME: home,
      ...(isSmall ? { SPARK_SUBMIT_OPTS: quickly } : {}),
    },
  );
  const killed = killing?.stop() ?? [];
  const found = existsSync(spark) ? differences(local, spark) : ['there is no output'];
  const isWhole = !values.kill || killed.length === 2;
  const isEqual = found.length === 0 && here.status === there.status && isWhole;
  const times = `here ${here.seconds.toFixed(1)} s, on Spark ${there.seconds.toFixed(1)} s`;
  const deaths = values.kill ? `, executors killed in ${killed.join(' and ') || 'no stage'}` : '';
  process.stdout.write(`${isEqual ? 'equal' : 'NOT EQUAL'}  ${name}: ${times}${deaths}\n`);
  for (const line of found.slice(0, 20)) process.stdout.write(`  ${line}\n`);
  if (here.status !== there.status)
    process.stdout.write(`  exit status ${here.status} and ${there.status}\n`);
  return isEqual;
}

const home = installSpark();
if (home === null) process.exit(2);
const wanted = Object.keys(sets).filter((name) => values.only === undefined || name === values.only);
let areEqual = true;
for (const name of wanted) {
  if (name === 'revisions' && values.data === '') {
    process.stdout.write('left out  revisions: name a set of them with --data or VARIORUM_REVISIONS\n');
    continue;
  }
  if (values[name] === '0') continue;
  areEqual = (await compareOn(name, home)) && areEqual;
}
if (values.only === undefined || values.only === 'failures')
  areEqual =
    tryFailures(cli, join(root, 'failures'), { home, master: values.master }).every(Boolean) && areEqual;
if (values.keep) process.stdout.write(`kept in ${root}\n`);
else rmSync(root, { recursive: true, force: true });
process.exitCode = areEqual ? 0 : 1;
