/**
 * Orders the full record: all blocks of the base as they stand, and between them what was dropped, each in the place
 * where it stood among the paragraphs that survive.
 */
import type { Alignment } from '../../model/alignment.js';
import { type BlockKey, type BlockPlace, blockKey, parseBlockKey } from './lineages.js';
import { isBody, type MergeContext } from './merge-context.js';
import { type Dropped, placeDropped } from './placement.js';

/** Lists the blocks of the base in its order, furniture left out: what the report reads as published. */
export function listPublished({ revisions, base }: Alignment): BlockKey[] {
  return [...revisions[base]!.blocks.entries()]
    .filter(([, { kind }]) => kind !== 'furniture')
    .map(([block]) => blockKey({ revision: base, block }));
}

/** Lists the roots of all lineages: `published` in its order, the dropped ones in their places. */
export function orderFullRecord(context: MergeContext, published: readonly BlockKey[]): readonly BlockKey[] {
  const { base } = context.alignment;
  const dropped = [...context.witnesses.keys()]
    .map((root) => ({ root, place: parseBlockKey(root) }))
    .filter(({ place }) => place.revision !== base)
    .map(({ root, place }): Dropped<BlockKey> => ({ id: root, ...place, ...findNeighbours(context, place) }));
  // Read only for paragraphs that a dropped one would stand before.
  const leaning = {
    has: (root: BlockKey) =>
      isBody(context, root) && context.speechOf(base).isLeaning(parseBlockKey(root).block),
  };
  return placeDropped(published, dropped, leaning);
}

/** Finds the nearest blocks before and after a dropped one that live on in the base. */
function findNeighbours(
  { alignment, lineages }: MergeContext,
  { revision, block }: BlockPlace,
): Pick<Dropped<BlockKey>, 'before' | 'after'> {
  const { blocks } = alignment.revisions[revision]!;
  const findSurvivor = (step: 1 | -1) => {
    for (let index = block + step; index >= 0 && index < blocks.length; index += step) {
      if (blocks[index]!.kind === 'furniture') continue;
      const root = lineages.mainRootOf({ revision, block: index });
      if (parseBlockKey(root).revision === alignment.base) return root;
    }
    return null;
  };
  return { before: findSurvivor(-1), after: findSurvivor(1) };
}
