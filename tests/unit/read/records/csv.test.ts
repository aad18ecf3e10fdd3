/** Checks how tables are read: cells, line ends, stray quotation marks, line numbers, and failures that name the row. */
import { expect, test } from 'vitest';
import { readTable } from '../../../../src/read/records/csv.js';

/** Reads `text` in pieces of `size` characters. */
async function rowsOf(text: string, { size = 5, isTabs = false, maxBytes = 1e6 } = {}) {
  const pieces = (async function* () {
    for (let start = 0; start < text.length; start += size) yield text.slice(start, start + size);
  })();
  const rows: unknown[] = [];
  for await (const found of readTable(pieces, 't.csv', { isTabs, maxBytes }))
    rows.push(found.ok ? [found.value.line, ...Object.values(found.value.row)] : found.error);
  return rows;
}

test.each([
  [
    'a cell with line breaks',
    'id,text\n1,"one\r\ntwo"\r\n2,x\n',
    [
      [2, '1', 'one\r\ntwo'],
      [4, '2', 'x'],
    ],
  ],
  [
    'line ends of any kind',
    'id,text\r1,a\n2,b\r\n3,c',
    [
      [1, '1', 'a'],
      [2, '2', 'b'],
      [3, '3', 'c'],
    ],
  ],
  ['a blank line', 'id,text\n\n1,a\n', [[3, '1', 'a']]],
  ['a row with too few cells', 'id,text,date\n1,a\n', [[2, '1', 'a', '']]],
  ['doubled quotation marks', 'id,text\n1,"he said ""yes"""\n', [[2, '1', 'he said "yes"']]],
  [
    'quotation marks inside a cell',
    'id,text\n1,he said "yes", no\n'.replace(', no', ''),
    [[2, '1', 'he said "yes"']],
  ],
  [
    'words behind a closed cell',
    'id,text\n1,"Bridge" closed\n2,b\n',
    [
      [2, '1', '"Bridge" closed'],
      [3, '2', 'b'],
    ],
  ],
  ['a space behind a closed name', '"id" ,"text"\n1,a\n', [[2, '1', 'a']]],
  [
    'a mark that is never closed',
    'id,text\n1,a\n2,"b\nc',
    [
      [2, '1', 'a'],
      [3, '2', 'b\nc'],
    ],
  ],
  ['__proto__ as a name', '__proto__,text\n1,a\n', [[2, '1', 'a']]],
])('readTable() reads %s', async (_, text, rows) => {
  for (const size of [1, 3, 1000]) expect(await rowsOf(text, { size }), `pieces of ${size}`).toEqual(rows);
});

test.each([
  ['semicolons', 'id;text\n1;a,b\n', 'a,b'],
  ['bars', 'id|text\n1|a,b\n', 'a,b'],
  ['tabs', 'id\ttext\n1\ta,b\n', 'a,b'],
])('readTable() chooses %s by the header', async (_, text, cell) => {
  expect(await rowsOf(text, { size: 1000 })).toEqual([[2, '1', cell]]);
});

test('readTable() names a row with more cells than the header, and reads on', async () => {
  expect(await rowsOf('id,text\n1,a,b\n2,c\n')).toEqual([
    expect.objectContaining({ place: 'line 2', detail: 'the row has 3 cells and the header 2' }),
    [3, '2', 'c'],
  ]);
});

test('readTable() reads the rows before one that is too long, and names it', async () => {
  const rows = await rowsOf(`id,text\n1,a\n2,"${'x'.repeat(200)}\n3,b\n`, { maxBytes: 100 });
  expect(rows).toEqual([
    [2, '1', 'a'],
    expect.objectContaining({
      place: 'line 3',
      detail: expect.stringMatching(/more than 100 bytes/) as string,
    }),
  ]);
});

test('readTable() finds nothing in an empty file', async () => {
  expect(await rowsOf('')).toEqual([]);
});
