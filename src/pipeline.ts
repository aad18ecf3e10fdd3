/**
 * The stages in order, and nothing else:
 *
 *   read → segment → shingle → sign → band → pair → verify → examine → relate → cluster → order → align → merge → write
 *
 * What can be done document by document, pair by pair or report by report is a task, which the engine runs
 * here or on worker threads, batch by batch; the rest needs everything at once and runs in between.
 */

import { renderEditionJson } from './editions/json.js';
import { type Policy, renderMarkdown } from './editions/markdown.js';
import { publishDocument, publishEdition } from './editions/corpus.js';
import type { Engine } from './engine/engine.js';
import type { Edition } from './edition.js';
import type { Failure } from './failure.js';
import { chooseBase } from './lib/base.js';
import { identifyCluster, separateCopies } from './lib/copies.js';
import type {
  Cluster,
  Clustering,
  DocumentId,
  ExaminedPair,
  RelatedPair,
  RevisionOrder,
  SegmentedDocument,
  Sketch,
  VerifiedPair,
} from './model.js';
import type { DetectOptions, RunOptions } from './options.js';
import { align } from './stages/align.js';
import { band } from './stages/band.js';
import { cluster } from './stages/cluster.js';
import { examine } from './stages/examine.js';
import { merge } from './stages/merge.js';
import { order } from './stages/order.js';
import { pair } from './stages/pair.js';
import { type DocumentRef, read } from './stages/read.js';
import { relate } from './stages/relate.js';
import { segment } from './stages/segment.js';
import { shingle } from './stages/shingle.js';
import { sign } from './stages/sign.js';
import { verify } from './stages/verify.js';

/** What became of a batch: results for what went well, failures for the rest. */
export interface Batch<T> {
  readonly values: readonly T[];
  readonly failures: readonly Failure[];
}

// Pairs that share less are not looked at side by side: chance and stock phrases.
const examinedContainment = 0.02;
const examinedShingles = 5;
// Large enough that a message to a worker costs little beside the work, small enough to share it out.
const documentsInBatch = 64;
const pairsInBatch = 128;
const clustersInBatch = 8;

/** Files → sketches: all that is done with one document alone. */
export async function sketchDocuments(refs: readonly DocumentRef[], options: DetectOptions): Promise<Batch<Sketch>> {
  const { values: documents, failures } = await load(refs);
  const values = documents.map((document) => {
    const shingles = shingle(document, options.shingleSize);
    const signature = sign(shingles, document, options);
    const keys = band(signature, shingles, options);
    return { ...describe(document), shingles, ...keys };
  });
  return { values, failures };
}

/** Verified pairs → evidence. */
export async function examinePairs(
  pairs: readonly VerifiedPair[],
  refs: readonly DocumentRef[],
): Promise<Batch<ExaminedPair>> {
  const { values, failures } = await load(refs);
  const documents = new Map(values.map((document) => [document.id, document]));
  const examined: ExaminedPair[] = [];
  for (const verified of pairs) {
    const [a, b] = [documents.get(verified.a), documents.get(verified.b)];
    if (a !== undefined && b !== undefined) examined.push(examine(verified, a, b));
  }
  return { values: examined, failures };
}

/** A cluster whose documents stand in order; documents with equal bytes are one revision. */
export interface OrderedCluster extends Cluster {
  readonly id: Edition['id'];
  readonly order: RevisionOrder;
  readonly copies: ReadonlyMap<DocumentId, readonly DocumentId[]>;
}

/** Clusters → sequences of revisions. */
export async function orderClusters(
  clusters: readonly Cluster[],
  refs: readonly DocumentRef[],
): Promise<Batch<OrderedCluster>> {
  const byId = new Map(refs.map((ref) => [ref.id, ref]));
  const values: OrderedCluster[] = [];
  const failures: Failure[] = [];
  for (const found of clusters) {
    const loaded = await load(found.members.map((id) => byId.get(id)!));
    failures.push(...loaded.failures);
    if (loaded.failures.length > 0) continue;
    const { revisions, copies } = separateCopies(loaded.values);
    const sequence = order(revisions);
    values.push({ ...found, id: identifyCluster(sequence, revisions), order: sequence, copies });
  }
  return { values, failures };
}

/** What is written for one report. */
export interface RenderedReport {
  readonly id: Edition['id'];
  readonly title: string;
  readonly revisions: number;
  readonly editionJson: string;
  readonly markdown: string;
  /** Its row of the deduplicated corpus. */
  readonly row: string;
}

/** Ordered clusters → editions, rendered. */
export async function mergeReports(
  clusters: readonly OrderedCluster[],
  refs: readonly DocumentRef[],
  policy: Policy,
): Promise<Batch<RenderedReport>> {
  const byId = new Map(refs.map((ref) => [ref.id, ref]));
  const values: RenderedReport[] = [];
  const failures: Failure[] = [];
  for (const { id, order: sequence, copies } of clusters) {
    const loaded = await load(sequence.revisions.map((revision) => byId.get(revision)!));
    failures.push(...loaded.failures);
    if (loaded.failures.length > 0) continue;
    const base = chooseBase(loaded.values);
    const alignment = align(loaded.values, base.index);
    const edition = merge({ id, alignment, order: sequence, base, copies });
    values.push({
      id,
      title: edition.title,
      revisions: edition.revisions.length,
      editionJson: renderEditionJson(edition),
      markdown: renderMarkdown(edition, policy),
      row: publishEdition(edition, policy),
    });
  }
  return { values, failures };
}

/** Documents in no cluster → rows of the deduplicated corpus. */
export async function publishDocuments(refs: readonly DocumentRef[]): Promise<Batch<string>> {
  const { values, failures } = await load(refs);
  return { values: values.map(publishDocument), failures };
}

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
export async function detect(refs: readonly DocumentRef[], options: DetectOptions, engine: Engine): Promise<Detection> {
  const batches = inBatches(refs, documentsInBatch).map((part) => ({ refs: part, options }));
  const { values: sketches, failures } = await collect(engine.run('sketch', batches));
  const known = rememberHashes(refs, sketches);
  const candidates = pair(sketches, options.maxBucket);
  const verified = verify(candidates, sketches);
  const examined = await collect(engine.run('examine', withRefs(verified.filter(isWorthExamining), known)));
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
  options: Pick<RunOptions, 'policy'>,
  engine: Engine,
): AsyncIterable<Batch<RenderedReport>> {
  const inputs = inBatches(clusters, clustersInBatch).map((part) => ({
    clusters: part,
    refs: refsOf(part.flatMap(({ members }) => members), refs),
    policy: options.policy,
  }));
  return engine.run('merge', inputs);
}

/** Documents in no cluster → their rows of the corpus, in order of id, as they are made. */
export function publishUnmerged({ sketches, clusters, refs }: Detection, engine: Engine): AsyncIterable<Batch<string>> {
  const merged = new Set(clusters.flatMap(({ members }) => members));
  const alone = sketches.filter(({ id }) => !merged.has(id)).map(({ id }) => refs.get(id)!);
  return engine.run('publish', inBatches(alone, documentsInBatch).map((part) => ({ refs: part })));
}

/** Later readings of a file must find the bytes of the first one. */
function rememberHashes(refs: readonly DocumentRef[], sketches: readonly Sketch[]): ReadonlyMap<DocumentId, DocumentRef> {
  const hashes = new Map(sketches.map(({ id, sha256 }) => [id, sha256]));
  return new Map(refs.filter(({ id }) => hashes.has(id)).map((ref) => [ref.id, { ...ref, sha256: hashes.get(ref.id)! }]));
}

function withRefs(pairs: readonly VerifiedPair[], refs: ReadonlyMap<DocumentId, DocumentRef>) {
  return inBatches(pairs, pairsInBatch).map((part) => ({ pairs: part, refs: refsOf(part.flatMap(({ a, b }) => [a, b]), refs) }));
}

function orderInputs(clusters: readonly Cluster[], refs: ReadonlyMap<DocumentId, DocumentRef>) {
  return inBatches(clusters, clustersInBatch).map((part) => ({ clusters: part, refs: refsOf(part.flatMap(({ members }) => members), refs) }));
}

function refsOf(ids: readonly DocumentId[], refs: ReadonlyMap<DocumentId, DocumentRef>): DocumentRef[] {
  return [...new Set(ids)].map((id) => refs.get(id)!);
}

function inBatches<T>(items: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, index) => items.slice(index * size, (index + 1) * size));
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

function isWorthExamining({ sharedShingles, containment }: VerifiedPair): boolean {
  return containment === 1 || (sharedShingles >= examinedShingles && containment >= examinedContainment);
}

function describe(document: SegmentedDocument): Pick<Sketch, 'id' | 'sha256' | 'bodyTokens' | 'blockCounts'> {
  const blockCounts: Record<string, number> = {};
  let bodyTokens = 0;
  for (const { kind, sentences } of document.blocks) {
    blockCounts[kind] = (blockCounts[kind] ?? 0) + 1;
    if (kind === 'body') bodyTokens += sentences.reduce((sum, { tokens }) => sum + tokens.length, 0);
  }
  return { id: document.id, sha256: document.sha256, bodyTokens, blockCounts };
}

async function load(refs: readonly DocumentRef[]): Promise<Batch<SegmentedDocument>> {
  const values: SegmentedDocument[] = [];
  const failures: Failure[] = [];
  for (const result of await read(refs)) {
    if (result.ok) values.push(segment(result.value));
    else failures.push(result.error);
  }
  return { values, failures };
}
