/**
 * Two sequences of token hashes in, the runs that they share out. Every run of `windowTokens` or more is found
 * by its windows (Schleimer, Wilkerson, Aiken, "Winnowing", 2003, with a window of one: nothing is left out)
 * and grown to its full length. One sequence is indexed once and compared with many.
 */
import type { Run } from '../../text/passages.js';

const windowTokens = 4;
// Places tried for one window: text that repeats itself hundreds of times is no passage.
const maxPlaces = 64;

export interface RunIndex {
  readonly tokens: Uint32Array;
  /** First place of a window by its hash, + 1; and for each place the next one of the same slot, + 1. */
  readonly heads: Int32Array;
  readonly nexts: Int32Array;
}

export function indexRuns(tokens: Uint32Array): RunIndex {
  const windows = Math.max(0, tokens.length - windowTokens + 1);
  let slots = 16;
  while (slots < 2 * windows) slots *= 2;
  const heads = new Int32Array(slots);
  const nexts = new Int32Array(windows);
  // From the end, so that the first place is found first.
  for (let place = windows - 1; place >= 0; place--) {
    const slot = hashWindow(tokens, place) & (slots - 1);
    nexts[place] = heads[slot]!;
    heads[slot] = place + 1;
  }
  return { tokens, heads, nexts };
}

/**
 * Shared runs of four tokens and more, in the order of b, that do not overlap in b: at each place the longest,
 * the first in a among equals.
 */
export function findRuns({ tokens: a, heads, nexts }: RunIndex, b: Uint32Array): Run[] {
  const runs: Run[] = [];
  let next = 0;
  while (next + windowTokens <= b.length) {
    let bestStart = 0;
    let bestLength = 0;
    let tried = 0;
    for (
      let place = heads[hashWindow(b, next) & (heads.length - 1)]!;
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
    if (bestLength < windowTokens) next++;
    else {
      runs.push({ startInA: bestStart, startInB: next, length: bestLength });
      next += bestLength;
    }
  }
  return runs;
}

function hashWindow(tokens: Uint32Array, place: number): number {
  let hash = 0;
  for (let at = place; at < place + windowTokens; at++) hash = Math.imul(hash, 0x9e3779b1) + tokens[at]!;
  return (hash ^ (hash >>> 15)) >>> 0;
}
