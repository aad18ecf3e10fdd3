/**
 * Tells a form, which is filled in again and again: nearly every report has a wording of its own, and what differs from the
 * one before is figures, days and names, in several places at once.
 */
import { diffSequences } from '../base/myers.js';
import { paragraphFlags } from '../model/paragraph-columns.js';
import type { ReadingTable } from './reading-table.js';

// Wordings over reports.
const shareOfReadings = 0.6;
// Of the wordings that are compared with the one before them, so many are filled in.
const shareFilled = 0.6;
// Of the tokens that differ, so many are figures, days or names; and so many places differ at least.
const shareOfSlots = 0.5;
const fewestPlaces = 3;
// What the first of them say, the others say.
const mostCompared = 16;

/** `readings` lists the wordings of a thread that `reports` reports carry, oldest first. */
export function isForm(readings: readonly number[], reports: number, table: ReadingTable): boolean {
  if (readings.length < shareOfReadings * reports) return false;
  const pairs = readings.slice(1, 1 + mostCompared).map((reading, at) => [readings[at]!, reading] as const);
  const filled = pairs.filter(([before, after]) => isFilledIn(before, after, table));
  return pairs.length > 0 && filled.length >= shareFilled * pairs.length;
}

function isFilledIn(before: number, after: number, table: ReadingTable): boolean {
  const [older, newer] = [before, after].map((reading) => ({
    tokens: table.tokens.subarray(table.starts[reading], table.starts[reading + 1]),
    flags: table.flags.subarray(table.starts[reading], table.starts[reading + 1]),
  }));
  let [places, slots, all] = [0, 0, 0];
  const count = (flags: Uint8Array, start: number, end: number) => {
    for (let at = start; at < end; at++) {
      all++;
      if ((flags[at]! & paragraphFlags.slot) !== 0) slots++;
    }
  };
  for (const [start, end, first, last] of diffSequences(
    Array.from(older!.tokens),
    Array.from(newer!.tokens),
  )) {
    const before = slots;
    count(older!.flags, start, end);
    count(newer!.flags, first, last);
    if (slots > before) places++;
  }
  return places >= fewestPlaces && slots >= shareOfSlots * all;
}
