/**
 * Names reports that would share an id. A report is called after the content of its oldest revision, so that a newer one
 * does not rename it; where two reports of a run begin with one text, each is called after all of its revisions, and
 * where these are equal, too, after its documents' own ids.
 */
import { createHash } from 'node:crypto';
import { groupBy } from '../base/group-by.js';
import { clusterIdLength, type OrderedCluster } from '../model/cluster.js';
import type { ClusterId, DocumentId } from '../model/document.js';
import { CommandFailure } from '../model/failure.js';

type Member = { readonly id: DocumentId; readonly sha256: string };

/**
 * Lists the ids that a report may have, from the usual one to the one of last resort. `revisions` stand oldest first,
 * each with its copies.
 */
export function possibleIds(
  revisions: readonly (Member & { readonly copies: readonly DocumentId[] })[],
): ClusterId[] {
  const oldest = revisions[0]!.sha256;
  const contents = revisions.map(({ sha256 }) => sha256);
  const documents = revisions.flatMap(({ id, sha256, copies }) => [sha256, id, ...copies]);
  return [oldest, digest(contents), digest(documents)].map(
    (hash) => hash.slice(0, clusterIdLength) as ClusterId,
  );
}

function digest(parts: readonly string[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex');
}

/** Gives each of `clusters` an id of its own. Throws CommandFailure where there is none. */
export function separateIds(
  clusters: readonly OrderedCluster[],
  sha256Of: (id: DocumentId) => string,
): OrderedCluster[] {
  let named = [...clusters];
  for (const step of [1, 2])
    named = renameShared(named, (cluster) => {
      const { order, copies } = cluster;
      const revisions = order.revisions.map((id) => ({
        id,
        sha256: sha256Of(id),
        copies: copies.get(id) ?? [],
      }));
      return possibleIds(revisions)[step]!;
    });
  refuseSharedIds(named);
  return named;
}

/** Renames each cluster whose id another one has. All that share one are renamed: none of them has more right to it. */
function renameShared(
  clusters: readonly OrderedCluster[],
  rename: (cluster: OrderedCluster) => ClusterId,
): OrderedCluster[] {
  const sharing = groupBy(clusters, ({ id }) => id);
  return clusters.map((cluster) =>
    sharing.get(cluster.id)!.length === 1 ? cluster : { ...cluster, id: rename(cluster) },
  );
}

/** Throws CommandFailure where two clusters have one id, so that neither is written over the other. */
export function refuseSharedIds(clusters: readonly Pick<OrderedCluster, 'id' | 'members'>[]): void {
  for (const [id, sharing] of groupBy(clusters, (cluster) => cluster.id)) {
    const [one, other] = sharing;
    if (other !== undefined)
      throw new CommandFailure({ reason: 'one-name', name: id, ids: [one!.members[0]!, other.members[0]!] });
  }
}
