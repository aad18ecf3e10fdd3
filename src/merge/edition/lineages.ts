/**
 * Traces lineages: finds for every sentence of every revision the block that it ends up in, the root of its lineage. A
 * block of the base is the root of itself and of all that leads there; a block that nothing succeeds is the root of
 * itself and its older readings. Every sentence has exactly one root; where its words went to several paragraphs, that
 * is the one that took most, and the others are its further heirs.
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
  /** Looks up the edge by which a sentence lives on: of several the likest. */
  edgeFrom(place: SentencePlace): SentenceEdge | undefined;
  /** Lists the edges by which words of a sentence live on in other paragraphs than its root, one for each. */
  furtherEdgesFrom(place: SentencePlace): readonly SentenceEdge[];
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
  readonly further: (SentenceEdge[] | undefined)[];
  readonly roots: BlockKey[];
  main: BlockKey;
}

/** Traces every sentence of `alignment`. */
export function traceLineages({ revisions, base, edges }: Alignment): Lineages {
  const traced: Traced[][] = revisions.map(({ blocks }, revision) =>
    blocks.map((_, block) => ({ leaving: [], further: [], roots: [], main: blockKey({ revision, block }) })),
  );
  const at = ({ revision, block }: BlockPlace) => traced[revision]![block]!;
  for (const edge of edges) addLeaving(at(edge.from), edge);
  for (const revision of listOutwards(revisions.length, base))
    for (const [block, { sentences }] of revisions[revision]!.blocks.entries())
      traceBlock(traced[revision]![block]!, sentences, ({ to }) => at(to).roots[to.sentence]!);
  return {
    rootOf: (place) => at(place).roots[place.sentence]!,
    edgeFrom: (place) => at(place).leaving[place.sentence],
    furtherEdgesFrom: (place) => {
      const { further, roots } = at(place);
      const known = new Set([roots[place.sentence]!]);
      return (further[place.sentence] ?? []).filter(({ to }) => {
        const root = at(to).roots[to.sentence]!;
        return !known.has(root) && known.add(root);
      });
    },
    mainRootOf: (place) => at(place).main,
  };
}

/** Lists revisions from the base on, so that each stands after those that its edges lead to: newer ones, then older. */
export function listOutwards(revisions: number, base: number): number[] {
  const newer = Array.from({ length: revisions - base }, (_, index) => base + index);
  return [...newer, ...Array.from({ length: base }, (_, index) => base - 1 - index)];
}

/** Adds one of the edges that leave a sentence: the likest whole one is the way that it lives on. */
function addLeaving({ leaving, further }: Traced, edge: SentenceEdge): void {
  const { sentence } = edge.from;
  const best = leaving[sentence];
  const isBest = edge.part === undefined && (best === undefined || edge.similarity > best.similarity);
  const other = isBest ? best : edge;
  if (isBest) leaving[sentence] = edge;
  if (other === undefined) return;
  further[sentence] ??= [];
  further[sentence].push(other);
}

/** Fills in the roots of one block: what has no successor follows the sentences beside it. */
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
  // A reading stays in one piece: what has no successor goes with the sentence before it, or the first one after it.
  const first = own.roots.find((root) => root !== undefined) ?? own.main;
  for (let sentence = 0; sentence < sentences.length; sentence++)
    own.roots[sentence] ??= own.roots[sentence - 1] ?? first;
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
