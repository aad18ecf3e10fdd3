/**
 * Finds a shortest edit script between two sequences (Myers, "An O(ND) Difference Algorithm", 1986). This file is the
 * one door to the package fast-myers-diff: of several shortest scripts it always takes the same one, and which words
 * keep their origin hangs on that choice.
 */
import { diff } from 'fast-myers-diff';

/** One change: `[startX, endX)` of the older sequence gives way to `[startY, endY)` of the newer one. */
export type SequenceChange = readonly [startX: number, endX: number, startY: number, endY: number];

/**
 * Lists the changes from `older` to `newer`, in their order; what lies between them is equal.
 *
 * @example
 * diffSequences(['a', 'b'], ['a', 'c']) // [[1, 2, 1, 2]]
 */
export function diffSequences<T>(older: readonly T[], newer: readonly T[]): readonly SequenceChange[] {
  return [...diff(older, newer)];
}
