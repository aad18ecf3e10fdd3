/**
 * Runs a script of SQL with `spark-sql`, or with `spark-submit` where only that is installed, found by SPARK_HOME or on
 * the path, and returns what it printed. Spark's messages go to a file; on failure one sentence is made of them.
 */

import { spawn, spawnSync } from 'node:child_process';
import { accessSync, closeSync, constants, openSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { CommandFailure } from '../../model/failure.js';
import type { SparkOptions } from '../../model/options.js';
import { diagnose } from './diagnose.js';

type Environment = Readonly<Record<string, string | undefined>>;

export interface Session extends SparkOptions {
  /** Files that every executor gets. */
  readonly files: readonly string[];
  /** A folder of this machine, for the script and what Spark says. */
  readonly folder: string;
  readonly warehouse: string;
  /** Variables that tell where Spark and Java lie. */
  readonly environment: Environment;
}

/** The program and its first arguments. Throws CommandFailure where there is none. */
export function findSpark(environment: Environment): readonly string[] {
  const { SPARK_HOME: home, PATH: path = '' } = environment;
  const folders = home === undefined || home === '' ? path.split(delimiter) : [join(home, 'bin')];
  for (const [name, ...more] of programs) {
    for (const folder of folders) {
      const program = join(folder, name);
      if (isProgram(program)) return [program, ...more];
    }
  }
  throw new CommandFailure({ reason: 'no-spark', home: home ?? null });
}

const programs = [
  ['spark-sql'],
  // What spark-sql is made of, where a distribution leaves the script out.
  ['spark-submit', '--class', 'org.apache.spark.sql.hive.thriftserver.SparkSQLCLIDriver'],
] as const;

function isProgram(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

// Tables live for one session, and nothing is looked up in a metastore; numbers wrap and divide as in every
// version so far; blocks are small enough that a cluster is shared out evenly; what is small enough to be sent to
// every executor is judged by its size in memory, which is several times that of the file; a join whose smaller
// side turns out to fit in memory, task by task, need not sort the larger one; and rows that hold a text are read a
// few at a time.
const settings = (warehouse: string) => [
  'spark.sql.catalogImplementation=in-memory',
  `spark.sql.warehouse.dir=${warehouse}`,
  'spark.sql.ansi.enabled=false',
  'spark.sql.files.maxPartitionBytes=32m',
  'spark.sql.sources.fileCompressionFactor=5',
  'spark.sql.adaptive.maxShuffledHashJoinLocalMapThreshold=64m',
  'spark.sql.parquet.columnarReaderBatchSize=256',
  'spark.ui.showConsoleProgress=false',
];

/** The rows that `script` printed. Throws CommandFailure where Spark cannot start, or ends in failure. */
export async function submit(name: string, scriptPath: string, session: Session): Promise<readonly string[]> {
  const { master, conf, files, folder, warehouse, environment } = session;
  const [program, ...first] = findSpark(environment);
  const words = [
    ...first,
    ...(master === null ? [] : ['--master', master]),
    ...[...settings(warehouse), ...conf].flatMap((setting) => ['--conf', setting]),
    ...['--name', `variorum ${name}`, '--files', files.join(','), '-f', scriptPath],
  ];
  const log = join(folder, `${name}.log`);
  const { printed, isDone, end } = await runProgram(program!, words, { folder, log, environment });
  if (isDone) return printed.split('\n').filter((line) => line !== '');
  const said = `${printed}\n${readFileSync(log, 'utf8')}\n${end}`;
  throw new CommandFailure(diagnose(said, { master, log, java: askJava(environment) }));
}

interface Ended {
  readonly printed: string;
  /** It ended with status 0. */
  readonly isDone: boolean;
  /** What it cannot say itself: that it did not start, or was killed. Empty otherwise. */
  readonly end: string;
}

/** Runs the program; its standard error goes to `log` while it runs, for a person to follow. */
async function runProgram(
  program: string,
  words: readonly string[],
  { folder, log, environment }: Pick<Session, 'folder' | 'environment'> & { readonly log: string },
): Promise<Ended> {
  const errors = openSync(log, 'w');
  const child = spawn(program, words, {
    cwd: folder,
    env: environment,
    stdio: ['ignore', 'pipe', errors],
  });
  closeSync(errors);
  const printed: Buffer[] = [];
  child.stdout!.on('data', (chunk: Buffer) => printed.push(chunk));
  const ended = await new Promise<Omit<Ended, 'printed'>>((resolve) => {
    child.on('error', ({ message }) =>
      resolve({ isDone: false, end: `${program} did not start: ${message}` }),
    );
    child.on('close', (code, signal) =>
      resolve({ isDone: code === 0, end: signal === null ? '' : `${program} was killed by ${signal}` }),
    );
  });
  return { printed: Buffer.concat(printed).toString(), ...ended };
}

/** What the Java that Spark takes says of its version; null where there is none. */
function askJava(environment: Environment): string | null {
  const home = environment['JAVA_HOME'];
  const program = home === undefined || home === '' ? 'java' : join(home, 'bin', 'java');
  const { stderr, error } = spawnSync(program, ['-version'], { encoding: 'utf8', env: environment });
  return error === undefined ? (stderr.match(/version "([^"]+)"/)?.[1] ?? null) : null;
}
