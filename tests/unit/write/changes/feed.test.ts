/** The feed of changes, read back as a feed reader does. */
import { describe, expect, test } from 'vitest';
import type { Change, ChangeRow, ReportName } from '../../../../src/model/change.js';
import type { ClusterId } from '../../../../src/model/document.js';
import { sayChange } from '../../../../src/write/changes/change-words.js';
import { type FeedAbout, renderFeed } from '../../../../src/write/changes/feed.js';
import { toRows } from '../../../../src/write/changes/rows.js';
import { readAtom } from '../../../arbitraries/atom.js';
import { changesWith, everyChange, report } from '../../../arbitraries/changes.js';
import { allInOne, hostileStrings } from '../../../arbitraries/hostile-strings.js';

const about: FeedAbout = {
  archive: 'harbour',
  title: 'Changes at the harbour',
  author: 'The harbour desk',
  at: '2026-11-30T06:00:00Z',
};

const rowsOf = (
  run: number,
  changes: readonly Change[],
  of: ReportName | null = report,
): readonly ChangeRow[] =>
  toRows(
    changes.map((change) => ({ change, report: of })),
    { run, at: `2026-11-30T06:${String(run).padStart(2, '0')}:00Z` },
  );
const other: ReportName = {
  report: 'fedcba9876543210' as ClusterId,
  folder: 'fire-at-sea-fedcba98',
  title: 'Fire at sea',
};
const find = (kind: Change['kind'], block?: string) =>
  everyChange.find(
    (change) =>
      change.kind === kind && (block === undefined || ('block' in change && change.block === block)),
  )!;
const [grave, more] = [find('fact-changed'), find('paragraph-new', 'body')];

describe('renderFeed()', () => {
  test('a feed without entries is a feed', () => {
    const feed = readAtom(renderFeed([], about));
    expect(feed).toMatchObject({
      title: about.title,
      author: about.author,
      updated: about.at,
      href: 'index.html',
    });
    expect(feed.entries).toEqual([]);
    expect(feed.self).toBeUndefined();
    const self = 'https://harbour.example/changes.xml?a=1&b=2';
    expect(readAtom(renderFeed([], { ...about, self })).self).toBe(self);
  });

  test('an entry is a report and a run: its title says the gravest change, its list all of them, the gravest first', () => {
    const feed = readAtom(renderFeed(rowsOf(7, [more, grave]), about));
    expect(feed.updated).toBe('2026-11-30T06:07:00Z');
    expect(feed.entries).toMatchObject([
      {
        title: 'Correction: “two” became “not two” – Harbour bridge closed',
        updated: '2026-11-30T06:07:00Z',
        href: 'editions/harbour-bridge-closed-01234567/index.html#p1',
        categories: ['fact-changed', 'paragraph-new', 'severity-3', 'correction'],
        lines: [
          {
            words: 'Correction: “two” became “not two”, between A and B',
            href: 'editions/harbour-bridge-closed-01234567/index.html#p1',
            quoted: 'two ferries',
          },
          {
            words: 'New paragraph in A',
            href: 'editions/harbour-bridge-closed-01234567/index.html#p2',
            quoted: 'two',
          },
        ],
      },
    ]);
  });

  test('the newest run comes first, and of one run what is gravest', () => {
    const rows = [
      ...rowsOf(1, [grave]),
      ...rowsOf(2, [more]),
      ...rowsOf(2, [grave], other),
      ...rowsOf(10, [more], other),
    ];
    const found = readAtom(renderFeed(rows, about)).entries.map(({ updated, title }) => [
      updated.slice(14, 16),
      title.split(' – ')[1],
    ]);
    expect(found).toEqual([
      ['10', 'Fire at sea'],
      ['02', 'Fire at sea'],
      ['02', 'Harbour bridge closed'],
      ['01', 'Harbour bridge closed'],
    ]);
  });

  test('it has a hundred entries at most, and what is grave is not among those that are left out', () => {
    const reports = Array.from({ length: 150 }, (_, at) => ({
      ...report,
      report: String(at).padStart(16, '0') as ClusterId,
      title: `Report ${at}`,
    }));
    const rows = reports.flatMap((one, at) => rowsOf(3, [at === 149 ? grave : more], one));
    const { entries } = readAtom(renderFeed([...rowsOf(2, [grave]), ...rows], about));
    expect(entries).toHaveLength(100);
    expect(entries[0]!.title).toContain('Report 149');
    expect(entries[99]!.title).toContain('Report 98');
  });

  test('a long list ends with how many more there are', () => {
    const many = Array.from({ length: 60 }, (_, at) => ({ ...more, paragraph: `p${at}` }) as Change);
    const [entry] = readAtom(renderFeed(rowsOf(7, many), about)).entries;
    expect(entry!.lines).toHaveLength(51);
    expect(entry!.lines[50]).toEqual({ words: '10 more', href: '', quoted: null });
  });

  test('copies that came and went are nothing to read', () => {
    const copy = everyChange.find((change) => 'isCopy' in change)!;
    expect(readAtom(renderFeed(rowsOf(7, [copy]), about)).entries).toEqual([]);
    expect(readAtom(renderFeed(rowsOf(7, [copy, more]), about)).entries[0]!.lines).toHaveLength(1);
  });

  test('ids never change: not by what is added, nor by title, folder or address, and not between two feeds', () => {
    const idsOf = (rows: readonly ChangeRow[], of: FeedAbout) =>
      readAtom(renderFeed(rows, of)).entries.map(({ id }) => id);
    const rows = [...rowsOf(1, [more]), ...rowsOf(2, [grave], other)];
    const [second, first] = idsOf(rows, about);
    expect(first).not.toBe(second);
    const renamed = { ...about, title: 'Other', author: 'Other', self: 'https://x.example/', at: 'never' };
    expect(idsOf([...rows, ...rowsOf(3, [more])], renamed).slice(1)).toEqual([second, first]);
    expect(
      idsOf(rowsOf(1, [grave, more], { ...report, folder: 'x', title: 'x' }), { ...about, report }),
    ).toEqual([first]);
    expect(idsOf(rows, { ...about, archive: 'another' })).not.toContain(first);
    const feedIds = [
      about,
      { ...about, report },
      { ...about, report: other },
      { ...about, archive: 'another' },
    ].map((of) => readAtom(renderFeed([], of)).id);
    expect(new Set(feedIds).size).toBe(4);
    expect(readAtom(renderFeed(rows, renamed)).id).toBe(feedIds[0]);
  });

  test('links lead from where the feed lies to where the change can be read', () => {
    const linksOf = (changes: readonly Change[], of: ReportName | null, feed: FeedAbout) =>
      readAtom(renderFeed(rowsOf(7, changes, of), feed)).entries[0]!.lines.map(({ href }) => href);
    const own = { ...about, report };
    const folder = 'editions/harbour-bridge-closed-01234567/';
    expect(linksOf([more], report, about)).toEqual([`${folder}index.html#p2`]);
    expect(linksOf([more], report, own)).toEqual(['index.html#p2']);
    expect(linksOf([more], other, own)).toEqual(['../../editions/fire-at-sea-fedcba98/index.html#p2']);
    expect(linksOf([find('revision-joined')], report, own)).toEqual(['index.html#r000000000002']);
    expect(linksOf([find('revision-left')], report, own)).toEqual(['index.html']);
    expect(linksOf([find('report-gone')], report, about)).toEqual(['index.html']);
    expect(linksOf([find('report-gone')], report, own)).toEqual(['../../index.html']);
    expect(linksOf([find('document-removed')], null, about)).toEqual(['index.html']);
    const odd = { ...report, folder: 'ö & <b> "x" #\ud800' };
    const [link] = linksOf([more], odd, about);
    expect(decodeURIComponent(link!)).toBe('editions/ö & <b> "x" #\ufffd/index.html#p2');
  });

  test('of changes without a report the title says what they are', () => {
    const [entry] = readAtom(renderFeed(rowsOf(7, [find('document-removed')], null), about)).entries;
    expect(entry!.title).toBe('1 document removed');
  });
});

describe('hostile strings', () => {
  // What XML has no way to hold, not even as a reference, and halves of characters.
  const kept = (text: string) =>
    text.toWellFormed().replace(/[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\u{10000}-\u{10ffff}]/gu, '\ufffd');

  test.each([...Object.entries(hostileStrings), ['all in one', allInOne]])('%s', (_, hostile) => {
    const named = { ...report, title: hostile };
    const hostileAbout = { ...about, title: hostile, author: hostile, self: hostile, archive: hostile };
    // A run of its own for each, so that each is an entry.
    const changes = changesWith(hostile).filter((change) => !('isCopy' in change));
    const rows = changes.flatMap((change, at) => rowsOf(at + 1, [change], named));
    const feed = readAtom(renderFeed(rows, hostileAbout));
    expect([feed.title, feed.author, feed.self]).toEqual([kept(hostile), kept(hostile), kept(hostile)]);
    expect(feed.entries).toHaveLength(changes.length);
    for (const [at, { title, lines }] of feed.entries.toReversed().entries()) {
      const { words, text } = sayChange(changes[at]!);
      expect(title.endsWith(` – ${kept(hostile)}`)).toBe(true);
      expect(lines).toMatchObject([{ words: kept(words), quoted: text === null ? null : kept(text) }]);
    }
  });
});
