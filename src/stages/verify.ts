/**
 * Candidate pairs in, verified pairs out: exact Jaccard and containment over full shingle sets, never the
 * sketch's estimate; and the score, which is containment with every shingle weighted by cohesion. Background
 * paragraphs are shared by documents that do not resemble each other elsewhere, and so weigh little; the
 * text of a report is shared by documents that do, and keeps its weight.
 */
import type { Workspace } from '../kernel/workspace.js';
import type { CommonShingles } from '../lib/common-shingles.js';
import type { ListTrie } from '../lib/list-trie.js';
import { samplePairs } from '../lib/sample-pairs.js';
import { listPostings, ShingleSets, shingleBodies } from '../lib/shingle-sets.js';
import { spanningForest } from '../lib/spanning-forest.js';
import type { CandidatePairs, DocumentId, Profile, ShingleColumns, VerifiedPair } from '../model.js';

// Resemblance from which, and up to which, sharing a shingle begins to count and counts in full. The lower
// end is where other people's reports of one event stop; the figures are tried ones, from planted families.
export const cohesionFrom = 0.1;
export const cohesionOver = 0.4;
// A long posting list is judged by this many of its pairs.
export const sampledPairs = 28;
// Weights are whole numbers of such parts: sums of them are exact, and so the same in whatever order.
export const weightUnits = 2 ** 24;
// A document made of background alone is measured against this share of its shingles at least.
export const minWeightShare = 0.3;

/** What a pair must show to be worth looking at side by side; less is chance and stock phrases. */
export interface Floor {
  readonly sharedShingles: number;
  readonly containment: number;
  /** Of pairs below this score each document keeps only the nearest few. */
  readonly score: number;
}

// How many of its nearest a document keeps, of pairs above the floor's score.
export const nearestKept = 8;

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

/** Candidate pairs of a batch of documents, with what they share. */
export interface CountedPairs {
  readonly ids: readonly DocumentId[];
  readonly shingles: ShingleColumns;
  /** By the documents' numbers in the batch. */
  readonly pairs: CandidatePairs;
  /** Shared shingles of each pair. */
  readonly shared: Uint32Array;
}

/** Shingles of a batch that other batches hold too: where they stand in its columns, and what they weigh. */
export interface CommonWeights {
  readonly places: Uint32Array;
  readonly weights: Float32Array;
}

const nothingCommon: CommonWeights = { places: new Uint32Array(0), weights: new Float32Array(0) };

/** Exact figures of the candidates among `profiles`, which are sorted by id: countPairs(), then scorePairs(). */
export function verify(
  candidates: CandidatePairs,
  profiles: readonly Profile[],
  options: VerifyOptions,
  work: Workspace,
): readonly VerifiedPair[] {
  const counted = countPairs(candidates, profiles, options.shingleSize, work);
  return scorePairs(counted, nothingCommon, options);
}

/** How many shingles each of the pairs shares. Pairs are of numbers of `profiles`, which are sorted by id. */
export function countPairs(
  pairs: CandidatePairs,
  profiles: readonly Profile[],
  shingleSize: number,
  work: Workspace,
): CountedPairs {
  const bodies = profiles.map(({ tokens }) => tokens);
  const shingles = shingleBodies(bodies, shingleSize, work);
  const sets = new ShingleSets(shingles);
  const shared = new Uint32Array(pairs.a.length);
  for (let at = 0; at < shared.length; at++) shared[at] = sets.countShared(pairs.a[at]!, pairs.b[at]!);
  return { ids: profiles.map(({ id }) => id), shingles, pairs, shared };
}

/**
 * Exact figures of the pairs that reach the floor, or where one holds all of the other, in the order given. Of a
 * large family not every two are kept: each document's nearest are, and enough to join all that anything joins.
 */
export function scorePairs(
  counted: CountedPairs,
  common: CommonWeights,
  { floor, weakKept, isKept = () => false }: Omit<VerifyOptions, 'shingleSize'>,
): readonly VerifiedPair[] {
  const { ids, pairs, shared } = counted;
  const sets = new ShingleSets(counted.shingles);
  const weights = weighShingles(counted, common);
  const worthy: Measured[] = [];
  for (let index = 0; index < shared.length; index++) {
    const [a, b] = [pairs.a[index]!, pairs.b[index]!];
    const containment = ratio(shared[index]!, Math.min(sets.size(a), sets.size(b)));
    const isWorthy = shared[index]! >= floor.sharedShingles && containment >= floor.containment;
    const isAsked = isKept(ids[a]!, ids[b]!);
    if (!isWorthy && containment !== 1 && !isAsked) continue;
    // Where every shingle counts in full, the sum is known.
    const isFull = weights.totals[b] === sets.size(b);
    const sharedWeight = isFull ? shared[index]! : sets.sumShared(a, b, weights.of);
    const score = Math.min(1, ratio(sharedWeight, smallerWeight(a, b, sets, weights)));
    worthy.push({ index, a, b, score, containment, sharedWeight, isAsked });
  }
  return keepNearest(worthy, ids.length, floor.score, weakKept).map(
    ({ index, a, b, score, containment, sharedWeight }) => ({
      a: ids[a]!,
      b: ids[b]!,
      sharedKeys: pairs.sharedKeys[index]!,
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

/** What the shingles weigh that several batches hold: each list is weighed over all pairs of all batches. */
export function weighCommon(
  { trie, batches: found }: CommonShingles,
  batches: readonly (CountedPairs & { readonly documents: Uint32Array })[],
): readonly CommonWeights[] {
  if (trie.size === 1) return batches.map(() => nothingCommon);
  const strengths = new PairStrengths();
  for (const batch of batches) strengths.addAll(batch, batch.documents);
  const weigh = weigher(trie, strengths);
  return found.map(({ places, lists }) => ({
    places: Uint32Array.from(places),
    weights: Float32Array.from(lists, weigh),
  }));
}

/** The same batch's weights of several passes. */
export function joinWeights(passes: readonly CommonWeights[]): CommonWeights {
  if (passes.length === 1) return passes[0]!;
  const size = passes.reduce((sum, { places }) => sum + places.length, 0);
  const joined = { places: new Uint32Array(size), weights: new Float32Array(size) };
  let at = 0;
  for (const { places, weights } of passes) {
    joined.places.set(places, at);
    joined.weights.set(weights, at);
    at += places.length;
  }
  return joined;
}

/** The weight of every shingle of every document: how much the documents that hold it resemble each other. */
function weighShingles(counted: CountedPairs, common: CommonWeights): Weights {
  const { starts } = counted.shingles;
  const { trie, lists } = listPostings(counted.shingles);
  const strengths = new PairStrengths();
  strengths.addAll(counted, null);
  const weigh = weigher(trie, strengths);
  const of = new Float32Array(lists.length);
  for (let at = 0; at < lists.length; at++) of[at] = weigh(lists[at]!);
  for (let index = 0; index < common.places.length; index++)
    of[common.places[index]!] = common.weights[index]!;
  const totals = new Float64Array(starts.length - 1);
  for (let document = 0; document < totals.length; document++) {
    let total = 0;
    for (let at = starts[document]!; at < starts[document + 1]!; at++) total += of[at]!;
    totals[document] = total;
  }
  return { of, totals };
}

/**
 * How much two documents resemble each other, in [0, 1], of those that do. Of documents of equal shingles the first
 * speaks for the others, as in candidate pairs: what is known of it is known of each.
 */
class PairStrengths {
  readonly #strengths = new Map<number, number>();
  /** By document: the first of those that equal it. */
  readonly #firsts = new Map<number, number>();

  /** `documents` gives the batch's documents other numbers, which ascend; null leaves them theirs. */
  addAll({ pairs, shared, shingles: { starts } }: CountedPairs, documents: Uint32Array | null): void {
    const sizeOf = (index: number) => starts[index + 1]! - starts[index]!;
    for (let at = 0; at < shared.length; at++) {
      const [a, b] = [pairs.a[at]!, pairs.b[at]!];
      const [sizeOfA, sizeOfB] = [sizeOf(a), sizeOf(b)];
      const containment = ratio(shared[at]!, Math.min(sizeOfA, sizeOfB));
      const strength = Math.min(1, Math.max(0, (containment - cohesionFrom) / cohesionOver));
      if (strength === 0) continue;
      const [one, other] = [documents?.[a] ?? a, documents?.[b] ?? b];
      if (shared[at] === sizeOfA && shared[at] === sizeOfB)
        this.#firsts.set(other, Math.min(one, this.#firsts.get(other) ?? one));
      else this.#strengths.set(nameOf(one, other), strength);
    }
  }

  of(a: number, b: number): number {
    if (this.#firsts.size === 0) return this.#strengths.get(nameOf(a, b)) ?? 0;
    const [one, other] = [this.#firsts.get(a) ?? a, this.#firsts.get(b) ?? b];
    if (one === other) return 1;
    return this.#strengths.get(nameOf(Math.min(one, other), Math.max(one, other))) ?? 0;
  }
}

function nameOf(a: number, b: number): number {
  return a * 2 ** 26 + b;
}

// What two documents alone share speaks for them.
const leastHolders = 3;

/** The weight of a list of documents, by its number: lists recur for all text that a family shares, and each is weighed once. */
function weigher(trie: ListTrie, strengths: PairStrengths): (list: number) => number {
  const known = new Float32Array(trie.size).fill(-1);
  return (list) => {
    if (known[list]! < 0) known[list] = weighHolders(trie.read(list), strengths);
    return known[list]!;
  };
}

function weighHolders(holders: Uint32Array, strengths: PairStrengths): number {
  if (holders.length < leastHolders) return 1;
  let sum = 0;
  const sampled = samplePairs(holders.length, sampledPairs);
  for (const [i, j] of sampled) sum += strengths.of(holders[i]!, holders[j]!);
  const mean = sum / sampled.length;
  return Math.floor(mean * mean * (3 - 2 * mean) * weightUnits + 0.5) / weightUnits;
}
