/**
 * Tells roughly which documents of a sample are one report, before it is known what their site says on every
 * page. Two are one where they share enough of what few others have. What many others have, a footer or the
 * body of a page with many versions, says nothing at first; it speaks once those others have turned out to be
 * few reports, so the search goes on until nothing more is linked. A rare tie is a link, a common one never is:
 * items stay apart under a footer longer than themselves, and versions meet however often their lead changes.
 */
import { UnionFind } from '../../base/union-find.js';
import { firstReportLimits } from '../limits.js';

/**
 * Finds for each document, given as its distinct shingles, the smallest number of a document of its report. A shingle
 * ties its holders while they are fewer reports than `commonFrom` says for the number of reports in all. Blind to the
 * order of documents, but for the numbers. Memory grows with the square of their number.
 */
export function findReports(
  documents: readonly Uint32Array[],
  commonFrom: (reports: number) => number,
): Uint32Array {
  const postings = listHolders(documents);
  const sets = new UnionFind(documents.length);
  linkNearlyEqual(documents, postings, sets);
  let reports = rootsOf(sets, documents.length);
  for (let before = documents.length + 1, count = countReports(reports); count < before; ) {
    linkByRare(postings, { reports, least: commonFrom(count), sets });
    reports = rootsOf(sets, documents.length);
    [before, count] = [count, countReports(reports)];
  }
  return reports;
}

/** Who holds which shingle, for all shingles with two holders or more. */
interface Postings {
  /** The holders of shingle n are `holders[starts[n] … starts[n + 1])`. */
  readonly starts: Uint32Array;
  readonly holders: Uint32Array;
  /** Of each document the shingles that nobody else holds. */
  readonly alone: Uint32Array;
}

function listHolders(documents: readonly Uint32Array[]): Postings {
  const size = documents.length;
  const alone = new Uint32Array(size);
  const starts = [0];
  // A shingle and a holder in one number: sorted, the holders of a shingle stand together.
  const entries = pairUp(documents, alone).sort();
  const holders = new Uint32Array(entries.length);
  let count = 0;
  for (let start = 0, end = 0; start < entries.length; start = end) {
    const next = (Math.floor(entries[start]! / size) + 1) * size;
    while (end < entries.length && entries[end]! < next) end++;
    if (end === start + 1) alone[entries[start]! % size]!++;
    else {
      for (let index = start; index < end; index++) holders[count++] = entries[index]! % size;
      starts.push(count);
    }
  }
  return { starts: Uint32Array.from(starts), holders: holders.slice(0, count), alone };
}

const slotBits = 20;

/** Shingles with their holders; those that surely nobody else holds, which are most, are counted in `alone` instead. */
function pairUp(documents: readonly Uint32Array[], alone: Uint32Array): Float64Array {
  const slots = new Uint8Array(1 << slotBits);
  const slotOf = (shingle: number) => shingle >>> (32 - slotBits);
  for (const shingles of documents) {
    for (const shingle of shingles) if (slots[slotOf(shingle)]! < 2) slots[slotOf(shingle)]!++;
  }
  const entries = new Float64Array(documents.reduce((sum, { length }) => sum + length, 0));
  let count = 0;
  for (const [holder, shingles] of documents.entries()) {
    for (const shingle of shingles) {
      if (slots[slotOf(shingle)] === 1) alone[holder]!++;
      else entries[count++] = shingle * documents.length + holder;
    }
  }
  return entries.slice(0, count);
}

function linkNearlyEqual(documents: readonly Uint32Array[], { starts, holders }: Postings, sets: UnionFind) {
  const shared = new SharedCounts(documents.length);
  for (let shingle = 0; shingle + 1 < starts.length; shingle++)
    shared.add(holders, starts[shingle]!, starts[shingle + 1]!);
  shared.forEach((one, other, count) => {
    const smaller = Math.min(documents[one]!.length, documents[other]!.length);
    if (count >= firstReportLimits.longInCommon && count >= firstReportLimits.nearlyEqual * smaller)
      sets.union(one, other);
  });
}

function linkByRare(
  { starts, holders, alone }: Postings,
  {
    reports,
    least,
    sets,
  }: { readonly reports: Uint32Array; readonly least: number; readonly sets: UnionFind },
): void {
  const shared = new SharedCounts(alone.length);
  const rare = alone.slice();
  // By report: the shingle that was last seen there, so that each is counted once.
  const seen = new Uint32Array(alone.length);
  for (let shingle = 0; shingle + 1 < starts.length; shingle++) {
    const [start, end] = [starts[shingle]!, starts[shingle + 1]!];
    let held = 0;
    for (let at = start; at < end; at++) {
      const report = reports[holders[at]!]!;
      if (seen[report] !== shingle + 1) held++;
      seen[report] = shingle + 1;
    }
    if (held >= least) continue;
    for (let at = start; at < end; at++) rare[holders[at]!]!++;
    // What one report alone holds ties nothing that is not tied.
    if (held > 1) shared.add(holders, start, end);
  }
  shared.forEach((one, other, count) => {
    if (
      count >= firstReportLimits.minShared &&
      count >= firstReportLimits.minShare * Math.min(rare[one]!, rare[other]!)
    )
      sets.union(one, other);
  });
}

/** Counts how many shingles each two documents share. */
class SharedCounts {
  readonly #size: number;
  readonly #counts: Uint32Array;

  constructor(size: number) {
    this.#size = size;
    this.#counts = new Uint32Array(size * size);
  }

  /** One more for each two of `holders[start … end)`, which ascend. */
  add(holders: Uint32Array, start: number, end: number): void {
    for (let i = start + 1; i < end; i++) {
      const row = holders[i]! * this.#size;
      for (let j = start; j < i; j++) this.#counts[row + holders[j]!]!++;
    }
  }

  forEach(visit: (one: number, other: number, count: number) => void): void {
    for (let one = 0; one < this.#size; one++) {
      for (let other = 0; other < one; other++) {
        const count = this.#counts[one * this.#size + other]!;
        if (count > 0) visit(one, other, count);
      }
    }
  }
}

function rootsOf(sets: UnionFind, size: number): Uint32Array {
  return Uint32Array.from({ length: size }, (_, document) => sets.find(document));
}

function countReports(reports: Uint32Array): number {
  return new Set(reports).size;
}
