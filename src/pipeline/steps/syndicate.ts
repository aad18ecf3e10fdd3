/** Tells who took an agency's text from whom, once it is known which documents are one report: pairs → groups → trees. */
import type { Detection } from '../../detect/detection.js';
import type { SyndicationTree } from '../../model/syndication.js';
import { findSyndicated } from '../../trace/syndication/find-syndicated.js';
import type { Engine } from '../engine.js';
import { refuseFaulty } from '../faults.js';
import { clustersInBatch, gather, inBatches } from './in-batches.js';

/** Trees in the order of their groups' first documents. Throws DocumentsFailed where a document cannot be read again. */
export async function syndicate(
  { pairs, clusters, documents }: Pick<Detection, 'pairs' | 'clusters' | 'documents'>,
  engine: Engine,
): Promise<readonly SyndicationTree[]> {
  const inputs = inBatches(findSyndicated(pairs, clusters), clustersInBatch).map((groups) => ({
    groups,
    refs: groups.flat().map(({ id }) => documents.ref(documents.indexOf(id)!)),
  }));
  const { values, failures } = await gather(engine.run('syndicate', inputs));
  refuseFaulty(failures);
  return values;
}
