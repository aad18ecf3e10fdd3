/** The records of each cluster in, one after the other, the first with the cluster; ordered clusters and editions out. */
import { Decisions } from '../../../decisions.js';
import { show } from '../../../failure.js';
import { orderByDates } from '../../../lib/order-by-dates.js';
import type { Cluster, Profile } from '../../../model.js';
import type { Decided } from '../../../sources/decisions.js';
import { runTask } from '../../../tasks.js';
import { fromCluster } from '../ordered-cluster.js';
import { profileAll } from '../profiles.js';
import { attempt, type RecordRow, toRef } from '../records.js';
import { inGroups, inPieces } from '../rows.js';
import { tableOf } from '../table.js';
import type { WorkerOptions } from '../worker-options.js';

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
  const found = decideInside(JSON.parse(members[0]!.cluster!.join('')) as Cluster, profiles, decided);
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
function decideInside(
  cluster: Cluster,
  profiles: readonly Pick<Profile, 'id' | 'sha256'>[],
  decided: readonly Decided[],
): Cluster {
  if (decided.length === 0) return cluster;
  const rows = profiles.map(({ id, sha256 }) => ({
    ref: { id, path: id },
    sha256,
    tokens: 0,
    hasKeys: false,
  }));
  const names = new Set(profiles.flatMap(({ id }) => [id, show(id)]));
  const own = decided.filter((row) => names.has(row.a) && (!('b' in row) || names.has(row.b)));
  return new Decisions(own, tableOf(rows)).applyTo(cluster);
}
