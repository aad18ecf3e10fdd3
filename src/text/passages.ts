/**
 * Finds the runs of tokens that two sequences share. Looks every window of `minTokens` up by its hash
 * (Schleimer, Wilkerson, Aiken, "Winnowing", 2003, but with a window of one, so that nothing is missed), grows
 * it to full length, and compares token by token, so that equal hashes alone never match.
 */
import { hashSequence, hashText } from '../base/hash.js';

/** A run of equal tokens and where it starts in either sequence. */
export interface Run {
  readonly startInA: number;
  readonly startInB: number;
  readonly length: number;
}

/**
 * Finds the shared runs of at least `minTokens`, in the order of b and without overlap in b: at each place the
 * longest, and of equal ones the first in a.
 */
export function findSharedRuns<T extends string | number>(
  a: readonly T[],
  b: readonly T[],
  minTokens: number,
): readonly Run[] {
  return indexRuns(a, minTokens)(b);
}

/** Indexes `a` once, to find what it shares with many sequences: returns findSharedRuns() with `a` given. */
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

/** Hashes a token's norm; takes a number as the hash that it is. */
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
