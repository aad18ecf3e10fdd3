/** The rows of `changes.jsonl`: what each kind says, in one order of keys, and what reads them back. */
import { describe, expect, test } from 'vitest';
import { type ChangeRow, changeKinds, type ReportName } from '../../../../src/model/change.js';
import { parseRow, renderRow, toRows } from '../../../../src/write/changes/rows.js';
import { everyChange, report } from '../../../arbitraries/changes.js';

const run = { run: 7, at: '2026-11-30T06:00:00Z' };
const place = (changes: typeof everyChange, of: ReportName | null = report) =>
  changes.map((change) => ({ change, report: of }));

describe('rows', () => {
  test('every kind has one, which comes back as it was', () => {
    const rows = toRows(place(everyChange), run);
    expect(new Set(rows.map(({ kind }) => kind))).toEqual(new Set(changeKinds));
    expect(rows).toHaveLength(everyChange.length);
    for (const [at, row] of rows.entries()) {
      const line = renderRow(row);
      expect(line.startsWith(`{"run":7,"at":"2026-11-30T06:00:00Z","kind":"${row.kind}","id":"c`)).toBe(true);
      expect(line.indexOf('\n')).toBe(line.length - 1);
      expect(parseRow(line)).toEqual(row);
      expect(row).toMatchObject({ ...everyChange[at]!, ...report, ...run });
    }
  });

  test('keys stand in one order, however a row was put together', () => {
    for (const row of toRows(place(everyChange), run)) {
      const reversed = Object.fromEntries(Object.entries(row).reverse()) as unknown as ChangeRow;
      expect(renderRow(reversed)).toBe(renderRow(row));
    }
  });

  test('an id is made of the run and of what the row says, and not of the time', () => {
    const [row] = toRows(place([everyChange[0]!]), run);
    const idOf = (...input: Parameters<typeof toRows>) => toRows(...input)[0]!.id;
    expect(row!.id).toMatch(/^c[0-9a-f]{16}$/);
    expect(idOf(place([everyChange[0]!]), { ...run, at: '2027-01-01T00:00:00Z' })).toBe(row!.id);
    const others = [
      idOf(place([everyChange[0]!]), { ...run, run: 8 }),
      idOf(place([everyChange[0]!], null), run),
      idOf(place([everyChange[1]!]), run),
    ];
    expect(new Set([row!.id, ...others]).size).toBe(4);
  });

  test('ids are unique: what is said twice in a run stands once', () => {
    const rows = toRows(place([...everyChange, ...everyChange]), run);
    expect(rows).toEqual(toRows(place(everyChange), run));
    expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);
  });

  test.each([
    ['no JSON', '{"run":7'],
    ['no object', '7'],
    ['nothing', 'null'],
    ['no run', { run: 'seven' }],
    ['no time', { at: 'yesterday' }],
    ['a day alone', { at: '2026-11-30' }],
    ['a time without a zone', { at: '2026-11-30T06:00:00' }],
    ['a kind that nobody knows', { kind: 'report-eaten' }],
    ['no id', { id: undefined }],
    ['a report that is none', { report: 7 }],
    ['no title', { title: undefined }],
  ])('a line with %s is no row', (_, change) => {
    const [row] = toRows(place([everyChange[0]!]), run);
    const line = typeof change === 'string' ? change : JSON.stringify({ ...row, ...change });
    expect(parseRow(line)).toBeNull();
  });
});
