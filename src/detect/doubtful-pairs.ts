/**
 * Picks the pairs that a person is asked about: links that were cut, and pairs in review whose documents did not come
 * together by better links. Where they did, there is nothing to decide. Many pairs between the same two reports are one
 * question, since one answer decides them all: the likeliest pair asks it.
 */
import { byIds } from '../base/by-ids.js';
import { pairKey } from '../base/pair-key.js';
import type { Cluster } from '../model/cluster.js';
import type { RelatedPair } from '../model/pair.js';

/** What was judged, and what came of it. */
export interface Found {
  readonly pairs: readonly RelatedPair[];
  readonly clusters: readonly Pick<Cluster, 'members'>[];
  /** Links that were cut, out of `pairs`. */
  readonly bridges: readonly RelatedPair[];
}

/**
 * Finds the pairs in doubt: of any two reports or documents alone one. Where a person said of a pair of two reports that
 * it is never one, both stay apart, and only a link that was cut is still asked about; a document alone may yet belong
 * with another one of the report.
 */
export function doubtfulPairs({ pairs, clusters, bridges }: Found): ReadonlySet<RelatedPair> {
  const reportOf = new Map<string, string>(
    clusters.flatMap(({ members }) => members.map((id) => [id, members[0]!] as const)),
  );
  const groupsOf = ({ a, b }: RelatedPair) => {
    const [one, other] = [reportOf.get(a) ?? a, reportOf.get(b) ?? b];
    return one < other ? pairKey(one, other) : pairKey(other, one);
  };
  const isTogether = ({ a, b }: RelatedPair) => reportOf.has(a) && reportOf.get(a) === reportOf.get(b);
  const cut = new Set(bridges);
  const answered = new Set(
    pairs
      .filter(({ a, b, decision }) => decision === 'never' && reportOf.has(a) && reportOf.has(b))
      .map(groupsOf),
  );
  const asked = new Map<string, RelatedPair>();
  const doubtful = new Set<RelatedPair>();
  for (const pair of pairs) {
    // Decisions that undo one another are told whatever else is asked.
    if (cut.has(pair) && pair.decision !== undefined) doubtful.add(pair);
    else if (cut.has(pair) || (pair.tier === 'review' && !isTogether(pair))) {
      const groups = groupsOf(pair);
      const before = asked.get(groups);
      if (answered.has(groups) && !cut.has(pair)) continue;
      if (before === undefined || byLikelihood(pair, before) < 0) asked.set(groups, pair);
    }
  }
  for (const pair of asked.values()) doubtful.add(pair);
  return doubtful;
}

function byLikelihood(left: RelatedPair, right: RelatedPair): number {
  return right.probability - left.probability || right.score - left.score || byIds(left, right);
}
