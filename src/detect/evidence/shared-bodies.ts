/**
 * Finds bodies that are their site's and no report's: a banner, a stub, a page that says "subscribe to read". Two
 * documents of one body under unlike headlines may be one report that was given another headline; three of them whose
 * headlines are unlike, each two, are not.
 */
import { groupBy } from '../../base/group-by.js';
import { pairKey } from '../../base/pair-key.js';
import type { ExaminedPair } from '../../model/pair.js';
import { sharedBodyLimits } from '../limits.js';

/** The documents that have such a body. */
export type SharedBodies = ReadonlySet<string>;

/** Tells whether the bodies of the two are equal, or nearly so. */
export function isOneBody({ similarity, evidence }: ExaminedPair): boolean {
  return evidence.isSameBody || similarity >= sharedBodyLimits.sameBody;
}

/** What one body under two headlines shows: that they are unlike, or nothing, where one of them is not told. */
export type BodyLink = 'unlike' | 'untold';

/**
 * Links two documents that have one body and no headline in common. A page that got another headline kept its address,
 * and an agency's text stands in several papers: these speak for the body, and are no link.
 */
export function linkByBody(pair: ExaminedPair): BodyLink | null {
  const { headlineLikeness, isSameAddress, agencyOfA, agencyOfB, areOfTwoOutlets } = pair.evidence;
  if (!isOneBody(pair) || isSameAddress === true) return null;
  if (agencyOfA !== null && agencyOfA === agencyOfB) return null;
  const isLong = Math.min(pair.shinglesOfA, pair.shinglesOfB) >= sharedBodyLimits.agencyShingles;
  if (isLong && areOfTwoOutlets === true) return null;
  if (headlineLikeness === null) return 'untold';
  return headlineLikeness < sharedBodyLimits.unlikeHeadlines ? 'unlike' : null;
}

/**
 * Finds the documents whose body stands under two other headlines, all three unlike, and those without a headline that
 * have the body of one of them. Cost: the square of `maxNeighbours` a document at most, so that a banner of thousands of
 * pages costs no more than they are.
 */
export function findSharedBodies(pairs: readonly ExaminedPair[]): SharedBodies {
  const unlike = pairs.filter((pair) => linkByBody(pair) === 'unlike');
  const known = new Set(unlike.map(({ a, b }) => pairKey(a, b)));
  const bothWays = unlike.flatMap(({ a, b }) => [[a, b] as const, [b, a] as const]);
  const shared = new Set<string>();
  for (const [document, own] of groupBy(bothWays, ([from]) => from)) {
    const others = own.map(([, to]) => to).sort();
    const first = others.slice(0, sharedBodyLimits.maxNeighbours);
    if (first.some((one, at) => first.slice(at + 1).some((other) => known.has(pairKey(one, other)))))
      shared.add(document);
  }
  return shared.size === 0 ? shared : addUntold(addUntold(shared, pairs), pairs);
}

/** Adds those without a headline; in two steps, since of many equal texts the first alone meets others. */
function addUntold(shared: SharedBodies, pairs: readonly ExaminedPair[]): SharedBodies {
  const linked = pairs.filter(
    (pair) => shared.has(pair.a) !== shared.has(pair.b) && linkByBody(pair) === 'untold',
  );
  return new Set([...shared, ...linked.flatMap(({ a, b }) => [a, b])]);
}
