/**
 * Finds candidate pairs: documents that share buckets, with the count that they share. A stock phrase is in many
 * documents, and so is the text of a large family: a bucket of many counts only where a sample of its documents
 * resemble each other elsewhere, and in one of more than `maxBucket` each meets a few of the others alone. Exact
 * duplicates are collapsed first: they meet whatever the buckets say, and one of them represents the others. Records
 * of one address meet whatever they share.
 */

import { PairSet } from '../base/pair-set.js';
import type { Kernel } from '../kernel/kernel.js';
import type { CandidatePairs, SketchColumns } from '../model/columns.js';
import { pairAddresses } from './keys/address-pairs.js';
import { countSharedKeys, isCohesive, type KeyColumns } from './keys/bucket-cohesion.js';
import { type DistinctLists, filterLists } from './keys/distinct-lists.js';
import { type Duplicates, findDuplicates } from './keys/exact-duplicates.js';
import { addFamily } from './keys/family-pairs.js';
import { type KeyPass, keyPasses, listPass } from './keys/key-lists.js';
import { divideDocuments, findMet, forEachRow, type MetPairs } from './keys/met-pairs.js';
import { countKeys, countShingles, makeOverlapBound, type OverlapOptions } from './keys/overlap-bound.js';
import { NearestPairs, PairList } from './keys/pair-list.js';
import { pairLimits } from './limits.js';
import { grounds } from './pick-pairs.js';

export interface PairOptions extends OverlapOptions {
  readonly shingleSize: number;
  /** Of the pairs that share too few keys, each document's nearest so many are named too. */
  readonly related: number;
  /** In a bucket of more documents each meets a few of them, where they resemble each other, and none where not. */
  readonly maxBucket: number;
}

export interface Pairing {
  /** Pairs that may be one report. */
  readonly candidates: CandidatePairs;
  /** The nearest of the others: for the record, never for merging. */
  readonly related: CandidatePairs;
}

/**
 * Finds candidate pairs, sorted by a, then b. Cost: sorting the keys, n² steps for a bucket of n up to `maxBucket`, and
 * n for a larger one.
 */
export function pair(sketches: SketchColumns, kernel: Kernel, options: PairOptions): Pairing {
  const duplicates = findDuplicates(sketches);
  const { isLeftOut } = duplicates;
  const buckets = keyPasses(sketches.keys.length).map((pass) =>
    listBuckets(sketches, kernel, { ...options, isLeftOut, pass }),
  );
  const lists = buckets.map((each) => each.lists);
  const met = divideDocuments(sketches.ids.length).map((range) =>
    findMet(sketches, lists, kernel, { ...options, range }),
  );
  return pairBuckets(sketches, { buckets, met, duplicates }, options);
}

export interface BucketOptions extends Pick<PairOptions, 'sketch' | 'maxBucket'> {
  readonly pass: KeyPass;
  /** 1 for documents that another one represents. */
  readonly isLeftOut: Uint8Array;
}

/** Buckets of some keys. */
export interface Buckets {
  /** Those in which all meet, each distinct one once. */
  readonly lists: DistinctLists;
  /** The pairs that larger ones propose, as a PairSet gives them. */
  readonly families: Float64Array;
}

/** Lists the buckets that count, for the keys of one pass: the first third of pair(). */
export function listBuckets(
  sketches: KeyColumns,
  kernel: Kernel,
  { sketch, maxBucket, pass, isLeftOut }: BucketOptions,
): Buckets {
  const families = new PairSet();
  const leastJudged = Math.min(pairLimits.smallBucket, maxBucket);
  const lists = filterLists(listPass(sketches, kernel, isLeftOut, pass), (documents, start, length) => {
    if (length <= leastJudged) return true;
    const list = documents.subarray(start, start + length);
    if (!isCohesive(list, sketches, sketch)) return false;
    if (length <= maxBucket) return true;
    addFamily(list, families);
    return false;
  });
  return { lists, families: families.finish() };
}

/** What was found of all documents before they are paired. */
export interface Met {
  /** Of all passes. */
  readonly buckets: readonly Pick<Buckets, 'families'>[];
  /** Of all documents, in their order: what `findMet` made of the lists of all buckets, which is the second third. */
  readonly met: readonly MetPairs[];
  readonly duplicates: Duplicates;
}

/** Pairs what shares buckets: the last third of pair(). */
export function pairBuckets(
  sketches: SketchColumns,
  { buckets, met, duplicates }: Met,
  options: PairOptions,
): Pairing {
  const size = sketches.ids.length;
  const found = new FoundPairs(pairAddresses(sketches));
  const nearest = new NearestPairs(size, options.related);
  const families = new PairSet(...buckets.map((each) => each.families));
  const isInFamily = markDocuments(families, size);
  const bound = makeOverlapBound(options);
  const shinglesOf = (index: number) => countShingles(sketches, index, options);
  const isEnough = (a: number, b: number, sharedKeys: number) =>
    sharedKeys >= bound(shinglesOf(a), shinglesOf(b));
  const add = (a: number, b: number, sharedKeys: number) => {
    for (const left of duplicates.representativesOf(a))
      for (const right of duplicates.representativesOf(b)) found.add(left, right, sharedKeys);
  };
  for (const { enough, fewer } of met) {
    forEachRow(enough, (a, b, sharedKeys) => {
      if (!families.has(a, b)) add(a, b, sharedKeys);
    });
    forEachRow(fewer, (a, b, sharedKeys) => {
      // Of two in families not all shared keys are counted: what is said of such a pair might be wrong.
      const isKnown = isInFamily[a] === 0 || isInFamily[b] === 0;
      if (isKnown && !families.has(a, b) && !found.isOfOneAddress(a, b)) nearest.add(a, b, sharedKeys);
    });
  }
  families.forEach((a, b) => {
    const sharedKeys = countSharedKeys(a, b, sketches, options.sketch);
    if (isEnough(a, b, sharedKeys)) add(a, b, sharedKeys);
  });
  for (const group of duplicates.groups.values()) {
    const sharedKeys = countKeys(sketches, group[0]!);
    const representatives = group.length <= pairLimits.manyDuplicates ? group : group.slice(0, 1);
    for (const [index, one] of representatives.entries())
      for (const other of group.slice(index + 1)) found.add(one, other, sharedKeys, grounds.equal);
  }
  const candidates = found.finish((a, b) => countSharedKeys(a, b, sketches, options.sketch));
  return { candidates, related: nearest.finish() };
}

/** Candidates as they are found; those of one address are told apart, and stand beside the others at the end. */
class FoundPairs {
  readonly #pairs = new PairList();
  readonly #ofOneAddress: PairSet;
  /** Of those the ones that were found by their keys, too. */
  readonly #met = new PairSet();

  constructor(ofOneAddress: PairSet) {
    this.#ofOneAddress = ofOneAddress;
  }

  isOfOneAddress(a: number, b: number): boolean {
    return this.#ofOneAddress.has(a, b);
  }

  add(a: number, b: number, sharedKeys: number, ground = 0): void {
    const isOfOneAddress = this.#ofOneAddress.has(a, b);
    if (isOfOneAddress) this.#met.add(a, b);
    this.#pairs.add(a, b, sharedKeys, ground | (isOfOneAddress ? grounds.address : 0));
  }

  finish(countShared: (a: number, b: number) => number): CandidatePairs {
    this.#ofOneAddress.forEach((a, b) => {
      if (!this.#met.has(a, b)) this.#pairs.add(a, b, countShared(a, b), grounds.address);
    });
    return this.#pairs.finish();
  }
}

/** Marks with 1 each document that stands in one of the pairs. */
function markDocuments(pairs: PairSet, size: number): Uint8Array {
  const marks = new Uint8Array(size);
  pairs.forEach((a, b) => {
    marks[a] = 1;
    marks[b] = 1;
  });
  return marks;
}
