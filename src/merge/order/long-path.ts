/**
 * Finds a path through many sets that goes from each to one that differs little from it: the greedy edge heuristic for
 * the travelling salesman (Bentley 1992), on symmetric differences. Long chains of revisions need it, since weighing
 * every insertion would cost the cube of their number; this costs its square, a few bits at a time, and beyond some
 * thousands no more than their number.
 */
import { PairSet } from '../../base/pair-set.js';
import { UnionFind } from '../../base/union-find.js';
import { orderLimits } from '../limits.js';

/** Orders `sets` along the path, as indexes; among equals the pair whose numbers come first is joined first. */
export function chainByDifference<Key>(sets: readonly Iterable<Key>[]): number[] {
  const size = sets.length;
  if (size < 2) return sets.map((_, index) => index);
  const lists = numberKeys(sets);
  if (size > orderLimits.maxComparedRevisions) return chainNearest(lists);
  const bits = toBits(lists);
  const distances = new Uint32Array((size * (size - 1)) / 2);
  let next = 0;
  for (let i = 0; i < size; i++)
    for (let j = i + 1; j < size; j++) distances[next++] = countDifferent(bits[i]!, bits[j]!);
  return joinEnds(allPairs(size, distances), Uint32Array.from(sets.keys()));
}

/** Turns each set into the ascending numbers of its keys. */
function numberKeys<Key>(sets: readonly Iterable<Key>[]): Uint32Array[] {
  const numbers = new Map<Key, number>();
  return sets.map((set) => {
    const own = new Set<number>();
    for (const key of set) {
      const number = numbers.get(key) ?? numbers.size;
      numbers.set(key, number);
      own.add(number);
    }
    return Uint32Array.from(own).sort();
  });
}

/** Turns lists of numbers into sets of bits. */
function toBits(lists: readonly Uint32Array[]): Uint32Array[] {
  const size = lists.reduce((most, list) => Math.max(most, (list.at(-1) ?? 0) + 1), 0);
  return lists.map((list) => {
    const words = new Uint32Array((size >>> 5) + 1);
    for (const number of list) words[number >>> 5]! |= 1 << (number & 31);
    return words;
  });
}

/** Counts the bits that stand in one of two sets alone. */
function countDifferent(first: Uint32Array, second: Uint32Array): number {
  let count = 0;
  for (let index = 0; index < first.length; index++) {
    // Counts the bits of a word side by side (Warren, Hacker's Delight, §5-1).
    let word = first[index]! ^ second[index]!;
    if (word === 0) continue;
    word -= (word >>> 1) & 0x55555555;
    word = (word & 0x33333333) + ((word >>> 2) & 0x33333333);
    count += Math.imul((word + (word >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
  }
  return count;
}

/** Lists the pairs of all sets, nearest first. `distances` are those of (0,1), (0,2) … (1,2) … */
function* allPairs(size: number, distances: Uint32Array): Generator<readonly [number, number]> {
  for (const pair of sortByDistance(distances)) yield pairAt(pair, size);
}

/** Joins the nearest ends of paths, then walks one path after the other, each from the end that `order` names first. */
function joinEnds(pairs: Iterable<readonly [number, number]>, order: ArrayLike<number>): number[] {
  const size = order.length;
  const neighbours: number[][] = Array.from({ length: size }, () => []);
  const paths = new UnionFind(size);
  let joined = 0;
  for (const [i, j] of pairs) {
    if (neighbours[i]!.length === 2 || neighbours[j]!.length === 2 || paths.find(i) === paths.find(j))
      continue;
    paths.union(i, j);
    neighbours[i]!.push(j);
    neighbours[j]!.push(i);
    if (++joined === size - 1) break;
  }
  const path: number[] = [];
  const isTaken = new Uint8Array(size);
  for (const end of Array.from(order)) {
    if (neighbours[end]!.length === 2) continue;
    for (let at: number | undefined = end; at !== undefined && isTaken[at] === 0; ) {
      isTaken[at] = 1;
      path.push(at);
      at = neighbours[at]!.find((other) => isTaken[other] === 0);
    }
  }
  return path;
}

/**
 * Chains very many sets, of which not every two are compared: only those that share a key which few have, and those
 * that lie near each other on the line between two that differ much.
 */
function chainNearest(lists: readonly Uint32Array[]): number[] {
  const order = layAlongLine(lists);
  const pairs = pairHolders(lists);
  for (const [place, i] of order.entries())
    for (const j of order.subarray(place + 1, place + 1 + orderLimits.comparedOnLine)) pairs.add(i, j);
  const found: { readonly i: number; readonly j: number; readonly distance: number }[] = [];
  pairs.forEach((i, j) => {
    found.push({ i, j, distance: countApart(lists[i]!, lists[j]!) });
  });
  found.sort((left, right) => left.distance - right.distance || left.i - right.i || left.j - right.j);
  return joinEnds(
    found.map(({ i, j }) => [i, j] as const),
    order,
  );
}

/** Orders sets by how much nearer they are to one of two far ends than to the other. */
function layAlongLine(lists: readonly Uint32Array[]): Uint32Array {
  const numbers = Uint32Array.from(lists.keys());
  const distancesFrom = (from: number) => numbers.map((other) => countApart(lists[from]!, lists[other]!));
  const farthest = (distances: Uint32Array) =>
    numbers.reduce((best, number) => (distances[number]! > distances[best]! ? number : best), 0);
  const toStart = distancesFrom(farthest(distancesFrom(0)));
  const toEnd = distancesFrom(farthest(toStart));
  const placeOf = (number: number) => toStart[number]! - toEnd[number]!;
  return numbers.sort((left, right) => placeOf(left) - placeOf(right) || left - right);
}

/** Lists the pairs that share a key which only a few sets have. */
function pairHolders(lists: readonly Uint32Array[]): PairSet {
  const holders: number[][] = [];
  for (const [number, list] of lists.entries())
    for (const key of list) {
      holders[key] ??= [];
      holders[key].push(number);
    }
  const pairs = new PairSet();
  for (const own of holders) {
    if (own.length > orderLimits.maxHoldersOfSentence) continue;
    for (const [at, one] of own.entries()) for (const other of own.slice(at + 1)) pairs.add(one, other);
  }
  return pairs;
}

/** Counts the numbers that stand in one of two ascending lists alone. */
function countApart(first: Uint32Array, second: Uint32Array): number {
  let shared = 0;
  for (let i = 0, j = 0; i < first.length && j < second.length; ) {
    const difference = first[i]! - second[j]!;
    if (difference === 0) shared++;
    if (difference <= 0) i++;
    if (difference >= 0) j++;
  }
  return first.length + second.length - 2 * shared;
}

/** Sorts the numbers of pairs, nearest first, by counting (Knuth, TAOCP 3, §5.2, algorithm D): stable and linear. */
function sortByDistance(distances: Uint32Array): Uint32Array {
  const most = distances.reduce((max, distance) => Math.max(max, distance), 0);
  const starts = new Uint32Array(most + 2);
  for (const distance of distances) starts[distance + 1]!++;
  for (let index = 1; index < starts.length; index++) starts[index]! += starts[index - 1]!;
  const sorted = new Uint32Array(distances.length);
  for (const [pair, distance] of distances.entries()) sorted[starts[distance]!++] = pair;
  return sorted;
}

/** Finds the pair of a number: row i begins after i rows of size − 1, size − 2, … pairs. */
function pairAt(pair: number, size: number): [number, number] {
  const startOf = (row: number) => row * (size - 1) - (row * (row - 1)) / 2;
  let row = Math.floor(size - 0.5 - Math.sqrt((size - 0.5) ** 2 - 2 * pair));
  while (row > 0 && startOf(row) > pair) row--;
  while (startOf(row + 1) <= pair) row++;
  return [row, row + 1 + (pair - startOf(row))];
}
