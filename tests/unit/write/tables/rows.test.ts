/** Holds the rows of tables against the editions that they are made of. */
import { describe, expect, test } from 'vitest';
import type { Edition } from '../../../../src/model/edition.js';
import type { Thread, ThreadId, ThreadTable, TracedDocument } from '../../../../src/model/thread.js';
import { knownDocuments } from '../../../../src/write/tables/documents.js';
import { threadRows } from '../../../../src/write/tables/threads.js';
import { editionOf, makeEdition } from '../../../arbitraries/editions.js';
import { body, record } from '../../../arbitraries/records.js';
import { tablesOf } from '../../../arbitraries/tables-of.js';

describe('the rows of an edition', () => {
  const kept = 'The ferry to the island stays in port until the crack in its hull is mended.';
  const toll = (number: string) =>
    `The police said that ${number} people were hurt when the ferry struck the quay in the fog of Monday morning.`;
  const texts = [
    `${kept}\n\n${toll('three')}\n\nIt was late.`,
    `${kept}\n\n${toll('12')}`,
    `${kept}\n\n${toll('1,530')}`,
  ];

  test('read the numbers of facts, in words and in figures', () => {
    const { facts, report } = tablesOf(editionOf(texts));
    expect(
      facts.map(({ kind, from_number, to_number, from_position, to_position, series }) => [
        kind,
        from_number,
        to_number,
        from_position,
        to_position,
        series,
      ]),
    ).toEqual([
      ['number-changed', 3, 12, 1, 2, 1],
      ['number-changed', 12, 1530, 2, 3, 1],
    ]);
    expect(report).toMatchObject({ facts: 2, facts_grave: 2, is_corrected: false, hours: 48 });
  });

  test('say what was dropped, when, and what holds a number', () => {
    const { paragraphs } = tablesOf(editionOf(texts));
    expect(
      paragraphs.map(({ text, state, holds_number, is_lead, place_published, last_position }) => [
        text.slice(0, 10),
        ...[state, holds_number, is_lead, place_published, last_position],
      ]),
    ).toEqual([
      ['The ferry ', 'current', false, true, 1, 3],
      ['The police', 'current', true, false, 2, 3],
      ['It was lat', 'dropped', false, false, null, 1],
    ]);
  });

  test('share out what the oldest revision brought in', () => {
    const { report, paragraphs } = tablesOf(editionOf(texts));
    expect(paragraphs.map(({ share_first }) => share_first)).toEqual([1, expect.closeTo(0.95, 1), 1]);
    expect(report.share_rewritten).toBeGreaterThan(0);
    expect(report.share_rewritten).toBeLessThan(0.1);
  });

  test('know a report that was corrected by its notice, and by its record', () => {
    const notice =
      'Correction: An earlier version of this article misstated the number of people who were hurt.';
    const isCorrected = (edition: Edition) => tablesOf(edition).report.is_corrected;
    expect(isCorrected(editionOf([texts[0]!, `${texts[1]!}\n\n${notice}`]))).toBe(true);
    const said = (status: 'corrected' | 'withdrawn') => [
      record('a', {}, body),
      record('b', { about: { status } }, `${body}\nIt was late.\n`),
    ];
    expect(isCorrected(makeEdition(said('corrected')))).toBe(true);
    expect(isCorrected(makeEdition(said('withdrawn')))).toBe(false);
  });

  test('tell what a record says, and of a copy what its own record says', () => {
    const edition = makeEdition([
      record(
        'a',
        {
          date: '2024-03-01T08:00:00Z',
          about: { publisher: 'Herald', url: 'https://herald.example/1', language: 'en-GB' },
        },
        body,
      ),
      record(
        'b',
        { date: 'in spring', about: { url: 'https://m.times.example/2' }, fields: { desk: 'sea' } },
        `${body}\nIt was late.\n`,
      ),
    ]);
    const { revisions } = tablesOf(edition);
    expect(revisions.map(({ outlet, language, fields }) => [outlet, language, fields])).toEqual(
      expect.arrayContaining([
        ['Herald', 'en', null],
        ['times.example', null, '{"desk":"sea"}'],
      ]),
    );
    expect(revisions.map(({ date, published_at }) => [date, published_at])).toEqual(
      expect.arrayContaining([
        ['2024-03-01T08:00:00Z', Date.parse('2024-03-01T08:00:00Z')],
        ['in spring', null],
      ]),
    );
  });

  test('put copies behind their revision, each with its own record', () => {
    const copies = ['a', 'b', 'c'].map((id, day) =>
      record(
        id,
        { date: `2024-03-0${day + 1}`, about: { publisher: `Paper ${id}` } },
        day < 2 ? body : `${body}\nIt was late.\n`,
      ),
    );
    const known = knownDocuments(makeEdition(copies), () => 'Headline');
    expect(known.length).toBe(3);
    for (const [id, { outlet, title }] of known) expect([outlet, title]).toEqual([`Paper ${id}`, 'Headline']);
    expect(known.filter(([, { is_latest }]) => is_latest).map(([id]) => id)).toEqual(['c']);
  });
});

describe('the rows of threads', () => {
  const document = (id: string, date: string | null, report: string | null): TracedDocument =>
    ({
      id,
      report,
      isLatest: true,
      headline: id,
      outlet: 'Herald',
      date,
      language: 'en',
    }) as unknown as TracedDocument;
  const carriers = [
    document('a', '2024-03-01', 'r1'),
    document('b', '2024-03-02', 'r1'),
    document('c', null, null),
  ];
  const thread: Thread = {
    id: 't1' as ThreadId,
    role: 'quotation',
    speaker: 'Holm',
    isDated: false,
    readings: ['One.', 'Two.'],
    carriers: carriers.map((each, index) => ({
      document: each,
      span: [0, 4],
      reading: index % 2,
      as: 'same',
    })),
  };
  const table: ThreadTable = { size: 1, thread: () => thread, documents: carriers };

  test('are one a carrier, with hours since the first', () => {
    const rows = [...threadRows(table)];
    expect(
      rows.map(({ carrier, is_first, reading, text, hours_since_first, reports, carriers: all }) => [
        carrier,
        is_first,
        reading,
        text,
        hours_since_first,
        reports,
        all,
      ]),
    ).toEqual([
      [1, true, 1, 'One.', 0, 2, 3],
      [2, false, 2, 'Two.', 24, 2, 3],
      [3, false, 1, 'One.', null, 2, 3],
    ]);
  });

  test('are none where nobody looked', () => {
    expect([...threadRows(null)]).toEqual([]);
  });
});
