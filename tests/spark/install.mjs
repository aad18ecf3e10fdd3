/**
 * Apache Spark for the tests, in a folder of its own: as the package PySpark has it, which brings all of Spark and
 * asks for Java alone. Says in a sentence what is missing where it cannot.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const version = '3.5.9';
const folder = fileURLToPath(new URL('../../.spark/', import.meta.url));

/** What SPARK_HOME has to be; null with the reason said where there is none. */
export function installSpark() {
  if (process.env.SPARK_HOME) return process.env.SPARK_HOME;
  const java = run('java', ['-version']);
  const found = java === null ? null : (java.stderr.match(/version "(\d+)/)?.[1] ?? null);
  if (!['8', '11', '17'].includes(found ?? ''))
    return missing(
      `Java 17 (found ${found === null ? 'none' : `Java ${found}`}); install openjdk-17-jre-headless`,
    );
  const home = `${folder}pyspark`;
  if (existsSync(`${home}/bin/spark-submit`)) return home;
  if (run('python3', ['-m', 'pip', '--version'])?.status !== 0)
    return missing('pip, which fetches PySpark; install python3-pip, or set SPARK_HOME to where Spark lies');
  mkdirSync(folder, { recursive: true });
  process.stderr.write(`Installing PySpark ${version} to ${folder} …\n`);
  const words = ['-m', 'pip', 'install', '--quiet', '--no-deps', '--target', folder, `pyspark==${version}`];
  const { status, stderr } = spawnSync('python3', words, { encoding: 'utf8' });
  if (status === 0) return home;
  return missing(`PySpark ${version}: pip says ${stderr.trim().split('\n').at(-1)}`);
}

function run(program, words) {
  const done = spawnSync(program, words, { encoding: 'utf8' });
  return done.error === undefined ? done : null;
}

function missing(what) {
  process.stderr.write(`Cannot run the tests of Spark: what is missing is ${what}\n`);
  return null;
}
