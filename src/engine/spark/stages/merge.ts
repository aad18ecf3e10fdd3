/** The records of each cluster in, one after the other, the first with the cluster; ordered clusters and editions out. */

import { orderByDates } from '../../../merge/order/order-by-dates.js';
import type { Cluster } from '../../../model/cluster.js';
import type { Decided } from '../../../model/decided.js';
import type { DocumentRef } from '../../../model/document-ref.js';
import { show } from '../../../model/failure.js';
import type { Profile } from '../../../model/profile.js';
import type { WorkerOptions } from '../../../options/worker-options.js';
import { openDecisions } from '../../../pipeline/decisions.js';
import { runTask } from '../../../pipeline/tasks.js';
import { fromCluster } from '../ordered-cluster.js';
import { profileAll } from '../profiles.js';
import { attempt, type RecordRow, toRef } from '../records.js';
import { inGroups, inPieces } from '../rows.js';
import { tableOf } from '../table.js';

interface MemberRow extends RecordRow {
  /** Number of the cluster's first document. */
  readonly first: number;
  /** On the first document alone. */
  readonly cluster?: readonly string[];
}

export async function* merge(rows: AsyncIterable<MemberRow>, options: WorkerOptions): AsyncGenerator<object> {
  for await (const members of inGroups(rows, ({ first }) => first)) {
    const [result] = await attempt([members], { name: 'merge', idOf: (group) => group[0]!.id }, async () => [
      await mergeOne(members, options),
    ]);
    yield { first: members[0]!.first, ...('value' in result! ? result.value : { failure: result!.failure }) };
  }
}

async function mergeOne(
  members: readonly MemberRow[],
  { fields, hasDates, decided, policy, formats }: WorkerOptions,
): Promise<object> {
  const refs = members.map((row) => toRef(row, fields));
  const profiles = await profileAll(refs);
  const byId = new Map(profiles.map((each) => [each.id, each]));
  const cluster = JSON.parse(members[0]!.cluster!.join('')) as Cluster;
  const found = await decideInside(cluster, { refs, profiles, decided });
  const dated = hasDates ? orderByDates(found, (id) => byId.get(id)) : null;
  const ordered = dated ?? (await runTask('order', { clusters: [found], refs, hasDates })).values[0];
  const { values } = await runTask('merge', { clusters: [ordered!], refs, policy, formats });
  const { id, representative, members: own } = ordered!;
  return {
    ...{ id, representative, members: own.length },
    ordered: inPieces(fromCluster(ordered!)),
    row: inPieces(values[0]!.row.trimEnd()),
    report: inPieces(JSON.stringify(values[0])),
  };
}

/** `cluster` with what a person decided inside it. */
async function decideInside(
  cluster: Cluster,
  {
    refs,
    profiles,
    decided,
  }: {
    readonly refs: readonly DocumentRef[];
    /** In the order of `refs`. */
    readonly profiles: readonly Pick<Profile, 'id' | 'sha256'>[];
    readonly decided: readonly Decided[];
  },
): Promise<Cluster> {
  if (decided.length === 0) return cluster;
  const rows = profiles.map(({ sha256 }, index) => ({
    ref: refs[index]!,
    sha256,
    tokens: 0,
    hasKeys: false,
  }));
  const names = new Set(profiles.flatMap(({ id }) => [id, show(id)]));
  const own = decided.filter((row) => names.has(row.a) && (!('b' in row) || names.has(row.b)));
  return (await openDecisions(own, tableOf(rows))).applyTo(cluster);
}
