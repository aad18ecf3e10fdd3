/** Shows headlines and other fields of records where texts do not tell them. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { recordKey } from '../../../src/merge/order/copies.js';
import type { SegmentedDocument } from '../../../src/model/document.js';
import type { Edition } from '../../../src/model/edition.js';
import { checkDerivation } from '../../../src/write/check/derivation.js';
import { Findings } from '../../../src/write/check/findings.js';
import { publishEdition } from '../../../src/write/corpus.js';
import { parseEditionJson } from '../../../src/write/json/parse.js';
import { renderEditionJson } from '../../../src/write/json.js';
import { renderMarkdown } from '../../../src/write/markdown.js';
import { titleNote } from '../../../src/write/notes.js';
import { renderEditionPage } from '../../../src/write/page/edition-page.js';
import { renderProv } from '../../../src/write/prov.js';
import { recordTitles } from '../../../src/write/records.js';
import { renderTei } from '../../../src/write/tei.js';
import { makeEdition } from '../../arbitraries/editions.js';
import { runs } from '../../arbitraries/histories.js';
import { body, record, type Said } from '../../arbitraries/records.js';

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
        { policy: 'union', keep: [] },
      ),
    ) as object;
  expect(rowOf(['One', 'Two'])).toMatchObject({ title: 'Two', titles: ['One', 'Two'] });
  expect(rowOf(['One'])).not.toHaveProperty('titles');
});
