/**
 * Names the revisions, paragraphs and blocks of an edition by what never changes. A revision is called after its bytes, an
 * item after its first reading: the bytes of the revision that has it, and the byte at which it begins there. What was
 * called otherwise in an earlier edition, since its first reading was another one then, keeps the older name.
 */
import { createHash } from 'node:crypto';
import { groupBy } from '../../base/group-by.js';
import type { Edition, EditionRevision } from '../../model/edition.js';
import type { GivenItem, MergedEdition } from '../../model/naming.js';
import { hashPlace, type Item, ItemTable, type Place, type Placed } from './item-table.js';
import { type Name, renameItems } from './rename-items.js';

/**
 * Names all that `edition` has. It depends on the edition and on `given` alone: the ids of earlier editions that the rule
 * would not give any more. `findGiven` finds them.
 *
 * @example
 * const { editions } = await mergeDirectory('seeds');
 * nameItems(editions[0]).paragraphs[0].id === editions[0].paragraphs[0].id; // true
 */
export function nameItems(edition: MergedEdition, given: readonly GivenItem[] = []): Edition {
  const table = new ItemTable(edition);
  const led = leadGiven(table, given);
  const ids = chooseIds(table, led);
  const names = table.items.map(({ id }, at): [string, Name] => {
    const formerly = led.at[at]!.filter((each) => each !== ids[at]);
    return [id, { id: ids[at]!, formerly }];
  });
  return { ...renameItems(edition, new Map(names)), revisions: nameRevisions(edition.revisions) };
}

/** What earlier ids lead to. */
interface Led {
  /** Of each item: all ids that lead to it, and the one of these that it has for its own. */
  readonly at: readonly (readonly string[])[];
  readonly kept: readonly (string | undefined)[];
  readonly items: ReadonlyMap<string, number>;
}

/**
 * Leads every id to one item: wherever the reading is that it was made from, there it belongs. Of several the one of the
 * older reading goes first, in whatever order they are listed; of two rows of one id the one that says it was joined.
 */
function leadGiven(table: ItemTable, given: readonly GivenItem[]): Led {
  const found = given.flatMap((row) => {
    const placed = findLed(table, row);
    if (placed === undefined) return [];
    const { item, place } = placed;
    return [{ ...row, item, age: table.places[item]!.indexOf(place) }];
  });
  const byAge = (one: (typeof found)[number], other: (typeof found)[number]) =>
    one.age - other.age || one.item - other.item || (one.id < other.id ? -1 : 1);
  const rows = [...groupBy(found, ({ id }) => id).values()].map(
    (own) => own.sort((one, other) => Number(other.isJoined) - Number(one.isJoined) || byAge(one, other))[0]!,
  );
  const items = new Map(rows.map(({ id, item }) => [id, item]));
  const byItem = groupBy(rows.sort(byAge), ({ item }) => item);
  const ofItem = table.items.map((_, at) => byItem.get(at) ?? []);
  return {
    at: ofItem.map((own) => own.map(({ id }) => id)),
    kept: ofItem.map((own) => own.find(({ isJoined }) => !isJoined)?.id),
    items,
  };
}

function findLed(table: ItemTable, { id, revision, start, isJoined }: GivenItem): Placed | undefined {
  const there = table.atDocument(revision, start);
  const own = table.own(id);
  // Revisions of equal bytes may have the reading in several items: one may be named after it by the rule alone.
  const parted = isJoined ? own.find(({ item, place }) => table.places[item]![0] === place) : undefined;
  return parted ?? own.find((each) => each.item === there?.item) ?? own[0] ?? there;
}

/** Gives each item an id that no other one has: what it keeps, else that of its first reading. */
function chooseIds({ items, places }: ItemTable, led: Led): string[] {
  const taken = new Set<string>();
  return items.map((item, at) => {
    const kept = led.kept[at];
    if (kept !== undefined) return kept;
    for (const id of possibleIds(item, places[at]!)) {
      if (taken.has(id) || (led.items.get(id) ?? at) !== at) continue;
      taken.add(id);
      return id;
    }
    throw new RangeError(`Cannot name ${item.id}: it has no reading`);
  });
}

/** Lists the ids that an item may have: of each of its readings, the oldest first, then numbered ones without end. */
function* possibleIds(item: Item, places: readonly Place[]): Generator<string> {
  const letter = 'kind' in item ? 'b' : 'p';
  for (const place of places) yield letter + hashPlace(place);
  const [first] = places;
  if (first === undefined) return;
  for (let attempt = 1; ; attempt++) yield letter + hashPlace(first, attempt);
}

// Of the hash of its bytes; and of the hash of its document's id, where other revisions have the same bytes.
const contentDigits = 12;
const documentDigits = 6;

/** The name of a revision without what tells it from others with equal bytes; or the one that its SHA-256 gives it. */
export function plainName(name: string): string {
  return name.slice(0, 1 + contentDigits);
}

/** Names revisions after their bytes. Of those with equal bytes the one of the least document id bears the plain name. */
export function nameRevisions(revisions: MergedEdition['revisions']): EditionRevision[] {
  const names = new Map<string, string>();
  const byContent = groupBy(revisions, ({ sha256 }) => plainName(`r${sha256}`));
  for (const [name, equal] of byContent) {
    const taken = new Set<string>();
    const byId = equal.map(({ id }) => id).sort((left, right) => (left < right ? -1 : 1));
    for (const [at, id] of byId.entries()) {
      const hash = createHash('sha256').update(id).digest('hex');
      let length = documentDigits;
      while (taken.has(hash.slice(0, length))) length++;
      taken.add(hash.slice(0, length));
      names.set(id, at === 0 ? name : `${name}-${hash.slice(0, length)}`);
    }
  }
  return revisions.map(({ id, ...rest }) => ({ id, ...rest, contentId: names.get(id)! }));
}
