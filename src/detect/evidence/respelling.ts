/**
 * Tells whether two texts are the same wording in another spelling or a closely related language. An edit exchanges a
 * word here and there; between such texts many words of each are missing from the other, and stand in place of one
 * that begins and ends like them. Letters are known by a few bits a token, so that no text is needed.
 */

import type { Run } from '../../base/shared-runs.js';
import { type Profile, tokenFlags } from '../../model/profile.js';
import { evidenceLimits } from '../limits.js';

type Body = Pick<Profile, 'tokens' | 'flags'>;

/**
 * Tells whether the two are spelt otherwise throughout; `runs` stand in the order of b. Cost: the stretches between
 * runs; of both bodies, where much was exchanged.
 */
export function isRespelt(runs: readonly Run[], a: Body, b: Body): boolean {
  const shared = runs.reduce((sum, { length }) => sum + length, 0);
  const least = Math.max(evidenceLimits.minRespeltWords, evidenceLimits.minRespeltShare * shared);
  const exchanged = findExchanged(runs, a, b);
  if (exchanged.length < least) return false;
  const [inA, inB] = [new Set(a.tokens), new Set(b.tokens)];
  const foreign = exchanged.filter(([x, y]) => !inB.has(a.tokens[x]!) && !inA.has(b.tokens[y]!));
  if (foreign.length < least) return false;
  const alike = foreign.filter(([x, y]) => endsOf(a.flags[x]!) === endsOf(b.flags[y]!)).length;
  return alike >= Math.max(evidenceLimits.minRespeltWords, evidenceLimits.minAlikeShare * foreign.length);
}

/** Reads the classes of the first and the last letter. */
function endsOf(flags: number): number {
  return flags & (63 * tokenFlags.ends);
}

/** Words that stand one for one between two runs, each pair of words once; figures and names aside. */
function findExchanged(runs: readonly Run[], a: Body, b: Body): (readonly [inA: number, inB: number])[] {
  const found: (readonly [number, number])[] = [];
  const seen = new Set<number>();
  for (let index = 1; index < runs.length; index++) {
    const before = runs[index - 1]!;
    const run = runs[index]!;
    const startInA = before.startInA + before.length;
    const startInB = before.startInB + before.length;
    const length = run.startInA - startInA;
    if (length < 1 || length > evidenceLimits.maxReplacedTokens || run.startInB - startInB !== length)
      continue;
    for (let at = 0; at < length; at++) {
      const [x, y] = [startInA + at, startInB + at];
      if (a.tokens[x] === b.tokens[y] || (a.flags[x]! & b.flags[y]! & tokenFlags.figure) !== 0) continue;
      // 53 bits: what a number holds exactly.
      const key = (a.tokens[x]! & 0x1fffff) * 2 ** 32 + b.tokens[y]!;
      if (seen.has(key)) continue;
      seen.add(key);
      found.push([x, y]);
    }
  }
  return found;
}
