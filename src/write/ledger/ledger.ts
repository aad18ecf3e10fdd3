/**
 * Keeps the ledger of an archive, `ids.tsv`: every id that was ever given, and what it names now. A row is never taken
 * away, and rows stand in the order in which they were given: of two, the older id goes on.
 */

import type { ClusterId, DocumentId } from '../../model/document.js';
import type { GivenItem } from '../../model/naming.js';

/** A report. Its oldest revision carries the id: who has it is the report. */
export interface ReportRow {
  readonly id: ClusterId;
  /** A report; one that goes on under another id; one that is no report any more. */
  readonly state: 'current' | 'joined' | 'gone';
  /** The report that it was joined to, or that it once was a part of. */
  readonly other: ClusterId | null;
  /** Of its edition; empty where editions are not written. */
  readonly folder: string;
  readonly oldest: DocumentId;
}

/** A document whose name is not the one that its source gives it, or that was removed. */
export interface DocumentRow {
  readonly id: DocumentId;
  readonly state: 'named' | 'removed';
  readonly sha256: string;
  /** As its source names it. */
  readonly given: string;
  /** Why it was removed. */
  readonly reason: string;
}

/** All rows, each kind in the order in which its ids were given. */
export interface Ledger {
  readonly reports: readonly ReportRow[];
  /** Of paragraphs and blocks: those alone whose id does not follow from their first reading. */
  readonly items: readonly GivenItem[];
  readonly documents: readonly DocumentRow[];
}

export const emptyLedger: Ledger = { reports: [], items: [], documents: [] };

/** What documents are called, and which are left out. */
export class NamedDocuments {
  readonly #names = new Map<string, DocumentId>();
  readonly #removed = new Set<string>();

  constructor({ documents }: Ledger) {
    for (const { id, state, sha256, given } of documents) {
      this.#names.set(keyOf(given, sha256), id);
      if (state === 'removed') this.#removed.add(keyOf(given, sha256));
    }
  }

  /** The name that a document was given; undefined where it has that of its source. */
  nameOf(given: string, sha256: string): DocumentId | undefined {
    return this.#names.get(keyOf(given, sha256));
  }

  isRemoved(given: string, sha256: string): boolean {
    return this.#removed.has(keyOf(given, sha256));
  }
}

function keyOf(given: string, sha256: string): string {
  return `${sha256} ${given}`;
}

/** Follows an id to the report that it names now; null where that is none any more. */
export function findReport(ledger: Ledger, id: string): ReportRow | null {
  const row = followJoined(ledger, id);
  return row?.state === 'current' ? row : null;
}

/** Lists the reports that an id leads to: the one that it names now, or else those that once were parts of it. */
export function findReports(ledger: Ledger, id: string): readonly ReportRow[] {
  const row = followJoined(ledger, id);
  if (row?.state !== 'gone') return row === undefined ? [] : [row];
  // A part has a younger id than its whole, so that this comes to an end.
  const parts = ledger.reports.filter(({ state, other }) => state !== 'joined' && other === row.id);
  return parts.flatMap((part) => findReports(ledger, part.id));
}

function followJoined({ reports }: Ledger, id: string): ReportRow | undefined {
  const known = new Map<string, ReportRow>(reports.map((row) => [row.id, row]));
  let row = known.get(id);
  // Each is joined to an older one, so that this comes to an end.
  while (row?.state === 'joined') row = known.get(row.other!);
  return row;
}
