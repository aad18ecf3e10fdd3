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

export interface Lineages {
  /** Key of the home block. */
  homeOf(place: SentencePlace): string;
  /** The edge by which a sentence lives on; parts given away are not among them. */
  edgeFrom(place: SentencePlace): SentenceEdge | undefined;
  /** Home of most of a block's tokens. */
  mainHomeOf(place: BlockPlace): string;
}

export function blockKey({ revision, block }: BlockPlace): string {
  return `${revision} ${block}`;
}

export function parseBlockKey(key: string): BlockPlace {
  const [revision, block] = key.split(' ').map(Number);
  return { revision: revision!, block: block! };
}

export function traceLineages({ revisions, base, edges }: Alignment): Lineages {
  const leaving = new Map<string, SentenceEdge>();
  for (const edge of edges) if (edge.part === undefined) leaving.set(sentenceKey(edge.from), edge);
  const homes = new Map<string, string>();
  const mainHomes = new Map<string, string>();
  // From the base outwards, so that every edge leads to a home already known.
  const outwards = [...revisions.keys()].sort(
    (left, right) => Math.abs(left - base) - Math.abs(right - base) || left - right,
  );
  for (const revision of outwards) {
    for (const [block, { sentences }] of revisions[revision]!.blocks.entries()) {
      const tokensAt = new Map<string, number>();
      for (const [sentence, { tokens }] of sentences.entries()) {
        const edge = leaving.get(sentenceKey({ revision, block, sentence }));
        if (edge === undefined) continue;
        const home = homes.get(sentenceKey(edge.to))!;
        homes.set(sentenceKey(edge.from), home);
        tokensAt.set(home, (tokensAt.get(home) ?? 0) + tokens.length + 1);
      }
      // The first home with the most tokens; the block itself where nothing of it lives on.
      let main = blockKey({ revision, block });
      let most = 0;
      for (const [home, tokens] of tokensAt) if (tokens > most) [main, most] = [home, tokens];
      mainHomes.set(blockKey({ revision, block }), main);
      for (const sentence of sentences.keys()) {
        const key = sentenceKey({ revision, block, sentence });
        if (!homes.has(key)) homes.set(key, main);
      }
    }
  }
  return {
    homeOf: (place) => homes.get(sentenceKey(place))!,
    edgeFrom: (place) => leaving.get(sentenceKey(place)),
    mainHomeOf: (place) => mainHomes.get(blockKey(place))!,
  };
}

function sentenceKey({ revision, block, sentence }: SentencePlace): string {
  return `${revision} ${block} ${sentence}`;
}
