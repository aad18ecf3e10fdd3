/**
 * Orders the revisions of every cluster. Clusters whose documents all have dates of their own are ordered by them, and
 * nothing is read again for that; the others are ordered by what their texts say.
 */
import type { DocumentTable } from '../../detect/document-table.js';
import type { ProfileTable } from '../../detect/evidence/profile-columns.js';
import { orderByDates } from '../../merge/order/order-by-dates.js';
import type { Cluster, OrderedCluster } from '../../model/cluster.js';
import type { DocumentId } from '../../model/document.js';
import type { DocumentRef } from '../../model/document-ref.js';
import type { DocumentFailure } from '../../model/failure.js';
import { separateIds } from '../../write/cluster-id.js';
import type { ArchiveRun } from '../archive/archive-run.js';
import { keepOrder, recallOrder } from '../archive/order.js';
import type { Engine } from '../engine.js';
import { refuseFaulty } from '../faults.js';
import { nameFaulty } from '../tasks/find-faulty.js';
import { clustersInBatch, gather, inBatches } from './in-batches.js';

export interface OrderInput {
  readonly profiles: ProfileTable;
  readonly documents: DocumentTable;
  /** Dates of records may order revisions. */
  readonly hasDates: boolean;
  readonly archive?: ArchiveRun;
}

/**
 * Clusters → sequences of revisions, in the order of the clusters. Throws DocumentsFailed where a document cannot be read
 * again or ordered, CommandFailure where two clusters cannot be told apart by any id.
 */
export async function order(
  clusters: readonly Cluster[],
  { profiles, documents, hasDates, archive }: OrderInput,
  engine: Engine,
): Promise<readonly OrderedCluster[]> {
  const dated = hasDates ? await orderDated(clusters, profiles) : clusters.map(() => null);
  const known = clusters.map((found, index) =>
    dated[index] === null ? recallOrder(found, { documents, hasDates, archive }) : dated[index],
  );
  const undated = clusters.filter((_, index) => known[index] === null);
  const inputs = inBatches(undated, clustersInBatch).map((part) => ({
    clusters: part.map(withoutLinks),
    refs: refsOf(part, documents),
    hasDates,
  }));
  const { values, failures } = await gather(engine.run('order', inputs));
  refuseFaulty(failures);
  const read = new Map(values.map((found) => [found.members[0]!, found]));
  for (const asked of undated) {
    const found = read.get(asked.members[0]!);
    if (found !== undefined) keepOrder(found, { documents, hasDates, archive, asked });
  }
  const all = clusters.map((found, index) => {
    const own = read.get(found.members[0]!);
    return known[index] ?? (own === undefined ? undefined : { ...own, links: found.links });
  });
  const ordered = all.filter((found) => found !== undefined);
  const sha256Of = (id: DocumentId) => documents.sha256(documents.indexOf(id)!);
  return separateIds(ordered, sha256Of);
}

/** Orders by dates alone; null where they do not tell. */
async function orderDated(
  clusters: readonly Cluster[],
  profiles: ProfileTable,
): Promise<readonly (OrderedCluster | null)[]> {
  const dated: (OrderedCluster | null)[] = [];
  const failed: DocumentFailure[] = [];
  const orderOne = (found: Cluster) => orderByDates(found, (id) => profiles.head(id));
  for (const found of clusters) {
    try {
      dated.push(orderOne(found));
    } catch (error) {
      const remake = async (some: Cluster) => orderOne(some);
      failed.push(...(await nameFaulty(found, { stage: 'order', error, remake })));
    }
  }
  refuseFaulty(failed);
  return dated;
}

/** What a task needs of a cluster: the evidence of its links is most of it, and stays here. */
export function withoutLinks<Found extends Cluster>(found: Found): Found {
  return { ...found, links: [] };
}

/** Where the members of `clusters` lie. */
export function refsOf(clusters: readonly Cluster[], documents: DocumentTable): DocumentRef[] {
  return clusters.flatMap(({ members }) => members.map((id) => documents.ref(documents.indexOf(id)!)));
}
