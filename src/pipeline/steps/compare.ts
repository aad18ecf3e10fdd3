/**
 * Judges verified pairs and joins documents into clusters, batch by batch: score → examine → relate → cluster. No
 * cluster lies across two batches, since no pair does.
 */
import { unpackPairs } from '../../detect/evidence/pair-columns.js';
import { lightenProfiles } from '../../detect/evidence/profile-columns.js';
import type { Cluster, Clustering } from '../../model/cluster.js';
import type { ProfileColumns } from '../../model/columns.js';
import type { DocumentFailure } from '../../model/failure.js';
import type { RelatedPair } from '../../model/pair.js';
import { refuseFaulty } from '../faults.js';
import type { ComparedBatch, CompareInput } from '../tasks/compare.js';
import { type CompareContext, floorOptions, type PlacedBatch, type VerifiedBatches } from './verify.js';

export interface Compared extends Clustering {
  readonly profiles: readonly ProfileColumns[];
  /** Sorted by a, then b. */
  readonly pairs: readonly RelatedPair[];
}

/** Verified batches → related pairs and clusters. Drops the columns of each batch when it is done, unless they are retained. Throws DocumentsFailed where a pair cannot be examined. */
export async function compare(
  { batches, pairs }: VerifiedBatches,
  context: CompareContext,
): Promise<Compared> {
  const compared: NamedBatch[] = [];
  const failed: DocumentFailure[] = [];
  const reasons = new Map<string, string>();
  for await (const found of context.engine.run('compare', inputsOf(batches, context), pairs)) {
    const at = compared.length;
    compared.push(nameBatch(found, batches[at]!, reasons));
    for (const failure of found.failures) failed.push(failure);
    if (!context.retainColumns) batches[at] = dropColumns(batches[at]!);
  }
  refuseFaulty(failed);
  return {
    profiles: batches.map(({ profiles }) => profiles),
    pairs: sortPairs(compared.flatMap(({ placed }) => placed)),
    clusters: compared
      .flatMap(({ clusters }) => clusters)
      .sort((left, right) => (left.members[0]! < right.members[0]! ? -1 : 1)),
    bridges: sortPairs(compared.flatMap(({ bridges }) => bridges)),
  };
}

function* inputsOf(batches: readonly PlacedBatch[], context: CompareContext): Generator<CompareInput> {
  const decided = context.decisions.list();
  const options = { ...context.options, ...floorOptions(context.options) };
  for (const batch of batches) {
    const ids = new Set(decided.length === 0 ? [] : batch.ids);
    const own = decided.filter(([a, b]) => ids.has(a) && ids.has(b));
    yield { batch, decided: own, options };
  }
}

/** Drops the columns that no later step reads, to free memory. */
function dropColumns(batch: PlacedBatch): PlacedBatch {
  const none = new Uint32Array(0);
  return {
    ...batch,
    profiles: lightenProfiles(batch.profiles),
    shingles: { starts: none, lows: none, highs: none },
  };
}

interface PlacedPair {
  readonly a: number;
  readonly b: number;
  readonly pair: RelatedPair;
}

interface NamedBatch {
  readonly placed: readonly PlacedPair[];
  readonly clusters: readonly Cluster[];
  readonly bridges: readonly PlacedPair[];
}

/** Puts the ids of documents in place of their numbers in the batch. */
function nameBatch(
  { pairs, clusters, bridges }: ComparedBatch,
  { profiles, documents }: PlacedBatch,
  reasons: Map<string, string>,
): NamedBatch {
  const { ids } = profiles;
  const documentIndexes = new Map(ids.map((id, index) => [id, documents[index]!]));
  const placed = unpackPairs(pairs, profiles, reasons).map((pair) => ({
    a: documentIndexes.get(pair.a)!,
    b: documentIndexes.get(pair.b)!,
    pair,
  }));
  return {
    placed,
    clusters: clusters.map(({ members, representative, cohesion, links }) => ({
      members: members.map((index) => ids[index]!),
      representative: ids[representative]!,
      cohesion,
      links: links.map((index) => placed[index]!.pair),
    })),
    bridges: bridges.map((index) => placed[index]!),
  };
}

/** Sorts the pairs of all batches by the indexes of their documents, which is cheaper than by ids and comes to the same. */
function sortPairs(placed: readonly PlacedPair[]): readonly RelatedPair[] {
  const sorted = [...placed].sort((left, right) => left.a - right.a || left.b - right.b);
  return sorted.map(({ pair }) => pair);
}
