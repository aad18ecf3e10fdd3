/**
 * An alignment in, the revision that brought in each word out. Words are traced along sentence edges by
 * Myers' difference of their tokens ("An O(ND) Difference Algorithm", 1986; package fast-myers-diff), the
 * same fixed algorithm always: which one is used decides about one word in seven (WikiWho's port notes).
 */
import { diff } from 'fast-myers-diff';
import type { Alignment, SentenceEdge, SentencePlace } from '../model.js';
import { groupBy } from './group-by.js';

export interface Origins {
  /** For every token of a sentence the index of the revision it first stood in, along its own lineage. */
  of(place: SentencePlace): readonly number[];
}

/** Traces from the oldest revision on; a word that came back through an older sentence keeps its first origin. */
export function traceOrigins({ revisions, edges }: Alignment): Origins {
  const key = ({ revision, block, sentence }: SentencePlace) => `${revision} ${block} ${sentence}`;
  const arriving = groupBy(
    edges.filter(({ from, to }) => from.revision < to.revision),
    ({ to }) => key(to),
  );
  const origins = new Map<string, number[]>();
  for (const [revision, { blocks }] of revisions.entries()) {
    for (const [block, { sentences }] of blocks.entries()) {
      for (const [sentence, { tokens }] of sentences.entries()) {
        const place = { revision, block, sentence };
        const own = tokens.map(() => revision);
        for (const edge of arriving.get(key(place)) ?? [])
          inherit(own, edge, origins.get(key(edge.from))!, revisions);
        origins.set(key(place), own);
      }
    }
  }
  return { of: (place) => origins.get(key(place))! };
}

function inherit(
  own: number[],
  { from, to }: SentenceEdge,
  older: readonly number[],
  revisions: Alignment['revisions'],
): void {
  const normsAt = ({ revision, block, sentence }: SentencePlace) =>
    revisions[revision]!.blocks[block]!.sentences[sentence]!.tokens.map(({ norm }) => norm);
  const [before, after] = [normsAt(from), normsAt(to)];
  let x = 0;
  let y = 0;
  const keep = (end: number) => {
    for (; x < end; x++, y++) own[y] = Math.min(own[y]!, older[x]!);
  };
  for (const [startX, endX, , endY] of diff(before, after)) {
    keep(startX);
    x = endX;
    y = endY;
  }
  keep(before.length);
}
