/** Merges every cluster into its edition, and lays out the documents of none: align → merge → render, a few reports at a time. */
import type { Detection } from '../../detect/detection.js';
import type { OrderedCluster } from '../../model/cluster.js';
import type { DocumentRef } from '../../model/document-ref.js';
import type { RunOptions } from '../../model/options.js';
import { RecordContainers } from '../../read/records/record-containers.js';
import type { ThreadNotes } from '../../trace/notes.js';
import type { Batch } from '../batch.js';
import type { Engine } from '../engine.js';
import type { ReportOptions } from '../tasks/merge-report.js';
import type { ArchivedReport, RenderedReport } from '../tasks/rendered-report.js';
import { clustersInBatch, documentsInBatch, inBatches } from './in-batches.js';
import { refsOf, withoutLinks } from './order.js';

/**
 * Clusters → editions, in the order of the clusters, as they are made.
 *
 * @example
 * const sources = await listSources('seeds', null);
 * const engine = openEngine(1, sources.estimate);
 * const found = await detect(sources, defaultDetectOptions, engine);
 * const titles = [];
 * const options = { policy: 'union', formats: [], keep: [], keepBase: 'newest' };
 * for await (const { values } of mergeClusters(found, options, engine))
 *   titles.push(...values.map(({ title }) => title));
 * titles.length; // 1
 */
export function mergeClusters(
  { clusters, documents }: Pick<Detection, 'clusters' | 'documents'>,
  { policy, formats, keep, keepBase }: ReportOptions,
  engine: Engine,
  {
    notes = null,
    archivedOf,
  }: {
    readonly notes?: ThreadNotes | null;
    readonly archivedOf?: (cluster: OrderedCluster) => ArchivedReport;
  } = {},
): AsyncIterable<Batch<RenderedReport>> {
  const containers = new RecordContainers();
  const inputs = inBatches(clusters, clustersInBatch).map((part) => ({
    clusters: part.map(withoutLinks),
    refs: refsOf(part, documents).map((ref) => containers.describe(ref)),
    ...{ policy, formats, keep, keepBase },
    notes: part.map((found) => notes?.of(found) ?? []),
    ...(archivedOf === undefined ? {} : { archived: part.map(archivedOf) }),
  }));
  return engine.run('merge', inputs);
}

/**
 * Documents in no cluster → their rows of the corpus, in order of id, as they are made.
 *
 * @example
 * const sources = await listSources('seeds', null);
 * const engine = openEngine(1, sources.estimate);
 * const found = await detect(sources, defaultDetectOptions, engine);
 * let rows = 0;
 * for await (const { values } of publishUnmerged(found, { keep: [] }, engine)) rows += values.length;
 * rows; // 2
 */
export function publishUnmerged(
  found: Pick<Detection, 'clusters' | 'documents'>,
  options: Pick<RunOptions, 'keep'>,
  engine: Engine,
): AsyncIterable<Batch<string>> {
  return publish(
    indexesUnmerged(found).map((index) => found.documents.ref(index)),
    options,
    engine,
  );
}

/** Documents → their rows of the corpus, in the order given. */
export function publish(
  refs: readonly DocumentRef[],
  { keep }: Pick<RunOptions, 'keep'>,
  engine: Engine,
): AsyncIterable<Batch<string>> {
  return engine.run(
    'publish',
    inBatches(refs, documentsInBatch).map((part) => ({ refs: part, keep })),
  );
}

/** The numbers of the documents in no cluster, ascending. */
export function indexesUnmerged({
  documents,
  clusters,
}: Pick<Detection, 'clusters' | 'documents'>): number[] {
  const merged = new Set(clusters.flatMap(({ members }) => members));
  return documents.columns.ids.flatMap((id, index) => (merged.has(id) ? [] : [index]));
}
