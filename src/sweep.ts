/**
 * What other thresholds would have made of the pairs that a run examined: relation and clusters anew for each
 * value, over the very same scores. What a person decided stands; pairs that were examined for the record alone
 * stay apart, though a run of its own with a lower threshold may make candidates of them.
 */
import type { DocumentId, RelatedPair } from './model.js';
import { byIds, keepApart } from './pipeline.js';
import { cluster } from './stages/cluster.js';
import { relate } from './stages/relate.js';

export interface SweepRow {
  readonly threshold: number;
  readonly clusters: number;
  /** Documents in clusters. */
  readonly members: number;
  /** Pairs of documents that stand in one cluster. */
  readonly pairsTogether: number;
  /** Pairs left to a person. */
  readonly borderline: number;
}

export interface Sweep extends SweepRow {
  readonly groups: readonly (readonly string[])[];
  readonly pairs: readonly RelatedPair[];
}

/** Relates and clusters `pairs` under one threshold. */
export function clusterAt(
  pairs: readonly RelatedPair[],
  options: { readonly threshold: number; readonly mergeSyndicated: boolean },
): Sweep {
  const decisions = new Map(pairs.map((pair) => [`${pair.a}\n${pair.b}`, pair.decision]));
  const decisionOn = (a: DocumentId, b: DocumentId) => decisions.get(`${a}\n${b}`);
  const judge = (own: readonly RelatedPair[]) => relate(own, { ...options, decisionOn });
  const compared = judge(pairs.filter(({ isRemark }) => isRemark !== true));
  const remarked = judge(pairs.filter(({ isRemark }) => isRemark === true)).map(keepApart);
  const related = [...compared, ...remarked].sort(byIds);
  const { clusters, bridges } = cluster(compared);
  const together = new Map(clusters.flatMap(({ members }, at) => members.map((id) => [id as string, at])));
  return {
    threshold: options.threshold,
    clusters: clusters.length,
    members: together.size,
    pairsTogether: clusters.reduce(
      (sum, { members }) => sum + (members.length * (members.length - 1)) / 2,
      0,
    ),
    borderline: related.filter(({ tier }) => tier === 'review').length + bridges.length,
    groups: clusters.map(({ members }) => members),
    pairs: related,
  };
}
