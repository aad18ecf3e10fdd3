/**
 * Looks up the items of an edition by their readings, as ids need it: a reading is known by the bytes of its revision and
 * the byte that it begins at, which stay what they are whatever else is merged.
 */
import { createHash } from 'node:crypto';
import type { DocumentId } from '../../model/document.js';
import type { EditionBlock, EditionParagraph, SourceSpan } from '../../model/edition.js';
import type { MergedEdition } from '../../model/naming.js';

export type Item = EditionBlock | EditionParagraph;

/** Where a reading stands. */
export interface Place {
  readonly revision: DocumentId;
  readonly sha256: string;
  readonly start: number;
  readonly end: number;
}

/** A reading, and the number of the item that has it. */
export interface Placed {
  readonly item: number;
  readonly place: Place;
}

// 48 bits: two of a million readings of one report share them once in five hundred times.
const digits = 12;

/** Hashes the place of a reading; with `attempt` as the number of times that its hash was taken. */
export function hashPlace({ sha256, start }: Place, attempt = 0): string {
  const name = attempt === 0 ? `${sha256}:${start}` : `${sha256}:${start}:${attempt}`;
  return createHash('sha256').update(name).digest('hex').slice(0, digits);
}

/** Returns what an id has of the hash of its reading: all but the letter. */
export function hashOfId(id: string): string {
  return id.slice(1);
}

/** Keeps the items of one edition with their readings. */
export class ItemTable {
  /** In the order of the full record. */
  readonly items: readonly Item[];
  /** Of each item, oldest first. What also stands in another item's reading is that one's. */
  readonly places: readonly (readonly Place[])[];
  readonly #revisions: ReadonlyMap<DocumentId, string>;
  readonly #ids = new Map<string, number>();
  #starts: ReadonlyMap<string, readonly Placed[]> | undefined;
  #hashes: ReadonlyMap<string, readonly Placed[]> | undefined;

  constructor({ blocks, paragraphs, revisions, views }: MergedEdition) {
    const all = new Map<string, Item>([...blocks, ...paragraphs].map((item) => [item.id, item]));
    const inOrder = views.fullRecord.flatMap((id) => all.get(id) ?? []);
    this.items = [...new Set([...inOrder, ...all.values()])];
    this.#revisions = new Map(
      revisions.flatMap(({ id, copies, sha256 }) => [id, ...copies].map((each) => [each, sha256])),
    );
    this.places = this.items.map((item) => this.#placesOf(item));
    for (const [at, { id, formerly = [] }] of this.items.entries())
      for (const each of [id, ...formerly]) if (!this.#ids.has(each)) this.#ids.set(each, at);
  }

  /** Finds the item that `id` leads to. */
  led(id: string): number | undefined {
    return this.#ids.get(id);
  }

  /** Finds the readings that begin where `place` does, in the order of their items. */
  at({ sha256, start }: Pick<Place, 'sha256' | 'start'>): readonly Placed[] {
    this.#starts ??= this.#gather(keyOf);
    return this.#starts.get(keyOf({ sha256, start })) ?? [];
  }

  /** Finds the readings that `id` was made from, in the order of their items: one, or several of equal revisions. */
  own(id: string): readonly Placed[] {
    this.#hashes ??= this.#gather((place) => hashPlace(place));
    return this.#hashes.get(hashOfId(id)) ?? [];
  }

  /** Finds the reading that begins at a byte of a document, which may be a copy. */
  atDocument(revision: DocumentId, start: number): Placed | undefined {
    const found = this.at({ sha256: this.#revisions.get(revision) ?? '', start });
    return found.find(({ place }) => place.revision === revision) ?? found[0];
  }

  /** Finds a reading that holds the byte at which `place` begins. */
  around({ sha256, start }: Place): Placed | undefined {
    for (const [item, places] of this.places.entries())
      for (const place of places)
        if (place.sha256 === sha256 && place.start <= start && start < place.end) return { item, place };
    return undefined;
  }

  #placesOf(item: Item): Place[] {
    const whole = item.witnesses.filter(({ isPart }) => isPart === undefined);
    const repeats = 'repeats' in item ? item.repeats : [];
    const own = repeats.map((span) => ({ revision: item.source.revision, span }));
    return [...whole, ...own].flatMap(({ revision, span: [start, end] }: SourceSpan) => {
      const sha256 = this.#revisions.get(revision);
      return sha256 === undefined ? [] : [{ revision, sha256, start, end }];
    });
  }

  #gather(keyOfPlace: (place: Place) => string): Map<string, Placed[]> {
    const found = new Map<string, Placed[]>();
    for (const [item, places] of this.places.entries()) {
      for (const place of places) {
        const key = keyOfPlace(place);
        const known = found.get(key);
        if (known === undefined) found.set(key, [{ item, place }]);
        else known.push({ item, place });
      }
    }
    return found;
  }
}

function keyOf({ sha256, start }: Pick<Place, 'sha256' | 'start'>): string {
  return `${sha256}:${start}`;
}
