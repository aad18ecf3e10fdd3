/**
 * Tells which changes of fact were told before. A change is known by its kind and its two values, and by where in the order
 * of revisions it lies: one between A and C that, with B among them, turns out to lie between A and B is the same one, seen
 * more closely. Where a value changes to and fro, each former change answers for one of the new ones.
 */
import type { DocumentId } from '../../model/document.js';
import type { Edition, Fact } from '../../model/edition.js';
import { documentsOf, type Item, listItems } from './items.js';

/** A stretch of the order of the later edition, as indexes of revisions; without an end where the newest ones left. */
interface Stretch {
  readonly start: number;
  readonly end: number;
}

/** Makes a key that agrees for one change of fact of one edition. */
function factKey({ kind, from, to, between }: Fact): string {
  return JSON.stringify([kind, from, to, between]);
}

/** A fact, and the items that tell it, in reading order; none where headlines of records differ. */
export interface PlacedFact {
  readonly fact: Fact;
  readonly items: readonly Item[];
}

/** Lists the facts of an edition by their keys: those between headlines of records first, then as they are read. */
export function placeFacts(edition: Edition): ReadonlyMap<string, PlacedFact> {
  const placed = new Map<string, { readonly fact: Fact; readonly items: Item[] }>();
  for (const fact of edition.titleFacts ?? []) placed.set(factKey(fact), { fact, items: [] });
  for (const item of listItems(edition)) {
    for (const fact of item.facts ?? []) {
      const known = placed.get(factKey(fact));
      if (known === undefined) placed.set(factKey(fact), { fact, items: [item] });
      else if (known.items.at(-1) !== item) known.items.push(item);
    }
  }
  return placed;
}

/** Finds the facts of `next` that no former edition told, by their keys. */
export function findNewFacts(former: readonly Edition[], next: Edition): ReadonlyMap<string, PlacedFact> {
  const positions = new Map(
    next.revisions.flatMap((revision, at) =>
      documentsOf(revision).map((document) => [document, at] as const),
    ),
  );
  const known = new Map<string, Stretch[]>();
  for (const edition of former) {
    const place = placeIn(positions, edition);
    for (const { fact } of placeFacts(edition).values()) {
      const stretches = known.get(valueKey(fact)) ?? [];
      known.set(valueKey(fact), stretches);
      stretches.push(place(fact.between));
    }
  }
  const found = new Map(placeFacts(next));
  // What lies where it lay comes first, so that nothing else uses up what answers for it.
  for (const isSought of [isEqual, isWithin]) {
    for (const [key, { fact }] of found) {
      const stretches = known.get(valueKey(fact)) ?? [];
      const [start, end] = [positions.get(fact.between[0])!, positions.get(fact.between[1])!];
      const at = stretches.findIndex((stretch) => isSought({ start, end }, stretch));
      if (at === -1) continue;
      stretches.splice(at, 1);
      found.delete(key);
    }
  }
  return found;
}

function valueKey({ kind, from, to }: Fact): string {
  return JSON.stringify([kind, from, to]);
}

function isEqual(inner: Stretch, outer: Stretch): boolean {
  return inner.start === outer.start && inner.end === outer.end;
}

function isWithin(inner: Stretch, outer: Stretch): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

/**
 * Makes the look-up from two revisions of an edition to the stretch between them in the later one; where one left, its
 * neighbour stands for it.
 */
function placeIn(
  positions: ReadonlyMap<DocumentId, number>,
  { revisions }: Edition,
): (between: Fact['between']) => Stretch {
  const indexes = new Map(revisions.map(({ id }, index) => [id, index]));
  const places = revisions.map((revision) =>
    documentsOf(revision)
      .map((document) => positions.get(document))
      .find((at) => at !== undefined),
  );
  return ([first, second]) => ({
    start: places.slice(0, indexes.get(first)! + 1).findLast((at) => at !== undefined) ?? 0,
    end: places.slice(indexes.get(second)!).find((at) => at !== undefined) ?? Number.POSITIVE_INFINITY,
  });
}
