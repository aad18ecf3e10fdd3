/**
 * A closed batch of candidates in, its pairs with their verdicts and its clusters out, in two steps with a look at
 * all batches in between: read → profile → count, then score → examine → relate → cluster. Columns lie in memory
 * that threads share, so that a batch is handed on from step to step without being copied.
 */

import { makeShared } from '../base/joined-columns.js';
import { cluster } from '../detect/cluster.js';
import { type PairColumns, packPairs } from '../detect/evidence/pair-columns.js';
import {
  joinProfiles,
  lightenProfiles,
  packProfiles,
  RecentProfiles,
} from '../detect/evidence/profile-columns.js';
import { examine } from '../detect/examine.js';
import { pickPairs } from '../detect/pick-pairs.js';
import { profile } from '../detect/profile.js';
import { type RelateOptions, relate } from '../detect/relate.js';
import {
  type CountedPairs,
  countPairs,
  type Floor,
  findWorthy,
  scorePairs,
  type VerifyOptions,
} from '../detect/verify.js';
import { type CommonWeights, type SharedShingles, weighCommon } from '../detect/weights/cohesion-weights.js';
import { findCommonShingles } from '../detect/weights/common-shingles.js';
import type { ShinglePass } from '../detect/weights/shingle-passes.js';
import { joinShingles, shingleBodies } from '../detect/weights/shingle-sets.js';
import type { Cluster, Clustering } from '../model/cluster.js';
import type { CandidatePairs, ProfileColumns, ShingleColumns } from '../model/columns.js';
import type { DocumentId } from '../model/document.js';
import type { DocumentRef } from '../model/document-ref.js';
import type { Failure } from '../model/failure.js';
import type { Decision, RelatedPair } from '../model/pair.js';
import type { Profile } from '../model/profile.js';
import { readEach } from '../read/read.js';
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

// Profiles that lie unpacked at once, however large the batch.
const unpackedAtOnce = 1024;

export async function countBatch(
  { refs, pairs, shingleSize }: CountInput,
  atOnce = unpackedAtOnce,
): Promise<CountedBatch> {
  const work = openWorkspace();
  const parts: { readonly profiles: ProfileColumns; readonly shingles: ShingleColumns }[] = [];
  const indexes: number[] = [];
  const failures: Failure[] = [];
  let unpacked: Profile[] = [];
  const pack = () => {
    const bodies = unpacked.map(({ tokens }) => tokens);
    const shingles = shingleBodies(bodies, shingleSize, work);
    parts.push({
      profiles: packProfiles(unpacked, makeShared),
      shingles: joinShingles([shingles], makeShared),
    });
    unpacked = [];
  };
  await readEach(refs, (result, index) => {
    if (!result.ok) {
      failures.push(result.error);
      return;
    }
    if (unpacked.length === atOnce) pack();
    unpacked.push(profile(result.value, work));
    indexes.push(index);
  });
  pack();
  const profiles = joinProfiles(
    parts.map(({ profiles }) => profiles),
    makeShared,
  );
  const shingles =
    parts.length === 1
      ? parts[0]!.shingles
      : joinShingles(
          parts.map(({ shingles }) => shingles),
          makeShared,
        );
  const whole = failures.length === 0 ? pairs : renumber(pairs, indexes, refs.length);
  return {
    ...countPairs(whole, profiles.ids, shingles),
    profiles,
    indexes: Uint32Array.from(indexes),
    failures,
  };
}

export interface NarrowInput extends CountInput {
  readonly floor: Floor;
}

/** Which pairs reach the floor, by their places, and the heads of the profiles. */
export interface NarrowedBatch {
  readonly kept: Uint32Array;
  readonly profiles: ProfileColumns;
}

/** Where a document cannot be read, all pairs are kept: whoever compares them has to say so. */
export async function narrowBatch({ floor, ...input }: NarrowInput): Promise<NarrowedBatch> {
  const counted = await countBatch(input);
  const kept =
    counted.failures.length === 0 ? findWorthy(counted, floor) : Uint32Array.from(input.pairs.a.keys());
  return { kept, profiles: lightenProfiles(counted.profiles) };
}

/** Without the pairs of documents that could not be read again. */
function renumber(pairs: CandidatePairs, indexes: readonly number[], size: number): CandidatePairs {
  const numbers = new Int32Array(size).fill(-1);
  for (const [number, index] of indexes.entries()) numbers[index] = number;
  const kept = [...pairs.a.keys()].filter((at) => numbers[pairs.a[at]!]! >= 0 && numbers[pairs.b[at]!]! >= 0);
  return pickPairs(pairs, kept, (document) => numbers[document]!);
}

export interface WeighInput {
  readonly batches: readonly (SharedShingles & { readonly documents: Uint32Array })[];
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
  const profiles = new RecentProfiles(batch.profiles);
  const examined = verified.map((pair) => examine(pair, profiles.get(pair.a), profiles.get(pair.b)));
  const related = relate(examined, { ...options, decisionOn });
  const clustering = cluster(related, options.threshold);
  return { pairs: packPairs(related, batch.ids), ...numberClusters(clustering, related, batch.ids) };
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
