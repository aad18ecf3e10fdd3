/**
 * Orders and merges each cluster whose records come one after the other, the first with the cluster. A record that
 * cannot be read or merged gives a row with its failure, and the cluster has no edition.
 */

import { orderByDates } from '../../../merge/order/order-by-dates.js';
import type { Cluster, OrderedCluster } from '../../../model/cluster.js';
import type { Decided } from '../../../model/decided.js';
import type { DocumentRef } from '../../../model/document-ref.js';
import { quotePath } from '../../../model/failure.js';
import type { Profile } from '../../../model/profile.js';
import type { WorkerOptions } from '../../../options/worker-options.js';
import { openDecisions } from '../../../pipeline/decisions.js';
import { runTask } from '../../../pipeline/tasks.js';
import { fromCluster } from '../ordered-cluster.js';
import { profileAll } from '../profiles.js';
import { attempt, onlyResult, type RecordRow, toRef } from '../records.js';
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
    const { first } = members[0]!;
    if ('value' in result!) yield { first, ...result.value };
    else for (const failure of result!.failures) yield { first, failure };
  }
}

async function mergeOne(
  members: readonly MemberRow[],
  { fields, hasDates, decided, ...options }: WorkerOptions,
): Promise<object> {
  const refs = members.map((row) => toRef(row, fields));
  const profiles = await profileAll(refs);
  const byId = new Map(profiles.map((each) => [each.id, each]));
  const cluster = JSON.parse(members[0]!.cluster!.join('')) as Cluster;
  const found = await decideInside(cluster, { refs, profiles, decided });
  const dated = hasDates ? orderByDates(found, (id) => byId.get(id)) : null;
  const ordered: OrderedCluster =
    dated ?? onlyResult(await runTask('order', { clusters: [found], refs, hasDates }));
  const { policy, formats, keep, keepBase } = options;
  const report = onlyResult(
    await runTask('merge', { clusters: [ordered], refs, notes: [], policy, formats, keep, keepBase }),
  );
  const { id, representative, members: own } = ordered;
  return {
    ...{ id, representative, members: own.length },
    ordered: inPieces(fromCluster(ordered)),
    row: inPieces(report.row.trimEnd()),
    provenance: inPieces(report.provenance.trimEnd()),
    report: inPieces(JSON.stringify(report)),
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
  const names = new Set(profiles.flatMap(({ id }) => [id, quotePath(id)]));
  const own = decided.filter((row) => names.has(row.a) && (!('b' in row) || names.has(row.b)));
  return (await openDecisions(own, tableOf(rows))).applyTo(cluster);
}
