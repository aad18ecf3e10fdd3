/**
 * Finds groups of documents that carry one text under several mastheads: pairs of two outlets, or of two agencies, that share
 * much of the smaller text, with all revisions of their reports. It merges nothing, and takes nothing from a report.
 */
import { groupBy } from '../../base/group-by.js';
import { UnionFind } from '../../base/union-find.js';
import type { OrderedCluster } from '../../model/cluster.js';
import type { ClusterId, DocumentId } from '../../model/document.js';
import type { RelatedPair, Relation } from '../../model/pair.js';
import { groupLimits } from './limits.js';

/** One document of a group, with its place among the revisions of its report. */
export interface GroupedDocument {
  readonly id: DocumentId;
  readonly report: ClusterId | null;
  /** From 0; copies of a revision have its number. */
  readonly revision: number;
  /** Whether the order of the report's revisions is sure. */
  readonly isOrdered: boolean;
}

// What these share is nobody's report.
const others: ReadonlySet<Relation> = new Set(['template', 'compilation', 'quotation']);

/** Groups of documents, each in order of ids, by their first document. Takes time that is linear in the pairs. */
export function findSyndicated(
  pairs: readonly RelatedPair[],
  clusters: readonly OrderedCluster[],
): readonly (readonly GroupedDocument[])[] {
  const places = placeDocuments(clusters);
  const numbers = new Map<DocumentId, number>();
  const numberOf = (id: DocumentId) => {
    const known = numbers.get(id) ?? numbers.size;
    numbers.set(id, known);
    return known;
  };
  const shared = pairs.filter(isSyndicated);
  for (const { a, b } of shared) for (const id of [a, b]) numberOf(id);
  const reports = clusters.filter(({ members }) => members.some((id) => numbers.has(id)));
  for (const { members } of reports) for (const id of members) numberOf(id);
  const groups = new UnionFind(numbers.size);
  for (const { a, b } of shared) groups.union(numberOf(a), numberOf(b));
  for (const { members } of reports)
    for (const id of members) groups.union(numberOf(members[0]!), numberOf(id));
  const ids = [...numbers.keys()].sort();
  const found = groupBy(ids, (id) => groups.find(numberOf(id)));
  return [...found.values()].map((own) =>
    own.map(
      (id): GroupedDocument => ({
        id,
        ...(places.get(id) ?? { report: null, revision: 0, isOrdered: true }),
      }),
    ),
  );
}

/** Whether two documents carry one text, and come from two places. */
export function isSyndicated({ relation, evidence, containment, sharedShingles }: RelatedPair): boolean {
  if (others.has(relation)) return false;
  if (evidence.areOfTwoOutlets !== true && relation !== 'syndicated') return false;
  return containment >= groupLimits.containment && sharedShingles >= groupLimits.sharedShingles;
}

function placeDocuments(
  clusters: readonly OrderedCluster[],
): ReadonlyMap<DocumentId, Omit<GroupedDocument, 'id'>> {
  const places = new Map<DocumentId, Omit<GroupedDocument, 'id'>>();
  for (const { id: report, order, copies } of clusters) {
    const isOrdered = order.basis !== 'unknown' && order.confidence >= groupLimits.orderConfidence;
    for (const [revision, id] of order.revisions.entries())
      for (const one of [id, ...(copies.get(id) ?? [])]) places.set(one, { report, revision, isOrdered });
  }
  return places;
}
