/**
 * Two bodies and the runs that they share in, out comes what stands in one for a few other tokens of the
 * other, between two runs that follow each other in both: where a form was filled in differently, or a
 * report edited.
 */
import { type Profile, tokenFlags } from '../model.js';
import type { Run } from './passages.js';

// A longer stretch is rewriting, not filling in.
const maxReplacedTokens = 12;

export interface Replacements {
  readonly tokens: number;
  /** Tokens among them with a digit, of a month, or with a capital inside a sentence. */
  readonly figures: number;
}

type Body = Pick<Profile, 'tokens' | 'flags'>;

/** Counts replaced tokens on both sides. `runs` stand in the order of b. */
export function countReplacements(runs: readonly Run[], a: Body, b: Body): Replacements {
  let tokens = 0;
  let figures = 0;
  const seen = new Set<string>();
  const count = (body: Body, start: number, end: number, kept: Uint32Array) => {
    for (let at = start; at < end; at++) {
      if (kept.includes(body.tokens[at]!)) continue;
      tokens++;
      if ((body.flags[at]! & tokenFlags.figure) !== 0) figures++;
    }
  };
  for (let index = 1; index < runs.length; index++) {
    const before = runs[index - 1]!;
    const run = runs[index]!;
    const startInA = before.startInA + before.length;
    const startInB = before.startInB + before.length;
    if (!isReplacement(startInA, run.startInA) || !isReplacement(startInB, run.startInB)) continue;
    const inA = a.tokens.subarray(startInA, run.startInA);
    const inB = b.tokens.subarray(startInB, run.startInB);
    // One word put for another throughout, as a name respelt, is one replacement.
    const key = `${inA.join()} ${inB.join()}`;
    if (seen.has(key)) continue;
    seen.add(key);
    count(a, startInA, run.startInA, inB);
    count(b, startInB, run.startInB, inA);
  }
  return { tokens, figures };
}

function isReplacement(start: number, end: number): boolean {
  return end > start && end - start <= maxReplacedTokens;
}
