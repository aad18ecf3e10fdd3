/**
 * Clusters that a person gives in place of detection: a table of clusters and ids in, clusters like those
 * that detection finds out, without links, since nothing was compared to join them. Every document is still
 * read and sketched, so that the tables say of each what it is made of.
 */
import { CommandFailure, type Failure } from './failure.js';
import { groupBy } from './lib/group-by.js';
import { countShared } from './lib/hash-set.js';
import type { Cluster, DocumentId, Sketch } from './model.js';

/** A row of the table: cluster, document. */
export type GivenRow = readonly [cluster: string, id: string];

export interface GivenClusters {
  /** Of two documents and more, sorted by first member. */
  readonly clusters: readonly Cluster[];
  /** One for each document that the table names and the input lacks. */
  readonly failures: readonly Failure[];
}

/** Throws CommandFailure where the table puts one document in two clusters. */
export function adoptClusters(
  rows: readonly GivenRow[],
  sketches: readonly Sketch[],
  table: string,
): GivenClusters {
  const known = new Map<string, Sketch>(sketches.map((sketch) => [sketch.id, sketch]));
  const clusterOf = new Map<string, string>();
  const failures: Failure[] = [];
  for (const [cluster, id] of rows) {
    const other = clusterOf.get(id);
    if (other !== undefined && other !== cluster)
      throw new CommandFailure({ reason: 'two-clusters', id, clusters: [other, cluster], path: table });
    if (other === undefined && !known.has(id)) failures.push({ reason: 'not-in-input', path: id, table });
    clusterOf.set(id, cluster);
  }
  const present = [...clusterOf]
    .filter(([id]) => known.has(id))
    .sort(([left], [right]) => byText(left, right));
  const clusters = [...groupBy(present, ([, cluster]) => cluster).values()]
    .filter((group) => group.length > 1)
    .map((group) => describe(group.map(([id]) => known.get(id)!)));
  return { clusters: clusters.sort((left, right) => byText(left.members[0]!, right.members[0]!)), failures };
}

/** The longest member stands for the others; cohesion is how much of the smaller one it shares with each. */
function describe(members: readonly Sketch[]): Cluster {
  const longest = members.reduce((best, sketch) => (sketch.bodyTokens > best.bodyTokens ? sketch : best));
  const shares = members
    .filter((sketch) => sketch !== longest)
    .map(({ shingles }) => {
      const smaller = Math.min(shingles.size, longest.shingles.size);
      return smaller === 0 ? 0 : countShared(shingles, longest.shingles) / smaller;
    });
  return {
    members: members.map(({ id }) => id),
    representative: longest.id as DocumentId,
    cohesion: {
      mean: shares.reduce((sum, share) => sum + share, 0) / shares.length,
      weakest: Math.min(...shares),
    },
    links: [],
  };
}

function byText(left: string, right: string): number {
  return left < right ? -1 : left > right ? 1 : 0;
}
