/**
 * Many sets in, a path that goes from each to one that differs little from it out: the greedy edge heuristic
 * for the travelling salesman (Bentley 1992), on symmetric differences. For long chains of revisions, where
 * weighing every insertion would cost the cube of their number; this costs its square, a few bits at a time.
 */
import { UnionFind } from './union-find.js';

/** The order of `sets` along the path, as indexes; among equals the pair whose numbers come first is joined first. */
export function chainByDifference<Key>(sets: readonly Iterable<Key>[]): number[] {
  const size = sets.length;
  if (size < 2) return sets.map((_, index) => index);
  const bits = toBits(sets);
  const distances = new Uint32Array((size * (size - 1)) / 2);
  let next = 0;
  for (let i = 0; i < size; i++)
    for (let j = i + 1; j < size; j++) distances[next++] = countDifferent(bits[i]!, bits[j]!);
  return joinEnds(size, distances);
}

function toBits<Key>(sets: readonly Iterable<Key>[]): Uint32Array[] {
  const numbers = new Map<Key, number>();
  const lists = sets.map((set) =>
    Array.from(set, (key) => {
      const number = numbers.get(key) ?? numbers.size;
      numbers.set(key, number);
      return number;
    }),
  );
  return lists.map((list) => {
    const words = new Uint32Array((numbers.size >>> 5) + 1);
    for (const number of list) words[number >>> 5]! |= 1 << (number & 31);
    return words;
  });
}

function countDifferent(first: Uint32Array, second: Uint32Array): number {
  let count = 0;
  for (let index = 0; index < first.length; index++) {
    // Bits of a word, counted side by side (Warren, Hacker's Delight, §5-1).
    let word = first[index]! ^ second[index]!;
    if (word === 0) continue;
    word -= (word >>> 1) & 0x55555555;
    word = (word & 0x33333333) + ((word >>> 2) & 0x33333333);
    count += Math.imul((word + (word >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
  }
  return count;
}

/** Joins the nearest ends of paths until one path is left. `distances` are those of (0,1), (0,2) … (1,2) … */
function joinEnds(size: number, distances: Uint32Array): number[] {
  const neighbours: number[][] = Array.from({ length: size }, () => []);
  const paths = new UnionFind(size);
  let joined = 0;
  for (const pair of sortByDistance(distances)) {
    const [i, j] = pairAt(pair, size);
    if (neighbours[i]!.length === 2 || neighbours[j]!.length === 2 || paths.find(i) === paths.find(j))
      continue;
    paths.union(i, j);
    neighbours[i]!.push(j);
    neighbours[j]!.push(i);
    if (++joined === size - 1) break;
  }
  const path = [neighbours.findIndex(({ length }) => length === 1)];
  for (let before = -1; path.length < size; ) {
    const last = path.at(-1)!;
    path.push(neighbours[last]!.find((other) => other !== before)!);
    before = last;
  }
  return path;
}

/** Numbers of pairs, nearest first, by counting (Knuth, TAOCP 3, §5.2, algorithm D): stable, and linear. */
function sortByDistance(distances: Uint32Array): Uint32Array {
  const most = distances.reduce((max, distance) => Math.max(max, distance), 0);
  const starts = new Uint32Array(most + 2);
  for (const distance of distances) starts[distance + 1]!++;
  for (let index = 1; index < starts.length; index++) starts[index]! += starts[index - 1]!;
  const sorted = new Uint32Array(distances.length);
  for (const [pair, distance] of distances.entries()) sorted[starts[distance]!++] = pair;
  return sorted;
}

/** The pair of a number: row i begins after i rows of size − 1, size − 2, … pairs. */
function pairAt(pair: number, size: number): [number, number] {
  const startOf = (row: number) => row * (size - 1) - (row * (row - 1)) / 2;
  let row = Math.floor(size - 0.5 - Math.sqrt((size - 0.5) ** 2 - 2 * pair));
  while (row > 0 && startOf(row) > pair) row--;
  while (startOf(row + 1) <= pair) row++;
  return [row, row + 1 + (pair - startOf(row))];
}
