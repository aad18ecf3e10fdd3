/**
 * Tells whether two texts are the same wording in another spelling or a closely related language. An edit exchanges a
 * word here and there; between such texts many words of each are missing from the other, and stand in place of one
 * that begins and ends like them. Letters are known by a few bits a token, so that no text is needed.
 */

import type { Run } from '../../base/shared-runs.js';
import { type Profile, tokenFlags } from '../../model/profile.js';
import { evidenceLimits } from '../limits.js';
import type { ComparedBodies } from './body-comparer.js';

type Body = Pick<Profile, 'tokens' | 'flags'>;

/**
 * Tells whether the two are spelt otherwise throughout. Cost: the stretches between runs.
 */
export function isRespelt(bodies: ComparedBodies, a: Body, b: Body): boolean {
  const { runs } = bodies;
  let shared = 0;
  for (const { length } of runs) shared += length;
  const least = Math.max(evidenceLimits.minRespeltWords, evidenceLimits.minRespeltShare * shared);
  // Words are counted before they are told apart, since few pairs have as many.
  let exchanged = 0;
  forEachExchanged(runs, a, b, () => exchanged++);
  if (exchanged < least) return false;
  const { foreign, alike } = compareExchanged(bodies, a, b);
  if (foreign < least) return false;
  return alike >= Math.max(evidenceLimits.minRespeltWords, evidenceLimits.minAlikeShare * foreign);
}

/** Counts the exchanged words that the other text lacks, each pair of words once, and those that begin and end alike. */
function compareExchanged(
  { runs, a: bodyA, b: bodyB }: ComparedBodies,
  a: Body,
  b: Body,
): { readonly foreign: number; readonly alike: number } {
  const seen = new Set<number>();
  let foreign = 0;
  let alike = 0;
  forEachExchanged(runs, a, b, (x, y) => {
    const pair = bodyA.wordAt(x) * bodyB.wordCount + bodyB.wordAt(y);
    if (seen.has(pair)) return;
    seen.add(pair);
    if (bodyB.has(a.tokens[x]!) || bodyA.has(b.tokens[y]!)) return;
    foreign++;
    if (endsOf(a.flags[x]!) === endsOf(b.flags[y]!)) alike++;
  });
  return { foreign, alike };
}

/** Reads the classes of the first and the last letter. */
function endsOf(flags: number): number {
  return flags & (63 * tokenFlags.ends);
}

/** Visits the words that stand one for one between two runs; figures and names aside. */
function forEachExchanged(
  runs: readonly Run[],
  a: Body,
  b: Body,
  visit: (inA: number, inB: number) => void,
): void {
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
      visit(x, y);
    }
  }
}
