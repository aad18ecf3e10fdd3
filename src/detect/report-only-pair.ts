/** A related pair that was no candidate in, the same as a remark out. */
import type { RelatedPair } from '../model/pair.js';

/** A pair that too few keys propose is not merged without a person's word. */
export function keepApart(pair: RelatedPair): RelatedPair {
  return { ...pair, tier: pair.tier === 'merge' ? 'review' : pair.tier, isRemark: true };
}
