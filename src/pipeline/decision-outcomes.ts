/**
 * Tells what became of each decision of a person: whether the evidence says the same, whether it says the reverse, or
 * whether there was nothing to decide. A decision that goes unheard is worse than none.
 */

import { pairKey } from '../base/pair-key.js';
import type { Detection } from '../detect/detection.js';
import type { OrderedCluster } from '../model/cluster.js';
import type { Decided } from '../model/decided.js';
import { type DecisionOutcome, nameDecision, type Outcome } from '../model/decided.js';
import type { DocumentId } from '../model/document.js';
import { quotePath } from '../model/failure.js';
import type { KeepBase } from '../model/options.js';

/**
 * `bases` gives the base that there would be without a decision, by cluster id, where one made another; null where nothing
 * was merged. `keepBase` says by what it would be.
 */
export function decisionOutcomes(
  detection: Detection,
  bases: ReadonlyMap<string, DocumentId> | null,
  keepBase: KeepBase,
): readonly DecisionOutcome[] {
  const { decided, clusters, pairs } = detection;
  if (decided.length === 0) return [];
  const clusterOf = new Map(clusters.flatMap((found) => found.members.map((id) => [id, found] as const)));
  const reportOf = (id: DocumentId) => clusterOf.get(id)?.members ?? [id];
  const judged = new Map(pairs.map((pair) => [pairKey(pair.a, pair.b), pair]));
  return decided.map((row): DecisionOutcome => {
    const cluster = clusterOf.get(row.a);
    const why = (outcome: Outcome, words: string) => ({ decided: row, outcome, why: words });
    if (row.decision === 'base') {
      if (cluster === undefined) return why('not used', 'it is in no report');
      if (bases === null) return why('not used', 'nothing was merged');
      const other = bases.get(cluster.id);
      return other === undefined
        ? { decided: row, outcome: 'as the evidence', why: null }
        : why('against the evidence', `by ${nameRule(keepBase)} the base is ${quotePath(other)}`);
    }
    const isTogether = cluster !== undefined && clusterOf.get(row.b) === cluster;
    if (row.decision === 'before') {
      if (!isTogether) {
        const why = 'they are not revisions of one report';
        return describeUnused(row, why, findRival(row, decided, reportOf));
      }
      return isOverruled(cluster, row.a, row.b)
        ? why('against the evidence', 'by the evidence it is the later one')
        : { decided: row, outcome: 'as the evidence', why: null };
    }
    const pair = judged.get(pairKey(row.a, row.b));
    if (isTogether !== (row.decision === 'must'))
      return pair === undefined
        ? why('not used', 'the reports were given by --clusters')
        : describeUnused(row, 'another decision stands against it', findRival(row, decided, reportOf));
    return pair?.overruled === undefined
      ? { decided: row, outcome: 'as the evidence', why: null }
      : why('against the evidence', `by the evidence: ${pair.overruled.relation}, ${pair.overruled.reason}`);
  });
}

function nameRule(keepBase: KeepBase): string {
  return keepBase === 'newest' ? 'the evidence' : `--keep-base ${quotePath(keepBase)}`;
}

/** A decision that is not used, with the other one that stands in its way where there is one. */
function describeUnused(row: DecidedPair, why: string, rival: Decided | undefined): DecisionOutcome {
  return rival === undefined
    ? { decided: row, outcome: 'not used', why }
    : { decided: row, outcome: 'not used', why: `${why}: ${nameDecision(rival)}`, undoneBy: rival };
}

type DecidedPair = Extract<Decided, { b: DocumentId }>;

/** Finds the decision that stands against `row`: between the same two reports, the other way. */
function findRival(
  row: DecidedPair,
  decided: readonly Decided[],
  reportOf: (id: DocumentId) => readonly DocumentId[],
): Decided | undefined {
  const [one, other] = [reportOf(row.a), reportOf(row.b)];
  const against = row.decision === 'never' ? 'must' : 'never';
  return decided.find(
    (rival) =>
      rival.decision === against &&
      ((one.includes(rival.a) && other.includes(rival.b)) ||
        (one.includes(rival.b) && other.includes(rival.a))),
  );
}

function isOverruled({ order, copies }: OrderedCluster, earlier: DocumentId, later: DocumentId): boolean {
  const isOf = (revision: DocumentId, id: DocumentId) =>
    revision === id || copies.get(revision)?.includes(id) === true;
  return (order.overruled ?? []).some(([one, other]) => isOf(one, earlier) && isOf(other, later));
}
