/**
 * Weighs each shingle by how much the documents that hold it resemble each other. Background paragraphs are held by
 * documents that do not, and so weigh little; the text of a report is held by documents that do, and keeps its weight.
 */

import { ratio } from '../../base/ratio.js';
import type { Kernel } from '../../kernel/kernel.js';
import type { CandidatePairs, ShingleColumns } from '../../model/columns.js';
import { sampleHolders } from '../keys/sample-pairs.js';
import { verifyLimits } from '../limits.js';
import type { CommonShingles } from './common-shingles.js';
import type { HolderTable } from './holder-table.js';
import { SetComparer, setsOf, setsOfAll } from './set-comparer.js';
import { bitsOf, type ShinglePass, shinglePasses, shinglesInPass, shinglesOfPass } from './shingle-passes.js';
import { tabulateHolders } from './shingle-sets.js';

// Weights are whole numbers of such parts: sums of them are exact, and so the same in whatever order.
export const weightUnits = 2 ** 24;

/** Pairs of a batch of documents. */
export interface SharedShingles {
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

export const nothingCommon: CommonWeights = { places: new Uint32Array(0), weights: new Float32Array(0) };

export interface Weights {
  /** By shingle, in the columns of the sets. */
  readonly of: Float32Array;
  readonly totals: Float64Array;
}

/**
 * Weighs the shingles that several batches hold: each list is weighed over the documents of all batches. The memory of
 * `kernel` must be another than that of the table.
 */
export function weighCommon(
  { table, batches: found }: CommonShingles,
  batches: readonly (SharedShingles & { readonly documents: Uint32Array })[],
  kernel: Kernel,
): readonly CommonWeights[] {
  if (table === null) return batches.map(() => nothingCommon);
  const strengths = new Resemblances(new SetComparer(setsOfAll(batches), kernel));
  for (const batch of batches) strengths.addAll(batch, batch.documents);
  const known = new Map<number, number>();
  const weigh = (list: number) => {
    const weight = known.get(list) ?? weighList(table, list, strengths);
    known.set(list, weight);
    return weight;
  };
  return found.map(({ places, lists }) => ({
    places: Uint32Array.from(places),
    weights: Float32Array.from(lists, weigh),
  }));
}

/** Joins the weights that several passes found for one batch. */
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

/** Two kernels, each with memory of its own. */
export interface Kernels {
  /** For the lists of who holds each shingle. */
  readonly holders: Kernel;
  /** For comparing sets, while these lists are read. */
  readonly sets: Kernel;
}

/** Weighs every shingle of every document: how much the documents that hold it resemble each other. */
export function weighShingles(counted: SharedShingles, common: CommonWeights, kernels: Kernels): Weights {
  const { starts } = counted.shingles;
  const strengths = new Resemblances(new SetComparer(setsOf(counted.shingles), kernels.sets));
  strengths.addAll(counted, null);
  const of = new Float32Array(starts.at(-1)!);
  for (const pass of shinglePasses([counted], shinglesInPass.holders))
    weighPass(counted.shingles, pass, strengths, { of, kernel: kernels.holders });
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

/** Puts the weights of the shingles of one pass into `of`, by their places in the columns. */
function weighPass(
  shingles: ShingleColumns,
  pass: ShinglePass,
  strengths: Resemblances,
  { of, kernel }: { readonly of: Float32Array; readonly kernel: Kernel },
): void {
  const table = tabulateHolders(pass.bits === 0 ? shingles : shinglesOfPass(shingles, pass), kernel);
  const weights = table.weigh((list) => weighList(table, list, strengths));
  if (pass.bits === 0) {
    of.set(weights);
    return;
  }
  const { mask, highest } = bitsOf(pass);
  for (let at = 0, next = 0; at < of.length; at++)
    if ((shingles.highs[at]! & mask) === highest) of[at] = weights[next++]!;
}

/**
 * Tells how much two documents resemble each other, in [0, 1], by their full sets of shingles. What was counted of pairs
 * is known; of others it is counted when it is asked for, so that a weight depends on the documents that are compared and
 * on nothing that proposed their pairs.
 */
class Resemblances {
  readonly #known = new Map<number, number>();
  readonly #sets: SetComparer;

  constructor(sets: SetComparer) {
    this.#sets = sets;
  }

  /** `documents` gives the batch's documents other numbers, which ascend; null leaves them theirs. */
  addAll({ pairs, shared, shingles: { starts } }: SharedShingles, documents: Uint32Array | null): void {
    const sizeOf = (index: number) => starts[index + 1]! - starts[index]!;
    for (let at = 0; at < shared.length; at++) {
      const [a, b] = [pairs.a[at]!, pairs.b[at]!];
      const containment = ratio(shared[at]!, Math.min(sizeOf(a), sizeOf(b)));
      if (this.#known.size < mostKnown)
        this.#known.set(nameOf(documents?.[a] ?? a, documents?.[b] ?? b), strengthOf(containment));
    }
  }

  /** Of two documents, a < b. */
  of(a: number, b: number): number {
    const name = nameOf(a, b);
    let strength = this.#known.get(name);
    if (strength === undefined) {
      strength = strengthOf(this.#sets.containment(a, b));
      if (this.#known.size < mostKnown) this.#known.set(name, strength);
    }
    return strength;
  }
}

// A Map holds no more than 2²⁴ entries: what is beyond is counted whenever it is asked for.
const mostKnown = 2 ** 24 - 1;

function strengthOf(containment: number): number {
  const { cohesionFrom, cohesionOver } = verifyLimits;
  return Math.min(1, Math.max(0, (containment - cohesionFrom) / cohesionOver));
}

function nameOf(a: number, b: number): number {
  return a * 2 ** 26 + b;
}

/** Weighs a list of documents by how much they resemble each other. */
function weighList(table: HolderTable, list: number, strengths: Resemblances): number {
  const length = table.lengthOf(list);
  if (length < verifyLimits.minHolders) return 1;
  const holders = table.read(list);
  let sum = 0;
  const sampled = sampleHolders(length, verifyLimits.holderSamples);
  for (const [i, j] of sampled) sum += strengths.of(holders[i]!, holders[j]!);
  const mean = sum / sampled.length;
  return Math.floor(mean * mean * (3 - 2 * mean) * weightUnits + 0.5) / weightUnits;
}
