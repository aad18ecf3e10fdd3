/** What is said of other reports, held against their documents: each kind of falsehood is found by the claim that names it. */
import { describe, expect, test } from 'vitest';
import type { ClusterId, DocumentId } from '../../../../src/model/document.js';
import type { Edition } from '../../../../src/model/edition.js';
import type { ThreadId, ThreadNote } from '../../../../src/model/thread.js';
import { Findings } from '../../../../src/write/check/findings.js';
import type { CorpusRow } from '../../../../src/write/check/threads/known-documents.js';
import { ThreadClaims } from '../../../../src/write/check/threads.js';
import { restoreText } from '../../../../src/write/restore.js';
import { type Mutable, makeEdition } from '../../../arbitraries/editions.js';
import { record } from '../../../arbitraries/records.js';

const background =
  'The harbour bridge was built in 1931 and carries some nine thousand vehicles a day to the fish market.';

/** A report of two revisions, a day apart, of which both have the background. */
function report(name: string, day: number, lead: string): Edition {
  return makeEdition(
    [0, 1].map((at) =>
      record(
        `${name}${at}`,
        { date: `2024-03-${String(day + at).padStart(2, '0')}`, about: { publisher: `The ${name}` } },
        `${lead}\n\n${background}\n\n${'More was said. '.repeat(at)}An ending of the ${name} that nobody else has.\n`,
      ),
    ),
  );
}

const ferry = report(
  'ferry',
  1,
  'The ferry of Port Alder will stay tied up until divers have looked at its hull.',
);
const quay = report(
  'quay',
  11,
  'A storm tore planks off the north quay on Sunday night, and nobody was hurt there.',
);
const alone: CorpusRow = {
  id: 'alone',
  text: `Vans may cross again from Monday, the council of the town has decided.\n\n${background}`,
  dates: ['2024-03-20'],
  members: ['alone'],
};

const note: ThreadNote = {
  thread: 't00000000000000aa' as ThreadId,
  role: 'background',
  first: {
    document: 'ferry0' as DocumentId,
    report: ferry.id,
    headline: null,
    outlet: 'The ferry',
    date: '2024-03-01',
  },
  others: 2,
  standing: 2,
};

/** The edition with a note on the background. */
function noted(edition: Edition, said: ThreadNote | undefined): Edition {
  const draft = structuredClone(edition) as Mutable<Edition>;
  const paragraph = draft.paragraphs.find(({ text }) => text === background)!;
  if (said !== undefined) paragraph.thread = said;
  return draft as Edition;
}

/** The names of the claims that do not hold where the quay's edition says `said` and the ferry's says `other`. */
function broken(said: ThreadNote | undefined, other: ThreadNote | null = note): readonly string[] {
  const editions = [noted(ferry, other ?? undefined), noted(quay, said)];
  const claims = new ThreadClaims();
  for (const [at, edition] of editions.entries()) claims.addEdition(edition, `${at}`);
  claims.addRow(alone, { hasAll: true });
  const findings = new Findings();
  claims.check((path, document) => {
    const edition = editions[Number(path)]!;
    return restoreText(edition, edition.revisions.find(({ id }) => id === document)!.position);
  }, findings);
  return [...new Set(findings.errors.map((error) => /\(([^()]+)\)$/.exec(error)![1]!))];
}

test('what is so holds', () => {
  expect(broken(note)).toEqual([]);
  expect(broken({ ...note, others: 7, standing: 3, replaced: 1 })).toEqual([]);
});

test('where no edition says anything of other reports, none has to', () => {
  expect(broken(undefined, null)).toEqual([]);
});

const first = note.first!;
const { first: _, ...undated } = note;

describe.each<readonly [claim: string, what: string, said: ThreadNote | undefined]>([
  ['what others carry says so', 'a note that is missing', undefined],
  ['who has a paragraph is counted', 'too few other reports', { ...note, others: 1, standing: 1 }],
  ['who has a paragraph is counted', 'too few that have it still', { ...note, standing: 1 }],
  ['who has a paragraph is counted', 'more that have it still than have it', { ...note, standing: 3 }],
  ['who has a paragraph is counted', 'more replaced than have it still', { ...note, replaced: 3 }],
  [
    'threads begin in a document',
    'a document that is not there',
    { ...note, first: { ...first, document: 'x' as DocumentId } },
  ],
  [
    'threads begin in a document',
    'another report',
    { ...note, first: { ...first, report: 'x' as ClusterId } },
  ],
  ['threads begin in a document', 'another outlet', { ...note, first: { ...first, outlet: 'The quay' } }],
  ['threads begin in a document', 'another date', { ...note, first: { ...first, date: '2024-02-01' } }],
  [
    'nothing is older than the first',
    'a younger document',
    {
      ...note,
      first: {
        document: 'alone' as DocumentId,
        report: null,
        headline: null,
        outlet: null,
        date: '2024-03-20',
      },
    },
  ],
  ['a thread is one', 'another role', { ...note, role: 'quotation' }],
  ['a thread is one', 'nothing of where it began', undated],
])('“%s” finds', (claim, what, said) => {
  test(what, () => expect(broken(said)).toContain(claim));
});

test('“the first has the words” finds a document that has nothing of the paragraph', () => {
  const other = 'An hour later nobody stood there any more.';
  const edition = noted(quay, note);
  const claims = new ThreadClaims();
  claims.addEdition(noted(ferry, note), 'ferry');
  claims.addEdition(edition, 'quay');
  claims.addRow(alone, { hasAll: true });
  const findings = new Findings();
  claims.check(() => other, findings);
  expect(findings.errors).toEqual([
    expect.stringMatching(/ferry0, which has nothing of .*\(the first has the words\)$/),
  ]);
});

test('of a document that stands alone all words are known only where it has no furniture', () => {
  const elsewhere = {
    ...note,
    first: { ...first, document: 'alone' as DocumentId, report: null, outlet: null, date: '2024-03-20' },
  };
  const wordless = { ...alone, text: 'Nothing of the kind.' };
  const errorsWhere = (hasAll: boolean) => {
    const claims = new ThreadClaims();
    claims.addEdition(noted(quay, elsewhere), 'quay');
    claims.addRow(wordless, { hasAll });
    const findings = new Findings();
    claims.check(() => '', findings);
    return findings.errors.filter((error) => error.endsWith('(the first has the words)'));
  };
  expect(errorsWhere(true)).toHaveLength(1);
  expect(errorsWhere(false)).toEqual([]);
});

test('what is too short to be told from a turn of phrase needs no note', () => {
  const short = (day: number) =>
    makeEdition([
      record(`s${day}`, { date: `2024-03-0${day}` }, `Lead of the report ${day}.\n\nNobody was hurt.\n`),
    ]);
  const claims = new ThreadClaims();
  for (const day of [1, 2]) claims.addEdition(short(day), `${day}`);
  claims.addEdition(noted(ferry, { ...note, others: 0, standing: 0 }), 'ferry');
  const findings = new Findings();
  claims.check(() => background, findings);
  expect(findings.errors).toEqual([]);
});
