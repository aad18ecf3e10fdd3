/** Renames the paragraphs and blocks of an edition, with every place that refers to them. */
import type { MergedEdition } from '../../model/naming.js';
import type { Item } from './item-table.js';

/** The id of an item, and those that lead to it beside. */
export interface Name {
  readonly id: string;
  readonly formerly: readonly string[];
}

/** Renames what `names` has by its present id; what it lacks stays as it is. */
export function renameItems<T extends MergedEdition>(edition: T, names: ReadonlyMap<string, Name>): T {
  const rename = (id: string) => names.get(id)?.id ?? id;
  const name = <Named extends Item>({ formerly, ...item }: Named) => {
    const known = names.get(item.id);
    const former = known?.formerly ?? formerly ?? [];
    return { ...item, id: rename(item.id), ...(former.length === 0 ? {} : { formerly: former }) };
  };
  const { blocks, paragraphs, views } = edition;
  return {
    ...edition,
    blocks: blocks.map(name),
    paragraphs: paragraphs.map((paragraph) => {
      const { absorbedBy, hints, ...rest } = name(paragraph);
      return {
        ...rest,
        ...(absorbedBy === undefined ? {} : { absorbedBy: absorbedBy.map(rename) }),
        ...(hints === undefined
          ? {}
          : { hints: hints.map((hint) => ({ ...hint, paragraph: rename(hint.paragraph) })) }),
      };
    }),
    views: {
      asPublished: views.asPublished.map(rename),
      fullRecord: views.fullRecord.map(rename),
    },
  };
}
