/** Describes all that detection found. */

import type { Clustering, OrderedCluster } from '../model/cluster.js';
import type { Decided } from '../model/decided.js';
import type { Failure } from '../model/failure.js';
import type { RelatedPair } from '../model/pair.js';
import type { DocumentTable } from './document-table.js';
import { doubtfulPairs } from './doubtful-pairs.js';
import type { ProfileTable } from './evidence/profile-columns.js';

/** All that detection found. */
export interface Detection {
  readonly documents: DocumentTable;
  readonly clusters: readonly OrderedCluster[];
  readonly bridges: Clustering['bridges'];
  /** What a person decided, sorted. */
  readonly decided: readonly Decided[];
  /** Of the documents that were candidates. */
  readonly profiles: ProfileTable;
  readonly candidates: number;
  /** Every pair that was examined, sorted by a, then b. */
  readonly pairs: readonly RelatedPair[];
  readonly failures: readonly Failure[];
}

export interface Counts {
  readonly documents: number;
  readonly failures: number;
  readonly empty: number;
  readonly tooShort: number;
  readonly candidatePairs: number;
  readonly examinedPairs: number;
  readonly reports: number;
  readonly revisions: number;
  readonly keptApart: number;
  readonly forReview: number;
}

export function countDetection({
  documents,
  failures,
  candidates,
  pairs,
  clusters,
  bridges,
}: Detection): Counts {
  const { tokenCounts, keyStarts } = documents.columns;
  let empty = 0;
  let tooShort = 0;
  for (let index = 0; index < documents.size; index++) {
    if (tokenCounts[index] === 0) empty++;
    else if (keyStarts[index] === keyStarts[index + 1]) tooShort++;
  }
  const clusterOf = new Int32Array(documents.size).fill(-1);
  for (const [at, { members }] of clusters.entries())
    for (const id of members) clusterOf[documents.indexOf(id)!] = at;
  // A pair may speak against what better links put together.
  const isTogether = ({ a, b }: RelatedPair) => {
    const own = clusterOf[documents.indexOf(a)!]!;
    return own !== -1 && own === clusterOf[documents.indexOf(b)!];
  };
  const doubtful = doubtfulPairs({ pairs, clusters, bridges });
  return {
    documents: documents.size,
    failures: failures.length,
    empty,
    tooShort,
    candidatePairs: candidates,
    examinedPairs: pairs.length,
    reports: clusters.length,
    revisions: clusters.reduce((sum, { members }) => sum + members.length, 0),
    keptApart: pairs.filter((pair) => !doubtful.has(pair) && !isTogether(pair)).length,
    forReview: doubtful.size,
  };
}
