/**
 * Orders a cluster by the dates of its documents, where these alone tell its sequence: then no document has to be read
 * again.
 */
import type { Cluster, OrderedCluster } from '../../model/cluster.js';
import type { DocumentId } from '../../model/document.js';
import type { Profile } from '../../model/profile.js';
import { numbersThatOrder } from '../../text/versions.js';
import { identifyCluster } from './copies.js';
import { orderByDistinctDates } from './date-order.js';
import { addDecisions } from './decided-order.js';

/** What is read of a document, without its text. */
export type Dated = Pick<Profile, 'id' | 'sha256' | 'date' | 'version'>;

/**
 * Orders a cluster, or returns null where the texts have to tell: where a document is not known, where dates are
 * missing or equal, where an agency's numbers order, and where two have the same bytes, since only their headlines
 * tell whether they are one revision.
 */
export function orderByDates(
  found: Cluster,
  knownOf: (id: DocumentId) => Dated | undefined,
): OrderedCluster | null {
  const members = found.members.flatMap((id) => knownOf(id) ?? []);
  if (members.length < found.members.length) return null;
  if (new Set(members.map(({ sha256 }) => sha256)).size < members.length) return null;
  // Numbers that an agency gives outweigh dates.
  const versions = numbersThatOrder(members.map(({ version }) => version));
  const byDates = versions === null ? orderByDistinctDates(members) : null;
  if (byDates === null) return null;
  const before = found.decided?.before ?? [];
  const order =
    before.length === 0 ? byDates : addDecisions(orderByDistinctDates(members, before)!, byDates, before);
  return { ...found, id: identifyCluster(order, members), order, copies: new Map(), copyRecords: [] };
}
