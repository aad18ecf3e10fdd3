/**
 * Finds a shortest edit script between two sequences (Myers, "An O(ND) Difference Algorithm", 1986). This file is the
 * one door to the package fast-myers-diff: of several shortest scripts it always takes the same one, and which words
 * keep their origin hangs on that choice. Sequences of a book's length are cut first at what stands once in both, since
 * the cost grows with length and differences.
 */
import { diff } from 'fast-myers-diff';
import { heaviestIncreasing } from './increasing-subsequence.js';

/** One change: `[startX, endX)` of the older sequence gives way to `[startY, endY)` of the newer one. */
export type SequenceChange = readonly [startX: number, endX: number, startY: number, endY: number];

/**
 * Lists the changes from `older` to `newer`, in their order; what lies between them is equal.
 *
 * @example
 * diffSequences(['a', 'b'], ['a', 'c']) // [[1, 2, 1, 2]]
 */
export function diffSequences<T>(older: readonly T[], newer: readonly T[]): readonly SequenceChange[] {
  if (older.length + newer.length <= mostAtOnce) return [...diff(older, newer)];
  const changes: SequenceChange[] = [];
  let [x, y] = [0, 0];
  for (const [endX, endY] of [...findAnchors(older, newer), [older.length, newer.length] as const]) {
    for (const [startX, toX, startY, toY] of diff(older.slice(x, endX), newer.slice(y, endY)))
      changes.push([x + startX, x + toX, y + startY, y + toY]);
    [x, y] = [endX + 1, endY + 1];
  }
  return changes;
}

// Longer than the manifests and gaps of any page that a person reads to its end.
const mostAtOnce = 8192;

/** Finds what stands once in either sequence, the longest chain that keeps its order ("patience", Cohen 2010). */
function findAnchors<T>(
  older: readonly T[],
  newer: readonly T[],
): readonly (readonly [x: number, y: number])[] {
  const placesOf = (items: readonly T[]) => {
    const places = new Map<T, number>();
    for (const [at, item] of items.entries()) places.set(item, places.has(item) ? -1 : at);
    return places;
  };
  const ofNewer = placesOf(newer);
  const points = [...placesOf(older)].flatMap(([item, x]) => {
    const y = ofNewer.get(item) ?? -1;
    return x === -1 || y === -1 ? [] : [{ x, y, weight: 1 }];
  });
  return heaviestIncreasing(points, true).map((at) => [points[at]!.x, points[at]!.y]);
}
