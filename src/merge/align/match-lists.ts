/**
 * Matches a sentence with the lines that it was cut into, or that were joined into it: "in Aceh, Bali, Jambi" became a
 * list of three items. Each line is too short to be told from others by itself; together they fill what nothing else
 * explains of the sentence.
 */
import { groupBy } from '../../base/group-by.js';
import { alignLimits } from '../limits.js';
import { filledTokens } from './filled-tokens.js';
import type { MatchState, Side } from './match-state.js';

/** Matches sentences that were cut into lines, then lines that were joined into a sentence. */
export function matchLists(state: MatchState): void {
  matchLines(state, 'x', 'cut into lines');
  matchLines(state, 'y', 'joined from lines');
}

/** Matches each sentence of side `whole` with the unmatched short lines of the other side that fill it. */
function matchLines(state: MatchState, whole: 'x' | 'y', rule: string): void {
  const other = whole === 'x' ? 'y' : 'x';
  const lines = indexLines(state[other]);
  if (lines.size === 0) return;
  for (const [unit, { wording, kind }] of state[whole].units.entries()) {
    const { words } = wording;
    if (words.length < alignLimits.minListLines) continue;
    const found: number[] = [];
    let filled = 0;
    for (let at = 0; at < words.length; ) {
      const line = lines
        .get(words[at]!)
        ?.find(
          (one) =>
            state[other].units[one]!.kind === kind &&
            !found.includes(one) &&
            startsAt(state, other, one, words, at),
        );
      if (line !== undefined) found.push(line);
      const length = line === undefined ? 0 : state[other].units[line]!.wording.words.length;
      filled += length;
      at += Math.max(1, length);
    }
    if (!areList(found)) continue;
    const taken = state.matchesOf(whole, unit).flatMap((match) => [...filledTokens(state, match, whole)]);
    const free = words.length - new Set(taken).size;
    if (filled < alignLimits.memberShare * free) continue;
    for (const line of found) {
      if (state[other].isMatched(line)) continue;
      const share = state[other].units[line]!.wording.words.length / words.length;
      const [x, y] = whole === 'x' ? [unit, line] : [line, unit];
      state.add({ x, y, similarity: (1 + share) / 2, rule, runnerUp: 0 });
    }
  }
}

/** Tells whether lines are many enough, and stand together: few others stand between them. */
function areList(lines: readonly number[]): boolean {
  const { minListLines } = alignLimits;
  if (lines.length < minListLines) return false;
  return Math.max(...lines) - Math.min(...lines) < lines.length + minListLines - 1;
}

/** Lists the unmatched lines that are too short to be told from others, by their first word, the longest first. */
function indexLines(side: Side): ReadonlyMap<number, number[]> {
  if (!side.hasUnmatched) return new Map();
  const lengthOf = (unit: number) => side.units[unit]!.wording.words.length;
  const short = [...side.units.keys()].filter(
    (unit) => !side.isMatched(unit) && lengthOf(unit) > 0 && lengthOf(unit) < alignLimits.minAloneTokens,
  );
  short.sort((left, right) => lengthOf(right) - lengthOf(left) || left - right);
  return groupBy(short, (unit) => side.units[unit]!.wording.words[0]!);
}

/** Tells whether the words of a line stand at this place of a sentence. */
function startsAt(
  state: MatchState,
  side: 'x' | 'y',
  line: number,
  words: readonly number[],
  start: number,
): boolean {
  return state[side].units[line]!.wording.words.every((word, at) => words[start + at] === word);
}
