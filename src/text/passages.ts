/**
 * Two token sequences in, the runs that they share out. Every run of `minTokens` or more is found by the
 * hash of its windows (Schleimer, Wilkerson, Aiken, "Winnowing", 2003, with a window of one: nothing is left
 * out), grown to its full length, and compared token by token, never by hash alone.
 */
import { hashSequence, hashText } from '../base/hash.js';

export interface Run {
  readonly startInA: number;
  readonly startInB: number;
  readonly length: number;
}

/**
 * Shared runs, in the order of b, that do not overlap in b: at each place the longest, the first in a among
 * equals.
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
  const positions = indexWindows(a, minTokens);
  return (b) => findRunsIn(a, b, positions, minTokens);
}

function findRunsIn<T extends string | number>(
  a: readonly T[],
  b: readonly T[],
  positions: ReadonlyMap<number, readonly number[]>,
  minTokens: number,
): readonly Run[] {
  const runs: Run[] = [];
  const hashesOfB = b.map(hashToken);
  let next = 0;
  while (next + minTokens <= b.length) {
    const found = positions.get(hashSequence(hashesOfB, next, next + minTokens, 0)) ?? [];
    let best: Run | undefined;
    for (const start of found) {
      let length = 0;
      while (start + length < a.length && next + length < b.length && a[start + length] === b[next + length])
        length++;
      if (length >= minTokens && length > (best?.length ?? 0))
        best = { startInA: start, startInB: next, length };
    }
    if (best === undefined) next++;
    else {
      runs.push(best);
      next += best.length;
    }
  }
  return runs;
}

/** Tokens are norms, or numbers that stand for norms. */
function hashToken(token: string | number): number {
  return typeof token === 'number' ? token : hashText(token, 0);
}

function indexWindows(
  tokens: readonly (string | number)[],
  size: number,
): ReadonlyMap<number, readonly number[]> {
  const hashes = tokens.map(hashToken);
  const positions = new Map<number, number[]>();
  for (let start = 0; start + size <= tokens.length; start++) {
    const hash = hashSequence(hashes, start, start + size, 0);
    const known = positions.get(hash);
    if (known === undefined) positions.set(hash, [start]);
    else known.push(start);
  }
  return positions;
}
