/** Reads tables back from both of their forms: the same rows, and one schema whatever these are. */
import { mkdtempSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { DuckDBInstance } from '@duckdb/node-api';
import fc from 'fast-check';
import { describe, expect, inject, test } from 'vitest';
import {
  type AnyRow,
  type Column,
  int,
  maybe,
  type Table,
  table,
  text,
  texts,
} from '../../../../src/write/tables/columns.js';
import { type GroupLimits, TableFile } from '../../../../src/write/tables/table-file.js';
import { allTables } from '../../../../src/write/tables/write-tables.js';
import { runs } from '../../../arbitraries/histories.js';
import { hostileStrings } from '../../../arbitraries/hostile-strings.js';
import { MemoryOutput } from './memory-output.js';

// What reads text in JavaScript takes a byte-order mark away.
const word = fc.string({ unit: 'binary', maxLength: 12 }).filter((said) => !said.startsWith('\ufeff'));
const whole = fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 });
const cells: Readonly<Record<Column['type'], fc.Arbitrary<AnyRow[string]>>> = {
  text: word,
  int: whole,
  double: fc.double({ noNaN: true, noDefaultInfinity: true }).map((value) => value + 0),
  bool: fc.boolean(),
  time: fc
    .date({
      min: new Date('0001-01-01T00:00:00Z'),
      max: new Date('9999-12-31T23:59:59.999Z'),
      noInvalidDate: true,
    })
    .map((date) => date.getTime()),
  texts: fc.array(word, { maxLength: 3 }),
  ints: fc.array(whole, { maxLength: 3 }),
};

const rowOf = ({ columns }: Table): fc.Arbitrary<AnyRow> =>
  fc.record(
    Object.fromEntries(
      Object.entries(columns).map(([name, { type, mayBeNull }]) => [
        name,
        mayBeNull ? fc.option(cells[type]) : cells[type],
      ]),
    ),
  );

async function write(of: Table, rows: readonly AnyRow[], limits?: GroupLimits): Promise<MemoryOutput> {
  const output = new MemoryOutput();
  const file = await TableFile.open(output, of, limits);
  await file.add(rows);
  await file.finish();
  expect(file.size).toBe(rows.length);
  return output;
}

/** As files hold it: whole characters, and times in words. */
function asWritten(row: AnyRow, { columns }: Table): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(columns).map(([name, { type }]) => {
      const cell = row[name]!;
      if (cell === null) return [name, null];
      if (type === 'time') return [name, new Date(cell as number).toISOString()];
      if (type === 'text') return [name, (cell as string).toWellFormed()];
      return [name, type === 'texts' ? (cell as readonly string[]).map((each) => each.toWellFormed()) : cell];
    }),
  );
}

describe.each(allTables.map((each) => [each.name, each as Table] as const))(
  'the table of %s',
  (name, own) => {
    test('says in both forms what its rows say', () =>
      fc.assert(
        fc.asyncProperty(fc.array(rowOf(own), { maxLength: 5 }), async (rows) => {
          const output = await write(own, rows);
          const expected = rows.map((row) => asWritten(row, own));
          expect(output.lines(name)).toEqual(expected);
          expect(await output.rows(name)).toEqual(expected);
        }),
        { numRuns: Math.ceil(runs / 8) },
      ));

    test('has one schema: without a row, with one of nulls, and with full ones', async () => {
      const full = fc.sample(rowOf(own), { numRuns: 3, seed: 1 });
      const empty = Object.fromEntries(
        Object.entries(own.columns).map(([column, { mayBeNull }]) => [
          column,
          mayBeNull ? null : full[0]![column]!,
        ]),
      );
      const schemas = await Promise.all(
        [[], [empty], full].map(async (rows) => (await write(own, rows)).schema(name)),
      );
      expect(schemas[0]!.length).toBeGreaterThan(Object.keys(own.columns).length);
      expect(schemas[1]).toEqual(schemas[0]);
      expect(schemas[2]).toEqual(schemas[0]);
    });

    test('names its columns so that SQL takes them as they are, and describes each', async () => {
      const connection = await (await DuckDBInstance.create(':memory:')).connect();
      const names = Object.keys(own.columns);
      const sql = `SELECT ${names.join(', ')} FROM (SELECT ${names.map((column) => `1 AS ${column}`).join(', ')})`;
      expect((await connection.runAndReadAll(sql)).columnNames()).toEqual(names);
      connection.closeSync();
      for (const [column, { about }] of Object.entries(own.columns)) {
        expect(column).toMatch(/^[a-z][a-z0-9]*(?:_[a-z0-9]+)*$/);
        expect(about).toMatch(/^\S.*[^.\s]$/);
        expect(about).not.toMatch(/[|\n]/);
      }
    });
  },
);

const small = table('small', 'a row', {
  number: int('a number'),
  word: maybe(text('a word')),
  list: texts('words'),
});

test('rows are written in groups, each full, and none is lost between them', async () => {
  const rows = Array.from({ length: 7 }, (_, number) => ({ number, word: null, list: [] }));
  const output = await write(small, rows, { rows: 3, characters: 1000 });
  expect(output.groups('small')).toEqual([3, 3, 1]);
  expect((await output.rows('small')).map(({ number }) => number)).toEqual(rows.map(({ number }) => number));
  expect(output.lines('small').length).toBe(rows.length);
});

test('long texts make a group full before its rows are many', async () => {
  const rows = [1, 2, 3].map((number) => ({ number, word: 'x'.repeat(60), list: [] }));
  expect((await write(small, rows, { rows: 100, characters: 100 })).groups('small')).toEqual([2, 1]);
});

test.each([Number.NaN, Number.POSITIVE_INFINITY, 2 ** 31, 0.5])(
  'a whole number is never %d: that is a defect',
  async (number) => {
    const file = await TableFile.open(new MemoryOutput(), small);
    await expect(file.add([{ number, word: null, list: [] }])).rejects.toThrow(
      `Cannot write small.number: it must be int, current value is ${number}`,
    );
  },
);

test('the same rows give the same bytes, and the files name no version and no time', async () => {
  const rows = [{ number: 1, word: 'one', list: ['a'] }];
  const [one, other] = [await write(small, rows), await write(small, rows)];
  for (const path of ['tables/small.parquet', 'tables/small.jsonl'])
    expect(one.bytes(path)).toEqual(other.bytes(path));
  expect(one.bytes('tables/small.parquet').includes('variorum')).toBe(true);
});

test('hostile texts are texts in DuckDB, the same from both forms', async () => {
  const rows = Object.values(hostileStrings).map((word, number) => ({ number, word, list: [word] }));
  const output = await write(small, rows);
  const folder = mkdtempSync(join(inject('scratch'), 'table-'));
  for (const form of ['parquet', 'jsonl'])
    writeFileSync(join(folder, `small.${form}`), output.bytes(`tables/small.${form}`));
  const connection = await (await DuckDBInstance.create(':memory:')).connect();
  // Bytes: what reads text in JavaScript takes a byte-order mark away.
  const sql = 'SELECT hex(encode(word)) AS word, hex(encode(list[1])) AS listed';
  const ask = async (from: string) =>
    (await connection.runAndReadAll(`${sql} FROM ${from} ORDER BY number`)).getRowObjects();
  const ofParquet = await ask(`'${folder}/small.parquet'`);
  const types = "{number: 'INTEGER', word: 'VARCHAR', list: 'VARCHAR[]'}";
  const ofLines = await ask(`read_json('${folder}/small.jsonl', columns = ${types})`);
  connection.closeSync();
  const bytes = (word: string) => Buffer.from(word).toString('hex').toUpperCase();
  expect(ofParquet).toEqual(rows.map(({ word }) => ({ word: bytes(word), listed: bytes(word) })));
  expect(ofLines).toEqual(ofParquet);
});
