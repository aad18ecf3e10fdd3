/**
 * Traces each word to the revision that brought it in. Words are followed along sentence edges by Myers' difference of
 * their tokens, always the same algorithm: the choice of one decides about one word in seven (WikiWho's port notes).
 */
import { diffSequences } from '../../base/myers.js';
import type { Alignment, SentenceEdge, SentencePlace } from '../../model/alignment.js';
import type { Token } from '../../model/document.js';
import { recallTokens } from '../../text/recent-tokens.js';

/** For each token of a sentence the index of the revision that it first stood in; one index where all share it. */
export type SentenceOrigins = number | readonly number[];

/** Looks up the origins of words. */
export interface Origins {
  /** Looks up where the words of a sentence come from, along its own lineage. */
  of(place: SentencePlace): SentenceOrigins;
}

/**
 * Traces from the oldest revision on; a word that came back through an older sentence keeps its first origin.
 * A sentence that stays as it is shares its origins with the one before it: a long chain costs its changes.
 */
export function traceOrigins({ revisions, edges }: Alignment): Origins {
  const arriving = gatherArriving(edges, revisions.length);
  const textOf = ({ revision, block, sentence }: SentencePlace) => {
    const { text, blocks } = revisions[revision]!;
    const [start, end] = blocks[block]!.sentences[sentence]!.charSpan;
    return text.slice(start, end);
  };
  const origins: SentenceOrigins[][][] = [];
  const of = ({ revision, block, sentence }: SentencePlace) => origins[revision]![block]![sentence]!;
  for (const [revision, { blocks }] of revisions.entries()) {
    origins[revision] = blocks.map(({ sentences }, block) =>
      sentences.map((_, sentence) => {
        const found = arriving[revision]?.[block]?.[sentence];
        if (found === undefined) return revision;
        const { from, to, part } = found[0]!;
        if (found.length === 1 && part === undefined && textOf(from) === textOf(to)) return of(from);
        const after = recallTokens(textOf(to));
        const own = after.map(() => revision);
        for (const edge of found) inherit(own, recallTokens(textOf(edge.from)), after, of(edge.from));
        return own;
      }),
    );
  }
  return { of };
}

/** Groups the edges from older revisions by the revision, block and sentence that they lead to. */
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

/** Gives the tokens of `after` that `before` has too their older origin. */
function inherit(
  own: number[],
  before: readonly Token[],
  after: readonly Token[],
  older: SentenceOrigins,
): void {
  const normsOf = (tokens: readonly Token[]) => tokens.map(({ norm }) => norm);
  let x = 0;
  let y = 0;
  const keep = (end: number) => {
    for (; x < end; x++, y++) own[y] = Math.min(own[y]!, typeof older === 'number' ? older : older[x]!);
  };
  for (const [startX, endX, , endY] of diffSequences(normsOf(before), normsOf(after))) {
    keep(startX);
    x = endX;
    y = endY;
  }
  keep(before.length);
}
