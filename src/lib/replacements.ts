/**
 * Two bodies and the runs that they share in, out comes what stands in one for a few other tokens of the
 * other, between two runs that follow each other in both: where a form was filled in differently, or a
 * report edited.
 */
import type { Body } from './body.js';
import { months } from './cues.js';
import type { Run } from './passages.js';

// A longer stretch is rewriting, not filling in.
const maxReplacedTokens = 12;

export interface Replacements {
  readonly tokens: number;
  /** Tokens among them with a digit, of a month, or with a capital inside a sentence. */
  readonly figures: number;
}

/** Counts replaced tokens on both sides. `runs` stand in the order of b, as findSharedRuns() gives them. */
export function countReplacements(
  runs: readonly Run[],
  [a, b]: readonly [Body, Body],
  [textOfA, textOfB]: readonly [string, string],
): Replacements {
  let tokens = 0;
  let figures = 0;
  const seen = new Set<string>();
  for (const [index, run] of runs.entries()) {
    const before = runs[index - 1];
    if (before === undefined) continue;
    const gapInA = [before.startInA + before.length, run.startInA] as const;
    const gapInB = [before.startInB + before.length, run.startInB] as const;
    if (!isReplacement(gapInA) || !isReplacement(gapInB)) continue;
    // One word put for another throughout, as a name respelt, is one replacement.
    const key = [a.tokens.slice(...gapInA), b.tokens.slice(...gapInB)]
      .map((side) => side.map(({ norm }) => norm).join(' '))
      .join('\n');
    if (seen.has(key)) continue;
    seen.add(key);
    for (const [body, text, gap, other, otherGap] of [
      [a, textOfA, gapInA, b, gapInB],
      [b, textOfB, gapInB, a, gapInA],
    ] as const) {
      const kept = new Set(other.tokens.slice(...otherGap).map(({ norm }) => norm));
      for (let at = gap[0]; at < gap[1]; at++) {
        if (kept.has(body.tokens[at]!.norm)) continue;
        tokens++;
        if (isFigure(text, body, at)) figures++;
      }
    }
  }
  return { tokens, figures };
}

function isReplacement([start, end]: readonly [number, number]): boolean {
  return end > start && end - start <= maxReplacedTokens;
}

function isFigure(text: string, body: Body, index: number): boolean {
  const { norm, charSpan } = body.tokens[index]!;
  if (/\p{N}/u.test(norm) || months.has(norm)) return true;
  const isSentenceStart =
    index === 0 || /[.!?]/.test(text.slice(body.tokens[index - 1]!.charSpan[1], charSpan[0]));
  return !isSentenceStart && /\p{Lu}/u.test(text.charAt(charSpan[0]));
}
