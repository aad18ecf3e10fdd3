/**
 * Finds the clusters and cut links of each component, whose pairs come one after the other. Groups grow along sure links
 * only, so that what is right inside each component is right for all.
 */

import { cluster as clusterPairs } from '../../../detect/cluster.js';
import type { Clustering } from '../../../model/cluster.js';
import type { RelatedPair } from '../../../model/pair.js';
import type { WorkerOptions } from '../../../options/worker-options.js';
import { inGroups, inPieces } from '../rows.js';

interface LinkedPair {
  readonly component: number;
  readonly pair: string;
}

export async function* cluster(
  rows: AsyncIterable<LinkedPair>,
  { detect }: WorkerOptions,
): AsyncGenerator<object> {
  for await (const group of inGroups(rows, ({ component }) => component)) {
    const pairs = group.map(({ pair }) => JSON.parse(pair) as RelatedPair);
    const { clusters, bridges } = clusterNamed(pairs, detect.threshold);
    for (const { links, ...found } of clusters) {
      // What a row of the table of clusters says of a link; the table of relations has the rest.
      const shown = links.map(({ a, b, relation, score, tier }) => ({ a, b, relation, score, tier }));
      yield { members: found.members, cluster: inPieces(JSON.stringify({ ...found, links: shown })) };
    }
    for (const { a, b } of bridges) yield { bridge: [a, b] };
  }
}

/** An error says where it happened: the task fails with it. */
function clusterNamed(pairs: readonly RelatedPair[], threshold: number): Clustering {
  try {
    return clusterPairs(pairs, threshold);
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    throw new Error(`Cannot cluster what is linked to ${pairs[0]!.a}: ${detail}`, { cause: error });
  }
}
