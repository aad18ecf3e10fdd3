/** Joins the places of one reading that hand its words on unchanged, so that a long life of them is one line. */
import type { Place } from './list-readings.js';

/** Places of one piece, oldest first. Its words may be gone for a while in between. */
export type Chain = readonly Place[];

/** Divides `places`, of one piece each and oldest first, into chains; `source` is the revision that is printed. */
export function listChains(places: readonly Place[], source: number): Chain[] {
  const chains: Place[][] = [];
  for (const place of places) {
    const chain = chains.at(-1);
    if (chain !== undefined && isHandedOn(chain.at(-1)!, place, source)) chain.push(place);
    else chains.push([place]);
  }
  return chains;
}

/** The edge between two places belongs to the one that is further from the source. */
function isHandedOn(before: Place, after: Place, source: number): boolean {
  const isLater = after.revision > source;
  const [from, to] = isLater ? [after, before] : [before, after];
  const isUnchanged = from.edge === 'same' || from.edge === 'reintroduced';
  return isUnchanged && from.next === to.revision && from.isPart === to.isPart && !from.hasDropped;
}

/** Lists the revisions between those of a chain, or between a chain and what it leads to, that lack its words. */
export function absentBetween(revisions: readonly number[]): number[] {
  return revisions.flatMap((at, index) => {
    const next = revisions[index + 1] ?? at;
    return Array.from({ length: Math.max(0, next - at - 1) }, (_, step) => at + 1 + step);
  });
}
