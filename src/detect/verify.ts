/**
 * Measures candidate pairs exactly: Jaccard and containment over full shingle sets, never the sketch's estimate, and
 * the score, which is containment with every shingle weighted by cohesion. Background paragraphs are shared by
 * documents that do not resemble each other elsewhere, and so weigh little; the text of a report keeps its weight.
 */

import { ratio } from '../base/ratio.js';
import { spanningForest } from '../base/spanning-forest.js';
import type { Kernel } from '../kernel/kernel.js';
import type { Workspace } from '../kernel/workspace.js';
import type { CandidatePairs, ShingleColumns } from '../model/columns.js';
import type { DocumentId } from '../model/document.js';
import type { VerifiedPair } from '../model/pair.js';
import type { Profile } from '../model/profile.js';
import { verifyLimits } from './limits.js';
import { grounds, hasGround } from './pick-pairs.js';
import {
  type Kernels,
  type SharedShingles,
  type Weights,
  weighShingles,
} from './weights/cohesion-weights.js';
import { SetComparer } from './weights/set-comparer.js';
import { shingleBodies } from './weights/shingle-sets.js';

/** What a pair must show to be worth looking at side by side; less is chance and stock phrases. */
export interface Floor {
  readonly sharedShingles: number;
  readonly containment: number;
  /** Of pairs below this score each document keeps only the nearest few. */
  readonly score: number;
}

/** Returns the floor under a threshold: pairs that reach the threshold are never dropped. */
export function floorBelow(threshold: number): Floor {
  const { floorShingles, floorContainment, floorScore } = verifyLimits;
  return {
    sharedShingles: floorShingles,
    containment: Math.min(floorContainment, threshold),
    score: Math.min(floorScore, threshold),
  };
}

export interface VerifyOptions {
  readonly shingleSize: number;
  readonly floor: Floor;
  /** How many of its nearest a document keeps, of pairs below the floor's score. */
  readonly maxWeakPairsPerDocument: number;
  /** Pairs that are kept whatever they show. */
  readonly isKept?: (a: DocumentId, b: DocumentId) => boolean;
}

/** Candidate pairs of a batch of documents, with what they share. */
export interface CountedPairs extends SharedShingles {
  readonly ids: readonly DocumentId[];
}

/** Measures the candidates among `profiles`, which are sorted by id: countPairs(), then scorePairs(). */
export function verify(
  candidates: CandidatePairs,
  profiles: readonly Profile[],
  options: VerifyOptions,
  work: Workspace,
  sets: Kernel,
): readonly VerifiedPair[] {
  const ids = profiles.map(({ id }) => id);
  const bodies = profiles.map(({ tokens }) => tokens);
  const counted = countPairs(candidates, ids, shingleBodies(bodies, options.shingleSize, work), sets);
  return scorePairs(counted, options, { holders: work.kernel, sets });
}

/** Counts the shingles that each pair shares. Pairs are indexes into `ids`, which are sorted. */
export function countPairs(
  pairs: CandidatePairs,
  ids: readonly DocumentId[],
  shingles: ShingleColumns,
  kernel: Kernel,
): CountedPairs {
  const sets = new SetComparer(shingles, kernel);
  const shared = new Uint32Array(pairs.a.length);
  for (let at = 0; at < shared.length; at++) shared[at] = sets.countShared(pairs.a[at]!, pairs.b[at]!);
  return { ids, shingles, pairs, shared };
}

/** Finds the indexes of the pairs that reach the floor, or where one holds all of the other. */
export function findPairsAboveFloor(
  { pairs, shared, shingles: { starts } }: SharedShingles,
  floor: Floor,
): Uint32Array {
  const sizeOf = (set: number) => starts[set + 1]! - starts[set]!;
  return Uint32Array.from(shared.keys()).filter((at) => {
    const smaller = Math.min(sizeOf(pairs.a[at]!), sizeOf(pairs.b[at]!));
    return reachesFloor(shared[at]!, ratio(shared[at]!, smaller), floor);
  });
}

/** Divides `shared` by `total`; 1 where nothing can be shared since there are no shingles, and the texts are equal. */
function shareOf(shared: number, total: number, isEqual: boolean): number {
  return total === 0 && isEqual ? 1 : ratio(shared, total);
}

function reachesFloor(shared: number, containment: number, floor: Floor): boolean {
  return containment === 1 || (shared >= floor.sharedShingles && containment >= floor.containment);
}

/**
 * Scores the pairs that reach the floor, or where one holds all of the other, in the order given. Of a large family not
 * every two are kept: each document's nearest are, and enough to join all that anything joins.
 */
export function scorePairs(
  counted: CountedPairs,
  { floor, maxWeakPairsPerDocument, isKept = () => false }: Omit<VerifyOptions, 'shingleSize'>,
  kernels: Kernels,
): readonly VerifiedPair[] {
  const { ids, pairs, shared } = counted;
  const weights = weighShingles(counted, kernels);
  const sets = new SetComparer(counted.shingles, kernels.sets);
  const measured: Measured[] = [];
  for (let index = 0; index < shared.length; index++) {
    const [a, b] = [pairs.a[index]!, pairs.b[index]!];
    const isEqual = hasGround(pairs, index, grounds.equal) && sets.size(a) === sets.size(b);
    const containment = shareOf(shared[index]!, Math.min(sets.size(a), sets.size(b)), isEqual);
    const isAlwaysKept = hasGround(pairs, index, grounds.address) || isKept(ids[a]!, ids[b]!);
    if (!reachesFloor(shared[index]!, containment, floor) && !isAlwaysKept) continue;
    // Where every shingle counts in full, the sum is known.
    const isFull = weights.totals[b] === sets.size(b);
    const sharedWeight = isFull ? shared[index]! : sets.sumShared(a, b, weights.of);
    const score = Math.min(1, shareOf(sharedWeight, smallerWeight(a, b, sets, weights), isEqual));
    const isCopy = containment === 1 && sets.size(a) === sets.size(b);
    measured.push({ index, a, b, score, containment, sharedWeight, isCopy, isAlwaysKept, isEqual });
  }
  return keepNearest(measured, ids.length, floor.score, maxWeakPairsPerDocument).map(
    ({ index, a, b, score, containment, sharedWeight, isEqual }) => ({
      a: ids[a]!,
      b: ids[b]!,
      sharedKeys: pairs.sharedKeys[index]!,
      shinglesOfA: sets.size(a),
      shinglesOfB: sets.size(b),
      sharedShingles: shared[index]!,
      similarity: shareOf(shared[index]!, sets.size(a) + sets.size(b) - shared[index]!, isEqual),
      containment,
      containmentOfA: shareOf(shared[index]!, sets.size(a), isEqual),
      containmentOfB: shareOf(shared[index]!, sets.size(b), isEqual),
      cohesion: ratio(sharedWeight, shared[index]!),
      score,
    }),
  );
}

interface Measured {
  /** In the candidates. */
  readonly index: number;
  readonly a: number;
  readonly b: number;
  readonly score: number;
  readonly containment: number;
  readonly sharedWeight: number;
  /** Both hold the same shingles. */
  readonly isCopy: boolean;
  readonly isAlwaysKept: boolean;
  /** Proposed as equal, and no body says otherwise. */
  readonly isEqual: boolean;
}

/** Computes what shared weight is measured against. */
function smallerWeight(a: number, b: number, sets: SetComparer, { totals }: Weights): number {
  const [sizeOfA, sizeOfB] = [sets.size(a), sets.size(b)];
  const least = verifyLimits.minWeightShare * Math.min(sizeOfA, sizeOfB);
  if (sizeOfA === sizeOfB) return Math.max(least, Math.min(totals[a]!, totals[b]!));
  return Math.max(least, sizeOfA < sizeOfB ? totals[a]! : totals[b]!);
}

/**
 * Keeps, for each document, its strongest pairs, all copies and a few weak pairs, and the strongest pairs that join
 * what is joined at all (a spanning forest). Order is kept.
 */
function keepNearest(
  pairs: readonly Measured[],
  documents: number,
  floor: number,
  maxWeakPairsPerDocument: number,
): readonly Measured[] {
  const strongest = [...pairs].sort((left, right) => right.score - left.score || left.index - right.index);
  const [copies, strong, weak] = [
    new Uint8Array(documents),
    new Uint8Array(documents),
    new Uint8Array(documents),
  ];
  const isInForest = spanningForest(strongest, documents);
  const kept = new Set<number>();
  for (const [rank, { index, a, b, score, containment, isCopy, isAlwaysKept }] of strongest.entries()) {
    const isStrong = score >= floor || containment === 1;
    const counts = isCopy ? copies : isStrong ? strong : weak;
    const most = isStrong ? verifyLimits.maxPairsPerDocument : maxWeakPairsPerDocument;
    if (isAlwaysKept || counts[a]! < most || counts[b]! < most || (isStrong && isInForest[rank] === 1)) {
      kept.add(index);
      counts[a] = Math.min(most, counts[a]! + 1);
      counts[b] = Math.min(most, counts[b]! + 1);
    }
  }
  return pairs.filter(({ index }) => kept.has(index));
}
