/**
 * Filters the pairs that are looked at for the record alone: keeps those that show enough to be compared. The nearest of
 * every document join most of a corpus to one graph, which no batch could hold; of the pairs that reach verification's
 * floor hardly any hang together.
 */

import { pickPairs } from '../../detect/pick-pairs.js';
import { floorBelow } from '../../detect/verify.js';
import type { CandidatePairs, ProfileColumns } from '../../model/columns.js';
import type { DocumentFailure } from '../../model/failure.js';
import { refuseFaulty } from '../faults.js';
import type { FilterInput } from '../tasks/count.js';
import { batchPairs } from './batch-pairs.js';
import { documentsInBatch } from './in-batches.js';
import type { CompareContext } from './verify.js';

export interface FilteredPairs {
  readonly pairs: CandidatePairs;
  /** Heads of the profiles of all documents that were read; of one that stands in several batches, in each. */
  readonly profiles: readonly ProfileColumns[];
}

/** Throws DocumentsFailed where a document cannot be read again. */
export async function filterReportOnlyPairs(
  pairs: CandidatePairs,
  { documents, options, engine }: Pick<CompareContext, 'documents' | 'options' | 'engine'>,
): Promise<FilteredPairs> {
  const { shingleSize, minScore } = options;
  const batches = batchPairs(pairs, documentsInBatch);
  function* inputs(): Generator<FilterInput> {
    for (const batch of batches) {
      const refs = Array.from(batch.documents, (number) => documents.ref(number));
      yield { refs, pairs: batch.pairs, shingleSize, floor: floorBelow(minScore) };
    }
  }
  const total = batches.reduce((sum, batch) => sum + batch.documents.length, 0);
  const kept: number[] = [];
  const profiles: ProfileColumns[] = [];
  const failed: DocumentFailure[] = [];
  let first = 0;
  for await (const filtered of engine.run('filter', inputs(), total)) {
    for (const place of filtered.kept) kept.push(first + place);
    first += batches[profiles.length]!.pairs.a.length;
    profiles.push(filtered.profiles);
    for (const failure of filtered.failures) failed.push(failure);
  }
  refuseFaulty(failed);
  return { pairs: pickPairs(pairs, kept), profiles };
}
