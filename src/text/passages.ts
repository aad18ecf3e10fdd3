/** Finds the runs that two sequences of norms share, whole and exact: norms are numbered, so that none is taken for another. */
import { findRuns, indexRuns as indexNumbers, type Run } from '../base/shared-runs.js';

export type { Run } from '../base/shared-runs.js';

/**
 * Shared runs of `minTokens` and more, in the order of b, that do not overlap in b: at each place the longest, the
 * first in a among equals.
 */
export function findSharedRuns<T extends string | number>(
  a: readonly T[],
  b: readonly T[],
  minTokens: number,
): readonly Run[] {
  return indexRuns(a, minTokens)(b);
}

/** As findSharedRuns(), for one a and many b: a is indexed once. */
export function indexRuns<T extends string | number>(
  a: readonly T[],
  minTokens: number,
): (b: readonly T[]) => readonly Run[] {
  const numbers = new Map<T, number>();
  for (const token of a) if (!numbers.has(token)) numbers.set(token, numbers.size);
  // A token that a lacks has a number that no token of a has.
  const numberAll = (tokens: readonly T[]) =>
    Uint32Array.from(tokens, (token) => numbers.get(token) ?? numbers.size);
  const index = indexNumbers(numberAll(a), { minTokens, maxPlaces: Number.POSITIVE_INFINITY });
  return (b) => findRuns(index, numberAll(b));
}
