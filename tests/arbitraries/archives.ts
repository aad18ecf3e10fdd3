/** Generates corpora that come in batches: revisions of a few reports, background that they share, articles alone. */
import fc from 'fast-check';
import { article, history, paragraph, toText } from './histories.js';

export interface ArchivedRow {
  readonly id: string;
  readonly title: string;
  readonly text: string;
  readonly date?: string;
}

/** Rows, and for each batch, in the order in which they are added, the numbers of its rows. */
export interface Batches {
  readonly rows: readonly ArchivedRow[];
  readonly batches: readonly (readonly number[])[];
}

const report = fc.record({ revisions: history, isDated: fc.boolean(), hasBackground: fc.boolean() });

/** Two to four reports, up to three articles alone; in two to five batches, none of them empty. */
export const batches: fc.Arbitrary<Batches> = fc
  .record({
    reports: fc.array(report, { minLength: 2, maxLength: 4 }),
    alone: fc.array(article, { maxLength: 3 }),
    background: fc.array(paragraph, { minLength: 2, maxLength: 3 }),
    marks: fc.array(fc.nat(), { minLength: 25, maxLength: 25 }),
    count: fc.integer({ min: 2, max: 5 }),
  })
  .map(({ reports, alone, background, marks, count }) => {
    const rows: ArchivedRow[] = [];
    for (const [number, { revisions, isDated, hasBackground }] of reports.entries())
      for (const [at, revision] of revisions.entries())
        rows.push({
          // Not in the order of publication.
          id: `r${marks[(number * 5 + at) % marks.length]! % 97}-${number}-${at}`,
          title: `Report ${number} of ${revisions[0]![0]![0]!.split(' ')[0]}`,
          text: toText(hasBackground ? [...revision, ...background] : revision),
          ...(isDated ? { date: `2026-03-0${number + 1}T0${at}:00:00Z` } : {}),
        });
    for (const [number, one] of alone.entries())
      rows.push({ id: `a${number}`, title: `Alone ${number}`, text: toText(one) });
    const parts: number[][] = Array.from({ length: count }, () => []);
    for (const index of rows.keys()) parts[marks[index % marks.length]! % count]!.push(index);
    return { rows, batches: parts.filter(({ length }) => length > 0) };
  });
