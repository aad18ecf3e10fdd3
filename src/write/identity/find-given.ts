/**
 * Finds which ids of an earlier edition have to be remembered so that each still leads where it led. An id goes with the
 * reading that it was made from: by most readings it would be handed on until it names what it never named.
 */
import { groupBy } from '../../base/group-by.js';
import type { Edition } from '../../model/edition.js';
import type { GivenItem } from '../../model/naming.js';
import { hashOfId, hashPlace, ItemTable, type Placed } from './item-table.js';

/** What is to be remembered, and what leads nowhere any more. */
export interface FoundGiven {
  /** Belong to those that `next` was named with; a row takes the place of one of the same id and revision. */
  readonly given: readonly GivenItem[];
  /** Ids of text that no revision of `next` has. */
  readonly gone: readonly string[];
}

/**
 * Compares an edition with the one that takes its place: of the same report with other revisions, or of the report that it
 * was joined to. `next` is named with all that was given before. Where several reports became one, all of their editions
 * are handed in, the one whose ids are to stay first.
 *
 * @example
 * const { editions } = await mergeDirectory('seeds');
 * findGiven(editions[0], editions[0]); // { given: [], gone: [] }
 */
export function findGiven(former: Edition | readonly Edition[], next: Edition): FoundGiven {
  const after = new ItemTable(next);
  const traces = [former].flat().flatMap((edition, rank) => traceIds(new ItemTable(edition), after, rank));
  const byItem = groupBy(traces, ({ found }) => found?.item);
  const gone = byItem.get(undefined) ?? [];
  byItem.delete(undefined);
  const given = [...byItem].flatMap(([item, own]) => remember(own, { item: item!, after }));
  return { given, gone: gone.map(({ id }) => id) };
}

/** Finds what must be remembered of the ids that belong to one item. One of them is to be its own. */
function remember(
  traces: readonly Trace[],
  { item, after }: { readonly item: number; readonly after: ItemTable },
): GivenItem[] {
  const present = after.items[item]!.id;
  const isLed = ({ id }: Trace) => after.led(id) === item;
  const isWhole = ({ found }: Trace) => found?.isWithin === undefined;
  const [first] = traces
    .filter((trace) => isWhole(trace) && (trace.id === present || !isLed(trace)))
    .sort((one, other) => one.rank - other.rank || rightTo(present, other) - rightTo(present, one));
  // An id that no earlier edition gave makes way, as does one of a report that comes after.
  const isNew = first !== undefined && first.id !== present;
  return traces.flatMap((trace) => {
    const { id, found } = trace;
    if (isLed(trace) && !(isNew && id === present)) return [];
    const { revision, start } = found!.place;
    return [{ id, revision, start, isJoined: !isNew || trace !== first }];
  });
}

/** What it has already is an item's first of all; then what was an item's own and not of what was joined into it. */
function rightTo(present: string, { id, isOwn }: Trace): number {
  return id === present ? 2 : Number(isOwn);
}

/** An id of the former edition, and the item of the next one that it belongs to. */
interface Trace {
  readonly id: string;
  /** Of its report among those that became one. */
  readonly rank: number;
  readonly isOwn: boolean;
  readonly found: Found | undefined;
}

interface Found extends Placed {
  /** The reading was only a part of this one. */
  readonly isWithin?: true;
}

function traceIds(before: ItemTable, after: ItemTable, rank: number): Trace[] {
  return before.items.flatMap((item, at) =>
    [item.id, ...(item.formerly ?? [])].map((id) => ({
      id,
      rank,
      isOwn: id === item.id,
      found: trace(id, before.places[at]!, after),
    })),
  );
}

/** Finds the item that `id` belongs to, which was that of the item with the readings at `places`. */
function trace(id: string, places: ItemTable['places'][number], after: ItemTable): Found | undefined {
  const shared = places.map((place) => after.at(place));
  const led = after.led(id);
  const settled = shared.flat().find(({ item }) => item === led);
  if (settled !== undefined) return settled;
  const [own] = after.own(id);
  if (own !== undefined) return own;
  const first = places.find((place) => hashPlace(place) === hashOfId(id));
  return (
    (first === undefined ? undefined : within(first, after)) ??
    mostShared(shared) ??
    places.map((place) => within(place, after)).find((found) => found !== undefined)
  );
}

function within(place: ItemTable['places'][number][number], after: ItemTable): Found | undefined {
  const found = after.around(place);
  return found === undefined ? undefined : { ...found, isWithin: true };
}

/** Finds the item that has most of the readings, with the first of them that it has. */
function mostShared(shared: readonly (readonly Placed[])[]): Placed | undefined {
  const counts = new Map<number, number>();
  for (const readings of shared)
    for (const item of new Set(readings.map((each) => each.item)))
      counts.set(item, (counts.get(item) ?? 0) + 1);
  const most = Math.max(...counts.values());
  return shared.flat().find(({ item }) => counts.get(item) === most);
}
