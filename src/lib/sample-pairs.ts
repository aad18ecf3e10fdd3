/** Which pairs of a list speak for all of them. */

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
