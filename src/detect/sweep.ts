/**
 * Relates and clusters the pairs that a run examined anew, for each of several thresholds. No threshold has a part in
 * which pairs are examined, so that this is what a run of its own would find. Another least score would have made
 * other candidates: there it is a guess, which only a run can prove.
 */

import { byIds } from '../base/by-ids.js';
import { pairKey } from '../base/pair-key.js';
import type { DocumentId } from '../model/document.js';
import type { DetectOptions } from '../model/options.js';
import type { RelatedPair } from '../model/pair.js';
import { doubtfulPairs } from './doubtful-pairs.js';
import { type Judged, judge } from './judge.js';
import { relate } from './relate.js';
import { markReportOnly } from './report-only-pair.js';

export interface SweepRow {
  readonly threshold: number;
  readonly clusters: number;
  /** Documents in clusters. */
  readonly members: number;
  /** Pairs of documents that stand in one cluster. */
  readonly pairsTogether: number;
  /** Pairs that a person is asked about. */
  readonly borderline: number;
}

export interface Sweep extends SweepRow {
  readonly groups: readonly (readonly string[])[];
  readonly pairs: readonly RelatedPair[];
}

/** Relates and clusters `pairs` under one threshold. What a person decided stands. */
export function clusterAt(
  pairs: readonly RelatedPair[],
  options: Pick<DetectOptions, 'threshold' | 'minScore' | 'mergeSyndicated'>,
): Sweep {
  const decisions = new Map(pairs.map((pair) => [pairKey(pair.a, pair.b), pair.decision]));
  const decisionOn = (a: DocumentId, b: DocumentId) => decisions.get(pairKey(a, b));
  const own = { ...options, decisionOn };
  const compared = judge(
    pairs.filter(({ isReportOnly }) => isReportOnly !== true),
    own,
  );
  const reportOnly = relate(
    pairs.filter(({ isReportOnly }) => isReportOnly === true),
    own,
  );
  const related = [...compared.pairs, ...reportOnly.map(markReportOnly)].sort(byIds);
  return summarize(options.threshold, compared, related);
}

function summarize(threshold: number, { clusters, bridges }: Judged, related: readonly RelatedPair[]): Sweep {
  const together = new Map(clusters.flatMap(({ members }, at) => members.map((id) => [id as string, at])));
  return {
    threshold,
    clusters: clusters.length,
    members: together.size,
    pairsTogether: clusters.reduce(
      (sum, { members }) => sum + (members.length * (members.length - 1)) / 2,
      0,
    ),
    borderline: doubtfulPairs({ pairs: related, clusters, bridges }).size,
    groups: clusters.map(({ members }) => members),
    pairs: related,
  };
}
