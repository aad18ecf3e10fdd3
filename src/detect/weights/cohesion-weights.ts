/**
 * Weighs each shingle by how much the documents that hold it resemble each other. Background paragraphs are held by
 * documents that do not, and so weigh little; the text of a report is held by documents that do, and keeps its weight.
 * Each component of the graph of pairs is weighed by itself: what no pair leads to changes no score.
 */

import { groupBy } from '../../base/group-by.js';
import { ratio } from '../../base/ratio.js';
import { UnionFind } from '../../base/union-find.js';
import type { Kernel } from '../../kernel/kernel.js';
import type { CandidatePairs, ShingleColumns } from '../../model/columns.js';
import { sampleHolders } from '../keys/sample-pairs.js';
import { verifyLimits } from '../limits.js';
import type { HolderTable } from './holder-table.js';
import { SetComparer } from './set-comparer.js';
import {
  isOfPass,
  type ShinglePass,
  shinglePasses,
  shinglesInPass,
  shinglesOfPass,
} from './shingle-passes.js';
import { tabulateHolders } from './shingle-sets.js';

// Weights are whole numbers of such parts: sums of them are exact, and so the same in whatever order.
export const weightUnits = 2 ** 24;

/** Pairs of a batch of documents, which holds whole components of the graph of pairs. */
export interface SharedShingles {
  readonly shingles: ShingleColumns;
  /** By the documents' numbers in the batch. */
  readonly pairs: CandidatePairs;
  /** Shared shingles of each pair. */
  readonly shared: Uint32Array;
}

export interface Weights {
  /** By shingle, in the columns of the sets. */
  readonly of: Float32Array;
  readonly totals: Float64Array;
}

/** Two kernels, each with memory of its own. */
export interface Kernels {
  /** For the lists of who holds each shingle. */
  readonly holders: Kernel;
  /** For comparing sets, while these lists are read. */
  readonly sets: Kernel;
}

/** Weighs every shingle of every document: how much the documents of its component that hold it resemble each other. */
export function weighShingles(counted: SharedShingles, kernels: Kernels, inPass = shinglesInPass): Weights {
  const { starts } = counted.shingles;
  const strengths = new Resemblances(counted, kernels.sets);
  const of = new Float32Array(starts.at(-1)!).fill(1);
  for (const documents of listComponents(counted)) {
    // What two documents alone share speaks for them.
    if (documents.length < verifyLimits.minHolders) continue;
    const size = documents.reduce((sum, document) => sum + starts[document + 1]! - starts[document]!, 0);
    for (const pass of shinglePasses(size, inPass))
      weighPass(counted.shingles, documents, pass, strengths, { of, kernel: kernels.holders });
  }
  const totals = new Float64Array(starts.length - 1);
  for (let document = 0; document < totals.length; document++) {
    let total = 0;
    for (let at = starts[document]!; at < starts[document + 1]!; at++) total += of[at]!;
    totals[document] = total;
  }
  return { of, totals };
}

/** Lists the documents of each component of the graph of pairs, ascending. */
function listComponents({ pairs, shingles }: SharedShingles): Iterable<readonly number[]> {
  const size = shingles.starts.length - 1;
  const groups = new UnionFind(size);
  for (let at = 0; at < pairs.a.length; at++) groups.union(pairs.a[at]!, pairs.b[at]!);
  return groupBy(Array(size).keys(), (document) => groups.find(document)).values();
}

/** Puts the weights of the shingles of one pass into `of`, by their places in the columns. */
function weighPass(
  shingles: ShingleColumns,
  documents: readonly number[],
  pass: ShinglePass,
  strengths: Resemblances,
  { of, kernel }: { readonly of: Float32Array; readonly kernel: Kernel },
): void {
  const table = tabulateHolders(shinglesOfPass(shingles, documents, pass), documents, kernel);
  const weights = table.weigh((list) => weighList(table, list, strengths));
  const { starts, highs } = shingles;
  let next = 0;
  for (const document of documents)
    for (let at = starts[document]!; at < starts[document + 1]!; at++)
      if (isOfPass(highs[at]!, pass)) of[at] = weights[next++]!;
}

/**
 * Tells how much two documents resemble each other, in [0, 1], by their full sets of shingles. What was counted of pairs
 * is known; of others it is counted when it is asked for, so that a weight depends on the documents that are compared and
 * on nothing that proposed their pairs.
 */
class Resemblances {
  readonly #known = new Map<number, number>();
  readonly #sets: SetComparer;

  constructor({ pairs, shared, shingles }: SharedShingles, kernel: Kernel) {
    this.#sets = new SetComparer(shingles, kernel);
    for (let at = 0; at < shared.length; at++) {
      const [a, b] = [pairs.a[at]!, pairs.b[at]!];
      const containment = ratio(shared[at]!, Math.min(this.#sets.size(a), this.#sets.size(b)));
      this.#keep(nameOf(a, b), strengthOf(containment));
    }
  }

  /** Of two documents, a < b. */
  of(a: number, b: number): number {
    const name = nameOf(a, b);
    return this.#known.get(name) ?? this.#keep(name, strengthOf(this.#sets.containment(a, b)));
  }

  #keep(name: number, strength: number): number {
    if (this.#known.size < mostKnown) this.#known.set(name, strength);
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
