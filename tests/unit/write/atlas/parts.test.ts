/** What stands beside the page of a run, and how the page comes by it. */
import { runInNewContext } from 'node:vm';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { OrderedCluster } from '../../../../src/model/cluster.js';
import type { ClusterId, DocumentId } from '../../../../src/model/document.js';
import { headsOf } from '../../../../src/write/page/atlas/parts.js';
import { readRows } from '../../../../src/write/page/atlas/read-rows.js';
import { packRowsPart } from '../../../../src/write/page/atlas/rows.js';
import { makeSlug } from '../../../../src/write/slug.js';
import { renderAtlas } from '../../../bench/genealogy/atlas.mjs';

interface Planted {
  readonly documents: readonly DocumentId[];
  readonly dates: readonly string[];
  readonly base: number;
}

const id = '0123456789abcdef' as ClusterId;

function reportOf({ documents }: Planted) {
  const cluster: OrderedCluster = {
    id,
    members: documents,
    representative: documents[0]!,
    cohesion: { mean: 1, weakest: 1 },
    links: [],
    order: { revisions: documents, basis: 'dates', confidence: 0.98, evidence: [] },
    copies: new Map(),
    copyRecords: [],
  };
  return { cluster, times: [], figures: undefined };
}

const date = fc.oneof(
  fc.constantFrom('', 'Monday', '2024-03-01', '2024-02-30 10:00', '+011000-01-01 10:00'),
  fc
    .date({ min: new Date('1900-01-01'), max: new Date('2100-01-01'), noInvalidDate: true })
    .map((own) => own.toISOString().slice(0, 16).replace('T', ' ')),
);
let made = 0;
const planted = fc.array(
  fc.array(date, { minLength: 2, maxLength: 4 }).chain((dates) =>
    fc.nat(dates.length - 1).map(
      (base): Planted => ({
        dates,
        base,
        documents: dates.map(() => `news/${(made++).toString(36)}.txt` as DocumentId),
      }),
    ),
  ),
  { maxLength: 8 },
);

describe('rows', () => {
  test('come back: documents, dates, base and order', () => {
    fc.assert(
      fc.property(planted, (given) => {
        const dates = new Map(
          given.flatMap((own) => own.documents.map((name, at) => [name, own.dates[at]!])),
        );
        const reports = given.map(reportOf);
        const profiles = { get: (name: DocumentId) => ({ date: dates.get(name) || null }) };
        const part = packRowsPart(
          reports,
          (report) =>
            given[reports.indexOf(report as (typeof reports)[number])]!.documents[
              given[reports.indexOf(report as (typeof reports)[number])]!.base
            ],
          // Of a profile its date is asked alone.
          { profiles } as unknown as Parameters<typeof packRowsPart>[2],
        );
        expect(readRows(part)).toEqual(
          given.map(({ documents, dates: days, base }) => ({
            documents,
            dates: days,
            base,
            order: 'Oldest first, by dates, 98 % sure',
            weakest: null,
            strongest: null,
          })),
        );
      }),
    );
  });
});

describe('folders', () => {
  test.each([
    ['Harbour bridge “closed” – again', true],
    ['Влак дерайлира в София', true],
    ['東京都の橋', false],
  ])('of %j are left to the headline: %j', (title, isShort) => {
    const slug = makeSlug(title, id);
    const figures = {
      outlets: [],
      language: null,
      facts: [0, 0, 0] as const,
      corrections: 0,
      isWithdrawn: false,
      rewritten: null,
    };
    const report = reportOf({ documents: ['a' as DocumentId, 'b' as DocumentId], dates: [], base: 0 });
    const folderOf = (slugged: string) =>
      headsOf(
        [report],
        new Map([[id, { title, slug: slugged, dates: [], base: 'a' as DocumentId, figures }]]),
      ).folders[0];
    expect(folderOf(slug)).toBe(isShort ? '~01234567' : slug);
    // A report that keeps a folder of earlier days.
    expect(folderOf('former-01234567')).toBe('former-01234567');
    expect(folderOf('')).toBe('');
  });
});

describe('the page of a run', () => {
  test('that is small holds all itself, and lets nothing in', () => {
    const { page, files } = renderAtlas(40);
    expect(files).toEqual([]);
    expect(page).toContain('id="part-heads-0"');
    expect(page.match(/http-equiv/g)).toHaveLength(1);
    expect(page).not.toContain('strict-dynamic');
  });

  test('that is large has scripts beside it which hand over what they hold, and nothing else', () => {
    const { page, files } = renderAtlas(1200);
    expect(page).not.toContain('id="part-');
    expect(page.match(/http-equiv/g)).toHaveLength(2);
    const names = files.map(([path]) => path.replace(/-\d+\.js$/, ''));
    expect(new Set(names)).toEqual(new Set(['atlas/pairs.js', 'atlas/heads', 'atlas/rows', 'atlas/words']));
    for (const [path, script] of files) {
      const given: [string, unknown][] = [];
      runInNewContext(script, { variorumPart: (name: string, part: unknown) => given.push([name, part]) });
      expect(given.map(([name]) => `atlas/${name}.js`)).toEqual([path]);
    }
  });

  test('is the same each time', () => {
    const [first, second] = [renderAtlas(300, { undated: 20 }), renderAtlas(300, { undated: 20 })];
    expect(first.page).toBe(second.page);
    expect(first.files).toEqual(second.files);
  });
});
