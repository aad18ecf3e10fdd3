/**
 * Keys in, candidate pairs out: documents that share buckets, with the count that they share. A stock phrase
 * is in many documents, and so is the text of a large family: a bucket of many counts only where a sample of
 * its documents resemble each other elsewhere, and one of more than `maxBucket` not at all. Exact duplicates
 * are collapsed first: they meet whatever the buckets say, and one of them speaks for the others.
 */
import type { Kernel } from '../kernel/kernel.js';
import { isCohesive, type KeyColumns } from '../lib/bucket-cohesion.js';
import { type DistinctLists, joinLists, ListTable } from '../lib/distinct-lists.js';
import { type Duplicates, findDuplicates } from '../lib/exact-duplicates.js';
import { forEachKeyPosting, type KeyPass, keyPasses } from '../lib/key-postings.js';
import { countKeys, countShingles, makeOverlapBound, type OverlapOptions } from '../lib/overlap-bound.js';
import { NearestPairs, PairList } from '../lib/pair-list.js';
import type { CandidatePairs, SketchColumns } from '../model.js';

export interface PairOptions extends OverlapOptions {
  readonly shingleSize: number;
  /** Of the pairs that share too few keys, each document's nearest so many are named too. */
  readonly related: number;
  readonly maxBucket: number;
}

// Up to this many documents a bucket is taken as it is.
export const smallBucket = 24;
// Up to this many each meet one another; of more, each meets the first.
export const manyDuplicates = 24;
// One key in common may be a stock phrase.
export const leastRelated = 2;

export interface Pairing {
  /** Pairs that may be one report. */
  readonly candidates: CandidatePairs;
  /** The nearest of the others: for the record, never for merging. */
  readonly related: CandidatePairs;
}

/** Pairs sorted by a, then b. Cost: sorting the keys, and n² steps for a bucket of n. */
export function pair(sketches: SketchColumns, kernel: Kernel, options: PairOptions): Pairing {
  const duplicates = findDuplicates(sketches);
  const { isLeftOut } = duplicates;
  const lists = keyPasses(sketches.keys.length).map((pass) =>
    listBuckets(sketches, kernel, { ...options, isLeftOut, pass }),
  );
  return pairBuckets(sketches, lists, duplicates, options);
}

export interface BucketOptions extends Pick<PairOptions, 'sketch' | 'maxBucket'> {
  readonly pass: KeyPass;
  /** 1 for documents that another one speaks for. */
  readonly isLeftOut: Uint8Array;
}

/** The first half of pair(), for the keys of one pass: the buckets that count, each distinct one once. */
export function listBuckets(
  sketches: KeyColumns,
  kernel: Kernel,
  { sketch, maxBucket, pass, isLeftOut }: BucketOptions,
): DistinctLists {
  const table = new ListTable();
  forEachKeyPosting(sketches, kernel, isLeftOut, pass, (documents, length) => {
    if (length > maxBucket) return;
    if (length > smallBucket && !isCohesive(documents, length, sketches, sketch)) return;
    table.add(documents, length);
  });
  return table.finish();
}

/** The second half of pair(): the buckets of all passes, in their order. */
export function pairBuckets(
  sketches: SketchColumns,
  lists: readonly DistinctLists[],
  duplicates: Duplicates,
  options: PairOptions,
): Pairing {
  const pairs = new PairList();
  const nearest = new NearestPairs(sketches.ids.length, options.related);
  const bound = makeOverlapBound(options);
  const shinglesOf = (index: number) => countShingles(sketches, index, options);
  countPairs(joinLists(lists), sketches.ids.length, (a, b, sharedKeys) => {
    if (sharedKeys < bound(shinglesOf(a), shinglesOf(b))) {
      if (sharedKeys >= leastRelated) nearest.add(a, b, sharedKeys);
      return;
    }
    for (const left of duplicates.speakersOf(a)) {
      for (const right of duplicates.speakersOf(b)) pairs.add(left, right, sharedKeys);
    }
  });
  for (const group of duplicates.groups.values()) {
    const sharedKeys = countKeys(sketches, group[0]!);
    const speakers = group.length <= manyDuplicates ? group : group.slice(0, 1);
    for (const [index, one] of speakers.entries()) {
      for (const other of group.slice(index + 1)) pairs.add(one, other, sharedKeys);
    }
  }
  return { candidates: pairs.finish(), related: nearest.finish() };
}

/** Calls `visit` for every two documents that stand in a list together, a < b. */
function countPairs(
  lists: DistinctLists,
  size: number,
  visit: (a: number, b: number, sharedKeys: number) => void,
): void {
  const listsOf = listByDocument(lists, size);
  const shared = new Uint32Array(size);
  const touched: number[] = [];
  for (let document = 0; document < size; document++) {
    for (const list of listsOf(document)) {
      const count = lists.counts[list]!;
      for (let at = lists.starts[list]!; at < lists.starts[list + 1]!; at++) {
        const other = lists.documents[at]!;
        if (other <= document) continue;
        if (shared[other] === 0) touched.push(other);
        shared[other]! += count;
      }
    }
    for (const other of touched) {
      const count = shared[other]!;
      shared[other] = 0;
      visit(document, other, count);
    }
    touched.length = 0;
  }
}

/** Lists turned round: the lists that a document stands in. */
function listByDocument(
  { starts, documents }: DistinctLists,
  size: number,
): (document: number) => Uint32Array {
  const offsets = new Uint32Array(size + 1);
  for (const document of documents) offsets[document + 1]!++;
  for (let index = 0; index < size; index++) offsets[index + 1]! += offsets[index]!;
  const lists = new Uint32Array(documents.length);
  const filled = offsets.slice();
  for (let list = 0; list + 1 < starts.length; list++) {
    for (let at = starts[list]!; at < starts[list + 1]!; at++) lists[filled[documents[at]!]!++] = list;
  }
  return (document) => lists.subarray(offsets[document]!, offsets[document + 1]!);
}
