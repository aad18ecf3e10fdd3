/** Orders, merges and lays out the reports of one batch: what is loaded here is loaded when it is first asked for. */

import type { Cluster, OrderedCluster } from '../../model/cluster.js';
import type { Document, DocumentId } from '../../model/document.js';
import type { DocumentRef } from '../../model/document-ref.js';
import type { DocumentFailure, Result } from '../../model/failure.js';
import type { RunOptions } from '../../model/options.js';
import { type Need, readKept } from '../../read/kept-documents.js';
import type { PlacedNote } from '../../trace/notes.js';
import type { Batch } from '../batch.js';
import { DocumentsFailed, refuseFaulty } from '../faults.js';
import { nameFaulty, type ReportFault } from './find-faulty.js';
import type { ReportOptions } from './merge-report.js';
import type { ArchivedReport, RenderedReport } from './rendered-report.js';
import { segmentFor } from './segment-for.js';

export interface OrderTask {
  readonly clusters: readonly Cluster[];
  readonly refs: readonly DocumentRef[];
  readonly hasDates: boolean;
}

/** Clusters → sequences of revisions. A cluster with a document that fails is left out, and the document is named. */
export async function orderBatch({ clusters, refs, hasDates }: OrderTask): Promise<Batch<OrderedCluster>> {
  const { orderCluster } = await import('./order-cluster.js');
  const readWhole = reader(refs, (document) => document, { stage: 'order', isTextEnough: true });
  const make = async (found: Cluster) => orderCluster(found, await readWhole(found.members), hasDates);
  return eachReport(clusters, { stage: 'order', make, remake: make });
}

export interface MergeTask extends ReportOptions {
  readonly clusters: readonly OrderedCluster[];
  readonly refs: readonly DocumentRef[];
  /** For each cluster, of its paragraphs that stand in other reports, too. */
  readonly notes: readonly (readonly PlacedNote[])[];
  /** For each cluster; absent outside of an archive. */
  readonly archived?: readonly ArchivedReport[];
}

/** Ordered clusters → editions, laid out. A cluster with a document that fails is left out, and the document is named. */
export async function mergeBatch({
  clusters,
  refs,
  notes,
  archived,
  ...options
}: MergeTask): Promise<Batch<RenderedReport>> {
  const { mergeReport } = await import('./merge-report.js');
  const make = async (found: OrderedCluster) => {
    const { revisions } = found.order;
    const readRevisions = reader(refs, segmentFor(revisions.length), { stage: 'merge' });
    const at = clusters.indexOf(found);
    const told = { notes: notes[at] ?? [], archived: archived?.[at] };
    return mergeReport(found, await readRevisions(revisions), options, told);
  };
  const remake = async (found: Cluster) => {
    const { orderCluster } = await import('./order-cluster.js');
    const readWhole = reader(refs, (document) => document, { stage: 'merge' });
    return make(orderCluster(found, await readWhole(found.members), true));
  };
  return eachReport(clusters, { stage: 'merge', make, remake });
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
  const need = { stage: 'publish', isTextEnough: true };
  return readAll(refs, (document) => publishDocument(document, keep), need);
}

interface ReportWork<C, T> extends Omit<ReportFault, 'error'> {
  readonly make: (found: C) => Promise<T>;
}

/** Does the work for each report; where it throws, the documents at fault are named, and the next report has its turn. */
async function eachReport<C extends Cluster, T>(
  clusters: readonly C[],
  { stage, make, remake }: ReportWork<C, T>,
): Promise<Batch<T>> {
  const values: T[] = [];
  const failures: DocumentFailure[] = [];
  for (const found of clusters) {
    try {
      values.push(await make(found));
    } catch (error) {
      if (error instanceof DocumentsFailed) failures.push(...error.failures);
      else failures.push(...(await nameFaulty(found, { stage, error, remake })));
    }
  }
  return { values, failures };
}

/** Makes a reader of some of the documents that throws DocumentsFailed where one cannot be read. */
function reader<T>(
  refs: readonly DocumentRef[],
  prepare: (document: Document) => T,
  need: Need,
): (ids: readonly DocumentId[]) => Promise<readonly T[]> {
  const byId = new Map(refs.map((ref) => [ref.id, ref]));
  return async (ids) => {
    const { values, failures } = await readAll(
      ids.map((id) => byId.get(id)!),
      prepare,
      need,
    );
    refuseFaulty(failures);
    return values;
  };
}

async function readAll<T>(
  refs: readonly DocumentRef[],
  prepare: (document: Document) => T,
  need: Need,
): Promise<Batch<T>> {
  const values: T[] = [];
  const failures: DocumentFailure[] = [];
  const add = (result: Result<Document>, index: number) => {
    if (result.ok) values.push(prepare(result.value));
    else failures.push({ ...result.error, document: refs[index]!.id });
  };
  await readKept(refs, add, need);
  return { values, failures };
}
