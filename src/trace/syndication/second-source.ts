/**
 * Weighs contamination: sentences that a child has and its parent lacks may come from a second carrier, so that they need not
 * have been found again. Which carriers come into question shows only once a first tree has been found, since none that has
 * its text from the child can have given it any.
 */
import type { SyndicationEdge } from '../../model/syndication.js';
import { priorCosts, stepCosts, treeLimits } from './limits.js';
import type { WeighedGroup } from './weigh-group.js';
import type { NamedText } from './weigh-step.js';

/** What a second source takes off the cost of a step from `parent` to `child`, by the parents of a first tree. */
export function weighSecondSources(
  group: WeighedGroup,
  parents: Int32Array,
): (parent: number, child: number) => number {
  // Of so many carriers any sentence may be found somewhere.
  if (group.carriers.length > treeLimits.allTrees) return () => 0;
  return (parent, child) => {
    const second = findSecond({ child, parent }, group, parents);
    if (second === undefined) return 0;
    const { sentence, found, secondSource, borrowed, mostBorrowed } = stepCosts;
    const { sentences } = second;
    if (sentences > mostBorrowed * group.texts[child]![0]!.places.size) return 0;
    return Math.max(0, sentences * (sentence + found - borrowed) - secondSource);
  };
}

/**
 * Finds another carrier that has what the child has and its parent lacks: not one that has its text from the child, nor one
 * that is dated later. Of several the one that has most of it, the first of equals.
 */
export function findSecond(
  { child, parent }: { readonly child: number; readonly parent: number },
  { texts, counts }: WeighedGroup,
  parents: Int32Array,
): SyndicationEdge['alsoFrom'] {
  const to = texts[child]![0]!;
  const lacking = [...to.places.keys()].filter(
    (unit) => counts.unitHolders.get(unit)! > 1 && !texts[parent]!.some(({ places }) => places.has(unit)),
  );
  if (lacking.length === 0) return undefined;
  let best: { carrier: number; sentences: number } | undefined;
  for (const [carrier, own] of texts.entries()) {
    if (carrier === child || carrier === parent || leadsTo(carrier, child, parents)) continue;
    if (isLater(own[0]!, to)) continue;
    const sentences = lacking.filter((unit) => own.some(({ places }) => places.has(unit))).length;
    if (sentences > (best?.sentences ?? 0)) best = { carrier, sentences };
  }
  return best;
}

/** Whether `carrier` has its text from `ancestor`, by whatever way. */
function leadsTo(carrier: number, ancestor: number, parents: Int32Array): boolean {
  let at = carrier;
  while (at >= 0 && at !== ancestor) at = parents[at]!;
  return at === ancestor;
}

function isLater(one: NamedText, other: NamedText): boolean {
  if (one.time === null || other.time === null) return false;
  return one.time[0] - other.time[1] > priorCosts.clockMinutes * 60_000;
}
