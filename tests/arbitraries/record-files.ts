/**
 * Makes a seeded set of records of a few outlets, more of them than one sample of a site holds, and writes them as a
 * file of each container format. Under the articles stand footers that some or many of an outlet's have; some records
 * name address and publisher, and some say nothing but their text.
 */
import { parquetWriteBuffer } from 'hyparquet-writer';
import { SiteWriter } from './sites.js';

const columns = ['id', 'title', 'text', 'date', 'url', 'publisher'] as const;
type Column = (typeof columns)[number];

/** A record; what it does not say is absent. */
export type RecordRow = { readonly id: string; readonly text: string } & {
  readonly [Name in Column]?: string;
};

const outlets = ['Alder Courier', 'Harbour Post', 'Wire Desk'];

/** At least `articles` records under ids of their own: articles, living pages, and copies of some under other records. */
export function recordRows(seed: number, articles: number): RecordRow[] {
  const site = new SiteWriter(seed);
  const furniture = ['Source: Wire Desk', 'Read more', ...Array.from({ length: 10 }, () => site.sentence(8))];
  const pages = [
    ...Array.from({ length: articles }, () => site.article(1 + site.below(2))),
    ...Array.from({ length: 6 }, () => site.livingPage(4)).flat(),
  ];
  const rows = pages.map((paragraphs, at): RecordRow => {
    // Each piece of furniture comes oftener than the one before it: about what is learnt, some just is and some is not.
    const below = furniture.filter((_, place) => site.below(100) < 1 + place);
    const outlet = outlets[site.below(outlets.length)]!;
    return {
      id: `r${at}`,
      text: [...paragraphs, ...below].join('\n\n'),
      ...(site.below(4) > 0 ? { title: paragraphs[0]!.split('. ')[0]! } : {}),
      ...(site.below(4) > 0 ? { date: new Date(Date.UTC(2026, 0, 1, at)).toISOString() } : {}),
      ...(site.below(2) > 0 ? { publisher: outlet } : {}),
      ...(site.below(3) > 0 ? { url: `https://${outlet.split(' ')[0]!.toLowerCase()}.example/${at}` } : {}),
    };
  });
  const copies = Array.from({ length: 12 }, (_, at): RecordRow => {
    const { title: _title, date: _date, ...row } = rows[site.below(rows.length)]!;
    return { ...row, id: `copy ${at}`, publisher: outlets[at % outlets.length]! };
  });
  return [...rows, ...copies];
}

const quoted = (value = '') => `"${value.replaceAll('"', '""')}"`;

/** By the name of a file: the same rows in each container format. */
export const recordFiles: Readonly<Record<string, (rows: readonly RecordRow[]) => string | Buffer>> = {
  'rows.jsonl': (rows) => rows.map((row) => `${JSON.stringify(row)}\n`).join(''),
  'rows.json': (rows) => JSON.stringify(rows),
  'rows.csv': (rows) =>
    [columns.join(','), ...rows.map((row) => columns.map((name) => quoted(row[name])).join(','))].join('\n'),
  'rows.parquet': (rows) =>
    Buffer.from(
      parquetWriteBuffer({
        columnData: columns.map((name) => ({
          name,
          type: 'STRING' as const,
          data: rows.map((row) => row[name] ?? null),
        })),
      }),
    ),
};
