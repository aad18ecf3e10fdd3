/**
 * Judges the pairs of a batch and joins its documents into clusters: verify, its second step → examine → relate →
 * cluster. A batch holds whole components of the graph of candidates, so that whatever a pair needs is in it.
 */
import { pairKey } from '../../base/pair-key.js';
import { type PairColumns, packPairs } from '../../detect/evidence/pair-columns.js';
import { RecentProfiles } from '../../detect/evidence/profile-columns.js';
import { examine } from '../../detect/examine.js';
import { type Judged, judge } from '../../detect/judge.js';
import type { RelateOptions } from '../../detect/relate.js';
import { scorePairs, type VerifyOptions } from '../../detect/verify.js';
import type { Cluster } from '../../model/cluster.js';
import type { DocumentId } from '../../model/document.js';
import type { DocumentFailure } from '../../model/failure.js';
import type { Decision, ExaminedPair } from '../../model/pair.js';
import { faultOf, isOfProcess } from '../../read/stage-fault.js';
import type { CountedBatch } from './count.js';
import { openComparer, openSetKernel, openWorkspace } from './workspace.js';

export interface CompareInput {
  readonly batch: Omit<CountedBatch, 'failures' | 'indexes'>;
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

export function compareBatch({ batch, decided, options }: CompareInput): ComparedBatch {
  const decisions = new Map(decided.map(([a, b, decision]) => [pairKey(a, b), decision]));
  const decisionOn = (a: DocumentId, b: DocumentId) =>
    decisions.size === 0 ? undefined : decisions.get(pairKey(a, b));
  const verified = scorePairs(
    batch,
    { ...options, isKept: (a, b) => decisionOn(a, b) !== undefined },
    { holders: openWorkspace().kernel, sets: openSetKernel() },
  );
  const profiles = new RecentProfiles(batch.profiles);
  const comparer = openComparer();
  const faults: PairFault[] = [];
  const examined = verified.flatMap((pair) => {
    const examineAs = (a: DocumentId, b: DocumentId) =>
      examine(a === b ? { ...pair, a, b } : pair, profiles.get(a), profiles.get(b), comparer);
    return tryPair(pair, examineAs, faults) ?? [];
  });
  const judgeAll = (pairs: readonly ExaminedPair[]) => judge(pairs, { ...options, decisionOn });
  let judged = judgeAll([]);
  try {
    judged = judgeAll(examined);
  } catch (error) {
    // Of the pairs those that cannot be judged by themselves.
    for (const pair of examined) tryPair(pair, (a, b) => judgeAll([{ ...pair, a, b }]), faults);
    if (faults.length === 0) throw error;
  }
  const failures = nameFaulty(faults);
  return { pairs: packPairs(judged.pairs, batch.ids), ...numberClusters(judged, batch.ids), failures };
}

/** What was thrown on a pair, and which of its two documents may be at fault. */
interface PairFault {
  readonly suspects: readonly DocumentId[];
  readonly error: unknown;
}

/** What `act` makes of a pair; null where it throws, which is noted. A document that fails beside itself is the one at fault. */
function tryPair<T>(
  { a, b }: { readonly a: DocumentId; readonly b: DocumentId },
  act: (a: DocumentId, b: DocumentId) => T,
  faults: PairFault[],
): T | null {
  try {
    return act(a, b);
  } catch (error) {
    const failing = [a, b].filter((id) => failsOn(() => act(id, id)));
    faults.push({ suspects: failing.length === 1 ? failing : [a, b], error });
    return null;
  }
}

function failsOn(act: () => unknown): boolean {
  try {
    act();
    return false;
  } catch (error) {
    if (isOfProcess(error)) throw error;
    return true;
  }
}

/** Names few documents that explain all faults: always the one that most have, of equals the one with the smallest id. */
function nameFaulty(faults: readonly PairFault[]): readonly DocumentFailure[] {
  const failures: DocumentFailure[] = [];
  for (let left = faults; left.length > 0; ) {
    const counts = new Map<DocumentId, number>();
    for (const id of left.flatMap(({ suspects }) => suspects).sort())
      counts.set(id, (counts.get(id) ?? 0) + 1);
    const [document] = [...counts].reduce((most, one) => (one[1] > most[1] ? one : most));
    const { error } = left.find(({ suspects }) => suspects.includes(document))!;
    failures.push({ ...faultOf('compare', document, error), document });
    left = left.filter(({ suspects }) => !suspects.includes(document));
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
