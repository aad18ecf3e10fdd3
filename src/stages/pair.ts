/**
 * Keys in, candidate pairs out: documents that share buckets, with the count that they share. A stock phrase
 * is in many documents, and so is the text of a large family: a bucket of many counts only where a sample of
 * its documents resemble each other elsewhere, and one of more than `maxBucket` not at all. Exact duplicates
 * are collapsed first: they meet whatever the buckets say, and one of them speaks for the others.
 */
import type { Kernel } from '../kernel/kernel.js';
import { type DistinctLists, ListTable } from '../lib/distinct-lists.js';
import { forEachKeyPosting } from '../lib/key-postings.js';
import { makeOverlapBound, type OverlapOptions } from '../lib/overlap-bound.js';
import { NearestPairs, PairList } from '../lib/pair-list.js';
import { samplePairs } from '../lib/sample-pairs.js';
import type { CandidatePairs, SketchColumns } from '../model.js';

export interface PairOptions extends OverlapOptions {
  readonly shingleSize: number;
  /** Of the pairs that share too few keys, each document's nearest so many are named too. */
  readonly related: number;
  readonly maxBucket: number;
}

// Up to this many documents a bucket is taken as it is.
const smallBucket = 24;
const sampledPairs = 16;
// Mean share of keys in common, from which a bucket's documents resemble each other. Furniture alone makes
// them alike by a tenth or two; the revisions of one report share a third and more.
const cohesiveShare = 0.3;
// Duplicates up to this many each meet all that the first of them meets; of more, the first alone does.
const fewDuplicates = 4;
// Up to this many each meet one another; of more, each meets the first.
const manyDuplicates = 24;
// One key in common may be a stock phrase.
const leastRelated = 2;

export interface Pairing {
  /** Pairs that may be one report. */
  readonly candidates: CandidatePairs;
  /** The nearest of the others: for the record, never for merging. */
  readonly related: CandidatePairs;
}

/** Pairs sorted by a, then b. Cost: sorting the keys, and n² steps for a bucket of n. */
export function pair(sketches: SketchColumns, kernel: Kernel, options: PairOptions): Pairing {
  const duplicates = findDuplicates(sketches);
  const table = new ListTable();
  forEachKeyPosting(sketches, kernel, duplicates.isLeftOut, (documents, length) => {
    if (length > options.maxBucket) return;
    if (length > smallBucket && !isCohesive(documents, length, sketches, options.sketch)) return;
    table.add(documents, length);
  });
  const pairs = new PairList();
  const nearest = new NearestPairs(sketches.ids.length, options.related);
  const bound = makeOverlapBound(options);
  const shinglesOf = (index: number) => countShingles(sketches, index, options);
  countPairs(table.finish(), sketches.ids.length, (a, b, sharedKeys) => {
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

/** Shingles of a document; under `scaled` as many as its kept hashes stand for, which is what chance left of them. */
function countShingles(
  sketches: SketchColumns,
  index: number,
  { sketch, scaled, shingleSize }: PairOptions,
): number {
  const shingles = Math.max(0, sketches.tokenCounts[index]! - shingleSize + 1);
  return sketch === 'minhash' ? shingles : Math.min(shingles, scaled * countKeys(sketches, index));
}

function countKeys({ keyStarts }: SketchColumns, document: number): number {
  return keyStarts[document + 1]! - keyStarts[document]!;
}

/** Whether documents spread over a bucket share keys beyond this one. */
function isCohesive(
  documents: Uint32Array,
  length: number,
  sketches: SketchColumns,
  sketch: PairOptions['sketch'],
): boolean {
  let sum = 0;
  const pairs = samplePairs(length, sampledPairs);
  for (const [i, j] of pairs) sum += shareOfKeys(documents[i]!, documents[j]!, sketches, sketch);
  return sum >= cohesiveShare * pairs.length;
}

/** Shared keys of two documents, by the smaller number of them. */
function shareOfKeys(
  left: number,
  right: number,
  { keys, keyStarts }: SketchColumns,
  sketch: PairOptions['sketch'],
): number {
  let i = keyStarts[left]!;
  let j = keyStarts[right]!;
  const [endOfLeft, endOfRight] = [keyStarts[left + 1]!, keyStarts[right + 1]!];
  const least = Math.min(endOfLeft - i, endOfRight - j);
  let shared = 0;
  if (sketch === 'minhash') {
    // Key n is that of band n.
    for (; i < endOfLeft; i++, j++) if (keys[i] === keys[j]) shared++;
    return shared / least;
  }
  while (i < endOfLeft && j < endOfRight) {
    const difference = keys[i]! - keys[j]!;
    if (difference === 0) shared++;
    if (difference <= 0) i++;
    if (difference >= 0) j++;
  }
  return shared / least;
}

interface Duplicates {
  /** By the first of them: documents of one whole key, ascending. */
  readonly groups: ReadonlyMap<number, readonly number[]>;
  /** 1 for all but the first. */
  readonly isLeftOut: Uint8Array;
  /** Those that stand for the first of them in pairs. */
  speakersOf(first: number): readonly number[];
}

function findDuplicates({ ids, wholeKeys, keyStarts }: SketchColumns): Duplicates {
  const firsts = new Map<number, number>();
  const groups = new Map<number, number[]>();
  const isLeftOut = new Uint8Array(ids.length);
  for (let index = 0; index < ids.length; index++) {
    if (keyStarts[index] === keyStarts[index + 1]) continue;
    // 53 bits: what a number holds exactly. Documents that agree so far are candidates, no more.
    const key = wholeKeys[2 * index]! * 2 ** 21 + (wholeKeys[2 * index + 1]! >>> 11);
    const first = firsts.get(key);
    if (first === undefined) {
      firsts.set(key, index);
      continue;
    }
    isLeftOut[index] = 1;
    const group = groups.get(first);
    if (group === undefined) groups.set(first, [first, index]);
    else group.push(index);
  }
  return {
    groups,
    isLeftOut,
    speakersOf: (first) => {
      const group = groups.get(first);
      return group === undefined ? [first] : group.length <= fewDuplicates ? group : [first];
    },
  };
}
