/**
 * An alignment in, homes out: for every sentence of every revision the block that it ends up with. A block of
 * the base is home to itself and to all that leads there; a block that nothing succeeds is home to itself
 * and its older readings. Every sentence has exactly one home.
 */
import type { Alignment, SentenceEdge, SentencePlace } from '../model.js';

export interface BlockPlace {
  readonly revision: number;
  readonly block: number;
}

/** A block by one number: numbers rise with the revision, then with the place in it. */
export type BlockKey = number & { readonly __brand: 'BlockKey' };

export interface Lineages {
  /** Key of the home block. */
  homeOf(place: SentencePlace): BlockKey;
  /** The edge by which a sentence lives on; parts given away are not among them. */
  edgeFrom(place: SentencePlace): SentenceEdge | undefined;
  /** Home of most of a block's tokens. */
  mainHomeOf(place: BlockPlace): BlockKey;
}

const blocksInRevision = 2 ** 24;

export function blockKey({ revision, block }: BlockPlace): BlockKey {
  return (revision * blocksInRevision + block) as BlockKey;
}

export function parseBlockKey(key: BlockKey): BlockPlace {
  return { revision: Math.floor(key / blocksInRevision), block: key % blocksInRevision };
}

/** What is known of one block: by sentence the edge that leaves it and its home; and the block's own home. */
interface Traced {
  readonly leaving: (SentenceEdge | undefined)[];
  readonly homes: BlockKey[];
  main: BlockKey;
}

export function traceLineages({ revisions, base, edges }: Alignment): Lineages {
  const traced: Traced[][] = revisions.map(({ blocks }, revision) =>
    blocks.map((_, block) => ({ leaving: [], homes: [], main: blockKey({ revision, block }) })),
  );
  const at = ({ revision, block }: BlockPlace) => traced[revision]![block]!;
  for (const edge of edges) if (edge.part === undefined) at(edge.from).leaving[edge.from.sentence] = edge;
  // From the base outwards, so that every edge leads to a home already known.
  const outwards = [...revisions.keys()].sort(
    (left, right) => Math.abs(left - base) - Math.abs(right - base) || left - right,
  );
  for (const revision of outwards) {
    for (const [block, { sentences }] of revisions[revision]!.blocks.entries()) {
      const own = traced[revision]![block]!;
      const weights = sentences.map(({ charSpan: [start, end] }) => end - start);
      for (const [sentence, edge] of own.leaving.entries())
        if (edge !== undefined) own.homes[sentence] = at(edge.to).homes[edge.to.sentence]!;
      own.main = findMain(own, weights);
      for (const sentence of sentences.keys()) own.homes[sentence] ??= own.main;
    }
  }
  return {
    homeOf: (place) => at(place).homes[place.sentence]!,
    edgeFrom: (place) => at(place).leaving[place.sentence],
    mainHomeOf: (place) => at(place).main,
  };
}

/** The first home with the most text; the block itself where nothing of it lives on. */
function findMain({ homes, main }: Traced, weights: readonly number[]): BlockKey {
  const totals = new Map<BlockKey, number>();
  let best = main;
  let most = 0;
  for (const [sentence, home] of homes.entries())
    if (home !== undefined) totals.set(home, (totals.get(home) ?? 0) + weights[sentence]! + 1);
  for (const [home, total] of totals) if (total > most) [best, most] = [home, total];
  return best;
}
