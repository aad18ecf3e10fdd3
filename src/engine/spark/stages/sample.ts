/** Lengths of posting lists in, which pairs of places speak for a list of that length out. */
import { samplePairs } from '../../../lib/sample-pairs.js';

interface Length {
  readonly length: number;
  /** How many pairs speak for a long list. */
  readonly count: number;
}

export async function* sample(lengths: AsyncIterable<Length>): AsyncGenerator<object> {
  for await (const { length, count } of lengths) {
    for (const [at, [i, j]] of samplePairs(length, count).entries()) yield { length, sample: at, i, j };
  }
}
