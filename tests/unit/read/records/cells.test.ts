/** Rows of a table as csv-parse cuts them: rows of any length, and what each costs. */
import { expect, test, vi } from 'vitest';
import { readCells } from '../../../../src/read/records/cells.js';

test('a row of another length than the header is a row, at no more cost than any other', async () => {
  // csv-parse makes an error for each such row, with a copy of it.
  const traced = vi.spyOn(Error, 'captureStackTrace');
  const rows: string[] = [];
  const pieces = (async function* () {
    yield 'id,title,text\n1\n2,a\n';
    yield '3,b,c,d\n4,e,f\n"5\n",g';
  })();
  try {
    for await (const row of readCells(pieces, { separator: null, maxBytes: 1000 }))
      rows.push('cells' in row ? `${row.line}: ${row.cells.join('|')}` : 'too long');
    expect(rows).toEqual(['1: id|title|text', '2: 1', '3: 2|a', '4: 3|b|c|d', '5: 4|e|f', '6: 5\n|g']);
    expect(traced).not.toHaveBeenCalled();
  } finally {
    traced.mockRestore();
  }
});
