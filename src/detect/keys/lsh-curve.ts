/**
 * Computes what a banding finds: the chance that two documents of a given Jaccard share at least one band (Leskovec,
 * Rajaraman, Ullman, Mining of Massive Datasets, §3.4.2).
 */

export interface Banding {
  readonly bands: number;
  readonly rows: number;
}

/** Computes 1 − (1 − sʳ)ᵇ for similarity s, r rows, b bands. */
export function findingProbability(similarity: number, { bands, rows }: Banding): number {
  return 1 - (1 - similarity ** rows) ** bands;
}

/**
 * Chooses the banding with the most rows, hence the fewest false candidates, that still finds pairs of `similarity`
 * with probability `recall`. One row where none does: the most that `permutations` can find.
 *
 * @example
 * chooseBanding({ permutations: 128, similarity: 0.5, recall: 0.95 }) // { bands: 42, rows: 3 }
 */
export function chooseBanding(goal: {
  readonly permutations: number;
  readonly similarity: number;
  readonly recall: number;
}): Banding {
  let best: Banding = { bands: goal.permutations, rows: 1 };
  for (let rows = 2; rows <= goal.permutations; rows++) {
    const banding = { bands: Math.floor(goal.permutations / rows), rows };
    if (findingProbability(goal.similarity, banding) < goal.recall) break;
    best = banding;
  }
  return best;
}

/**
 * Computes the least Jaccard that two sets of equal size can have when their containment is `containment`: c / (2 − c).
 */
export function jaccardAtContainment(containment: number): number {
  return containment / (2 - containment);
}
