/**
 * Pairs that are looked at for the record alone in, those of them that show enough to be compared out. The nearest of
 * every document join most of a corpus to one graph, which no batch could hold; of the pairs that reach verification's
 * floor hardly any hang together.
 */

import { pickPairs } from '../detect/pick-pairs.js';
import { floorBelow } from '../detect/verify.js';
import type { CandidatePairs, ProfileColumns } from '../model/columns.js';
import type { CompareContext } from './compare-candidates.js';
import { batchPairs } from './pair-batches.js';
import type { NarrowInput } from './tasks.js';

// As many documents as are compared in a batch.
const documentsInBatch = 128;

export interface NarrowedRemarks {
  readonly pairs: CandidatePairs;
  /** Heads of the profiles of all documents that were read; of one that stands in several batches, in each. */
  readonly profiles: readonly ProfileColumns[];
}

export async function narrowRemarks(
  pairs: CandidatePairs,
  { documents, options, engine }: Pick<CompareContext, 'documents' | 'options' | 'engine'>,
): Promise<NarrowedRemarks> {
  const { shingleSize, minScore } = options;
  const batches = batchPairs(pairs, documentsInBatch);
  function* inputs(): Generator<NarrowInput> {
    for (const batch of batches) {
      const refs = Array.from(batch.documents, (number) => documents.ref(number));
      yield { refs, pairs: batch.pairs, shingleSize, floor: floorBelow(minScore) };
    }
  }
  const total = batches.reduce((sum, batch) => sum + batch.documents.length, 0);
  const kept: number[] = [];
  const profiles: ProfileColumns[] = [];
  let first = 0;
  for await (const narrowed of engine.run('narrow', inputs(), total)) {
    for (const place of narrowed.kept) kept.push(first + place);
    first += batches[profiles.length]!.pairs.a.length;
    profiles.push(narrowed.profiles);
  }
  return { pairs: pickPairs(pairs, kept), profiles };
}
