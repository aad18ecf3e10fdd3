/**
 * Counts what the candidate pairs of a batch share: read → segment → profile → verify, its first step. Columns lie
 * in memory that threads share, so that a batch goes from step to step without being copied.
 */
import { makeShared } from '../../base/joined-columns.js';
import { joinProfiles, lightenProfiles, packProfiles } from '../../detect/evidence/profile-columns.js';
import { pickPairs } from '../../detect/pick-pairs.js';
import { profile } from '../../detect/profile.js';
import { type CountedPairs, countPairs, type Floor, findPairsAboveFloor } from '../../detect/verify.js';
import { joinShingles, shingleBodies } from '../../detect/weights/shingle-sets.js';
import type { Workspace } from '../../kernel/workspace.js';
import type { CandidatePairs, ProfileColumns, ShingleColumns } from '../../model/columns.js';
import type { Document } from '../../model/document.js';
import type { DocumentRef } from '../../model/document-ref.js';
import type { DocumentFailure, Result } from '../../model/failure.js';
import type { Profile } from '../../model/profile.js';
import { readKept } from '../../read/kept-documents.js';
import { faultOf } from '../../read/stage-fault.js';
import { openSetKernel, openWorkspace } from './workspace.js';

export interface CountInput {
  readonly refs: readonly DocumentRef[];
  /** By the documents' places among `refs`. */
  readonly pairs: CandidatePairs;
  readonly shingleSize: number;
}

/** What is known of a batch after the first step; of no use where a document failed. */
export interface CountedBatch extends CountedPairs {
  readonly profiles: ProfileColumns;
  /** Which of the refs each document is. */
  readonly indexes: Uint32Array;
  readonly failures: readonly DocumentFailure[];
}

const stage = 'compare';

// Profiles that lie unpacked at once, however large the batch.
const unpackedAtOnce = 1024;

export async function countBatch(
  { refs, pairs, shingleSize }: CountInput,
  atOnce = unpackedAtOnce,
): Promise<CountedBatch> {
  const work = openWorkspace();
  const parts: PackedPart[] = [];
  const indexes: number[] = [];
  const failures: DocumentFailure[] = [];
  let unpacked: Profile[] = [];
  const pack = () => {
    const packed = tryPart(unpacked, shingleSize, work);
    if ('part' in packed) parts.push(packed.part);
    else failures.push(...packed.failures);
    unpacked = [];
  };
  const add = (result: Result<Document>, index: number) => {
    if (!result.ok) {
      failures.push({ ...result.error, document: refs[index]!.id });
      return;
    }
    const made = profile(result.value, work);
    if (unpacked.length === atOnce) pack();
    unpacked.push(made);
    indexes.push(index);
  };
  await readKept(refs, add, { stage, isTextEnough: true });
  pack();
  if (failures.length > 0) parts.splice(0, parts.length, packPart([], shingleSize, work));
  const { profiles, shingles } = joinParts(parts);
  // Where a document failed, all is done again without it.
  const whole = failures.length === 0 ? pairs : pickPairs(pairs, []);
  return {
    ...countPairs(whole, profiles.ids, shingles, openSetKernel()),
    profiles,
    indexes: Uint32Array.from(indexes),
    failures,
  };
}

interface PackedPart {
  readonly profiles: ProfileColumns;
  readonly shingles: ShingleColumns;
}

function packPart(unpacked: readonly Profile[], shingleSize: number, work: Workspace): PackedPart {
  const bodies = unpacked.map(({ tokens }) => tokens);
  const shingles = shingleBodies(bodies, shingleSize, work);
  return { profiles: packProfiles(unpacked, makeShared), shingles: joinShingles([shingles], makeShared) };
}

/** Packs profiles together, or, where that throws, one after the other, to find out which of them are at fault. */
function tryPart(
  unpacked: readonly Profile[],
  shingleSize: number,
  work: Workspace,
): { readonly part: PackedPart } | { readonly failures: readonly DocumentFailure[] } {
  try {
    return { part: packPart(unpacked, shingleSize, work) };
  } catch (error) {
    if (unpacked.length === 1)
      return { failures: [{ ...faultOf(stage, unpacked[0]!.id, error), document: unpacked[0]!.id }] };
    const tried = unpacked.map((one) => tryPart([one], shingleSize, work));
    const failures = tried.flatMap((one) => ('failures' in one ? one.failures : []));
    if (failures.length === 0) throw error;
    return { failures };
  }
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

/** Which pairs reach the floor, by their places, and the heads of the profiles; of no use where a document failed. */
export interface FilteredBatch {
  readonly kept: Uint32Array;
  readonly profiles: ProfileColumns;
  readonly failures: readonly DocumentFailure[];
}

export async function filterBatch({ floor, ...input }: FilterInput): Promise<FilteredBatch> {
  const counted = await countBatch(input);
  return {
    kept: findPairsAboveFloor(counted, floor),
    profiles: lightenProfiles(counted.profiles),
    failures: counted.failures,
  };
}
