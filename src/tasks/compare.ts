/**
 * A closed batch of candidates in, its pairs with their verdicts and its clusters out, in two steps with a look at
 * all batches in between: read → profile → count, then score → examine → relate → cluster. Columns lie in memory
 * that threads share, so that a batch is handed on from step to step without being copied.
 */
import type { Failure } from '../failure.js';
import { type CommonWeights, weighCommon } from '../lib/cohesion-weights.js';
import { findCommonShingles, type ShinglePass } from '../lib/common-shingles.js';
import { type PairColumns, packPairs } from '../lib/pair-columns.js';
import { packProfiles, viewProfiles } from '../lib/profile-columns.js';
import type {
  CandidatePairs,
  Cluster,
  Clustering,
  Decision,
  DocumentId,
  Profile,
  ProfileColumns,
  RelatedPair,
  ShingleColumns,
} from '../model.js';
import { cluster } from '../stages/cluster.js';
import { examine } from '../stages/examine.js';
import { profile } from '../stages/profile.js';
import { type DocumentRef, readEach } from '../stages/read.js';
import { type RelateOptions, relate } from '../stages/relate.js';
import { type CountedPairs, countPairs, scorePairs, type VerifyOptions } from '../stages/verify.js';
import { openWorkspace } from './sketch.js';

export interface CountInput {
  readonly refs: readonly DocumentRef[];
  /** By the documents' places among `refs`. */
  readonly pairs: CandidatePairs;
  readonly shingleSize: number;
}

/** What is known of a batch after the first step: of the documents that could be read, and the pairs of them. */
export interface CountedBatch extends CountedPairs {
  readonly profiles: ProfileColumns;
  /** Which of the refs each document is. */
  readonly indexes: Uint32Array;
  readonly failures: readonly Failure[];
}

export async function countBatch({ refs, pairs, shingleSize }: CountInput): Promise<CountedBatch> {
  const work = openWorkspace();
  const profiles: Profile[] = [];
  const indexes: number[] = [];
  const failures: Failure[] = [];
  await readEach(refs, (result, index) => {
    if (!result.ok) {
      failures.push(result.error);
      return;
    }
    profiles.push(profile(result.value, work));
    indexes.push(index);
  });
  const whole = failures.length === 0 ? pairs : renumber(pairs, indexes, refs.length);
  const counted = countPairs(whole, profiles, shingleSize, work);
  return {
    ...counted,
    shingles: share(counted.shingles),
    profiles: packProfiles(profiles, (bytes) => new SharedArrayBuffer(bytes)),
    indexes: Uint32Array.from(indexes),
    failures,
  };
}

/** Without the pairs of documents that could not be read again. */
function renumber(pairs: CandidatePairs, indexes: readonly number[], size: number): CandidatePairs {
  const numbers = new Int32Array(size).fill(-1);
  for (const [number, index] of indexes.entries()) numbers[index] = number;
  const kept = [...pairs.a.keys()].filter((at) => numbers[pairs.a[at]!]! >= 0 && numbers[pairs.b[at]!]! >= 0);
  return {
    a: Uint32Array.from(kept, (at) => numbers[pairs.a[at]!]!),
    b: Uint32Array.from(kept, (at) => numbers[pairs.b[at]!]!),
    sharedKeys: Uint32Array.from(kept, (at) => pairs.sharedKeys[at]!),
  };
}

/** As little memory as the sets need, and where every thread sees it. */
function share({ starts, lows, highs }: ShingleColumns): ShingleColumns {
  const total = starts.at(-1)!;
  const copy = (column: Uint32Array) => {
    const shared = new Uint32Array(new SharedArrayBuffer(4 * column.length));
    shared.set(column);
    return shared;
  };
  return { starts: copy(starts), lows: copy(lows.subarray(0, total)), highs: copy(highs.subarray(0, total)) };
}

export interface WeighInput {
  readonly batches: readonly (CountedPairs & { readonly documents: Uint32Array })[];
  readonly pass: ShinglePass;
}

/** What all batches know together: the weights of shingles that several of them hold; for each batch. */
export function weighPass({ batches, pass }: WeighInput): readonly CommonWeights[] {
  return weighCommon(findCommonShingles(batches, pass), batches);
}

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
}

export interface NumberedCluster extends Pick<Cluster, 'cohesion'> {
  readonly members: readonly number[];
  readonly representative: number;
  readonly links: readonly number[];
}

export function compareBatch({ batch, common, decided, options }: CompareInput): ComparedBatch {
  const decisions = new Map(decided.map(([a, b, decision]) => [`${a}\n${b}`, decision]));
  const decisionOn = (a: DocumentId, b: DocumentId) =>
    decisions.size === 0 ? undefined : decisions.get(`${a}\n${b}`);
  const verified = scorePairs(batch, common, {
    ...options,
    isKept: (a, b) => decisionOn(a, b) !== undefined,
  });
  const profiles = new Map(viewProfiles(batch.profiles).map((each) => [each.id, each]));
  const examined = verified.map((pair) => examine(pair, profiles.get(pair.a)!, profiles.get(pair.b)!));
  const related = relate(examined, { ...options, decisionOn });
  return { pairs: packPairs(related, batch.ids), ...numberClusters(cluster(related), related, batch.ids) };
}

function numberClusters(
  { clusters, bridges }: Clustering,
  pairs: readonly RelatedPair[],
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
