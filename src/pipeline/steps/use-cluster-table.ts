/**
 * Takes clusters from a table that a person gives in place of detection. They are like those that detection finds, but
 * without links, since nothing was compared to join them. Every document is still read and sketched, so that the tables
 * say of each what it is made of.
 */

import { groupBy } from '../../base/group-by.js';
import { nameReader } from '../../base/table-cells.js';
import type { DocumentTable } from '../../detect/document-table.js';
import type { Cluster } from '../../model/cluster.js';
import type { DocumentId } from '../../model/document.js';
import { CommandFailure, type Failure } from '../../model/failure.js';

/** A row of the table: cluster, and a cell that names a document. */
export type ClusterRow = readonly [cluster: string, document: string];

export interface GivenClusters {
  /** Of two documents and more, sorted by first member. */
  readonly clusters: readonly Cluster[];
  /** One for each document that the table names and the input lacks. */
  readonly failures: readonly Failure[];
}

/** Throws CommandFailure where the table puts one document in two clusters. */
export function useClusterTable(
  rows: readonly ClusterRow[],
  documents: DocumentTable,
  table: string,
): GivenClusters {
  const isKnown = (id: string) => documents.indexOf(id as DocumentId) !== undefined;
  const clusterOf = new Map<string, string>();
  const failures: Failure[] = [];
  const nameOf = nameReader(documents.columns.ids);
  for (const [cluster, cell] of rows) {
    const id = nameOf(cell);
    const other = clusterOf.get(id);
    if (other !== undefined && other !== cluster)
      throw new CommandFailure({ reason: 'two-clusters', id, clusters: [other, cluster], path: table });
    if (other === undefined && !isKnown(id)) failures.push({ reason: 'not-in-input', path: id, table });
    clusterOf.set(id, cluster);
  }
  const present = [...clusterOf].filter(([id]) => isKnown(id)).sort(([left], [right]) => byText(left, right));
  const clusters = [...groupBy(present, ([, cluster]) => cluster).values()]
    .filter((group) => group.length > 1)
    .map((group) =>
      describe(
        group.map(([id]) => id as DocumentId),
        documents,
      ),
    );
  return { clusters: clusters.sort((left, right) => byText(left.members[0]!, right.members[0]!)), failures };
}

/** The longest member stands for the others; cohesion is how many of the smaller one's keys it shares with each. */
function describe(members: readonly DocumentId[], documents: DocumentTable): Cluster {
  const { tokenCounts } = documents.columns;
  const indexes = members.map((id) => documents.indexOf(id)!);
  const longest = indexes.reduce((best, index) => (tokenCounts[index]! > tokenCounts[best]! ? index : best));
  const keysOfLongest = new Set(keysOf(longest, documents));
  const shares = indexes
    .filter((index) => index !== longest)
    .map((index) => {
      const keys = keysOf(index, documents);
      const smaller = Math.min(keys.length, keysOfLongest.size);
      return smaller === 0 ? 0 : Math.min(1, keys.filter((key) => keysOfLongest.has(key)).length / smaller);
    });
  return {
    members,
    representative: documents.id(longest),
    cohesion: {
      mean: shares.reduce((sum, share) => sum + share, 0) / shares.length,
      weakest: Math.min(...shares),
    },
    links: [],
  };
}

function keysOf(index: number, { columns: { keys, keyStarts } }: DocumentTable): Uint32Array {
  return keys.subarray(keyStarts[index], keyStarts[index + 1]);
}

function byText(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}
