/**
 * Candidate pairs in, verified pairs out: exact Jaccard and containment over full shingle sets, never the
 * sketch's estimate; and the score, which is containment with every shingle weighted by cohesion. Background
 * paragraphs are shared by documents that do not resemble each other elsewhere, and so weigh little; the
 * text of a report is shared by documents that do, and keeps its weight.
 */
import type { Workspace } from '../kernel/workspace.js';
import { ListTable } from '../lib/distinct-lists.js';
import { samplePairs } from '../lib/sample-pairs.js';
import { ShingleSets } from '../lib/shingle-sets.js';
import { spanningForest } from '../lib/spanning-forest.js';
import type { CandidatePairs, DocumentId, Profile, VerifiedPair } from '../model.js';

// Resemblance from which, and up to which, sharing a shingle begins to count and counts in full. The lower
// end is where other people's reports of one event stop; the figures are tried ones, from planted families.
const cohesionFrom = 0.1;
const cohesionOver = 0.4;
// A long posting list is judged by this many of its pairs.
const sampledPairs = 28;
// A document made of background alone is measured against this share of its shingles at least.
const minWeightShare = 0.3;

/** What a pair must show to be worth looking at side by side; less is chance and stock phrases. */
export interface Floor {
  readonly sharedShingles: number;
  readonly containment: number;
  /** Of pairs below this score each document keeps only the nearest few. */
  readonly score: number;
}

// How many of its nearest a document keeps, of pairs above the floor's score.
const nearestKept = 8;

/** The floor under a threshold: pairs that reach the threshold are never dropped. */
export function floorBelow(threshold: number): Floor {
  return { sharedShingles: 5, containment: Math.min(0.02, threshold), score: Math.min(0.05, threshold) };
}

export interface VerifyOptions {
  readonly shingleSize: number;
  readonly floor: Floor;
  /** How many of its nearest a document keeps, of pairs below the floor's score. */
  readonly weakKept: number;
  /** Pairs that are kept whatever they show. */
  readonly isKept?: (a: DocumentId, b: DocumentId) => boolean;
}

/**
 * Exact figures of the candidates that reach the floor, or where one holds all of the other, in the order
 * given. Candidates are indexes into `profiles`, which are sorted by id. Of a large family not every two are
 * kept: each document's nearest are, and enough to join all that anything joins.
 */
export function verify(
  candidates: CandidatePairs,
  profiles: readonly Profile[],
  { shingleSize, floor, weakKept, isKept = () => false }: VerifyOptions,
  work: Workspace,
): readonly VerifiedPair[] {
  const sets = new ShingleSets(
    profiles.map(({ tokens }) => tokens),
    shingleSize,
    work,
  );
  const shared = candidates.a.map((a, index) => sets.countShared(a, candidates.b[index]!));
  const weights = weighShingles(candidates, shared, sets, work);
  const worthy: Measured[] = [];
  for (let index = 0; index < shared.length; index++) {
    const [a, b] = [candidates.a[index]!, candidates.b[index]!];
    const containment = ratio(shared[index]!, Math.min(sets.size(a), sets.size(b)));
    const isWorthy = shared[index]! >= floor.sharedShingles && containment >= floor.containment;
    const isAsked = isKept(profiles[a]!.id, profiles[b]!.id);
    if (!isWorthy && containment !== 1 && !isAsked) continue;
    // Where every shingle counts in full, the sum is known.
    const isFull = weights.totals[b] === sets.size(b);
    const sharedWeight = isFull ? shared[index]! : sets.sumShared(a, b, weights.of);
    const score = Math.min(1, ratio(sharedWeight, smallerWeight(a, b, sets, weights)));
    worthy.push({ index, a, b, score, containment, sharedWeight, isAsked });
  }
  return keepNearest(worthy, profiles.length, floor.score, weakKept).map(
    ({ index, a, b, score, containment, sharedWeight }) => ({
      a: profiles[a]!.id,
      b: profiles[b]!.id,
      sharedKeys: candidates.sharedKeys[index]!,
      shinglesOfA: sets.size(a),
      shinglesOfB: sets.size(b),
      sharedShingles: shared[index]!,
      similarity: ratio(shared[index]!, sets.size(a) + sets.size(b) - shared[index]!),
      containment,
      containmentOfA: ratio(shared[index]!, sets.size(a)),
      containmentOfB: ratio(shared[index]!, sets.size(b)),
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
  readonly isAsked: boolean;
}

interface Weights {
  /** By shingle, in the columns of the sets. */
  readonly of: Float32Array;
  readonly totals: Float64Array;
}

/** What shared weight is measured against. */
function smallerWeight(a: number, b: number, sets: ShingleSets, { totals }: Weights): number {
  const [sizeOfA, sizeOfB] = [sets.size(a), sets.size(b)];
  const least = minWeightShare * Math.min(sizeOfA, sizeOfB);
  if (sizeOfA === sizeOfB) return Math.max(least, Math.min(totals[a]!, totals[b]!));
  return Math.max(least, sizeOfA < sizeOfB ? totals[a]! : totals[b]!);
}

/**
 * All that might be one report: of every document its nearest above the floor and a few below, and the
 * strongest pairs that join what is joined at all (a spanning forest). Order is kept.
 */
function keepNearest(
  pairs: readonly Measured[],
  documents: number,
  floor: number,
  weakKept: number,
): readonly Measured[] {
  const strongest = [...pairs].sort((left, right) => right.score - left.score || left.index - right.index);
  const [strong, weak] = [new Uint8Array(documents), new Uint8Array(documents)];
  const isInForest = spanningForest(strongest, documents);
  const kept = new Set<number>();
  for (const [rank, { index, a, b, score, containment, isAsked }] of strongest.entries()) {
    const isStrong = score >= floor || containment === 1;
    const [counts, most] = isStrong ? [strong, nearestKept] : [weak, weakKept];
    if (isAsked || counts[a]! < most || counts[b]! < most || (isStrong && isInForest[rank] === 1)) {
      kept.add(index);
      counts[a] = Math.min(most, counts[a]! + 1);
      counts[b] = Math.min(most, counts[b]! + 1);
    }
  }
  return pairs.filter(({ index }) => kept.has(index));
}

function ratio(part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole;
}

/** The weight of every shingle of every document: how much the documents that hold it resemble each other. */
function weighShingles(
  { a, b }: CandidatePairs,
  shared: Uint32Array,
  sets: ShingleSets,
  { kernel }: Workspace,
): Weights {
  const documents = sets.starts.length - 1;
  const of = new Float32Array(sets.starts[documents]!).fill(1);
  const strengths = new Map<number, number>();
  for (const [index, left] of a.entries()) {
    const containment = ratio(shared[index]!, Math.min(sets.size(left), sets.size(b[index]!)));
    const strength = Math.min(1, Math.max(0, (containment - cohesionFrom) / cohesionOver));
    if (strength > 0) strengths.set(left * documents + b[index]!, strength);
  }
  // Lists recur for every shingle of a family's common text: each is weighed once.
  const lists = new ListTable();
  const known: number[] = [];
  // What two documents alone share speaks for them.
  sets.forEachPosting(kernel, 3, (holders, places, length) => {
    const list = lists.add(holders, length);
    known[list] ??= weighList(holders, length, documents, strengths);
    for (let at = 0; at < length; at++) of[places[at]!] = known[list]!;
  });
  const totals = new Float64Array(documents);
  for (let document = 0; document < documents; document++) {
    for (let at = sets.starts[document]!; at < sets.starts[document + 1]!; at++) totals[document]! += of[at]!;
  }
  return { of, totals };
}

function weighList(
  holders: Uint32Array,
  length: number,
  documents: number,
  strengths: ReadonlyMap<number, number>,
): number {
  let sum = 0;
  const pairs = samplePairs(length, sampledPairs);
  for (const [i, j] of pairs) sum += strengths.get(holders[i]! * documents + holders[j]!) ?? 0;
  const mean = sum / pairs.length;
  return mean * mean * (3 - 2 * mean);
}
