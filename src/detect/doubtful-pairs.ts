/**
 * Picks the pairs that a person is asked about: links that were cut, and pairs in review whose documents did not come
 * together by better links. Where they did, there is nothing to decide.
 */
import type { Cluster } from '../model/cluster.js';
import type { RelatedPair } from '../model/pair.js';

export function doubtfulPairFilter(
  clusters: readonly Pick<Cluster, 'members'>[],
  bridges: readonly RelatedPair[],
): (pair: RelatedPair) => boolean {
  const reportOf = new Map(clusters.flatMap(({ members }, at) => members.map((id) => [id, at] as const)));
  const cut = new Set(bridges);
  return (pair) => {
    if (cut.has(pair)) return true;
    const report = reportOf.get(pair.a);
    return pair.tier === 'review' && (report === undefined || report !== reportOf.get(pair.b));
  };
}
