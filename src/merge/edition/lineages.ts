/**
 * An alignment in, homes out: for every sentence of every revision the block that it ends up with. A block of
 * the base is home to itself and to all that leads there; a block that nothing succeeds is home to itself
 * and its older readings. Every sentence has exactly one home.
 */
import type { Alignment, SentenceEdge, SentencePlace } from '../../model/alignment.js';
import type { Sentence } from '../../model/document.js';

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
    const { blocks } = revisions[revision]!;
    for (let block = 0; block < blocks.length; block++) {
      const { sentences } = blocks[block]!;
      const own = traced[revision]![block]!;
      for (let sentence = 0; sentence < own.leaving.length; sentence++) {
        const edge = own.leaving[sentence];
        if (edge !== undefined) own.homes[sentence] = at(edge.to).homes[edge.to.sentence]!;
      }
      own.main = findMain(own, sentences);
      for (let sentence = 0; sentence < sentences.length; sentence++) own.homes[sentence] ??= own.main;
    }
  }
  return {
    homeOf: (place) => at(place).homes[place.sentence]!,
    edgeFrom: (place) => at(place).leaving[place.sentence],
    mainHomeOf: (place) => at(place).main,
  };
}

/** The first home with the most text; the block itself where nothing of it lives on. */
function findMain({ homes, main }: Traced, sentences: readonly Sentence[]): BlockKey {
  const first = homes.find((home) => home !== undefined);
  if (homes.every((home) => home === undefined || home === first)) return first ?? main;
  const totals = new Map<BlockKey, number>();
  for (const [sentence, home] of homes.entries()) {
    const [start, end] = sentences[sentence]!.charSpan;
    if (home !== undefined) totals.set(home, (totals.get(home) ?? 0) + end - start + 1);
  }
  let best = main;
  let most = 0;
  for (const [home, total] of totals) if (total > most) [best, most] = [home, total];
  return best;
}
