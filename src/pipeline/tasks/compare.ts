/**
 * Judges the pairs of a batch and joins its documents into clusters: verify, its third step → examine → relate →
 * cluster. A batch holds whole components of the graph of candidates, so that whatever a pair needs is in it.
 */
import { pairKey } from '../../base/pair-key.js';
import { type PairColumns, packPairs } from '../../detect/evidence/pair-columns.js';
import { RecentProfiles } from '../../detect/evidence/profile-columns.js';
import { examine } from '../../detect/examine.js';
import { type Judged, judge } from '../../detect/judge.js';
import type { RelateOptions } from '../../detect/relate.js';
import { scorePairs, type VerifyOptions } from '../../detect/verify.js';
import type { CommonWeights } from '../../detect/weights/cohesion-weights.js';
import type { Cluster } from '../../model/cluster.js';
import type { DocumentId } from '../../model/document.js';
import type { DocumentFailure } from '../../model/failure.js';
import type { Decision } from '../../model/pair.js';
import { faultOf } from '../../read/stage-fault.js';
import type { CountedBatch } from './count.js';

export interface CompareInput {
  readonly batch: Omit<CountedBatch, 'failures' | 'indexes'>;
  readonly common: CommonWeights;
  /** What a person decided on pairs of the batch. */
  readonly decided: readonly (readonly [a: DocumentId, b: DocumentId, decision: Decision])[];
  readonly options: Omit<VerifyOptions, 'shingleSize' | 'isKept'> & Omit<RelateOptions, 'decisionOn'>;
}

/** Pairs in the order of the batch's documents; clusters and bridges by numbers of documents and pairs. */
export interface ComparedBatch {
  readonly pairs: PairColumns;
  readonly clusters: readonly NumberedCluster[];
  readonly bridges: readonly number[];
  /** Documents of pairs that could not be examined; the rest is of no use then. */
  readonly failures: readonly DocumentFailure[];
}

export interface NumberedCluster extends Pick<Cluster, 'cohesion'> {
  readonly members: readonly number[];
  readonly representative: number;
  readonly links: readonly number[];
}

export function compareBatch({ batch, common, decided, options }: CompareInput): ComparedBatch {
  const decisions = new Map(decided.map(([a, b, decision]) => [pairKey(a, b), decision]));
  const decisionOn = (a: DocumentId, b: DocumentId) =>
    decisions.size === 0 ? undefined : decisions.get(pairKey(a, b));
  const verified = scorePairs(batch, common, {
    ...options,
    isKept: (a, b) => decisionOn(a, b) !== undefined,
  });
  const profiles = new RecentProfiles(batch.profiles);
  const faults: PairFault[] = [];
  const examined = verified.flatMap((pair) => {
    try {
      return [examine(pair, profiles.get(pair.a), profiles.get(pair.b))];
    } catch (error) {
      faults.push({ ...pair, error });
      return [];
    }
  });
  const judged = judge(examined, { ...options, decisionOn });
  const failures = nameFaulty(faults);
  return { pairs: packPairs(judged.pairs, batch.ids), ...numberClusters(judged, batch.ids), failures };
}

interface PairFault {
  readonly a: DocumentId;
  readonly b: DocumentId;
  readonly error: unknown;
}

/** Names as few documents as all the pairs that failed have: always the one in most of them, of equals the smallest id. */
function nameFaulty(faults: readonly PairFault[]): readonly DocumentFailure[] {
  const failures: DocumentFailure[] = [];
  for (let left = faults; left.length > 0; ) {
    const counts = new Map<DocumentId, number>();
    for (const id of left.flatMap(({ a, b }) => [a, b]).sort()) counts.set(id, (counts.get(id) ?? 0) + 1);
    const [document] = [...counts].reduce((most, one) => (one[1] > most[1] ? one : most));
    const { error } = left.find(({ a, b }) => a === document || b === document)!;
    failures.push({ ...faultOf('compare', document, error), document });
    left = left.filter(({ a, b }) => a !== document && b !== document);
  }
  return failures;
}

function numberClusters(
  { clusters, bridges, pairs }: Judged,
  ids: readonly DocumentId[],
): Pick<ComparedBatch, 'clusters' | 'bridges'> {
  const documents = new Map(ids.map((id, index) => [id, index]));
  const places = new Map(pairs.map((pair, index) => [pair, index]));
  return {
    clusters: clusters.map(({ members, representative, cohesion, links }) => ({
      members: members.map((id) => documents.get(id)!),
      representative: documents.get(representative)!,
      cohesion,
      links: links.map((link) => places.get(link)!),
    })),
    bridges: bridges.map((bridge) => places.get(bridge)!),
  };
}
