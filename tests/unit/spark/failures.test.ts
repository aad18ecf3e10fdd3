/** Holds that whatever fails on Spark comes back with its reason, in the row of the document that failed. */
import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { collect } from '../../../src/engine/spark/collect.js';
import { examine } from '../../../src/engine/spark/stages/examine.js';
import { merge } from '../../../src/engine/spark/stages/merge.js';
import { profile } from '../../../src/engine/spark/stages/profile.js';
import { publish } from '../../../src/engine/spark/stages/publish.js';
import { submit } from '../../../src/engine/spark/submit.js';
import { allRows, workerOptions } from './worker-options.js';

const ferry = {
  id: 'ferry',
  text: 'The ferry left Port Alder at nine with forty people and a dog on board.',
};
const rowOf = (n: number, id: string, record: string) => ({ n, id, file: 'a.jsonl', line: 5 + n, record });
const whole = (n: number, id: string) => rowOf(n, id, JSON.stringify({ ...ferry, id }));
const broken = (n: number, id: string) => rowOf(n, id, '{"id":');
const failureOf = (line: number) => ({
  ...{ reason: 'bad-record', path: 'a.jsonl', line },
  detail: 'it is not valid JSON',
});

async function* each<Row>(rows: readonly Row[]): AsyncGenerator<Row> {
  yield* rows;
}

const folder = mkdtempSync(join(tmpdir(), 'variorum-failures-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe('a record that can no longer be read', () => {
  test('has its failure among the rows of profiles, and costs no other document', async () => {
    const rows = await allRows(profile(each([whole(0, 'a'), broken(1, 'b'), whole(2, 'c')]), workerOptions));
    expect(rows).toMatchObject([
      { n: 0, size: 12 },
      { n: 1, failure: failureOf(6) },
      { n: 2, size: 12 },
    ]);
  });

  test('has its failure among the rows of the corpus, and shifts no other row', async () => {
    const rows = await allRows(publish(each([broken(0, 'a'), whole(1, 'b'), whole(2, 'c')]), workerOptions));
    expect(rows[0]).toEqual({ n: 0, failure: failureOf(5) });
    for (const [at, id] of ['b', 'c'].entries()) {
      const { n, row } = rows[at + 1] as { n: number; row: readonly string[] };
      expect(n).toBe(at + 1);
      expect(JSON.parse(row.join(''))).toMatchObject({ id });
    }
  });

  test('has its failure in the row of its pair, and so have both of two', async () => {
    const pair = { a: 'a', b: 'b' };
    const rows = await allRows(
      examine(
        each([
          { isReportOnly: false, pair, left: broken(0, 'a'), right: whole(1, 'b') },
          { isReportOnly: true, pair, left: broken(0, 'a'), right: broken(1, 'b') },
        ]) as never,
        workerOptions,
      ),
    );
    expect(rows.map(({ failure }) => failure)).toEqual([failureOf(5), failureOf(5), failureOf(6)]);
  });

  test('leaves its cluster without an edition, and both say why', async () => {
    const members = ['a', 'b', 'c'];
    const cluster = JSON.stringify({
      members,
      representative: 'a',
      cohesion: { mean: 1, weakest: 1 },
      links: [],
    });
    const rows = await allRows(
      merge(
        each([
          { ...whole(0, 'a'), first: 0, cluster: [cluster] },
          { ...broken(1, 'b'), first: 0 },
          { ...broken(2, 'c'), first: 0 },
        ]),
        { ...workerOptions, hasDates: false },
      ),
    );
    expect(rows).toEqual([
      { first: 0, failure: failureOf(6) },
      { first: 0, failure: failureOf(7) },
    ]);
  });
});

describe('collect()', () => {
  const options = { fields: workerOptions.fields, locate: (file: string) => file, decided: [] };
  const tables = ['documents', 'pairs', 'bridges', 'reports', 'published', 'failures', 'counts'];
  const document = (n: number, id: string) => ({
    ...{ n, id, file: 'a.jsonl', line: n + 1, offset: 0, length: 1 },
    ...{ sha256: 'ab'.repeat(32), tokens: 9, hasKeys: true },
  });

  function writeTables(name: string, rows: Readonly<Record<string, readonly object[]>>): string {
    const result = join(folder, name);
    for (const table of tables) {
      if (rows[table] === undefined) continue;
      mkdirSync(join(result, table), { recursive: true });
      writeFileSync(
        join(result, table, 'part-0'),
        rows[table].map((row) => `${JSON.stringify(row)}\n`).join(''),
      );
    }
    return result;
  }

  const nothing = Object.fromEntries(tables.map((table) => [table, []]));
  const counts = [{ candidates: 0 }];

  test('names a table that Spark did not write, in place of an output without its rows', async () => {
    const { failures: _, ...others } = nothing;
    await expect(collect(writeTables('missing', { ...others, counts }), options)).rejects.toThrow(
      /^Cannot collect the results of Spark: .*failures is missing$/,
    );
  });

  test('finds the pair of a link whose ids hold line breaks, and names a link that has none', async () => {
    const pair = (a: string, b: string) => ({ pair: JSON.stringify({ a, b, score: 1 }) });
    const documents = [document(0, 'a'), document(1, 'a\nb'), document(2, 'b\nc'), document(3, 'c')];
    const pairs = [pair('a', 'b\nc'), pair('a\nb', 'c')];
    const found = { ...nothing, counts, documents, pairs, bridges: [{ a: 'a\nb', b: 'c' }] };
    const { detection } = await collect(writeTables('breaks', found), options);
    expect(detection.bridges).toMatchObject([{ a: 'a\nb', b: 'c' }]);
    const bridges = [{ a: 'a', b: 'c' }];
    await expect(collect(writeTables('none', { ...found, bridges }), options)).rejects.toThrow(
      'Cannot collect the link of a and c: Spark has no such pair',
    );
  });

  test('gives a line that was counted in its block the number that it has in the file, and no other', async () => {
    const failure = JSON.stringify({ reason: 'bad-record', path: 'a.jsonl', line: 3, detail: 'it is cut' });
    const failures = [
      { isFirstRead: true, line: 1003, failure },
      { isFirstRead: false, line: 2, failure },
    ];
    const { detection } = await collect(writeTables('lines', { ...nothing, counts, failures }), options);
    expect(detection.failures).toMatchObject([{ line: 1003 }, { line: 3 }]);
  });
});

describe('submit()', () => {
  async function submitTo(program: string) {
    const home = mkdtempSync(join(folder, 'home-'));
    mkdirSync(join(home, 'bin'));
    writeFileSync(join(home, 'bin/spark-sql'), program);
    chmodSync(join(home, 'bin/spark-sql'), 0o755);
    writeFileSync(join(home, 'bin/java'), '#!/bin/sh\necho \'openjdk version "17.0.1"\' >&2\n');
    chmodSync(join(home, 'bin/java'), 0o755);
    const environment = { ...process.env, SPARK_HOME: home, JAVA_HOME: home };
    const session = { master: null, conf: [], files: [], folder: home, warehouse: home, environment };
    return submit('detect', '/nowhere.sql', session);
  }

  test('returns the rows that Spark printed', async () => {
    expect(await submitTo('#!/bin/sh\necho unsettled 0\necho noise >&2\n')).toEqual(['unsettled 0']);
  });

  test('says that Spark was killed, and by what', async () => {
    await expect(submitTo('#!/bin/sh\nkill -9 $$\n')).rejects.toThrow('spark-sql was killed by SIGKILL');
  });

  test('says why a program does not start', async () => {
    await expect(submitTo('#!/no/such/shell\n')).rejects.toThrow(/spark-sql did not start: .*ENOENT/);
  });

  test('keeps what Spark said, and quotes its last line where nothing else tells', async () => {
    await expect(submitTo('#!/bin/sh\necho the disk is full >&2\nexit 3\n')).rejects.toThrow(
      'Cannot finish on Spark: the disk is full; all that it said is in',
    );
  });
});
