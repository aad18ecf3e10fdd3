/** Reads what rows.ts packs. */
import { frontDecode, Numbers } from './decode.js';
import type { LinkRow, ReportRow, RowsPart } from './shape.js';

/** All reports of a part, in its order. */
export function readRows({ documents, dates, oddDates, orders, rows }: RowsPart): ReportRow[] {
  const names = frontDecode(documents);
  const days = readDates(dates, oddDates, names.length);
  const numbers = new Numbers(rows);
  const read: ReportRow[] = [];
  for (let start = 0; start < names.length; ) {
    const end = start + numbers.next();
    const base = numbers.next() - 1;
    const order = orders[numbers.next()]!;
    const links = Array.from(
      { length: numbers.next() },
      (): LinkRow => [numbers.next(), numbers.next(), numbers.next() / 1000],
    );
    read.push({
      documents: names.slice(start, end),
      dates: days.slice(start, end),
      base,
      order,
      weakest: links[0] ?? null,
      strongest: links.at(-1) ?? null,
    });
    start = end;
  }
  return read;
}

function readDates(packed: string, odd: readonly string[], count: number): string[] {
  const numbers = new Numbers(packed);
  let oddAt = 0;
  let minutes = 0;
  return Array.from({ length: count }, () => {
    const value = numbers.next();
    if (value === 0) return '';
    if (value === 1) return odd[oddAt++]!;
    const folded = value - 2;
    minutes += folded % 2 === 0 ? folded / 2 : -(folded + 1) / 2;
    return minuteWords(minutes);
  });
}

/** "2026-03-12 14:05" of minutes since 1970. */
export function minuteWords(minutes: number): string {
  return new Date(minutes * 60_000).toISOString().slice(0, 16).replace('T', ' ');
}
