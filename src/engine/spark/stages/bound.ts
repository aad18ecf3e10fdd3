/** Adds to each pair how many keys it must share to be compared. */
import { makeOverlapBound } from '../../../detect/keys/overlap-bound.js';
import type { WorkerOptions } from '../../../options/worker-options.js';

interface CountedPair {
  readonly shinglesOfA: number;
  readonly shinglesOfB: number;
}

export async function* bound(
  pairs: AsyncIterable<CountedPair>,
  { detect }: WorkerOptions,
): AsyncGenerator<object> {
  const least = makeOverlapBound({ ...detect, containment: detect.minScore });
  for await (const { shinglesOfA, shinglesOfB, ...pair } of pairs)
    yield { ...pair, least: least(shinglesOfA, shinglesOfB) };
}
