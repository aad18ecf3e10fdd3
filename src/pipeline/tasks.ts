/**
 * What can be done batch by batch, here or on a worker: a few documents, pairs or clusters in, results and
 * failures out, plain data both ways. Each task is a stretch of the pipeline:
 *
 *   sketch   read → shingle → sign → band
 *   learn    read → what a site says on every page
 *   buckets  pair, up to the buckets of some keys
 *   count    read → segment → profile → verify, up to what pairs share
 *   narrow   read → segment → profile → verify, up to which pairs reach the floor
 *   weigh    what all batches show together of some shingles
 *   compare  verify → examine → relate → cluster
 *   order    read → segment → order
 *   merge    read → segment → align → merge → render
 *   publish  read → segment → row of the corpus
 *
 * Merging is loaded when it is first asked for: detection is done before that takes time.
 */

import type { KeyColumns } from '../detect/keys/bucket-cohesion.js';
import { type BucketOptions, listBuckets } from '../detect/pair.js';
import { decideRevisions, identifyCluster, separateCopies } from '../merge/order/copies.js';
import type { Cluster, OrderedCluster } from '../model/cluster.js';
import type { SketchBatch, SketchInput } from '../model/columns.js';
import type { Document, DocumentId, SegmentedDocument } from '../model/document.js';
import type { DocumentRef } from '../model/document-ref.js';
import type { Edition } from '../model/edition.js';
import type { Failure } from '../model/failure.js';
import type { DetectOptions, Format, Policy } from '../model/options.js';
import { readEach } from '../read/read.js';
import { lightenDocument } from '../text/light-sentences.js';
import { segment } from '../text/segment.js';
import {
  type CompareInput,
  type CountInput,
  compareBatch,
  countBatch,
  type NarrowInput,
  narrowBatch,
  type WeighInput,
  weighPass,
} from './compare.js';
import { learnFurniture } from './learn.js';
import { openWorkspace, sketchFiles, sketchRange } from './sketch.js';

/** What became of a batch: results for what went well, failures for the rest. */
export interface Batch<T> {
  readonly values: readonly T[];
  readonly failures: readonly Failure[];
}

/** Clusters → sequences of revisions. */
async function orderClusters(
  clusters: readonly Cluster[],
  refs: readonly DocumentRef[],
  hasDates: boolean,
): Promise<Batch<OrderedCluster>> {
  const { order } = await import('../merge/order.js');
  const byId = new Map(refs.map((ref) => [ref.id, ref]));
  const values: OrderedCluster[] = [];
  const failures: Failure[] = [];
  for (const found of clusters) {
    const loaded = await load(
      found.members.map((id) => byId.get(id)!),
      (document) => document,
    );
    failures.push(...loaded.failures);
    if (loaded.failures.length > 0) continue;
    const { revisions, copies, copyRecords } = separateCopies(loaded.values);
    const decided = found.decided === undefined ? {} : { decided: decideRevisions(found.decided, copies) };
    const before = decided.decided?.before ?? [];
    const sequence = order(revisions.map(segmentFor(revisions.length)), { hasDates, before });
    const id = identifyCluster(sequence, revisions);
    values.push({ ...found, ...decided, id, order: sequence, copies, copyRecords });
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
  /** Other forms of the edition: names of files and their content. */
  readonly forms: readonly (readonly [name: string, content: string])[];
  /** Of the revisions that have one, oldest first. */
  readonly dates: readonly string[];
  readonly base: DocumentId;
  /** Its row of the deduplicated corpus. */
  readonly row: string;
  /** The base by the evidence, where a person decided for another one. */
  readonly overruledBase?: DocumentId;
}

/** Ordered clusters → editions, rendered. */
async function mergeReports(
  clusters: readonly OrderedCluster[],
  refs: readonly DocumentRef[],
  { policy, formats }: { readonly policy: Policy; readonly formats: readonly Format[] },
): Promise<Batch<RenderedReport>> {
  const [
    { align },
    { merge },
    { chooseBase },
    { publishEdition },
    { renderFormats },
    { renderEditionJson },
    { renderMarkdown },
  ] = await Promise.all([
    import('../merge/align.js'),
    import('../merge/merge.js'),
    import('../merge/order/choose-base.js'),
    import('../write/corpus.js'),
    import('../write/formats.js'),
    import('../write/json.js'),
    import('../write/markdown.js'),
  ]);
  const byId = new Map(refs.map((ref) => [ref.id, ref]));
  const values: RenderedReport[] = [];
  const failures: Failure[] = [];
  for (const { id, order: sequence, copies, copyRecords, decided } of clusters) {
    const loaded = await load(
      sequence.revisions.map((revision) => byId.get(revision)!),
      segmentFor(sequence.revisions.length),
    );
    failures.push(...loaded.failures);
    if (loaded.failures.length > 0) continue;
    const base = chooseBase(loaded.values, decided?.base);
    const alignment = align(loaded.values, base.index);
    const edition = merge({
      id,
      alignment,
      order: sequence,
      base,
      copies,
      copyRecords,
      ...(decided === undefined ? {} : { decided }),
    });
    values.push({
      id,
      title: edition.title,
      revisions: edition.revisions.length,
      editionJson: renderEditionJson(edition),
      markdown: renderMarkdown(edition, policy),
      forms: await renderFormats(edition, formats),
      base: edition.base,
      dates: edition.revisions.flatMap(({ date }) => (date === null ? [] : [date])),
      row: publishEdition(edition, policy),
      ...(base.overruled === undefined ? {} : { overruledBase: loaded.values[base.overruled]!.id }),
    });
  }
  return { values, failures };
}

/** Documents in no cluster → rows of the deduplicated corpus. */
async function publishDocuments(refs: readonly DocumentRef[]): Promise<Batch<string>> {
  const { publishDocument } = await import('../write/corpus.js');
  const values: string[] = [];
  const failures: Failure[] = [];
  await readEach(refs, (result) => {
    if (result.ok) values.push(publishDocument(segment(result.value)));
    else failures.push(result.error);
  });
  return { values, failures };
}

// Of more revisions than this no tokens are kept: memory is to grow with the texts alone.
const heavyRevisions = 48;

function segmentFor(revisions: number): (document: Document) => SegmentedDocument {
  return revisions > heavyRevisions ? (document) => lightenDocument(segment(document)) : segment;
}

async function load<T>(refs: readonly DocumentRef[], prepare: (document: Document) => T): Promise<Batch<T>> {
  const values: T[] = [];
  const failures: Failure[] = [];
  await readEach(refs, (result) => {
    if (result.ok) values.push(prepare(result.value));
    else failures.push(result.error);
  });
  return { values, failures };
}

type Refs = readonly DocumentRef[];

export const tasks = {
  sketch: ({ input, options }: { readonly input: SketchInput; readonly options: DetectOptions }) =>
    'range' in input ? sketchRange(input.range, options) : sketchFiles(input.refs, options),
  learn: ({ refs }: { readonly refs: Refs }) => learnFurniture(refs),
  buckets: async ({ columns, options }: { readonly columns: KeyColumns; readonly options: BucketOptions }) =>
    listBuckets(columns, openWorkspace().kernel, options),
  count: (input: CountInput) => countBatch(input),
  narrow: (input: NarrowInput) => narrowBatch(input),
  weigh: async (input: WeighInput) => weighPass(input),
  compare: async (input: CompareInput) => compareBatch(input),
  order: (input: {
    readonly clusters: readonly Cluster[];
    readonly refs: Refs;
    readonly hasDates: boolean;
  }) => orderClusters(input.clusters, input.refs, input.hasDates),
  merge: (input: {
    readonly clusters: readonly OrderedCluster[];
    readonly refs: Refs;
    readonly policy: Policy;
    readonly formats: readonly Format[];
  }) => mergeReports(input.clusters, input.refs, input),
  publish: (input: { readonly refs: Refs }) => publishDocuments(input.refs),
};

export type { ComparedBatch, CompareInput, CountedBatch, CountInput, NarrowInput } from './compare.js';
export type { SketchBatch };
export type TaskName = keyof typeof tasks;
export type TaskInput<Name extends TaskName> = Parameters<(typeof tasks)[Name]>[0];
export type TaskOutput<Name extends TaskName> = Awaited<ReturnType<(typeof tasks)[Name]>>;

export function runTask<Name extends TaskName>(
  name: Name,
  input: TaskInput<Name>,
): Promise<TaskOutput<Name>> {
  // TypeScript cannot see that one name picks one input and one output.
  const task = tasks[name] as (input: TaskInput<Name>) => Promise<TaskOutput<Name>>;
  return task(input);
}
