/** A cluster and what is known of its documents in, its order out, where dates of their own tell it. */
import type { Cluster, ClusterId, DocumentId, Profile, RevisionOrder } from '../model.js';
import { identifyCluster, separateCopies } from './copies.js';
import { orderByDistinctDates } from './date-order.js';
import { sayDecided } from './decided-order.js';
import { numbersThatOrder } from './versions.js';

/** What is looked at of a document. */
export type Dated = Pick<Profile, 'id' | 'sha256' | 'date' | 'version'>;

export interface DatedCluster extends Cluster {
  readonly id: ClusterId;
  readonly order: RevisionOrder;
  readonly copies: ReadonlyMap<DocumentId, readonly DocumentId[]>;
}

/** Null where a document is not known, where dates are missing or equal, or where an agency's numbers order. */
export function orderByDates(
  found: Cluster,
  knownOf: (id: DocumentId) => Dated | undefined,
): DatedCluster | null {
  const members = found.members.flatMap((id) => knownOf(id) ?? []);
  if (members.length < found.members.length) return null;
  const { revisions, copies } = separateCopies(members);
  // Numbers that an agency gives outweigh dates.
  const versions = numbersThatOrder(revisions.map(({ version }) => version));
  const byDates = versions === null ? orderByDistinctDates(revisions) : null;
  if (byDates === null) return null;
  const before = found.decided?.before ?? [];
  const order =
    before.length === 0 ? byDates : sayDecided(orderByDistinctDates(revisions, before)!, byDates, before);
  return { ...found, id: identifyCluster(order, revisions), order, copies };
}
