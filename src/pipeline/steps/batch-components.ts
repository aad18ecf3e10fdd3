/**
 * Cuts documents into batches such that no candidate pair lies across two of them: each takes whole components of the
 * graph of candidates, as many as fill it. What a pair needs is then where the pair is.
 */

import { UnionFind } from '../../base/union-find.js';
import { pickPairs } from '../../detect/pick-pairs.js';
import type { CandidatePairs } from '../../model/columns.js';

/** Documents, and pairs of them. */
export interface PairBatch {
  /** Numbers among all documents, ascending. */
  readonly documents: Uint32Array;
  /** Pairs by the documents' numbers in the batch; sorted as they came. */
  readonly pairs: CandidatePairs;
}

/** Batches of `documentsInBatch` or a component more. `size` is the number of all documents. */
export function batchComponents(
  candidates: CandidatePairs,
  size: number,
  documentsInBatch: number,
): readonly PairBatch[] {
  const groups = new UnionFind(size);
  const isCandidate = new Uint8Array(size);
  for (let at = 0; at < candidates.a.length; at++) {
    groups.union(candidates.a[at]!, candidates.b[at]!);
    isCandidate[candidates.a[at]!] = 1;
    isCandidate[candidates.b[at]!] = 1;
  }
  const { batchOf, batches } = assignBatches(groups, isCandidate, documentsInBatch);
  const documents = Array.from({ length: batches }, (): number[] => []);
  const numberIn = new Uint32Array(size);
  for (let document = 0; document < size; document++)
    if (isCandidate[document] === 1) numberIn[document] = documents[batchOf[document]!]!.push(document) - 1;
  const pairsOf = Array.from({ length: batches }, (): number[] => []);
  for (let at = 0; at < candidates.a.length; at++) pairsOf[batchOf[candidates.a[at]!]!]!.push(at);
  return pairsOf.map((own, batch) => ({
    documents: Uint32Array.from(documents[batch]!),
    pairs: pickPairs(candidates, own, (document) => numberIn[document]!),
  }));
}

/** Components go to batches in the order of their first documents. */
function assignBatches(
  groups: UnionFind,
  isCandidate: Uint8Array,
  documentsInBatch: number,
): { readonly batchOf: Uint32Array; readonly batches: number } {
  const size = isCandidate.length;
  const sizes = new Uint32Array(size);
  for (let document = 0; document < size; document++)
    if (isCandidate[document] === 1) sizes[groups.find(document)]!++;
  const batchOf = new Uint32Array(size);
  let batch = 0;
  let filled = 0;
  for (let document = 0; document < size; document++) {
    if (isCandidate[document] === 0) continue;
    const root = groups.find(document);
    // A component's root is its first document.
    if (root === document) {
      if (filled >= documentsInBatch) {
        batch++;
        filled = 0;
      }
      batchOf[root] = batch;
      filled += sizes[root]!;
    } else batchOf[document] = batchOf[root]!;
  }
  return { batchOf, batches: filled === 0 ? 0 : batch + 1 };
}
