/**
 * Names the items of editions so that an id outlives new revisions, in the plainest way: an item keeps the id of whatever
 * shares most readings with it, and the ids of the rest of what it took in stand in `formerly`.
 */
import { createHash } from 'node:crypto';
import type { Edition, EditionBlock, EditionParagraph } from '../../src/model/edition.js';

type Item = (EditionParagraph | EditionBlock) & { readonly formerly?: readonly string[] };

/** Gives an edition the ids that its former editions gave; what none of them had is named for its first reading. */
export function nameAfter(former: readonly Edition[], next: Edition): Edition {
  const items = itemsOf(next);
  const claims = new Map<Item, { readonly ids: readonly string[]; readonly shared: number }[]>();
  for (const edition of former) {
    for (const item of itemsOf(edition)) {
      const readings = new Set(readingsOf(item, edition));
      const counted = items.map((other) => ({
        other,
        shared: readingsOf(other, next).filter((reading) => readings.has(reading)).length,
      }));
      const { other, shared } = counted.reduce((best, one) => (one.shared > best.shared ? one : best));
      const heir = shared > 0 ? other : items.find((one) => holdsStart(one, item, edition, next));
      if (heir === undefined) continue;
      const own = claims.get(heir) ?? [];
      claims.set(heir, own);
      own.push({ ids: [item.id, ...(item.formerly ?? [])], shared });
    }
  }
  const given = new Set(
    former.flatMap((edition) => itemsOf(edition).flatMap((item) => [item.id, ...(item.formerly ?? [])])),
  );
  const names = new Map<string, { readonly id: string; readonly formerly?: readonly string[] }>();
  for (const item of items) {
    const best = (claims.get(item) ?? []).sort((left, right) => right.shared - left.shared);
    const [id, ...formerly] = [...new Set(best.flatMap(({ ids }) => ids))];
    const name = id ?? newName(item, next, given);
    given.add(name);
    names.set(item.id, { id: name, ...(formerly.length === 0 ? {} : { formerly }) });
  }
  return rename(next, names);
}

function itemsOf({ blocks, paragraphs }: Edition): readonly Item[] {
  return [...blocks, ...paragraphs];
}

function hashOf(edition: Edition, revision: string): string {
  return edition.revisions.find(({ id }) => id === revision)!.sha256;
}

function readingsOf({ witnesses }: Item, edition: Edition): readonly string[] {
  return witnesses.map(({ revision, span }) => `${hashOf(edition, revision)}:${span[0]}`);
}

function holdsStart(heir: Item, item: Item, former: Edition, next: Edition): boolean {
  return item.witnesses.some(({ revision, span: [start] }) =>
    heir.witnesses.some(
      (witness) =>
        hashOf(next, witness.revision) === hashOf(former, revision) &&
        witness.span[0] <= start &&
        start < witness.span[1],
    ),
  );
}

function newName(item: Item, edition: Edition, given: ReadonlySet<string>): string {
  const kind = 'kind' in item ? 'b' : 'p';
  for (let number = 0; ; number++) {
    const hash = createHash('sha256')
      .update(`${readingsOf(item, edition)[0]}:${number}`)
      .digest('hex');
    const name = `${kind}${hash.slice(0, 12)}`;
    if (!given.has(name)) return name;
  }
}

function rename(edition: Edition, names: ReadonlyMap<string, Pick<Item, 'id' | 'formerly'>>): Edition {
  const idOf = (id: string) => names.get(id)!.id;
  const { blocks, paragraphs, views } = edition;
  return {
    ...edition,
    blocks: blocks.map((block) => ({ ...block, ...names.get(block.id)! })),
    paragraphs: paragraphs.map(({ absorbedBy, hints, ...paragraph }) => ({
      ...paragraph,
      ...names.get(paragraph.id)!,
      ...(absorbedBy === undefined ? {} : { absorbedBy: absorbedBy.map(idOf) }),
      ...(hints === undefined
        ? {}
        : { hints: hints.map((hint) => ({ ...hint, paragraph: idOf(hint.paragraph) })) }),
    })),
    views: { asPublished: views.asPublished.map(idOf), fullRecord: views.fullRecord.map(idOf) },
  };
}
