/**
 * Chooses bands and rows for the least score that a merged pair may have. What a person names of the two stands, and
 * the other fills the signature.
 */
import { type Banding, chooseBanding, jaccardAtContainment } from '../detect/keys/lsh-curve.js';
import { pairLimits } from '../detect/limits.js';

export function chooseBands({
  permutations,
  minScore,
  bands = null,
  rows = null,
}: {
  readonly permutations: number;
  readonly minScore: number;
  readonly bands?: number | null;
  readonly rows?: number | null;
}): Banding {
  if (bands === null && rows === null)
    return chooseBanding({
      permutations,
      similarity: jaccardAtContainment(minScore),
      recall: pairLimits.bandingRecall,
    });
  const height = rows ?? Math.max(1, Math.floor(permutations / bands!));
  return { bands: bands ?? Math.floor(permutations / height), rows: height };
}
