/**
 * Matches a sentence with the lines that it was cut into, or that were joined into it: "in Aceh, Bali, Jambi" became a
 * list of three items. Each line is too short to be told from others by itself; together they fill what nothing else
 * explains of the sentence.
 */
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
        ?.find(words, at, (one) => state[other].units[one]!.kind === kind && !found.includes(one));
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

/** Lines that open with one word: by their length, then by all their words. */
class Lines {
  readonly #byLength = new Map<number, Map<string, number[]>>();

  add(unit: number, words: readonly number[]): void {
    const known = this.#byLength.get(words.length) ?? new Map<string, number[]>();
    this.#byLength.set(words.length, known);
    const key = words.join(' ');
    const equal = known.get(key);
    if (equal === undefined) known.set(key, [unit]);
    else equal.push(unit);
  }

  /** Finds the longest line that stands at this place of a sentence, and of equal ones the first that may be it. */
  find(words: readonly number[], start: number, mayBe: (unit: number) => boolean): number | undefined {
    for (let length = alignLimits.minAloneTokens - 1; length > 0; length--) {
      const equal = this.#byLength.get(length)?.get(words.slice(start, start + length).join(' '));
      const line = equal?.find(mayBe);
      if (line !== undefined) return line;
    }
    return undefined;
  }
}

/** Lists the unmatched lines that are too short to be told from others, by their first word. */
function indexLines(side: Side): ReadonlyMap<number, Lines> {
  const lines = new Map<number, Lines>();
  if (!side.hasUnmatched) return lines;
  for (const [unit, { wording }] of side.units.entries()) {
    const [first, ...others] = wording.words;
    if (side.isMatched(unit) || first === undefined || others.length + 1 >= alignLimits.minAloneTokens)
      continue;
    const known = lines.get(first) ?? new Lines();
    lines.set(first, known);
    known.add(unit, wording.words);
  }
  return lines;
}
