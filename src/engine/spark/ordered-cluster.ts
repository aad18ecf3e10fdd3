/** Writes an ordered cluster as JSON for a table, and reads it back; a map becomes the list of its entries. */

import type { OrderedCluster } from '../../model/cluster.js';
import type { DocumentId } from '../../model/document.js';

export function fromCluster(ordered: OrderedCluster): string {
  return JSON.stringify({ ...ordered, copies: [...ordered.copies] });
}

/** Links come without their evidence, which the table of relations has. */
export function toCluster(json: string): OrderedCluster {
  const cluster = JSON.parse(json) as Omit<OrderedCluster, 'copies'> & {
    readonly copies: readonly (readonly [DocumentId, readonly DocumentId[]])[];
  };
  return { ...cluster, copies: new Map(cluster.copies) };
}
