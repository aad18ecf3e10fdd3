/** Cuts pairs into batches, in their order: each with the documents that it needs, whatever other batches need. */

import { pickPairs } from '../../detect/pick-pairs.js';
import type { CandidatePairs } from '../../model/columns.js';
import type { PairBatch } from './batch-components.js';

/** Batches of `documentsInBatch` documents or one more; a document may stand in several. */
export function batchPairs(pairs: CandidatePairs, documentsInBatch: number): readonly PairBatch[] {
  const batches: PairBatch[] = [];
  let documents = new Set<number>();
  let first = 0;
  for (let at = 0; at < pairs.a.length; at++) {
    documents.add(pairs.a[at]!).add(pairs.b[at]!);
    if (documents.size < documentsInBatch && at + 1 < pairs.a.length) continue;
    batches.push(takeBatch(pairs, first, at + 1, documents));
    first = at + 1;
    documents = new Set();
  }
  return batches;
}

/** The pairs in `[start, end)`, by numbers of their own. */
function takeBatch(pairs: CandidatePairs, start: number, end: number, found: ReadonlySet<number>): PairBatch {
  const documents = Uint32Array.from(found).sort();
  const numbers = new Map(Array.from(documents, (document, number) => [document, number]));
  const places = Uint32Array.from({ length: end - start }, (_, place) => start + place);
  return { documents, pairs: pickPairs(pairs, places, (document) => numbers.get(document)!) };
}
