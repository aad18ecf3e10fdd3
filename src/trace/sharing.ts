/** Tells how much two reports have in common: the threads that both carry, over those of the one that has fewer. */
import type { CarriedReports } from './carried-reports.js';
import type { CarrierColumns } from './carriers.js';

export interface Sharing {
  /** In [0, 1], of two reports that carry a thread one right after the other, or one of them first. */
  share(one: number, other: number): number;
}

// What more reports carry tells of none of them that it is the text of another.
const mostReports = 64;

export function readSharing({ starts, paragraphs }: CarrierColumns, reports: CarriedReports): Sharing {
  const threads = new Uint32Array(reports.reports);
  const shared = new Map<number, number>();
  const note = (one: number, other: number) => {
    const key = keyOf(one, other, reports.reports);
    shared.set(key, (shared.get(key) ?? 0) + 1);
  };
  for (let thread = 0; thread + 1 < starts.length; thread++) {
    const all = reports.of(paragraphs.subarray(starts[thread], starts[thread + 1]));
    for (const report of all) threads[report]!++;
    if (all.length > mostReports) continue;
    for (let at = 1; at < all.length; at++) {
      note(all[0]!, all[at]!);
      if (at > 1) note(all[at - 1]!, all[at]!);
    }
  }
  return {
    share: (one, other) =>
      (shared.get(keyOf(one, other, reports.reports)) ?? 0) /
      Math.max(1, Math.min(threads[one]!, threads[other]!)),
  };
}

function keyOf(one: number, other: number, size: number): number {
  return one < other ? one * size + other : other * size + one;
}
