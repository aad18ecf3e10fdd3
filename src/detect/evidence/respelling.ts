/**
 * Two bodies and the runs that they share in, whether one is the other spelt otherwise throughout, out: what a
 * translation into a language close by is, or another orthography, and an edit is not. An edit puts a word for
 * another here and there; there, many words of the one stand nowhere in the other, each in place of one that
 * begins and ends like it. Letters are known by a few bits a token, so that no text is needed.
 */
import { type Profile, tokenFlags } from '../../model/profile.js';
import type { Run } from '../../text/passages.js';

// A longer stretch is rewriting, in which words cannot be told to stand for each other.
const maxStretch = 12;
// Of the shared text. Edits of news were found to exchange less than 2 % so, Bosnian and Serbian 7 %.
const leastShare = 0.04;
const leastAlike = 8;
// Of the words exchanged. By chance one in thirty begins and ends like the other; of those languages' words a third.
const leastAlikeShare = 0.2;

type Body = Pick<Profile, 'tokens' | 'flags'>;

/** `runs` stand in the order of b. Cost: the stretches between runs; of both bodies, where much was exchanged. */
export function isRespelt(runs: readonly Run[], a: Body, b: Body): boolean {
  const shared = runs.reduce((sum, { length }) => sum + length, 0);
  const least = Math.max(leastAlike, leastShare * shared);
  const exchanged = findExchanged(runs, a, b);
  if (exchanged.length < least) return false;
  const [inA, inB] = [new Set(a.tokens), new Set(b.tokens)];
  const foreign = exchanged.filter(([x, y]) => !inB.has(a.tokens[x]!) && !inA.has(b.tokens[y]!));
  if (foreign.length < least) return false;
  const alike = foreign.filter(([x, y]) => endsOf(a.flags[x]!) === endsOf(b.flags[y]!)).length;
  return alike >= Math.max(leastAlike, leastAlikeShare * foreign.length);
}

/** The classes of the first and the last letter. */
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
    if (length < 1 || length > maxStretch || run.startInB - startInB !== length) continue;
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
