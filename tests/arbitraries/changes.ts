/** Changes of every kind, written by hand, with a text of the test's choice wherever a source may have one. */
import type { Change, ReportName, RevisionName } from '../../src/model/change.js';
import type { ClusterId, DocumentId } from '../../src/model/document.js';

export const report: ReportName = {
  report: '0123456789abcdef' as ClusterId,
  folder: 'harbour-bridge-closed-01234567',
  title: 'Harbour bridge closed',
};

const [first, second]: readonly [RevisionName, RevisionName] = [
  { revision: 'r000000000001', siglum: 'A' },
  { revision: 'r000000000002', siglum: 'B' },
];

/** One change of every kind and more, all texts of sources in them being `text`. */
export function changesWith(text: string): readonly Change[] {
  const document = text as DocumentId;
  const fact = {
    severity: 3,
    between: [first, second],
    paragraph: 'p1',
    opening: `${text} ferries`,
    from: text,
    to: `not ${text}`,
  } as const;
  const paragraph = { paragraph: 'p2', block: 'body', was: 'current', opening: text, source: first } as const;
  return [
    { kind: 'status-changed', from: 'published', to: 'withdrawn', notice: text, paragraph: 'b1' },
    { kind: 'status-changed', from: 'withdrawn', to: 'published', notice: null, paragraph: null },
    { kind: 'headline-changed', from: text, to: `not ${text}` },
    { kind: 'headline-changed', from: null, to: text },
    { kind: 'headline-changed', from: text, to: null },
    { kind: 'revision-joined', ...second, document, date: '2026-11-29' },
    { kind: 'revision-joined', ...second, document, date: null, isCopy: true },
    { kind: 'revision-left', ...second, document, date: null },
    { kind: 'fact-changed', fact: 'number-changed', ...fact, cause: 'correction' },
    { kind: 'fact-changed', fact: 'number-changed', ...fact, cause: 'update' },
    { kind: 'fact-changed', fact: 'number-changed', ...fact, also: ['p3'] },
    { kind: 'fact-changed', fact: 'number-changed', ...fact, isUnordered: true },
    { kind: 'fact-changed', fact: 'attribution-lost', ...fact, severity: 2, to: null },
    { kind: 'fact-changed', fact: 'attribution-gained', ...fact, severity: 2, from: null, to: text },
    {
      kind: 'fact-changed',
      fact: 'name-dropped',
      ...fact,
      severity: 1,
      to: null,
      paragraph: null,
      opening: null,
    },
    { kind: 'fact-changed', fact: 'negation-changed', ...fact, from: null, to: text },
    { kind: 'fact-changed', fact: 'negation-changed', ...fact, to: null },
    { kind: 'fact-changed', fact: 'negation-changed', ...fact, to: null, isUnordered: true },
    { kind: 'paragraph-new', ...paragraph, was: null },
    { kind: 'paragraph-new', ...paragraph, was: null, block: 'notice' },
    { kind: 'paragraph-new', ...paragraph, was: null, block: 'notice', isCorrection: true },
    { kind: 'paragraph-dropped', ...paragraph, block: 'notice', isCorrection: true },
    { kind: 'paragraph-returned', ...paragraph, was: 'dropped' },
    { kind: 'paragraph-returned', ...paragraph, was: 'dropped', formerly: ['p4'] },
    { kind: 'paragraph-absorbed', ...paragraph, absorbedBy: ['p5', 'p6'] },
    { kind: 'paragraph-dropped', ...paragraph, block: 'caption' },
    { kind: 'paragraph-dropped', ...paragraph, isUnordered: true },
    { kind: 'report-new', revisions: [first, second] },
    { kind: 'report-gone' },
    { kind: 'reports-joined', redirects: [{ ...report, title: text }] },
    { kind: 'report-parted', whence: { ...report, title: text } },
    {
      kind: 'decision-overruled',
      decided: { decision: 'must', a: document, b: 'b.txt' as DocumentId },
      why: text,
    },
    { kind: 'decision-overruled', decided: { decision: 'base', a: document }, why: null },
    { kind: 'document-removed', document, reason: text },
  ];
}

export const everyChange = changesWith('two');
