/**
 * Traces lineages: finds for every sentence of every revision the block that it ends up in, the root of its lineage. A
 * block of the base is the root of itself and of all that leads there; a block that nothing succeeds is the root of
 * itself and its older readings. Every sentence has exactly one root.
 */
import type { Alignment, SentenceEdge, SentencePlace } from '../../model/alignment.js';
import type { Sentence } from '../../model/document.js';

/** A block of a revision, by their indexes. */
export interface BlockPlace {
  readonly revision: number;
  readonly block: number;
}

/** Stands for a block by one number: numbers rise with the revision, then with the place in it. */
export type BlockKey = number & { readonly __brand: 'BlockKey' };

/** Looks up where the sentences and blocks of an alignment end up. */
export interface Lineages {
  /** Looks up the block that a sentence ends up in. */
  rootOf(place: SentencePlace): BlockKey;
  /** Looks up the edge by which a sentence lives on; parts given away are not among them. */
  edgeFrom(place: SentencePlace): SentenceEdge | undefined;
  /** Looks up the root of most of a block's text. */
  mainRootOf(place: BlockPlace): BlockKey;
}

const blocksInRevision = 2 ** 24;

/** Makes the key of a block. */
export function blockKey({ revision, block }: BlockPlace): BlockKey {
  return (revision * blocksInRevision + block) as BlockKey;
}

/** Finds the block that a key stands for. */
export function parseBlockKey(key: BlockKey): BlockPlace {
  return { revision: Math.floor(key / blocksInRevision), block: key % blocksInRevision };
}

/** Holds what is known of one block. */
interface Traced {
  /** By sentence. */
  readonly leaving: (SentenceEdge | undefined)[];
  readonly roots: BlockKey[];
  main: BlockKey;
}

/** Traces every sentence of `alignment`. */
export function traceLineages({ revisions, base, edges }: Alignment): Lineages {
  const traced: Traced[][] = revisions.map(({ blocks }, revision) =>
    blocks.map((_, block) => ({ leaving: [], roots: [], main: blockKey({ revision, block }) })),
  );
  const at = ({ revision, block }: BlockPlace) => traced[revision]![block]!;
  for (const edge of edges) if (edge.part === undefined) at(edge.from).leaving[edge.from.sentence] = edge;
  // From the base outwards, so that every edge leads to a root already known.
  const outwards = [...revisions.keys()].sort(
    (left, right) => Math.abs(left - base) - Math.abs(right - base) || left - right,
  );
  for (const revision of outwards)
    for (const [block, { sentences }] of revisions[revision]!.blocks.entries())
      traceBlock(traced[revision]![block]!, sentences, ({ to }) => at(to).roots[to.sentence]!);
  return {
    rootOf: (place) => at(place).roots[place.sentence]!,
    edgeFrom: (place) => at(place).leaving[place.sentence],
    mainRootOf: (place) => at(place).main,
  };
}

/** Fills in the roots of one block: what has no successor follows the rest of its block. */
function traceBlock(
  own: Traced,
  sentences: readonly Sentence[],
  rootBeyond: (edge: SentenceEdge) => BlockKey,
): void {
  for (let sentence = 0; sentence < own.leaving.length; sentence++) {
    const edge = own.leaving[sentence];
    if (edge !== undefined) own.roots[sentence] = rootBeyond(edge);
  }
  own.main = findMain(own, sentences);
  for (let sentence = 0; sentence < sentences.length; sentence++) own.roots[sentence] ??= own.main;
}

/** Finds the first root with the most text; the block itself where nothing of it lives on. */
function findMain({ roots, main }: Traced, sentences: readonly Sentence[]): BlockKey {
  const first = roots.find((root) => root !== undefined);
  if (roots.every((root) => root === undefined || root === first)) return first ?? main;
  const totals = new Map<BlockKey, number>();
  for (const [sentence, root] of roots.entries()) {
    const [start, end] = sentences[sentence]!.charSpan;
    if (root !== undefined) totals.set(root, (totals.get(root) ?? 0) + end - start + 1);
  }
  let best = main;
  let most = 0;
  for (const [root, total] of totals) if (total > most) [best, most] = [root, total];
  return best;
}
