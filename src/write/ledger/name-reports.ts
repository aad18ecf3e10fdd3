/** Gives reports their ids by the ledger: a report is where the revision is that carries its id, and of several ids the oldest goes on. */
import { createHash } from 'node:crypto';
import { clusterIdLength, type OrderedCluster } from '../../model/cluster.js';
import type { ClusterId, DocumentId } from '../../model/document.js';
import { possibleIds } from '../cluster-id.js';
import type { Ledger, ReportRow } from './ledger.js';

/** What became of ids in a run. */
export type ReportMove =
  | { readonly kind: 'report-new'; readonly report: ClusterId }
  | { readonly kind: 'report-gone'; readonly report: ClusterId }
  | { readonly kind: 'reports-joined'; readonly report: ClusterId; readonly joined: ClusterId }
  | { readonly kind: 'report-parted'; readonly report: ClusterId; readonly from: ClusterId };

export interface NamedReports {
  readonly clusters: readonly OrderedCluster[];
  /** Folders of new ones are empty still. */
  readonly reports: readonly ReportRow[];
  readonly moves: readonly ReportMove[];
}

/**
 * Names `clusters` by the ledger, and brings it up to date. `reportOf` tells in which report a document was before this
 * run. With the rows that it returns it names the same clusters alike.
 */
export function nameReports(
  clusters: readonly OrderedCluster[],
  { reports }: Pick<Ledger, 'reports'>,
  sha256Of: (id: DocumentId) => string,
  reportOf: (id: DocumentId) => ClusterId | undefined,
): NamedReports {
  const claims = claimRows(clusters, reports);
  const taken = new Set<string>(reports.map(({ id }) => id));
  const named = clusters.map((cluster) => {
    const [row] = claims.get(cluster) ?? [];
    if (row !== undefined) return { ...cluster, id: row.id };
    const id = freeId(cluster, taken, sha256Of);
    taken.add(id);
    return { ...cluster, id };
  });
  const known = new Map(reports.map((row) => [row.id, row]));
  const moves: ReportMove[] = [];
  const next = new Map<ClusterId, ReportRow>();
  const fresh: ReportRow[] = [];
  for (const [at, cluster] of clusters.entries()) {
    const { id } = named[at]!;
    const row = known.get(id);
    if (row === undefined) {
      const from = cluster.members.map(reportOf).find((before) => before !== undefined) ?? null;
      const oldest = cluster.order.revisions[0]!;
      fresh.push({ id, state: 'current', other: from, folder: '', oldest });
      moves.push(
        from === null ? { kind: 'report-new', report: id } : { kind: 'report-parted', report: id, from },
      );
      continue;
    }
    if (row.state !== 'current')
      moves.push(
        row.state === 'joined'
          ? { kind: 'report-parted', report: id, from: row.other! }
          : { kind: 'report-new', report: id },
      );
    // The revision that carries the id stays that, whatever older one is found: what was wrongly joined parts again.
    next.set(id, { ...row, state: 'current', other: row.state === 'joined' ? null : row.other });
    for (const joined of claims.get(cluster)!.slice(1)) {
      next.set(joined.id, { ...joined, state: 'joined', other: id });
      if (joined.state !== 'joined' || joined.other !== id)
        moves.push({ kind: 'reports-joined', report: id, joined: joined.id });
    }
  }
  const rows = reports.map((row): ReportRow => {
    const found = next.get(row.id);
    if (found !== undefined || row.state !== 'current') return found ?? row;
    moves.push({ kind: 'report-gone', report: row.id });
    return { ...row, state: 'gone' };
  });
  fresh.sort((one, other) => (one.id < other.id ? -1 : 1));
  return { clusters: named, reports: [...rows, ...fresh], moves };
}

/**
 * Hands on the ids of reports whose revisions that carry them are `gone`: each to the first that is left, in the order of
 * `reportOf`, which tells in which report a document was.
 */
export function handOn(
  reports: readonly ReportRow[],
  gone: ReadonlySet<string>,
  reportOf: ReadonlyMap<DocumentId, ClusterId>,
): readonly ReportRow[] {
  const left = new Map<ClusterId, DocumentId>();
  for (const [document, report] of reportOf)
    if (!gone.has(document) && !left.has(report)) left.set(report, document);
  return reports.map((row) =>
    row.state === 'current' && gone.has(row.oldest)
      ? { ...row, oldest: left.get(row.id) ?? row.oldest }
      : row,
  );
}

/** The rows of which each cluster has the revision that carries the id, oldest first. */
function claimRows(
  clusters: readonly OrderedCluster[],
  reports: readonly ReportRow[],
): ReadonlyMap<OrderedCluster, readonly ReportRow[]> {
  const clusterOf = new Map<DocumentId, OrderedCluster>();
  for (const cluster of clusters) for (const id of cluster.members) clusterOf.set(id, cluster);
  const claims = new Map<OrderedCluster, ReportRow[]>();
  for (const row of reports) {
    const cluster = clusterOf.get(row.oldest);
    if (cluster === undefined) continue;
    const own = claims.get(cluster);
    if (own === undefined) claims.set(cluster, [row]);
    else own.push(row);
  }
  return claims;
}

/** The first id that a report may have and that never named another. */
function freeId(
  { id, order, copies }: OrderedCluster,
  taken: ReadonlySet<string>,
  sha256Of: (id: DocumentId) => string,
): ClusterId {
  const revisions = order.revisions.map((revision) => ({
    id: revision,
    sha256: sha256Of(revision),
    copies: copies.get(revision) ?? [],
  }));
  const possible = [id, ...possibleIds(revisions)];
  const free = possible.find((each) => !taken.has(each));
  if (free !== undefined) return free;
  for (let number = 2; ; number++) {
    const hash = createHash('sha256')
      .update(`${possible.at(-1)} ${number}`)
      .digest('hex');
    const next = hash.slice(0, clusterIdLength) as ClusterId;
    if (!taken.has(next)) return next;
  }
}
