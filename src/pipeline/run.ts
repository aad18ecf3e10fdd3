/**
 * The stages in order, and nothing else:
 *
 *   read → shingle → sign → band → pair                every document, as bytes; then a sample of each origin,
 *                                                      to learn what its site says on every page
 *   segment → profile → verify → examine → relate      candidates only
 *   → cluster → order → align → merge → write          reports
 *
 * What can be done batch by batch is a task (tasks.ts), which the engine runs here or on worker threads; the
 * rest needs everything at once and runs in between.
 */

import type { Detection } from '../detect/detection.js';
import { byIds } from '../detect/detection.js';

import { DocumentTable, type TableBatch } from '../detect/document-table.js';
import { ProfileTable } from '../detect/evidence/profile-columns.js';
import { findDuplicates } from '../detect/keys/exact-duplicates.js';
import { keyPasses } from '../detect/keys/key-postings.js';
import { type Buckets, type Pairing, pairBuckets } from '../detect/pair.js';
import { keepApart } from '../detect/report-only-pair.js';
import { orderByDates } from '../merge/order/order-by-dates.js';
import type { Cluster, OrderedCluster } from '../model/cluster.js';
import type { SketchInput } from '../model/columns.js';
import type { Decided } from '../model/decided.js';
import type { DocumentRef } from '../model/document-ref.js';
import type { Failure } from '../model/failure.js';
import type { DetectOptions, RunOptions } from '../model/options.js';
import type { Sources } from '../read/list-documents.js';
import { RecordContainers } from '../read/records/record-containers.js';
import { adoptClusters, type GivenRow } from './clusters-from-table.js';
import { compareCandidates } from './compare-candidates.js';
import { openDecisions } from './decisions.js';
import type { Engine } from './engine.js';
import { learnOrigins } from './learn-origins.js';
import { placeDocuments } from './place-documents.js';
import { narrowRemarks } from './report-only-pairs.js';
import type { Batch, RenderedReport } from './tasks.js';

// Large enough that a message to a worker costs little beside the work, small enough to share it out.
const documentsInBatch = 128;
const clustersInBatch = 8;

/** Documents → clusters. */
export async function detect(
  sources: Pick<Sources, 'refs' | 'ranges'>,
  options: DetectOptions,
  engine: Engine,
  { decided = [], hasDates = true, keepsColumns = true }: DetectInput = {},
): Promise<Detection> {
  const { documents, failures, candidates, related } = await propose(sources, options, engine);
  const decisions = await openDecisions(decided, documents);
  if (!keepsColumns) documents.releaseKeys();
  const context = { documents, options, engine, decisions, keepsColumns };
  const compared = await compareCandidates(decisions.addTo(candidates), context);
  const applied = compared.clusters.map((found) => decisions.applyTo(found));
  const profiles = new ProfileTable(compared.profiles);
  const ordered = await orderAll(applied, { profiles, documents, hasDates }, engine);
  const narrowed = await narrowRemarks(decisions.leaveOutOf(related), context);
  const remarked = await compareCandidates(narrowed.pairs, context);
  return {
    documents,
    profiles: new ProfileTable([...narrowed.profiles, ...remarked.profiles, ...compared.profiles]),
    candidates: candidates.a.length,
    pairs: [...compared.pairs, ...remarked.pairs.map(keepApart)].sort(byIds),
    clusters: ordered.values,
    bridges: compared.bridges,
    decided: decisions.rows,
    failures: [...failures, ...compared.failures, ...ordered.failures],
  };
}

/** What a person adds to the evidence, or takes from it. */
export interface DetectInput {
  readonly decided?: readonly Decided[];
  /** Dates of records may order revisions. */
  readonly hasDates?: boolean;
  /** Keys and profiles are kept for a closer look at single pairs, and at what the sketch overlooks: most of the memory. */
  readonly keepsColumns?: boolean;
}

/** Documents → clusters that a table gives: what `detect` does, without comparing anything. */
export async function adopt(
  sources: Pick<Sources, 'refs' | 'ranges'>,
  given: {
    readonly rows: readonly GivenRow[];
    readonly table: string;
    readonly hasDates: boolean;
    readonly decided?: readonly Decided[];
  },
  options: DetectOptions,
  engine: Engine,
): Promise<Detection> {
  const { documents, failures } = await sketch(sources, options, engine);
  const adopted = adoptClusters(given.rows, documents, given.table);
  const profiles = new ProfileTable([]);
  const decisions = await openDecisions(given.decided ?? [], documents);
  const applied = adopted.clusters.map((found) => decisions.applyTo(found));
  const ordered = await orderAll(applied, { profiles, documents, hasDates: given.hasDates }, engine);
  return {
    documents,
    profiles,
    candidates: 0,
    pairs: [],
    clusters: ordered.values,
    bridges: [],
    decided: decisions.rows,
    failures: [...failures, ...adopted.failures, ...ordered.failures],
  };
}

/** Documents → candidate pairs. */
export async function propose(
  sources: Pick<Sources, 'refs' | 'ranges'>,
  options: DetectOptions,
  engine: Engine,
): Promise<Pairing & { readonly documents: DocumentTable; readonly failures: readonly Failure[] }> {
  const { documents, failures } = await sketch(sources, options, engine);
  const { columns } = documents;
  const duplicates = findDuplicates(columns);
  const { keys, keyStarts } = columns;
  const inputs = keyPasses(keys.length).map((pass) => ({
    columns: { keys, keyStarts },
    options: {
      sketch: options.sketch,
      maxBucket: options.maxBucket,
      pass,
      isLeftOut: duplicates.isLeftOut,
    },
  }));
  const buckets: Buckets[] = [];
  for await (const found of engine.run('buckets', inputs)) buckets.push(found);
  const pairing = pairBuckets(columns, buckets, duplicates, { ...options, containment: options.minScore });
  return { ...pairing, documents, failures };
}

/** Clusters → editions, in the order of the clusters, as they are made. */
export function mergeClusters(
  { clusters, documents }: Detection,
  options: Pick<RunOptions, 'policy' | 'formats'>,
  engine: Engine,
): AsyncIterable<Batch<RenderedReport>> {
  const containers = new RecordContainers();
  const inputs = inBatches(clusters, clustersInBatch).map((part) => ({
    clusters: part,
    refs: refsOf(part, documents).map((ref) => containers.describe(ref)),
    policy: options.policy,
    formats: options.formats,
  }));
  return engine.run('merge', inputs);
}

/** Documents in no cluster → their rows of the corpus, in order of id, as they are made. */
export function publishUnmerged(
  { documents, clusters }: Detection,
  engine: Engine,
): AsyncIterable<Batch<string>> {
  const merged = new Set(clusters.flatMap(({ members }) => members));
  const alone = documents.columns.ids.flatMap((id, index) => (merged.has(id) ? [] : [documents.ref(index)]));
  return engine.run(
    'publish',
    inBatches(alone, documentsInBatch).map((part) => ({ refs: part })),
  );
}

async function sketch(
  { refs, ranges }: Pick<Sources, 'refs' | 'ranges'>,
  options: DetectOptions,
  engine: Engine,
): Promise<{ readonly documents: DocumentTable; readonly failures: readonly Failure[] }> {
  const inputs: SketchInput[] = [
    ...inBatches(refs, documentsInBatch).map((part) => ({ refs: part })),
    ...ranges.map((range) => ({ range })),
  ];
  const batches: TableBatch[] = [];
  const failures: Failure[] = [];
  let next = 0;
  let linesBefore = 0;
  for await (const batch of engine.run(
    'sketch',
    inputs.map((input) => ({ input, options })),
  )) {
    const input = inputs[next++]!;
    if ('range' in input && input.range.start === 0) linesBefore = 0;
    batches.push({ columns: batch.columns, refs: placeDocuments(batch, input, linesBefore) });
    for (const failure of batch.failures) {
      failures.push(
        failure.reason === 'bad-record' ? { ...failure, line: failure.line + linesBefore } : failure,
      );
    }
    linesBefore += batch.lines;
  }
  const documents = new DocumentTable(batches);
  documents.furnish(await learnOrigins(documents, engine));
  return { documents, failures };
}

/** Clusters whose documents all have dates of their own are ordered by them; the others by what they say. */
async function orderAll(
  clusters: readonly Cluster[],
  {
    profiles,
    documents,
    hasDates,
  }: {
    readonly profiles: ProfileTable;
    readonly documents: DocumentTable;
    readonly hasDates: boolean;
  },
  engine: Engine,
): Promise<Batch<OrderedCluster>> {
  const dated = clusters.map((found) => (hasDates ? orderByDates(found, (id) => profiles.head(id)) : null));
  const undated = clusters.filter((_, index) => dated[index] === null);
  const { values, failures } = await collect(
    engine.run(
      'order',
      inBatches(undated, clustersInBatch).map((part) => ({
        clusters: part,
        refs: refsOf(part, documents),
        hasDates,
      })),
    ),
  );
  const read = new Map(values.map((found) => [found.members[0]!, found]));
  const all = clusters.map((found, index) => dated[index] ?? read.get(found.members[0]!));
  return { values: all.filter((found) => found !== undefined), failures };
}

function refsOf(clusters: readonly Cluster[], documents: DocumentTable): DocumentRef[] {
  return clusters.flatMap(({ members }) => members.map((id) => documents.ref(documents.indexOf(id)!)));
}

function inBatches<T>(items: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, index) =>
    items.slice(index * size, (index + 1) * size),
  );
}

async function collect<T>(batches: AsyncIterable<Batch<T>>): Promise<Batch<T>> {
  const values: T[] = [];
  const failures: Failure[] = [];
  for await (const batch of batches) {
    for (const value of batch.values) values.push(value);
    for (const failure of batch.failures) failures.push(failure);
  }
  return { values, failures };
}
