/** The report of a run against its tables: every report and every pair that was kept apart, with figures and reasons. */
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { readRows } from '../../src/write/page/atlas/read-rows.js';
import type { HeadsPart, ReportRow, RowsPart } from '../../src/write/page/atlas/shape.js';
import type { PairsPart, ReportData } from '../../src/write/page/report-shape.js';
import { byId, elements, parsePage, textOf } from '../page-text.js';
import { mergeDirectory, readLines } from './run-directory.js';

const root = join(import.meta.dirname, '../..');

describe('the report of the seeds', () => {
  let files: Map<string, string>;
  let data: ReportData;
  let pairs: PairsPart;
  let heads: HeadsPart;
  let reports: readonly ReportRow[];
  let page: ReturnType<typeof parsePage>;
  beforeAll(async () => {
    ({ files } = await mergeDirectory(join(root, 'seeds')));
    page = parsePage(files.get('index.html')!);
    const block = (id: string) => JSON.parse(textOf(byId(page, id)!)) as unknown;
    data = block('data') as ReportData;
    pairs = block('part-pairs') as PairsPart;
    heads = block('part-heads-0') as HeadsPart;
    reports = readRows(block('part-rows-0') as RowsPart);
  });
  const name = (at: number) => pairs.documents[at]!;

  test('holds the clusters of clusters.jsonl with their strongest and weakest links', () => {
    const clusters = readLines(files.get('clusters.jsonl')!) as unknown as {
      documents: string[];
      links: { a: string; b: string; score: number }[];
    }[];
    expect(reports.map(({ documents }) => documents)).toEqual(clusters.map(({ documents }) => documents));
    // A doubtful pair that its group holds together is among the links, and is not what the report rests on.
    const merged = new Set(
      readLines(files.get('relations.jsonl')!)
        .filter(({ tier }) => tier === 'merge')
        .map(({ a, b }) => `${a} ${b}`),
    );
    for (const [at, { links }] of clusters.entries()) {
      const scores = links
        .filter(({ a, b }) => merged.has(`${a} ${b}`))
        .map(({ score }) => Math.round(score * 1000) / 1000)
        .sort((left, right) => left - right);
      const { weakest, strongest } = reports[at]!;
      expect([weakest![2], strongest![2]]).toEqual([scores[0], scores.at(-1)]);
    }
  });

  test('holds the pairs of relations.jsonl that are in no one report', () => {
    const rows = readLines(files.get('relations.jsonl')!) as unknown as {
      a: string;
      b: string;
      tier: string;
      relation: string;
      reason: string;
    }[];
    const clusters = readLines(files.get('clusters.jsonl')!) as unknown as { documents: string[] }[];
    const areTogether = (a: string, b: string) =>
      clusters.some(({ documents }) => documents.includes(a) && documents.includes(b));
    const apart = rows
      .filter(({ a, b }) => !areTogether(a, b))
      .map(({ a, b, relation, reason }) => [a, b, relation, reason].join('|'));
    const shown = pairs.pairs.map(([a, b, relation, , , , , , reason]) =>
      [name(a), name(b), data.relations[relation], reason].join('|'),
    );
    expect(shown.sort()).toEqual(apart.sort());
  });

  test('says the counts of run.json', () => {
    const { counts } = JSON.parse(files.get('run.json')!) as { counts: Record<string, number> };
    const tiles = elements(page, ({ tagName }) => tagName === 'b').map((own) => Number(textOf(own)));
    expect(tiles.slice(0, 5)).toEqual([
      counts['documents'],
      counts['revisions'],
      counts['forReview'],
      counts['keptApart'],
      counts['failures'],
    ]);
  });

  test('can be read without scripts: every report and pair stands in the markup too', () => {
    // To a parser without scripts what stands in noscript is text.
    const plain = elements(page, ({ tagName }) => tagName === 'noscript')
      .map((own) => textOf(own))
      .join('');
    for (const [a, b] of pairs.pairs) expect(plain).toContain(`${name(a)} – ${name(b)}`);
    for (const title of heads.titles) expect(plain).toContain(title);
  });
});
