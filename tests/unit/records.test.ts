/** What makes documents copies, what copies keep of their own, and how headlines of records are shown. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decideRevisions, recordKey, separateCopies } from '../../src/merge/order/copies.js';
import { orderByDates } from '../../src/merge/order/order-by-dates.js';
import type { Cluster } from '../../src/model/cluster.js';
import type { DocumentId, SegmentedDocument } from '../../src/model/document.js';
import type { Edition } from '../../src/model/edition.js';
import { checkDerivation } from '../../src/write/check/derivation.js';
import { Findings } from '../../src/write/check/findings.js';
import { publishEdition } from '../../src/write/corpus.js';
import { parseEditionJson, renderEditionJson } from '../../src/write/json.js';
import { renderMarkdown } from '../../src/write/markdown.js';
import { titleNote } from '../../src/write/notes.js';
import { renderEditionPage } from '../../src/write/page/edition-page.js';
import { renderProv } from '../../src/write/prov.js';
import { recordTitles } from '../../src/write/records.js';
import { renderTei } from '../../src/write/tei.js';
import { makeEdition } from '../arbitraries/editions.js';
import { runs, toDocument } from '../arbitraries/histories.js';

const body =
  'Harbour officials said on Tuesday that the ferry would remain tied up until divers had examined it.\n\nThe ferry was built in 1998 and refitted four years ago.\n';
type Said = Pick<SegmentedDocument, 'title' | 'date' | 'about'>;
const record = (id: string, said: Said, text = body): SegmentedDocument => ({
  ...toDocument(text, id),
  ...said,
});

describe('separateCopies()', () => {
  test.each<[string, Said, Said, number]>([
    ['the same title', { title: 'Ferry kept in port' }, { title: 'Ferry kept in port' }, 1],
    [
      'titles that differ in white space',
      { title: 'Ferry kept in port' },
      { title: ' Ferry  kept\nin port' },
      1,
    ],
    ['two titles', { title: 'Ferry kept in port' }, { title: 'Islanders face long waits' }, 2],
    ['a title and none', { title: 'Ferry kept in port' }, {}, 2],
    ['two dates', { date: '2024-03-01' }, { date: '2024-03-02' }, 1],
    ['two authors', { about: { byline: 'A. Writer' } }, { about: { byline: 'B. Writer' } }, 1],
    ['one withdrawn', {}, { about: { status: 'withdrawn' } }, 2],
  ])('equal bytes and %s', (_, one, other, count) => {
    const { revisions, copies } = separateCopies([record('b', other), record('a', one)]);
    expect(revisions.map(({ id }) => id)).toEqual(['a', 'b'].slice(0, count));
    expect([...copies]).toEqual(count === 1 ? [['a', ['b']]] : []);
  });

  test('keeps what copies say in full, and nothing of those that say the same', () => {
    const own = { title: 'Ferry kept in port', date: '2024-03-01', about: { url: 'https://a', byline: 'A' } };
    const { copyRecords } = separateCopies([
      record('a', own),
      record('b', { ...own, about: { byline: 'A', url: 'https://a' } }),
      record('c', { title: 'Ferry kept in port', about: { url: 'https://c' } }),
      record('d', { ...own, title: 'Ferry  kept in port' }),
    ]);
    expect(copyRecords).toEqual([
      { id: 'c', title: 'Ferry kept in port', about: { url: 'https://c' } },
      { id: 'd', ...own, title: 'Ferry  kept in port' },
    ]);
  });
});

test('decideRevisions() puts the revision for each of its copies', () => {
  const [a, b, c] = ['a', 'b', 'c'] as [DocumentId, DocumentId, DocumentId];
  expect(decideRevisions({ before: [[c, b]], base: b }, new Map([[a, [b]]]))).toEqual({
    before: [[c, a]],
    base: a,
  });
});

test('dates alone do not order a cluster of which two have the same bytes', () => {
  const profiles = ['a', 'b'].map((id, at) => ({
    id: id as DocumentId,
    sha256: 'x'.repeat(64),
    date: `2024-03-0${at + 1}`,
    version: null,
  }));
  const members = profiles.map(({ id }) => id);
  const found: Cluster = {
    members,
    representative: members[0]!,
    cohesion: { mean: 1, weakest: 1 },
    links: [],
  };
  const order = (known: typeof profiles) => orderByDates(found, (id) => known.find((each) => each.id === id));
  expect(order(profiles)).toBeNull();
  expect(order([profiles[0]!, { ...profiles[1]!, sha256: 'y'.repeat(64) }])?.order.revisions).toEqual(
    members,
  );
});

describe('headlines of records', () => {
  const dated = (titles: readonly (string | null)[], texts: readonly string[] = []) =>
    makeEdition(
      titles.map((title, at) =>
        record(
          `r${at}`,
          { ...(title === null ? {} : { title }), date: `2024-03-0${at + 1}` },
          texts[at] ?? body,
        ),
      ),
    );

  test('are told once for neighbours that have the same one', () => {
    const edition = dated(
      ['One', 'One', 'Two', 'Two'],
      [body, `${body}\nIt was late.\n`, body, `${body}\nOnce more.\n`],
    );
    expect(titleNote(edition)).toMatchObject({
      source: 'D, r3, title of the record',
      readings: ['A to B, title of the record: One', 'C, title of the record, the same'],
    });
  });

  test('are left unsaid where all are the same, or where the texts have them', () => {
    const headed = (headline: string) => `${headline}\n\n${body}`;
    const other = `${body}\nIt was late.\n`;
    expect(recordTitles(dated(['One', 'One'], [body, other]))).toEqual([]);
    expect(recordTitles(dated([null, 'One'], [body, other]))).toEqual([]);
    const texts = [headed('Ferry kept in port after crack is found'), headed('Islanders face long waits')];
    expect(recordTitles(dated(['Site | One', 'Site | Two'], texts))).toEqual([]);
  });

  test('stand beside a headline that the text of the base has', () => {
    const edition = dated(
      ['Ferry stays', null],
      [body, `Ferry kept in port after crack is found\n\n${body}`],
    );
    expect(recordTitles(edition)).toEqual([{ revision: 0, text: 'Ferry stays' }]);
    expect(renderMarkdown(edition, 'union')).toContain('- A, title of the record: Ferry stays');
    const page = renderEditionPage(edition);
    expect(page.match(/<h1/g)).toHaveLength(1);
    expect(page).toContain('Headline · Dropped, last seen in A');
  });
});

const word = fc.string({ unit: fc.constantFrom(...'abcdef'), minLength: 3, maxLength: 9 });
const said = fc
  .record(
    {
      title: fc.constantFrom('Ferry kept in port', 'Islanders face long waits'),
      date: fc.constantFrom('2024-03-01', '2024-03-02T08:00:00Z', 'in spring'),
      byline: word,
      url: word,
      publisher: word,
      status: fc.constantFrom('corrected' as const, 'withdrawn' as const),
    },
    { requiredKeys: [] },
  )
  .chain(({ title, date, ...about }) =>
    // Sources name their fields in any order.
    fc.shuffledSubarray(Object.entries(about), { minLength: Object.keys(about).length }).map(
      (fields): Said => ({
        ...(title === undefined ? {} : { title }),
        ...(date === undefined ? {} : { date }),
        ...(fields.length === 0 ? {} : { about: Object.fromEntries(fields) }),
      }),
    ),
  );
const records = fc.array(said, { minLength: 2, maxLength: 5 });

function checkKept(edition: Edition, documents: readonly SegmentedDocument[], isTelling: boolean): void {
  const values = documents.flatMap(({ title, date, about }) =>
    [title, date, ...Object.values(about ?? {})].filter((value) => value !== undefined),
  );
  const forms = [
    renderEditionJson(edition),
    ...(isTelling
      ? [
          renderMarkdown(edition, 'union'),
          renderEditionPage(edition),
          renderTei(edition),
          renderProv(edition),
        ]
      : []),
  ];
  for (const form of forms) for (const value of values) expect(form).toContain(value);
}

test('law 15: every value of records of one text is in the edition, which says so again when it is read back', () => {
  fc.assert(
    fc.property(records, (all) => {
      const documents = all.map((own, at) => record(`r${at}`, own));
      const edition = makeEdition(documents);
      const isOne = new Set(all.map(recordKey)).size === 1;
      checkKept(edition, documents, !isOne);
      const alone = parseEditionJson(renderEditionJson(edition));
      expect(alone).toEqual(edition);
      expect(renderMarkdown(alone, 'union')).toBe(renderMarkdown(edition, 'union'));
      expect(renderEditionPage(alone)).toBe(renderEditionPage(edition));
      expect(renderEditionJson(makeEdition(documents.toReversed()))).toBe(renderEditionJson(edition));
      const findings = new Findings();
      checkDerivation(alone, 'it', { hasDates: true, findings });
      expect(findings.errors).toEqual([]);
    }),
    { numRuns: runs },
  );
});

test('the row of the corpus has the titles of all revisions where they differ', () => {
  const rowOf = (titles: readonly string[]) =>
    JSON.parse(
      publishEdition(
        makeEdition(titles.map((title, at) => record(`r${at}`, { title, date: `2024-03-0${at + 1}` }))),
        'union',
      ),
    ) as object;
  expect(rowOf(['One', 'Two'])).toMatchObject({ title: 'Two', titles: ['One', 'Two'] });
  expect(rowOf(['One'])).not.toHaveProperty('titles');
});
