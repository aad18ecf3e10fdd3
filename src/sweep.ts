/**
 * What other thresholds would have made of the pairs that a run examined: relation and clusters anew for each
 * value, over the very same scores. Exact for every value that the run kept pairs down to.
 */
import type { ExaminedPair, RelatedPair, Sketch } from './model.js';
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
  pairs: readonly ExaminedPair[],
  sketches: readonly Sketch[],
  options: { readonly threshold: number; readonly mergeSyndicated: boolean },
): Sweep {
  const related = relate(pairs, sketches, options);
  const { clusters, bridges } = cluster(related);
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
