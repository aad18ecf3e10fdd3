/** Holds what all rows of the bench of inputs use: the built program, a folder to work in, and the table they end in. */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export const root = join(import.meta.dirname, '../../..');
export const cli = join(root, 'dist/cli.js');

/** Imports a module of the built program. */
export const built = (path) => import(join(root, 'dist', path));

/** A folder of this run alone, gone when it ends. */
export const work = mkdtempSync(join(tmpdir(), 'variorum-inputs-'));
process.on('exit', () => rmSync(work, { recursive: true, force: true }));

const rows = [];

/** States a figure beside its bar. */
export function report(what, figure, bar, passed) {
  rows.push([what, figure, bar, passed ? 'met' : 'NOT MET']);
  console.log(`${passed ? 'met    ' : 'NOT MET'}  ${what}: ${figure}  (bar: ${bar})`);
}

/** Prints what stands behind a figure. */
export function note(line) {
  console.log(`         ${line}`);
}

/** Prints everything that was stated as one table. */
export function printTable() {
  const lines = rows.map((row) => `| ${row.join(' | ')} |`);
  console.log(`\n| what | figure | bar | |\n|---|---|---|---|\n${lines.join('\n')}`);
}

/** Tells whether a set is at hand, and says so where it is not. */
export function has(data, set) {
  if (existsSync(join(data, set))) return true;
  console.log(`missing  ${set}`);
  return false;
}

/** Runs a command of the built program in a process of its own. */
export function run(...flags) {
  return spawnSync(process.execPath, [cli, ...flags], { maxBuffer: 2 ** 28, encoding: 'utf8' });
}

/** Runs a test file, and returns its assertions and what it wrote to stderr. */
export function runTests(project, filter, outputFile, env = {}) {
  const vitest = join(root, 'node_modules/vitest/vitest.mjs');
  const config = join(root, 'tests/vitest.config.ts');
  const flags = ['run', '--config', config, '--project', project, filter, '--reporter=json'];
  return spawnSync(process.execPath, [vitest, ...flags, `--outputFile=${outputFile}`], {
    cwd: root,
    encoding: 'utf8',
    env: { ...process.env, ...env },
    maxBuffer: 2 ** 28,
  });
}
