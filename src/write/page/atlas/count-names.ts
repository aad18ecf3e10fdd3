/** Counts names, and sorts them by how often they stand there. */

export function countNames(names: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
}

/** The most frequent first; of equals that which comes first in the order of code units. */
export function byCount(counts: ReadonlyMap<string, number>): string[] {
  return [...counts]
    .sort(([left, most], [right, more]) => more - most || (left < right ? -1 : 1))
    .map(([name]) => name);
}
