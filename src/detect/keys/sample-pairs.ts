/** Picks the pairs of a list that speak for all of them, by fixed rules. */
import { familyCentres } from './family-pairs.js';

// In a longer list there may be a family so large that not every two of its documents were compared.
export const mostCompared = 256;

/** All pairs i < j of a short list; of a long one `count` pairs, spread over it by a fixed rule. */
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

/** The same of documents that hold one shingle: of very many, pairs with the first few, which meet all of their family. */
export function sampleHolders(size: number, count: number): [number, number][] {
  if (size <= mostCompared) return samplePairs(size, count);
  const others = size - familyCentres;
  return Array.from({ length: count }, (_, sample) => [
    sample % familyCentres,
    familyCentres + Math.floor((sample * others) / count),
  ]);
}
