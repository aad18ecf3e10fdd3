/** Columns of odd types and of structs, as the rows that come out of them. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { type ColumnSource, parquetWriteBuffer } from 'hyparquet-writer';
import { afterAll, expect, it, test } from 'vitest';
import { defaultReading } from '../../../../src/model/options.js';
import { readRows } from '../../../../src/read/records/parquet.js';

type SchemaElement = NonNullable<Parameters<typeof parquetWriteBuffer>[0]['schema']>[number];

const folder = mkdtempSync(join(tmpdir(), 'variorum-parquet-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function rowsOf(columnData: ColumnSource[], schema: SchemaElement[]) {
  const path = join(folder, 'a.parquet');
  const root = { name: 'root', num_children: columnData.length };
  writeFileSync(path, Buffer.from(parquetWriteBuffer({ columnData, schema: [root, ...schema] })));
  const rows: unknown[] = [];
  const source = { name: 'a.parquet', format: 'parquet', reading: defaultReading, isCut: false } as const;
  for await (const found of readRows(path, source)) rows.push(found.ok ? found.value.row : found.error);
  return rows;
}

const column = (name: string, data: unknown[]) => ({ name, data }) as ColumnSource;
const required = { repetition_type: 'REQUIRED' } as const;
const latin = Buffer.from(
  'Café déjà vu: the cafés of Port Alder were closed on Tuesday, said Mr. Müller.',
  'latin1',
);

const types: readonly (readonly [
  what: string,
  data: unknown[],
  schema: Omit<SchemaElement, 'name'>,
  values: unknown[],
])[] = [
  ['a day', [18263, -700_000], { type: 'INT32', converted_type: 'DATE' }, ['2020-01-02', '0053-06-19']],
  [
    'a time',
    [new Date(1e12)],
    { type: 'INT64', converted_type: 'TIMESTAMP_MILLIS' },
    ['2001-09-09T01:46:40.000Z'],
  ],
  [
    'a time that no calendar has',
    [2n ** 62n],
    { type: 'INT64', logical_type: { type: 'TIMESTAMP', isAdjustedToUTC: true, unit: 'MILLIS' } },
    [null],
  ],
  ['a time of day', [11_045_000], { type: 'INT32', converted_type: 'TIME_MILLIS' }, ['03:04:05.000']],
  [
    'a time of day in microseconds',
    [11_045_678_000n],
    { type: 'INT64', converted_type: 'TIME_MICROS' },
    ['03:04:05.678'],
  ],
  ['bytes that are UTF-8', [Buffer.from('Señor Díaz')], { type: 'BYTE_ARRAY' }, ['Señor Díaz']],
  ['bytes that are text in another encoding', [latin], { type: 'BYTE_ARRAY' }, [latin.toString('latin1')]],
  ['bytes that are no text', [Buffer.from([0, 1, 255])], { type: 'BYTE_ARRAY' }, ['AAH/']],
  [
    'an interval',
    [Buffer.alloc(12, 1)],
    { type: 'FIXED_LEN_BYTE_ARRAY', type_length: 12, converted_type: 'INTERVAL' },
    ['AQEBAQEBAQEBAQEB'],
  ],
  ['a number that is none', [Number.NaN, Number.POSITIVE_INFINITY], { type: 'DOUBLE' }, ['NaN', 'Infinity']],
  ['a whole number beyond those of JSON', [2n ** 53n + 1n, 5n], { type: 'INT64' }, ['9007199254740993', 5]],
];

it.each(types)('%s becomes a value of JSON', async (_, data, schema, values) => {
  const rows = await rowsOf([column('x', data)], [{ name: 'x', ...required, ...schema } as SchemaElement]);
  expect(rows).toEqual(values.map((x) => ({ x })));
});

test('a decimal keeps every digit', async () => {
  const whole = 1_234_567_890_123_456_789n;
  const schema = { type: 'INT64', converted_type: 'DECIMAL', precision: 19, ...required } as const;
  const rows = await rowsOf(
    [column('whole', [whole, -7n]), column('cents', [whole, -7n])],
    [
      { name: 'whole', ...schema, scale: 0 },
      { name: 'cents', ...schema, scale: 2 },
    ],
  );
  expect(rows).toEqual([
    { whole: '1234567890123456789', cents: '12345678901234567.89' },
    { whole: '-7', cents: '-0.07' },
  ]);
});

test('structs and lists are read as such', async () => {
  const text = { type: 'BYTE_ARRAY', converted_type: 'UTF8', repetition_type: 'OPTIONAL' } as const;
  const rows = await rowsOf(
    [column('article', [{ body: ['One.', 'Two.'], head: 'Bridge closed' }, null])],
    [
      { name: 'article', repetition_type: 'OPTIONAL', num_children: 2 },
      { name: 'body', repetition_type: 'OPTIONAL', converted_type: 'LIST', num_children: 1 },
      { name: 'list', repetition_type: 'REPEATED', num_children: 1 },
      { name: 'element', ...text },
      { name: 'head', ...text },
    ],
  );
  expect(rows).toEqual([{ article: { body: ['One.', 'Two.'], head: 'Bridge closed' } }, { article: null }]);
});
