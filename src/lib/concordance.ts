/** Rising pairs less falling ones, over pairs that differ (Goodman and Kruskal's γ), in [−1, 1]; null says nothing. */
export function concordance(values: readonly (number | null)[]): number {
  let rising = 0;
  let falling = 0;
  for (const [index, value] of values.entries()) {
    for (const later of values.slice(index + 1)) {
      if (value === null || later === null) continue;
      if (later > value) rising++;
      if (later < value) falling++;
    }
  }
  return rising + falling === 0 ? 0 : (rising - falling) / (rising + falling);
}
