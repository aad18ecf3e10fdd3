/** Picks, for lengths of lists of documents, the places of the pairs that are looked at to judge such a list. */
import { sampleHolders, samplePairs } from '../../../detect/keys/sample-pairs.js';

interface Length {
  readonly length: number;
  /** How many pairs speak for a long list. */
  readonly count: number;
  /** The list is of documents that hold a shingle, not of those that have a key. */
  readonly isOfHolders?: boolean;
}

export async function* sample(lengths: AsyncIterable<Length>): AsyncGenerator<object> {
  for await (const { length, count, isOfHolders } of lengths) {
    const pairs = isOfHolders === true ? sampleHolders(length, count) : samplePairs(length, count);
    for (const [at, [i, j]] of pairs.entries()) yield { length, sample: at, i, j };
  }
}
