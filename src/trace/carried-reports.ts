/** Counts by reports and outlets: which reports carry a thread, and how many reports an outlet has. */
import type { TracedDocument } from '../model/thread.js';
import type { FollowedParagraphs } from './reading-table.js';

export interface CarriedReports {
  /** A document that stands alone is a report; numbered as they first appear in the order of documents. */
  readonly reportOf: Uint32Array;
  readonly reports: number;
  readonly outletOf: Uint32Array;
  /** Null for documents that name none. */
  readonly outlets: readonly (string | null)[];
  /** The reports of some paragraphs, in the order in which they come, each once. */
  of(carriers: Iterable<number>): readonly number[];
  /** How many reports an outlet has. */
  reportsOf(outlet: number): number;
  /** Whether a paragraph is the first of its document or one of its last two. */
  isAtEdge(paragraph: number): boolean;
}

export function countReports(
  documents: readonly TracedDocument[],
  paragraphs: FollowedParagraphs,
): CarriedReports {
  const reports = new Map<string, number>();
  const reportOf = Uint32Array.from(documents, ({ id, report }) =>
    numberOf(reports, report === null ? `document ${id}` : `report ${report}`),
  );
  const names = new Map<string | null, number>();
  const outletOf = Uint32Array.from(documents, ({ outlet }) => numberOf(names, outlet));
  const reportsOf = countPairs(outletOf, reportOf);
  const last = new Uint32Array(documents.length);
  const first = new Uint32Array(documents.length).fill(paragraphs.documents.length);
  for (const [paragraph, document] of paragraphs.documents.entries()) {
    last[document] = paragraph;
    if (first[document]! > paragraph) first[document] = paragraph;
  }
  return {
    reportOf,
    reports: reports.size,
    outletOf,
    outlets: [...names.keys()],
    of: (carriers) => {
      const found = new Set<number>();
      for (const paragraph of carriers) found.add(reportOf[paragraphs.documents[paragraph]!]!);
      return [...found];
    },
    reportsOf: (outlet) => reportsOf.get(outlet) ?? 0,
    isAtEdge: (paragraph) => {
      const document = paragraphs.documents[paragraph]!;
      return paragraph === first[document] || paragraph + 1 >= last[document]!;
    },
  };
}

function numberOf<Key>(numbers: Map<Key, number>, key: Key): number {
  const known = numbers.get(key) ?? numbers.size;
  numbers.set(key, known);
  return known;
}

/** How many distinct others each one stands with. */
function countPairs(ones: Uint32Array, others: Uint32Array): ReadonlyMap<number, number> {
  const sets = new Map<number, Set<number>>();
  for (const [at, one] of ones.entries()) {
    const known = sets.get(one) ?? new Set();
    known.add(others[at]!);
    sets.set(one, known);
  }
  return new Map([...sets].map(([one, known]) => [one, known.size]));
}
