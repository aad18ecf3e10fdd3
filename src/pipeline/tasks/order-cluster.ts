/** Orders the revisions of one cluster by what they say, once its copies are set apart. */
import { decideRevisions, identifyCluster, separateCopies } from '../../merge/order/copies.js';
import { order } from '../../merge/order.js';
import type { Cluster, OrderedCluster } from '../../model/cluster.js';
import type { Document } from '../../model/document.js';
import { segmentFor } from './segment-for.js';

/** `documents` are the members of the cluster, in their order. */
export function orderCluster(
  found: Cluster,
  documents: readonly Document[],
  hasDates: boolean,
): OrderedCluster {
  const { revisions, copies, copyRecords } = separateCopies(documents, hasDates);
  const decided = found.decided === undefined ? {} : { decided: decideRevisions(found.decided, copies) };
  const before = decided.decided?.before ?? [];
  const sequence = order(revisions.map(segmentFor(revisions.length)), { hasDates, before });
  const id = identifyCluster(sequence, revisions);
  return { ...found, ...decided, id, order: sequence, copies, copyRecords };
}
