/** Orders, merges and lays out the reports of one batch: what is loaded here is loaded when it is first asked for. */

import { decideRevisions, identifyCluster, separateCopies } from '../../merge/order/copies.js';
import type { Cluster, OrderedCluster } from '../../model/cluster.js';
import type { Document, SegmentedDocument } from '../../model/document.js';
import type { DocumentRef } from '../../model/document-ref.js';
import type { Failure, Result } from '../../model/failure.js';
import type { RunOptions } from '../../model/options.js';
import { type Need, readKept } from '../../read/kept-documents.js';
import { lightenDocument } from '../../text/light-sentences.js';
import { segment } from '../../text/segment.js';
import type { Batch } from '../batch.js';
import type { RenderedReport } from './rendered-report.js';

export interface OrderTask {
  readonly clusters: readonly Cluster[];
  readonly refs: readonly DocumentRef[];
  readonly hasDates: boolean;
}

/** Clusters → sequences of revisions. A cluster of which a document cannot be read is left out, and said. */
export async function orderBatch({ clusters, refs, hasDates }: OrderTask): Promise<Batch<OrderedCluster>> {
  const { order } = await import('../../merge/order.js');
  const byId = new Map(refs.map((ref) => [ref.id, ref]));
  const values: OrderedCluster[] = [];
  const failures: Failure[] = [];
  for (const found of clusters) {
    const members = found.members.map((id) => byId.get(id)!);
    const read = await readAll(members, (document) => document, { isTextEnough: true });
    failures.push(...read.failures);
    if (read.failures.length > 0) continue;
    const { revisions, copies, copyRecords } = separateCopies(read.values, hasDates);
    const decided = found.decided === undefined ? {} : { decided: decideRevisions(found.decided, copies) };
    const before = decided.decided?.before ?? [];
    const sequence = order(revisions.map(segmentFor(revisions.length)), { hasDates, before });
    const id = identifyCluster(sequence, revisions);
    values.push({ ...found, ...decided, id, order: sequence, copies, copyRecords });
  }
  return { values, failures };
}

export interface MergeTask extends Pick<RunOptions, 'policy' | 'formats' | 'keep'> {
  readonly clusters: readonly OrderedCluster[];
  readonly refs: readonly DocumentRef[];
}

/** Ordered clusters → editions, laid out. A cluster of which a document cannot be read is left out, and said. */
export async function mergeBatch({ clusters, refs, ...options }: MergeTask): Promise<Batch<RenderedReport>> {
  const { mergeReport } = await import('./merge-report.js');
  const byId = new Map(refs.map((ref) => [ref.id, ref]));
  const values: RenderedReport[] = [];
  const failures: Failure[] = [];
  for (const found of clusters) {
    const { revisions } = found.order;
    const read = await readAll(
      revisions.map((revision) => byId.get(revision)!),
      segmentFor(revisions.length),
    );
    failures.push(...read.failures);
    if (read.failures.length > 0) continue;
    values.push(await mergeReport(found, read.values, options));
  }
  return { values, failures };
}

/** Documents in no cluster → rows of the deduplicated corpus. */
export async function publishBatch({
  refs,
  keep,
}: {
  readonly refs: readonly DocumentRef[];
  readonly keep: RunOptions['keep'];
}): Promise<Batch<string>> {
  const { publishDocument } = await import('../../write/corpus.js');
  return readAll(refs, (document) => publishDocument(segment(document), keep), { isTextEnough: true });
}

// Of more revisions than this no tokens are kept: memory is to grow with the texts alone.
const heavyRevisions = 48;

function segmentFor(revisions: number): (document: Document) => SegmentedDocument {
  return revisions > heavyRevisions ? (document) => lightenDocument(segment(document)) : segment;
}

async function readAll<T>(
  refs: readonly DocumentRef[],
  prepare: (document: Document) => T,
  need: Need = {},
): Promise<Batch<T>> {
  const values: T[] = [];
  const failures: Failure[] = [];
  const add = (result: Result<Document>) => {
    if (result.ok) values.push(prepare(result.value));
    else failures.push(result.error);
  };
  await readKept(refs, add, need);
  return { values, failures };
}
