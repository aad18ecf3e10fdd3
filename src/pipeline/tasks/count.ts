/**
 * Counts what the candidate pairs of a batch share: read → segment → profile → verify, its first two steps. Columns lie
 * in memory that threads share, so that a batch goes from step to step without being copied.
 */
import { makeShared } from '../../base/joined-columns.js';
import { joinProfiles, lightenProfiles, packProfiles } from '../../detect/evidence/profile-columns.js';
import { pickPairs } from '../../detect/pick-pairs.js';
import { profile } from '../../detect/profile.js';
import { type CountedPairs, countPairs, type Floor, findPairsAboveFloor } from '../../detect/verify.js';
import {
  type CommonWeights,
  type SharedShingles,
  weighCommon,
} from '../../detect/weights/cohesion-weights.js';
import { findCommonShingles } from '../../detect/weights/common-shingles.js';
import type { ShinglePass } from '../../detect/weights/shingle-passes.js';
import { joinShingles, shingleBodies } from '../../detect/weights/shingle-sets.js';
import type { CandidatePairs, ProfileColumns, ShingleColumns } from '../../model/columns.js';
import type { Document } from '../../model/document.js';
import type { DocumentRef } from '../../model/document-ref.js';
import type { Failure, Result } from '../../model/failure.js';
import type { Profile } from '../../model/profile.js';
import { readKept } from '../../read/kept-documents.js';
import { openWorkspace } from './workspace.js';

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
  const parts: PackedPart[] = [];
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
  const add = (result: Result<Document>, index: number) => {
    if (!result.ok) {
      failures.push(result.error);
      return;
    }
    if (unpacked.length === atOnce) pack();
    unpacked.push(profile(result.value, work));
    indexes.push(index);
  };
  await readKept(refs, add, { isTextEnough: true });
  pack();
  const { profiles, shingles } = joinParts(parts);
  const whole = failures.length === 0 ? pairs : renumber(pairs, indexes, refs.length);
  return {
    ...countPairs(whole, profiles.ids, shingles),
    profiles,
    indexes: Uint32Array.from(indexes),
    failures,
  };
}

interface PackedPart {
  readonly profiles: ProfileColumns;
  readonly shingles: ShingleColumns;
}

function joinParts(parts: readonly PackedPart[]): PackedPart {
  const profiles = joinProfiles(
    parts.map((part) => part.profiles),
    makeShared,
  );
  if (parts.length === 1) return { profiles, shingles: parts[0]!.shingles };
  return {
    profiles,
    shingles: joinShingles(
      parts.map((part) => part.shingles),
      makeShared,
    ),
  };
}

export interface FilterInput extends CountInput {
  readonly floor: Floor;
}

/** Which pairs reach the floor, by their places, and the heads of the profiles. */
export interface FilteredBatch {
  readonly kept: Uint32Array;
  readonly profiles: ProfileColumns;
}

/** Where a document cannot be read, all pairs are kept: whoever compares them has to say so. */
export async function filterBatch({ floor, ...input }: FilterInput): Promise<FilteredBatch> {
  const counted = await countBatch(input);
  const kept =
    counted.failures.length === 0
      ? findPairsAboveFloor(counted, floor)
      : Uint32Array.from(input.pairs.a.keys());
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
