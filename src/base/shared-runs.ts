/**
 * Finds the runs of tokens that two sequences share. Every run of `minTokens` or more is found by its windows
 * (Schleimer, Wilkerson, Aiken, "Winnowing", 2003, with a window of one: nothing is left out), grown to its full
 * length, and compared token by token, never by hash alone. One sequence is indexed once and compared with many.
 */

export interface Run {
  readonly startInA: number;
  readonly startInB: number;
  readonly length: number;
}

export interface RunIndex extends RunOptions {
  readonly tokens: Uint32Array;
  /** First place of a window by its hash, + 1; and for each place the next one of the same slot, + 1. */
  readonly heads: Int32Array;
  readonly nexts: Int32Array;
}

export interface RunOptions {
  readonly minTokens: number;
  /** Places tried for one window: in detection, text that repeats itself hundreds of times is no passage. */
  readonly maxPlaces: number;
}

export function indexRuns(tokens: Uint32Array, { minTokens, maxPlaces }: RunOptions): RunIndex {
  const windows = Math.max(0, tokens.length - minTokens + 1);
  let slots = 16;
  while (slots < 2 * windows) slots *= 2;
  const heads = new Int32Array(slots);
  const nexts = new Int32Array(windows);
  // From the end, so that the first place is found first.
  for (let place = windows - 1; place >= 0; place--) {
    const slot = hashWindow(tokens, place, minTokens) & (slots - 1);
    nexts[place] = heads[slot]!;
    heads[slot] = place + 1;
  }
  return { tokens, minTokens, maxPlaces, heads, nexts };
}

/**
 * Finds shared runs in the order of b that do not overlap in b: at each place the longest, the first in a among equals.
 */
export function findRuns({ tokens: a, minTokens, maxPlaces, heads, nexts }: RunIndex, b: Uint32Array): Run[] {
  const runs: Run[] = [];
  let next = 0;
  while (next + minTokens <= b.length) {
    let bestStart = 0;
    let bestLength = 0;
    let tried = 0;
    for (
      let place = heads[hashWindow(b, next, minTokens) & (heads.length - 1)]!;
      place !== 0 && tried < maxPlaces;
      place = nexts[place - 1]!
    ) {
      const start = place - 1;
      let length = 0;
      while (start + length < a.length && next + length < b.length && a[start + length] === b[next + length])
        length++;
      if (length > bestLength) {
        bestStart = start;
        bestLength = length;
      }
      if (length > 0) tried++;
    }
    if (bestLength < minTokens) next++;
    else {
      runs.push({ startInA: bestStart, startInB: next, length: bestLength });
      next += bestLength;
    }
  }
  return runs;
}

function hashWindow(tokens: Uint32Array, place: number, size: number): number {
  let hash = 0;
  for (let at = place; at < place + size; at++) hash = Math.imul(hash, 0x9e3779b1) + tokens[at]!;
  return (hash ^ (hash >>> 15)) >>> 0;
}
