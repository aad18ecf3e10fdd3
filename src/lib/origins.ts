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
  const arriving = new Map<SentencePlace['revision'], Map<string, SentenceEdge[]>>();
  for (const edge of edges) {
    if (edge.from.revision >= edge.to.revision) continue;
    const ofRevision = arriving.get(edge.to.revision) ?? new Map<string, SentenceEdge[]>();
    arriving.set(edge.to.revision, ofRevision);
    const key = `${edge.to.block} ${edge.to.sentence}`;
    const known = ofRevision.get(key);
    if (known === undefined) ofRevision.set(key, [edge]);
    else known.push(edge);
  }
  const textOf = ({ revision, block, sentence }: SentencePlace) => {
    const { text, blocks } = revisions[revision]!;
    return text.slice(...blocks[block]!.sentences[sentence]!.charSpan);
  };
  const origins: (readonly number[])[][][] = [];
  for (const [revision, { blocks }] of revisions.entries()) {
    const ofRevision = arriving.get(revision);
    origins[revision] = blocks.map(({ sentences }, block) =>
      sentences.map((sentence, index) => {
        const found = ofRevision?.get(`${block} ${index}`) ?? [];
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
