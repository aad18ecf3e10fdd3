/**
 * Tells the revisions among the documents of one cluster from their copies. What was published is a text under
 * a headline, so that documents are copies of one revision only where both agree: a crawl that saw a page twice
 * changes nothing but the list of who has it, and a text that ran under two headlines is two revisions.
 */

import { groupBy } from '../../base/group-by.js';
import type { ReportDecisions, RevisionOrder } from '../../model/cluster.js';
import type { ClusterId, CopyRecord, Document, DocumentId } from '../../model/document.js';
import { onOneLine } from '../../text/title.js';

/** The revisions of a cluster, and the documents that are copies of them. */
export interface Distinct<T> {
  /** The document with the smallest id of each set of equal ones. */
  readonly revisions: readonly T[];
  /** By the id of their revision. */
  readonly copies: ReadonlyMap<DocumentId, readonly DocumentId[]>;
  /** What copies say of themselves, where it is not what their revision says; sorted by revision, then copy. */
  readonly copyRecords: readonly CopyRecord[];
}

/** What a document was published as, and what its record says beside that. */
export type Published = Pick<Document, 'sha256' | 'title' | 'date' | 'about'>;
type Identified = Pick<Document, 'id'> & Published;

/** Groups documents that publish the same thing. */
export function separateCopies<T extends Identified>(documents: readonly T[]): Distinct<T> {
  const byKey = groupBy(
    [...documents].sort((left, right) => (left.id < right.id ? -1 : 1)),
    publicationKey,
  );
  const groups = [...byKey.values()];
  return {
    revisions: groups.map((group) => group[0]!),
    copies: new Map(
      groups
        .filter(({ length }) => length > 1)
        .map(([first, ...rest]) => [first!.id, rest.map(({ id }) => id)]),
    ),
    copyRecords: groups.flatMap(([first, ...rest]) =>
      rest.filter((copy) => recordKey(copy) !== recordKey(first!)).map(toRecord),
    ),
  };
}

/** Makes a key that agrees where the same was published: bytes, headline of the record, and status. */
export function publicationKey({ sha256, title, about }: Published): string {
  return JSON.stringify([sha256, onOneLine(title), about?.status ?? null]);
}

/** Makes a key that agrees where records say the same of their documents. */
export function recordKey({ title, date, about }: Omit<Published, 'sha256'>): string {
  return JSON.stringify([title ?? null, date ?? null, Object.entries(about ?? {}).sort()]);
}

function toRecord({ id, title, date, about }: Identified): CopyRecord {
  return {
    id,
    ...(title === undefined ? {} : { title }),
    ...(date === undefined ? {} : { date }),
    ...(about === undefined ? {} : { about }),
  };
}

/** Replaces each document that a person decided on by the revision that it is a copy of. */
export function decideRevisions(
  { before, base }: ReportDecisions,
  copies: Distinct<unknown>['copies'],
): ReportDecisions {
  const revisionOf = new Map([...copies].flatMap(([id, own]) => own.map((copy) => [copy, id] as const)));
  const standsFor = (id: DocumentId) => revisionOf.get(id) ?? id;
  return {
    before: before.map(([earlier, later]) => [standsFor(earlier), standsFor(later)] as const),
    ...(base === undefined ? {} : { base: standsFor(base) }),
  };
}

const idLength = 16;

/** Names a cluster for the content of its oldest revision, so that a newer one does not rename it. */
export function identifyCluster(
  { revisions }: RevisionOrder,
  documents: readonly Pick<Document, 'id' | 'sha256'>[],
): ClusterId {
  const oldest = documents.find(({ id }) => id === revisions[0])!;
  return oldest.sha256.slice(0, idLength) as ClusterId;
}
