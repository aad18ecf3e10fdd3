/**
 * Holds both sayings of each rule of detection, the local stage's and the SQL's, against the same golden tables: the
 * folders of tests/golden-spark. VARIORUM_GOLDEN=write writes what the local stage finds; read the difference then.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ScriptRunner } from './duckdb/run-script.js';
import { findHere } from './rules/find-here.js';
import { findInSql } from './rules/find-in-sql.js';
import { readRule, renderTable } from './rules/tables.js';
import { workerOptions } from './worker-options.js';

const folder = join(import.meta.dirname, '../../golden-spark');

describe.each(readdirSync(folder))('%s', (name) => {
  const path = join(folder, name);
  const { documents, detect } = readRule(path);
  let runner: ScriptRunner;
  beforeAll(async () => {
    runner = await ScriptRunner.open({ ...workerOptions, detect });
  });
  afterAll(() => runner.close());

  const expected = (table: string) => readFileSync(join(path, `${table}.tsv`), 'utf8');

  test('the local stage finds the pairs of the table', () => {
    const found = findHere(documents, detect);
    for (const table of ['pairs', 'verified'] as const) {
      const rendered = renderTable(found[table]);
      if (process.env['VARIORUM_GOLDEN'] === 'write') writeFileSync(join(path, `${table}.tsv`), rendered);
      expect(rendered, table).toBe(expected(table));
    }
  });

  test('the SQL finds the same', async () => {
    const found = await findInSql(documents, detect, runner);
    for (const table of ['pairs', 'verified'] as const)
      expect(renderTable(found[table]), table).toBe(expected(table));
  });
});
