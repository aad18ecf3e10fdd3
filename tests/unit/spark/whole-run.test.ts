/**
 * Runs `merge --engine spark` with the program's own statements and stages, and DuckDB in the place of Spark, and holds
 * every file of the output against a run on this machine.
 */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { runMerge } from '../../../src/commands/merge.js';
import type { Session } from '../../../src/engine/spark/submit.js';
import { parseCommandLine } from '../../../src/options/parse.js';
import type { WorkerOptions } from '../../../src/options/worker-options.js';
import { captureIo } from '../../command-io.js';
import { readTree, version } from '../../golden/run-directory.js';
import { writeTraps } from '../../spark/traps.mjs';
import { ScriptRunner } from './duckdb/run-script.js';

const runners = new Map<string, ScriptRunner>();

vi.mock('../../../src/engine/spark/submit.js', () => ({
  submit: async (_: string, scriptPath: string, { folder, files }: Session) => {
    const runner = runners.get(folder) ?? (await openRunner(files[1]!));
    runners.set(folder, runner);
    return runner.run(readFileSync(scriptPath, 'utf8'));
  },
}));

async function openRunner(optionsPath: string): Promise<ScriptRunner> {
  const options = JSON.parse(readFileSync(optionsPath, 'utf8')) as WorkerOptions;
  const runner = await ScriptRunner.open(options);
  await runner.load(
    'lines',
    'value STRING, file_path STRING, file_block_start BIGINT',
    linesOf(options.root),
  );
  await runner.run(
    "CREATE TABLE input USING parquet LOCATION '' AS SELECT value, struct(file_path, file_block_start) AS _metadata FROM lines;\n",
  );
  return runner;
}

/** Every line of the input; files are cut in two blocks. */
function linesOf(root: string): object[] {
  const folder = new URL(`${root}/`);
  return readdirSync(folder).flatMap((name) => {
    const file = new URL(name, folder);
    const lines = readFileSync(file, 'utf8').split('\n');
    if (lines.at(-1) === '') lines.pop();
    const half = Math.ceil(lines.length / 2);
    return lines.map((value, at) => ({
      value,
      file_path: file.href,
      file_block_start: at < half ? 0 : 1000,
    }));
  });
}

const root = mkdtempSync(join(tmpdir(), 'variorum-sql-'));
afterAll(() => {
  for (const runner of runners.values()) runner.close();
  rmSync(root, { recursive: true });
});

/** What `merge` writes with these flags, by path, and the status with which it ends. */
async function merge(input: string, out: string, flags: readonly string[]) {
  // Spark keeps no state.
  const line = ['merge', input, '--out', out, '--quiet', '--no-state', ...flags];
  const parsed = await parseCommandLine(line, version);
  if (parsed.command !== 'merge') throw new TypeError('Cannot run: the command line is no merge');
  const status = await runMerge(parsed.options, { command: 'merge', version }, captureIo().io);
  return { files: readTree(out), status };
}

describe('the statements of a run on Spark', () => {
  const input = join(root, 'traps');
  mkdirSync(input);
  const flags = writeTraps(input);
  let here: Awaited<ReturnType<typeof merge>>;
  beforeAll(async () => {
    // Spark follows no paragraphs.
    here = await merge(input, join(root, 'here'), [...flags, '--workers', '1', '--threads', 'none']);
  }, 120_000);

  test('find and write what a run on this machine does, byte for byte', async () => {
    const there = await merge(input, join(root, 'there'), [...flags, '--engine', 'spark']);
    expect(there.status).toBe(here.status);
    expect(here.files.get('relations.jsonl')).toContain('"rule":"shared-body"');
    expect([...there.files.keys()]).toEqual([...here.files.keys()]);
    for (const [path, content] of here.files) expect(there.files.get(path) === content, path).toBe(true);
  }, 120_000);

  test('write into tables the lines of the files of these names', async () => {
    const out = `file://${join(root, 'tables')}`;
    const parsed = await parseCommandLine(
      ['merge', input, '--out', out, '--engine', 'spark', ...flags],
      version,
    );
    if (parsed.command !== 'merge') throw new TypeError('Cannot run: the command line is no merge');
    const { io } = captureIo();
    expect(await runMerge(parsed.options, { command: 'merge', version }, io)).toBe(here.status);
    const linesOfTable = (name: string) =>
      readFileSync(join(root, 'tables', name, 'part-0'), 'utf8').split('\n');
    for (const name of ['documents', 'relations', 'clusters', 'merged']) {
      // What cannot be read is in a table of its own.
      const lines = here.files
        .get(`${name}.jsonl`)!
        .split('\n')
        .filter((line) => !line.includes('"sha256":null'));
      expect(linesOfTable(name).sort(), name).toEqual(lines.sort());
    }
    const unread = here.files.get('documents.jsonl')!.match(/"sha256":null/g) ?? [];
    expect(linesOfTable('failures').filter((line) => line !== '')).toHaveLength(unread.length);
  }, 120_000);
});
