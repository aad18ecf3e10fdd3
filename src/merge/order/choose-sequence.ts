/**
 * Chooses the sequence of revisions that the text allows and the cues speak for most. The text allows those in which
 * the fewest sentences vanish and come back; of these the cues choose, and never one that they speak against.
 */
import { orderLimits } from '../limits.js';
import { chainByDifference } from './long-path.js';
import type { Cues } from './read-cues.js';
import { pathCost, shortestPath } from './shortest-path.js';
import { gatherEvidence, sumVotes } from './weigh-cues.js';

/** Chooses a sequence of the documents with these cues, as indexes. */
export function chooseSequence(cues: readonly Cues[]): number[] {
  const units = cues.map(({ units }) => units);
  const voteOf = (sequence: readonly number[]) =>
    sumVotes(gatherEvidence(sequence.map((index) => cues[index]!)));
  if (units.length > orderLimits.maxWeighedRevisions) {
    const path = chainByDifference(units.map((unit) => unit.keys()));
    return voteOf(path) < voteOf(path.toReversed()) ? path.toReversed() : path;
  }
  const { start, steps } = measureSteps(units);
  const path = shortestPath(start, steps);
  const least = pathCost(path, start, steps);
  // Few revisions often fit several orders equally well: the cues choose among all of them.
  const equals =
    path.length > orderLimits.maxEnumeratedRevisions
      ? [path, [...path].reverse()]
      : permute([...path.keys()]).filter((sequence) => pathCost(sequence, start, steps) === least);
  return equals.reduce((best, sequence) => (voteOf(sequence) > voteOf(best) ? sequence : best));
}

/** Lists all orders of a few items. */
function permute(items: readonly number[]): number[][] {
  if (items.length <= 1) return [[...items]];
  return items.flatMap((item) =>
    permute(items.filter((other) => other !== item)).map((rest) => [item, ...rest]),
  );
}

/**
 * Computes what each step costs: the tokens of the sentences that appear with it. The sum over a sequence counts every
 * sentence once for each run of revisions that has it: the consecutive-ones ordering as a shortest path.
 */
function measureSteps(units: readonly ReadonlyMap<string, number>[]): {
  readonly start: readonly number[];
  readonly steps: readonly (readonly number[])[];
} {
  const steps = units.map((from) =>
    units.map((to) => {
      let appearing = 0;
      for (const [unit, tokens] of to) if (!from.has(unit)) appearing += tokens;
      return appearing;
    }),
  );
  return { start: units.map((unit) => [...unit.values()].reduce((sum, tokens) => sum + tokens, 0)), steps };
}
