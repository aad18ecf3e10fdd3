/** Picks by fixed rules the pairs of a list that represent all of them. */
import { pairLimits } from '../limits.js';

/** Picks all pairs i < j of a short list; of a long one `count` pairs, spread over it by a fixed rule. */
export function samplePairs(size: number, count: number): [number, number][] {
  const pairs: [number, number][] = [];
  if ((size * (size - 1)) / 2 <= count) {
    for (let i = 0; i < size; i++) for (let j = i + 1; j < size; j++) pairs.push([i, j]);
    return pairs;
  }
  for (let sample = 0; sample < count; sample++) {
    const first = Math.floor((sample * size) / count);
    const second = (first + 1 + ((sample * 7919) % (size - 1))) % size;
    pairs.push([Math.min(first, second), Math.max(first, second)]);
  }
  return pairs;
}

/**
 * Picks pairs of documents that hold one shingle: of very many, pairs with the first few, which meet all of their
 * family.
 */
export function sampleHolders(size: number, count: number): [number, number][] {
  if (size <= pairLimits.maxComparedInList) return samplePairs(size, count);
  const others = size - pairLimits.familyCentres;
  return Array.from({ length: count }, (_, sample) => [
    sample % pairLimits.familyCentres,
    pairLimits.familyCentres + Math.floor((sample * others) / count),
  ]);
}
