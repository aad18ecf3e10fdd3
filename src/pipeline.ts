/**
 * The stages in order, and nothing else:
 *
 *   read → segment → shingle → sign → band → pair → verify → examine → relate → cluster → order → align → merge → write
 *
 * What can be done document by document, pair by pair or report by report is a task (tasks.ts), which the
 * engine runs here or on worker threads, batch by batch; the rest needs everything at once and runs in between.
 */
import type { Engine } from './engine/engine.js';
import type { Failure } from './failure.js';
import type { Cluster, Clustering, DocumentId, RelatedPair, Sketch, VerifiedPair } from './model.js';
import type { DetectOptions, RunOptions } from './options.js';
import { cluster } from './stages/cluster.js';
import { pair } from './stages/pair.js';
import type { DocumentRef } from './stages/read.js';
import { relate } from './stages/relate.js';
import { floorBelow, verify } from './stages/verify.js';
import type { Batch, OrderedCluster, RenderedReport } from './tasks.js';

// Large enough that a message to a worker costs little beside the work, small enough to share it out.
const documentsInBatch = 64;
const pairsInBatch = 128;
const clustersInBatch = 8;

/** All that detection found. */
export interface Detection {
  readonly clusters: readonly OrderedCluster[];
  readonly bridges: Clustering['bridges'];
  /** Sorted by id. */
  readonly sketches: readonly Sketch[];
  readonly refs: ReadonlyMap<DocumentId, DocumentRef>;
  readonly candidates: number;
  /** Every pair that was examined, sorted by a, then b. */
  readonly pairs: readonly RelatedPair[];
  readonly failures: readonly Failure[];
}

/** Documents → clusters. */
export async function detect(
  refs: readonly DocumentRef[],
  options: DetectOptions,
  engine: Engine,
): Promise<Detection> {
  const batches = inBatches(refs, documentsInBatch).map((part) => ({ refs: part, options }));
  const { values: sketches, failures } = await collect(engine.run('sketch', batches));
  const known = rememberHashes(refs, sketches);
  const candidates = pair(sketches, options.maxBucket);
  const verified = verify(candidates, sketches, floorBelow(options.threshold));
  const examined = await collect(engine.run('examine', withRefs(verified, known)));
  const related = relate(examined.values, sketches, options);
  const { clusters, bridges } = cluster(related);
  const ordered = await collect(engine.run('order', orderInputs(clusters, known)));
  return {
    sketches,
    refs: known,
    candidates: candidates.length,
    pairs: related,
    clusters: ordered.values,
    bridges,
    failures: [...failures, ...examined.failures, ...ordered.failures],
  };
}

/** Clusters → editions, in the order of the clusters, as they are made. */
export function mergeClusters(
  { clusters, refs }: Detection,
  options: Pick<RunOptions, 'policy' | 'formats'>,
  engine: Engine,
): AsyncIterable<Batch<RenderedReport>> {
  const inputs = inBatches(clusters, clustersInBatch).map((part) => ({
    clusters: part,
    refs: refsOf(
      part.flatMap(({ members }) => members),
      refs,
    ),
    policy: options.policy,
    formats: options.formats,
  }));
  return engine.run('merge', inputs);
}

/** Documents in no cluster → their rows of the corpus, in order of id, as they are made. */
export function publishUnmerged(
  { sketches, clusters, refs }: Detection,
  engine: Engine,
): AsyncIterable<Batch<string>> {
  const merged = new Set(clusters.flatMap(({ members }) => members));
  const alone = sketches.filter(({ id }) => !merged.has(id)).map(({ id }) => refs.get(id)!);
  return engine.run(
    'publish',
    inBatches(alone, documentsInBatch).map((part) => ({ refs: part })),
  );
}

/** Later readings of a file must find the bytes of the first one. */
function rememberHashes(
  refs: readonly DocumentRef[],
  sketches: readonly Sketch[],
): ReadonlyMap<DocumentId, DocumentRef> {
  const hashes = new Map(sketches.map(({ id, sha256 }) => [id, sha256]));
  return new Map(
    refs.filter(({ id }) => hashes.has(id)).map((ref) => [ref.id, { ...ref, sha256: hashes.get(ref.id)! }]),
  );
}

function withRefs(pairs: readonly VerifiedPair[], refs: ReadonlyMap<DocumentId, DocumentRef>) {
  return inBatches(pairs, pairsInBatch).map((part) => ({
    pairs: part,
    refs: refsOf(
      part.flatMap(({ a, b }) => [a, b]),
      refs,
    ),
  }));
}

function orderInputs(clusters: readonly Cluster[], refs: ReadonlyMap<DocumentId, DocumentRef>) {
  return inBatches(clusters, clustersInBatch).map((part) => ({
    clusters: part,
    refs: refsOf(
      part.flatMap(({ members }) => members),
      refs,
    ),
  }));
}

function refsOf(ids: readonly DocumentId[], refs: ReadonlyMap<DocumentId, DocumentRef>): DocumentRef[] {
  return [...new Set(ids)].map((id) => refs.get(id)!);
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
    values.push(...batch.values);
    failures.push(...batch.failures);
  }
  return { values, failures };
}
