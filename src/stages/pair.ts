/**
 * Keys in, candidate pairs out: documents that share buckets, with the count that they share. A stock phrase
 * is in many documents, and so is the text of a large family: a bucket of many counts only where a sample of
 * its documents resemble each other elsewhere, and one of more than `maxBucket` not at all. Documents with
 * equal shingle sets meet all the same, each with the first of them.
 */
import { countShared } from '../lib/hash-set.js';
import { collectPostings, samplePairs } from '../lib/postings.js';
import type { CandidatePair, Sketch } from '../model.js';

// Up to this many documents a bucket is taken as it is.
const smallBucket = 24;
const sampledPairs = 16;
// Mean share of keys in common, from which a bucket's documents resemble each other. Furniture alone makes
// them alike by a tenth or two; the revisions of one report share a third and more.
const cohesiveShare = 0.3;

/** Candidate pairs, sorted by a, then b. `sketches` must be sorted by id. Buckets of n cost n² steps. */
export function pair(sketches: readonly Sketch[], maxBucket: number): readonly CandidatePair[] {
  const postings = collectPostings(
    sketches.map((sketch) => sketch.keys),
    (documents) =>
      documents.length >= 2 &&
      documents.length <= maxBucket &&
      (documents.length <= smallBucket || isCohesive(documents, sketches)),
  );
  const listsOf = listByDocument(postings.documents, postings.starts, sketches.length);
  const equals = findEquals(sketches);
  const pairs: CandidatePair[] = [];
  const counts = new Uint32Array(sketches.length);
  for (const [index, sketch] of sketches.entries()) {
    const touched: number[] = [];
    const touch = (other: number) => {
      if (counts[other]!++ === 0) touched.push(other);
    };
    for (const list of listsOf(index)) {
      for (let at = postings.starts[list]!; at < postings.starts[list + 1]!; at++) {
        const other = postings.documents[at]!;
        if (other > index) touch(other);
      }
    }
    for (const other of equals.get(index) ?? []) if (counts[other] === 0) touch(other);
    touched.sort((left, right) => left - right);
    for (const other of touched) {
      pairs.push({ a: sketch.id, b: sketches[other]!.id, sharedKeys: counts[other]! });
      counts[other] = 0;
    }
  }
  return pairs;
}

/** Whether documents spread over a bucket share keys beyond this one. */
function isCohesive(documents: Uint32Array, sketches: readonly Sketch[]): boolean {
  let sum = 0;
  const pairs = samplePairs(documents.length, sampledPairs);
  for (const [i, j] of pairs) {
    const [left, right] = [sketches[documents[i]!]!.keys, sketches[documents[j]!]!.keys];
    sum += countShared(left, right) / Math.min(left.size, right.size);
  }
  return sum >= cohesiveShare * pairs.length;
}

/** Posting lists turned round: the lists that a document stands in. */
function listByDocument(
  documents: Uint32Array,
  starts: Uint32Array,
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

/** For the first of every set of documents with equal shingles: the others. */
function findEquals(sketches: readonly Sketch[]): ReadonlyMap<number, readonly number[]> {
  const firsts = new Map<string, number>();
  const equals = new Map<number, number[]>();
  for (const [index, { wholeKey }] of sketches.entries()) {
    if (wholeKey === null) continue;
    const first = firsts.get(wholeKey.join());
    if (first === undefined) firsts.set(wholeKey.join(), index);
    else equals.set(first, [...(equals.get(first) ?? []), index]);
  }
  return equals;
}
