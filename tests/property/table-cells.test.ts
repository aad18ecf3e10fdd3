/** Laws of the cells of tables, on names of any characters: nothing counts, nothing breaks out, every name comes back. */
import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { cutCells, nameCell, nameReader } from '../../src/base/table-cells.js';
import { hostileStrings } from '../arbitraries/hostile-strings.js';

const numRuns = Number(process.env['VARIORUM_RUNS'] ?? 300);

const signs = fc.constantFrom(...'=+-@\'"\\ \t\r\n\u202e\u0085tnu0＝'.split(''));
const name = fc.oneof(
  fc.array(signs, { minLength: 1, maxLength: 8 }).map((all) => all.join('')),
  fc.string({ unit: 'binary', minLength: 1 }),
  fc.constantFrom(...Object.values(hostileStrings)),
);
const names = fc.uniqueArray(name, { minLength: 1, maxLength: 12 });

test('a table of any names has one line a name, and each cell names its own again', () => {
  fc.assert(
    fc.property(names, (all) => {
      const lines = all
        .map((id) => `${nameCell(id)}\tmust`)
        .join('\n')
        .split('\n');
      expect(lines).toHaveLength(all.length);
      const nameOf = nameReader(all);
      expect(lines.map(cutCells).map(([cell, word]) => [nameOf(cell!), word])).toEqual(
        all.map((id) => [id, 'must']),
      );
    }),
    { numRuns },
  );
});

test('a spreadsheet, which reads quotation marks in its own way, sees the same cells, and none is a formula', () => {
  fc.assert(
    fc.property(names, (all) => {
      const table = all.map((id) => `${nameCell(id)}\tmust\n`).join('');
      const rows = parse(table, { delimiter: '\t', record_delimiter: '\n' });
      const nameOf = nameReader(all);
      expect(rows.map(([cell, word]) => [nameOf(cell!), word])).toEqual(all.map((id) => [id, 'must']));
      expect(rows.flat().filter((cell) => /^\s*[=+\-@＝＋－＠\t\r]/.test(cell))).toEqual([]);
    }),
    { numRuns },
  );
});

test('a name that a person writes as it is, in a table of one, is found', () => {
  fc.assert(
    fc.property(name, (id) => {
      fc.pre(!/[\t\r\n]/.test(id));
      expect(nameReader([id])(cutCells(id)[0]!)).toBe(id);
    }),
    { numRuns },
  );
});
