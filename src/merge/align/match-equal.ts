/**
 * Matches what is equal and stands once in either revision, whole paragraphs before single sentences. What stands
 * more often is left to the steps that look at its surroundings.
 */
import { alignLimits } from '../limits.js';
import type { MatchState, Side } from './match-state.js';

/** Matches equal paragraphs, sentence by sentence. */
export function matchEqualParagraphs(state: MatchState): void {
  matchEqual(state, 'equal paragraph', true);
}

/** Matches equal sentences that no equal paragraph matched. */
export function matchEqualSentences(state: MatchState): void {
  matchEqual(state, 'equal sentence', false);
}

function matchEqual(state: MatchState, rule: string, isParagraph: boolean): void {
  if (!state.x.hasUnmatched || !state.y.hasUnmatched) return;
  const ofX = findUnique(state.x, isParagraph);
  const ofY = findUnique(state.y, isParagraph);
  for (const [key, left] of ofX) {
    const right = ofY.get(key);
    if (left === null || right === null || right === undefined) continue;
    for (let at = 0; at < left.end - left.start; at++)
      state.add({ x: left.start + at, y: right.start + at, similarity: 1, rule, runnerUp: 0 });
  }
}

/** Units `[start, end)`. */
interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** Finds what is unmatched and stands once, by the number of its wording; null for what stands more often. */
function findUnique(side: Side, isParagraph: boolean): Map<number, Stretch | null> {
  const { units } = side;
  const unique = new Map<number, Stretch | null>();
  for (let start = 0, end = 0; start < units.length; start = end) {
    const { block, wording, wordings } = units[start]!;
    let tokens = 0;
    let isUnmatched = true;
    do {
      tokens += units[end]!.wording.words.length;
      if (side.isMatched(end)) isUnmatched = false;
      end++;
    } while (isParagraph && end < units.length && units[end]!.block === block);
    if (tokens < alignLimits.minAnchorTokens || !isUnmatched) continue;
    const key = isParagraph ? wordings : wording.id;
    unique.set(key, unique.has(key) ? null : { start, end });
  }
  return unique;
}
