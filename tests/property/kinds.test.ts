/**
 * The law of kinds: where a text is a headline or caption in one revision and body in another, the edition says so, and
 * its claims hold; whatever the containers are that the revisions came in, and however often a paragraph stands.
 */
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Mark, SegmentedDocument } from '../../src/model/document.js';
import { findParagraphs } from '../../src/text/paragraphs.js';
import { segment } from '../../src/text/segment.js';
import { checkDerivation } from '../../src/write/check/derivation.js';
import { Findings } from '../../src/write/check/findings.js';
import { checkEdition } from '../../src/write/check.js';
import { parseEditionJson } from '../../src/write/json/parse.js';
import { renderEditionJson } from '../../src/write/json.js';
import { makeEdition } from '../arbitraries/editions.js';
import { runs, toDocument } from '../arbitraries/histories.js';
import { body } from '../arbitraries/records.js';

/** Lists what does not hold of the edition of these documents, read back from its file. */
function errorsOf(documents: readonly SegmentedDocument[]): readonly string[] {
  const edition = makeEdition(documents);
  const alone = parseEditionJson(renderEditionJson(edition));
  expect(alone).toEqual(edition);
  const findings = new Findings();
  checkEdition(alone, 'it', findings);
  checkDerivation(alone, 'it', { hasDates: true, findings });
  return findings.errors;
}

/** Makes a document whose format says of each paragraph what it is; of those without a kind, nothing. */
function marked(id: string, parts: readonly (readonly [Mark['kind'] | null, string])[]): SegmentedDocument {
  const text = parts.map(([, words]) => words).join('\n\n');
  const marks = findParagraphs(text).flatMap((charSpan, at): Mark[] => {
    const kind = parts[at]![0];
    return kind === null ? [] : [{ kind, charSpan }];
  });
  return segment({ ...toDocument(text, id), marks });
}

const headed = `Ferry kept in port after a crack\n\n${body}`;
const headedParts = headed.trim().split('\n\n');

const container = fc.constantFrom(undefined, 'csv', 'json', 'jsonl', 'html');
const documentOf = fc.record({
  format: container,
  title: fc.constantFrom(
    'Bridge to open',
    'Taxes rise',
    'Floods hit the valley',
    'Money is short',
    'Mayor speaks',
  ),
  isAdded: fc.boolean(),
});

test('equal texts under unlike titles hold in mixed containers, also where one begins with its title', () => {
  fc.assert(
    fc.property(fc.array(documentOf, { minLength: 2, maxLength: 6 }), (all) => {
      const documents = all.map(({ format, title, isAdded }, at) => {
        const parts = headedParts.map((words) => [null, words] as const);
        const own = isAdded && format !== undefined;
        const document = own
          ? marked(`r${at}`, [['update-mark', 'UPDATE 1-'], ['headline', title], ...parts])
          : marked(`r${at}`, parts);
        return { ...document, title, ...(format === undefined ? {} : { format }) };
      });
      expect(errorsOf(documents)).toEqual([]);
    }),
    { numRuns: runs },
  );
});

const sentences =
  'The ferry was kept in the port on Monday. The crossing was closed to all lorries until then';

test('a paragraph that stands many times holds, though the first ones look like a caption in one revision', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 13 }), fc.integer({ min: 1, max: 13 }), (older, newer) => {
      const first = marked('r0', [
        ['headline', 'Ferry kept in port after a crack'],
        ...Array.from({ length: older }, () => ['body', `${sentences}, said Ann`] as const),
        ['body', 'Ann'],
      ]);
      const second = marked('r1', [
        ...Array.from({ length: newer }, () => [null, `${sentences}.`] as const),
        [null, 'The end of the text is here.'],
      ]);
      const dated = [
        { ...first, format: 'html', date: '2024-03-01' },
        { ...second, date: '2024-03-02' },
      ];
      expect(errorsOf(dated)).toEqual([]);
    }),
    { numRuns: runs },
  );
});

test('a headline that became a line of the body is called a headline where it was one', () => {
  const edition = makeEdition([
    {
      ...marked(
        'r0',
        headedParts.map((words) => [null, words] as const),
      ),
      title: 'One',
      date: '2024-03-01',
    },
    {
      ...marked('r1', [
        ['headline', 'Floods hit the valley'],
        ...headedParts.map((words) => [null, words] as const),
      ]),
      ...{ format: 'json', title: 'Floods hit the valley', date: '2024-03-02' },
    },
  ]);
  const line = edition.paragraphs.find(({ text }) => text === headedParts[0])!;
  expect(line.witnesses.map(({ revision, kind }) => [revision, kind])).toEqual([
    ['r0', 'headline'],
    ['r1', undefined],
  ]);
});
