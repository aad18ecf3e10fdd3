/** Marks a pair that was examined for the record alone: too few keys propose it for it to be merged without a person. */
import type { RelatedPair } from '../model/pair.js';

/** Leaves the pair to a person where its evidence would have merged it. */
export function markReportOnly(pair: RelatedPair): RelatedPair {
  return pair.tier === 'merge'
    ? { ...pair, tier: 'review', rule: 'too-few-keys', isReportOnly: true }
    : { ...pair, isReportOnly: true };
}
