/**
 * Keeps the ledger of an archive, `ids.tsv`: every id that was ever given, and what it names now. A row is never taken
 * away, and rows stand in the order in which they were given: of two, the older id goes on.
 */

import { groupBy } from '../../base/group-by.js';
import type { ClusterId, DocumentId } from '../../model/document.js';
import type { GivenItem } from '../../model/naming.js';

/** A report. The revision that was its oldest when it was given its id carries that: who has it is the report. */
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

/** What the ledger says of documents, by the names that their sources give them. */
export class NamedDocuments {
  readonly #rows: ReadonlyMap<string, readonly DocumentRow[]>;

  constructor({ documents }: Ledger) {
    this.#rows = groupBy(documents, ({ given, sha256 }) => keyOf(given, sha256));
  }

  /** One row for each time that a source has these bytes under this name, in the order of the input. */
  rowsOf(given: string, sha256: string): readonly DocumentRow[] {
    return this.#rows.get(keyOf(given, sha256)) ?? [];
  }

  /** The name of a document that a source has under `given` for the nth time with these bytes, of those that are not removed. */
  nameOf(given: string, sha256: string, nth: number): DocumentId | undefined {
    return this.rowsOf(given, sha256).filter(({ state }) => state === 'named')[nth]?.id;
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
