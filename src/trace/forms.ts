/**
 * Tells a form, which is filled in again and again: nearly every report has a wording of its own, and what differs from the
 * one before is figures, days and names, in several places at once.
 */
import { diffSequences } from '../base/myers.js';
import { paragraphFlags } from '../model/paragraph-columns.js';
import type { ReadingTable } from './reading-table.js';

// Wordings over reports.
const shareOfReadings = 0.75;
// Of the wordings that are compared with the one before them, so many are filled in.
const shareFilled = 0.75;
// Of the tokens that differ, so many are figures, days or names; and so many places differ at least.
const shareOfSlots = 0.4;
const fewestPlaces = 3;
// Several frames may be filled in by turns.
const framesAtOnce = 4;
// What the first of them say, the others say.
const mostCompared = 16;

/** `readings` lists the wordings of a thread that `reports` reports carry, oldest first. */
export function isForm(readings: readonly number[], reports: number, table: ReadingTable): boolean {
  if (readings.length < shareOfReadings * reports) return false;
  const later = readings.slice(1, 1 + mostCompared);
  const filled = later.filter((reading, at) =>
    readings
      .slice(Math.max(0, at + 1 - framesAtOnce), at + 1)
      .some((before) => isFilledIn(before, reading, table)),
  );
  return later.length > 0 && filled.length >= shareFilled * later.length;
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
