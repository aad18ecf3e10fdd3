/** Tells what became of the text along one edge: what was cut, added and written anew. */
import type { SyndicatedPlace, SyndicationCuts } from '../../model/syndication.js';
import type { GatheredCarrier } from './gather-carriers.js';
import { countCut, isLeadRewritten, type NamedText } from './weigh-step.js';

/** Says what `to` made of `from`. */
export function tellCuts(from: NamedText, to: NamedText): SyndicationCuts {
  const kept = from.units.filter((unit, at) => from.places.get(unit) === at && to.places.has(unit));
  const same = kept.filter(
    (unit) => from.readings[from.places.get(unit)!] === to.readings[to.places.get(unit)!],
  );
  return {
    kept: kept.length,
    same: same.length,
    dropped: placesWithout(from, to),
    droppedFromEnd: countCut(from, to),
    added: placesWithout(to, from),
    isLeadRewritten: isLeadRewritten(from, to),
    isHeadlineKept: from.headline === to.headline,
    creditsDropped: [...from.credited].filter((name) => !to.credited.has(name)).sort(),
  };
}

/** Where the sentences of `own` stand that `other` lacks. */
function placesWithout(own: NamedText, other: NamedText): readonly SyndicatedPlace[] {
  return own.sentences.flatMap(({ span }, at) =>
    other.places.has(own.units[at]!) ? [] : [{ document: own.source.id, span }],
  );
}

/** Names of the credits of all texts of a carrier, sorted. */
export function creditsOf({ credited, written }: GatheredCarrier): readonly string[] {
  return [
    ...new Set(credited.flatMap((names) => [...names].map((name) => written.get(name) ?? name))),
  ].sort();
}
