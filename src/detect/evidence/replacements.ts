/**
 * Counts the tokens that stand in one text in place of a few others in the other, between two runs that follow each
 * other in both: where a form was filled in differently, or a report was edited.
 */

import { hashSequence } from '../../base/hash.js';
import type { Run } from '../../base/shared-runs.js';
import { type Profile, tokenFlags } from '../../model/profile.js';
import { evidenceLimits } from '../limits.js';

export interface Replacements {
  readonly tokens: number;
  /** Tokens among them with a digit, of a month, or with a capital inside a sentence. */
  readonly figures: number;
  /** Tokens among them with a digit, of a month or of a weekday; and names. */
  readonly numbers: number;
  readonly names: number;
}

type Body = Pick<Profile, 'tokens' | 'flags'>;

/** Counts replaced tokens on both sides. `runs` stand in the order of b. */
export function countReplacements(runs: readonly Run[], a: Body, b: Body): Replacements {
  let tokens = 0;
  let figures = 0;
  let numbers = 0;
  let names = 0;
  const seen = new SeenGaps();
  for (let index = 1; index < runs.length; index++) {
    const before = runs[index - 1]!;
    const run = runs[index]!;
    const inA = { body: a, start: before.startInA + before.length, end: run.startInA };
    const inB = { body: b, start: before.startInB + before.length, end: run.startInB };
    if (!isReplacement(inA) || !isReplacement(inB)) continue;
    // One word put for another throughout, as a name respelt, is one replacement.
    if (!seen.add(inA, inB)) continue;
    for (const [from, to] of [
      [inA, inB],
      [inB, inA],
    ] as const) {
      for (let at = from.start; at < from.end; at++) {
        if (holds(to, from.body.tokens[at]!)) continue;
        tokens++;
        const flags = from.body.flags[at]!;
        if ((flags & tokenFlags.figure) !== 0) figures++;
        if ((flags & (tokenFlags.number | tokenFlags.calendar)) !== 0) numbers++;
        else if (isName(flags)) names++;
      }
    }
  }
  return { tokens, figures, numbers, names };
}

/**
 * Tells whether a token with these flags is a name: a capital inside a sentence, and no number, day or function word.
 */
export function isName(flags: number): boolean {
  const others = tokenFlags.number | tokenFlags.calendar | tokenFlags.common;
  return (flags & tokenFlags.figure) !== 0 && (flags & others) === 0;
}

/** Tokens between two runs. */
interface Gap {
  readonly body: Body;
  readonly start: number;
  readonly end: number;
}

function isReplacement({ start, end }: Gap): boolean {
  return end > start && end - start <= evidenceLimits.maxReplacedTokens;
}

/** Replacements met before, by a hash of the words on both sides; equal means compared word by word. */
class SeenGaps {
  readonly #gaps = new Map<number, (readonly [Gap, Gap])[]>();

  /** Returns false where the same words were put for the same words before. */
  add(inA: Gap, inB: Gap): boolean {
    const hash = hashSequence(
      inA.body.tokens,
      inA.start,
      inA.end,
      0,
      hashSequence(inB.body.tokens, inB.start, inB.end, 0),
    );
    const known = this.#gaps.get(hash);
    if (known === undefined) this.#gaps.set(hash, [[inA, inB]]);
    else if (known.some(([a, b]) => areEqual(a, inA) && areEqual(b, inB))) return false;
    else known.push([inA, inB]);
    return true;
  }
}

function areEqual(one: Gap, other: Gap): boolean {
  if (one.end - one.start !== other.end - other.start) return false;
  for (let at = 0; at < one.end - one.start; at++)
    if (one.body.tokens[one.start + at] !== other.body.tokens[other.start + at]) return false;
  return true;
}

function holds({ body: { tokens }, start, end }: Gap, token: number): boolean {
  for (let at = start; at < end; at++) if (tokens[at] === token) return true;
  return false;
}
