/**
 * Candidate pairs in, verified pairs out: exact Jaccard and containment over full shingle sets, never the
 * sketch's estimate; and the score, which is containment with every shingle weighted by cohesion. Background
 * paragraphs are shared by documents that do not resemble each other elsewhere, and so weigh little; the
 * text of a report is shared by documents that do, and keeps its weight.
 */
import { groupBy } from '../lib/group-by.js';
import { countShared, forEachShared } from '../lib/hash-set.js';
import { forEachPosting, samplePairs } from '../lib/postings.js';
import type { CandidatePair, HashSet64, Sketch, VerifiedPair } from '../model.js';

// Resemblance from which, and up to which, sharing a shingle begins to count and counts in full. The lower
// end is where other people's reports of one event stop; the figures are tried ones, from planted families.
const cohesionFrom = 0.1;
const cohesionOver = 0.4;
// A long posting list is judged by this many of its pairs.
const sampledPairs = 28;
// Longer lists seldom recur, and their names would fill the memory.
const rememberedLength = 64;
// A document made of background alone is measured against this share of its shingles at least.
const minWeightShare = 0.3;

/** What a pair must share to be worth looking at side by side; less is chance and stock phrases. */
export interface Floor {
  readonly sharedShingles: number;
  readonly containment: number;
  /** Of pairs below this score each document keeps only its nearest. */
  readonly score: number;
}

const nearestKept = 8;

/** The floor under a threshold: pairs that reach the threshold are never dropped for want of room. */
export function floorBelow(threshold: number): Floor {
  return { sharedShingles: 5, containment: Math.min(0.02, threshold), score: Math.min(0.05, threshold) };
}

/**
 * Exact figures of the candidates that reach the floor, or where one holds all of the other, in the order
 * given. `sketches` must be sorted by id.
 */
export function verify(
  candidates: readonly CandidatePair[],
  sketches: readonly Sketch[],
  floor: Floor,
): readonly VerifiedPair[] {
  const indexes = new Map(sketches.map((sketch, index) => [sketch.id, index]));
  const sets = sketches.map((sketch) => sketch.shingles);
  const containments = new Map<number, number>();
  const worthy: {
    readonly candidate: CandidatePair;
    readonly a: number;
    readonly b: number;
    readonly shared: number;
  }[] = [];
  for (const candidate of candidates) {
    const [a, b] = [indexes.get(candidate.a)!, indexes.get(candidate.b)!];
    const shared = countShared(sets[a]!, sets[b]!);
    const containment = ratio(shared, Math.min(sets[a]!.size, sets[b]!.size));
    containments.set(a * sets.length + b, containment);
    const isWorthy = shared >= floor.sharedShingles && containment >= floor.containment;
    if (isWorthy || containment === 1) worthy.push({ candidate, a, b, shared });
  }
  const weights = weighShingles(sets, containments);
  const verified = worthy.map(({ candidate, a, b, shared }) => ({
    ...candidate,
    ...measure([sets[a]!, sets[b]!], shared, [weights[a]!, weights[b]!]),
  }));
  return keepNearest(verified, floor.score);
}

/**
 * All pairs that might be one report, and of the others those that are among the nearest of either document:
 * enough to say what resembles what, and never more than a few for each.
 */
function keepNearest(pairs: readonly VerifiedPair[], alwaysKept: number): readonly VerifiedPair[] {
  const kept = new Set(pairs.filter(({ score, containment }) => score >= alwaysKept || containment === 1));
  const weak = pairs.filter((pair) => !kept.has(pair));
  const byDocument = groupBy(
    weak.flatMap((pair) => [pair.a, pair.b].map((id) => ({ id, pair }))),
    ({ id }) => id,
  );
  for (const group of byDocument.values()) {
    const nearest = group.sort((left, right) => byScore(left.pair, right.pair)).slice(0, nearestKept);
    for (const { pair } of nearest) kept.add(pair);
  }
  return pairs.filter((pair) => kept.has(pair));
}

function byScore(left: VerifiedPair, right: VerifiedPair): number {
  return right.score - left.score || (left.a + left.b < right.a + right.b ? -1 : 1);
}

function measure(
  [a, b]: readonly [HashSet64, HashSet64],
  sharedShingles: number,
  [weightsOfA, weightsOfB]: readonly [Weights, Weights],
): Omit<VerifiedPair, keyof CandidatePair> {
  let sharedWeight = 0;
  forEachShared(a, b, (inA) => {
    sharedWeight += weightsOfA.of[inA]!;
  });
  const smaller = Math.min(a.size, b.size);
  const totals = [
    ...(a.size <= b.size ? [weightsOfA.total] : []),
    ...(b.size <= a.size ? [weightsOfB.total] : []),
  ];
  const smallerWeight = Math.min(...totals);
  const base = Math.max(smallerWeight, minWeightShare * smaller);
  return {
    sharedShingles,
    similarity: ratio(sharedShingles, a.size + b.size - sharedShingles),
    containment: ratio(sharedShingles, smaller),
    containmentOfA: ratio(sharedShingles, a.size),
    containmentOfB: ratio(sharedShingles, b.size),
    cohesion: ratio(sharedWeight, sharedShingles),
    score: Math.min(1, ratio(sharedWeight, base)),
  };
}

function ratio(part: number, whole: number): number {
  return whole === 0 ? 0 : part / whole;
}

interface Weights {
  /** By shingle, in the order of the set. */
  readonly of: Float32Array;
  readonly total: number;
}

/** The weight of every shingle of every document: how much the documents that hold it resemble each other. */
function weighShingles(sets: readonly HashSet64[], containments: ReadonlyMap<number, number>): Weights[] {
  const weights = sets.map((set) => new Float32Array(set.size).fill(1));
  // Postings come in the order of the hashes, and so does every set: a cursor finds the place.
  const cursors = new Uint32Array(sets.length);
  const known = new Map<string, number>();
  forEachPosting(sets, (documents) => {
    const weight = documents.length > 2 ? weighOnce(documents, sets.length, containments, known) : 1;
    for (const document of documents) weights[document]![cursors[document]!++] = weight;
  });
  return weights.map((of) => ({ of, total: of.reduce((sum, weight) => sum + weight, 0) }));
}

/** Lists of a few documents recur for every shingle of their common text: each is weighed once. */
function weighOnce(
  documents: Uint32Array,
  total: number,
  containments: ReadonlyMap<number, number>,
  known: Map<string, number>,
): number {
  if (documents.length > rememberedLength) return weighList(documents, total, containments);
  const key = documents.join();
  const weight = known.get(key) ?? weighList(documents, total, containments);
  known.set(key, weight);
  return weight;
}

function weighList(documents: Uint32Array, total: number, containments: ReadonlyMap<number, number>): number {
  let sum = 0;
  const pairs = samplePairs(documents.length, sampledPairs);
  for (const [i, j] of pairs) {
    const containment = containments.get(documents[i]! * total + documents[j]!) ?? 0;
    sum += Math.min(1, Math.max(0, (containment - cohesionFrom) / cohesionOver));
  }
  const mean = sum / pairs.length;
  return mean * mean * (3 - 2 * mean);
}
