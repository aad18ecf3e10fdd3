/** Writes lists of revisions with ranges for what stands in a row, as people do: "A, B and D to X". */

/** Groups ascending numbers into runs without a gap: first and last of each. */
export function runsOf(numbers: readonly number[]): (readonly [first: number, last: number])[] {
  const runs: [number, number][] = [];
  for (const at of numbers) {
    const last = runs.at(-1);
    if (last !== undefined && last[1] === at - 1) last[1] = at;
    else runs.push([at, at]);
  }
  return runs;
}

/** Lists numbers by name; three and more in a row are a range. */
export function listRanges(numbers: readonly number[], nameOf: (at: number) => string): string {
  const names = runsOf(numbers).flatMap(([first, last]) => {
    if (first === last) return [nameOf(first)];
    if (first + 1 === last) return [nameOf(first), nameOf(last)];
    return [`${nameOf(first)} to ${nameOf(last)}`];
  });
  return names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`;
}
