/**
 * Writes the line of a table for one document, pair or cluster, the very line that a run on one machine writes: each is
 * laid out as if it were all that the run had found.
 */

import type { Detection } from '../../../detect/detection.js';
import { ProfileTable } from '../../../detect/evidence/profile-columns.js';
import type { OrderedCluster } from '../../../model/cluster.js';
import type { ClusterId, DocumentId, ReadAs } from '../../../model/document.js';
import type { RelatedPair } from '../../../model/pair.js';
import { relationRows } from '../../../write/relation-rows.js';
import { clusterRows, documentRows } from '../../../write/run-tables.js';
import { toCluster } from '../ordered-cluster.js';
import { outlineProfiles } from '../profiles.js';
import { tableOf } from '../table.js';

/** One of the three. */
interface FoundRow {
  readonly document?: FoundDocument;
  /** A related pair as JSON; with whether it was cut. */
  readonly pair?: string;
  readonly isBridge?: boolean;
  /** An ordered cluster as JSON, in pieces. */
  readonly cluster?: readonly string[];
}

interface FoundDocument {
  readonly id: DocumentId;
  readonly sha256: string;
  readonly tokens: number;
  /** JSON, where they are known. */
  readonly readAs?: string;
  readonly blocks?: string;
  readonly bodyTokens?: number;
  readonly cluster?: ClusterId;
  readonly representative?: DocumentId;
  readonly members?: number;
  /** The pair with the highest score, as JSON. */
  readonly nearest?: string;
}

export async function* tabulate(rows: AsyncIterable<FoundRow>): AsyncGenerator<string> {
  for await (const { document, pair, isBridge, cluster } of rows) {
    if (document !== undefined) for (const row of documentRows(detectionOf(document))) yield row.trimEnd();
    if (cluster !== undefined)
      yield clusterRows({ ...nothing, clusters: [toCluster(cluster.join(''))] })[0]!.trimEnd();
    if (pair === undefined) continue;
    const found = JSON.parse(pair) as RelatedPair;
    for (const [row] of relationRows({ ...nothing, pairs: [found], bridges: isBridge ? [found] : [] }))
      yield row.trimEnd();
  }
}

const nothing: Detection = {
  documents: tableOf([]),
  clusters: [],
  bridges: [],
  profiles: new ProfileTable([]),
  candidates: 0,
  pairs: [],
  failures: [],
  decided: [],
};

function detectionOf({ id, sha256, tokens, readAs, ...found }: FoundDocument): Detection {
  const ref = { id, path: id, ...(readAs === undefined ? {} : { readAs: JSON.parse(readAs) as ReadAs }) };
  const { blocks, bodyTokens = 0, nearest, cluster, representative, members = 0 } = found;
  // Of the other members the table says how many they are.
  const others = Array.from({ length: members - 1 }, () => representative!);
  const own = { id: cluster, members: [id, ...others], representative } as unknown as OrderedCluster;
  return {
    ...nothing,
    documents: tableOf([{ ref, sha256, tokens, hasKeys: true }]),
    pairs: nearest === undefined ? [] : [JSON.parse(nearest) as RelatedPair],
    profiles: new ProfileTable(
      blocks === undefined ? [] : [outlineProfiles([{ id, sha256, blocks, bodyTokens }])],
    ),
    clusters: cluster === undefined ? [] : [own],
  };
}
