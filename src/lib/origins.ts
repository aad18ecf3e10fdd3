/**
 * An alignment in, the revision that brought in each word out. Words are traced along sentence edges by
 * Myers' difference of their tokens ("An O(ND) Difference Algorithm", 1986; package fast-myers-diff), the
 * same fixed algorithm always: which one is used decides about one word in seven (WikiWho's port notes).
 */
import { diff } from 'fast-myers-diff';
import type { Alignment, SentenceEdge, SentencePlace } from '../model.js';

export interface Origins {
  /** For every token of a sentence the index of the revision it first stood in, along its own lineage. */
  of(place: SentencePlace): readonly number[];
}

/**
 * Traces from the oldest revision on; a word that came back through an older sentence keeps its first origin.
 * A sentence that stays as it is shares its origins with the one before it: a long chain costs its changes.
 */
export function traceOrigins({ revisions, edges }: Alignment): Origins {
  const arriving = gatherArriving(edges, revisions.length);
  const textOf = ({ revision, block, sentence }: SentencePlace) => {
    const { text, blocks } = revisions[revision]!;
    return text.slice(...blocks[block]!.sentences[sentence]!.charSpan);
  };
  const origins: (readonly number[])[][][] = [];
  for (const [revision, { blocks }] of revisions.entries()) {
    origins[revision] = blocks.map(({ sentences }, block) =>
      sentences.map((sentence, index) => {
        const found = arriving[revision]?.[block]?.[index] ?? [];
        const older = found.map(({ from }) => origins[from.revision]![from.block]![from.sentence]!);
        const [edge] = found;
        if (found.length === 1 && edge!.part === undefined && textOf(edge!.from) === textOf(edge!.to))
          return older[0]!;
        const own = sentence.tokens.map(() => revision);
        for (const [at, { from, to }] of found.entries()) inherit(own, from, to, older[at]!, revisions);
        return own;
      }),
    );
  }
  return { of: ({ revision, block, sentence }) => origins[revision]![block]![sentence]! };
}

/** Edges from older revisions, by the revision, block and sentence that they lead to. */
function gatherArriving(edges: readonly SentenceEdge[], revisions: number): SentenceEdge[][][][] {
  const arriving: SentenceEdge[][][][] = Array.from({ length: revisions }, () => []);
  for (const edge of edges) {
    const { revision, block, sentence } = edge.to;
    if (edge.from.revision >= revision) continue;
    const ofRevision = arriving[revision]!;
    ofRevision[block] ??= [];
    const known = ofRevision[block][sentence];
    if (known === undefined) ofRevision[block][sentence] = [edge];
    else known.push(edge);
  }
  return arriving;
}

function inherit(
  own: number[],
  from: SentencePlace,
  to: SentencePlace,
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
