/**
 * Groups sentences that were cut, joined or edited into each other, so that they are compared as a whole: a denial that
 * now stands in the second part of a sentence is not lost.
 */
import { groupBy } from '../../base/group-by.js';
import { UnionFind } from '../../base/union-find.js';
import type { Alignment, SentenceEdge, SentencePlace } from '../../model/alignment.js';
import type { BlockKind } from '../../model/document.js';

/** The sentences of two neighbouring revisions that became each other. */
export interface Step {
  /** The first of the edges between them. */
  readonly edge: SentenceEdge;
  /** In the order of their text. */
  readonly older: readonly SentencePlace[];
  readonly newer: readonly SentencePlace[];
}

const comparedKinds: ReadonlySet<BlockKind> = new Set(['body', 'headline']);

/**
 * Groups the edges of body and headline along which words changed. Revisions after the `newest` that is whole are damaged or
 * withdrawn: what they lack changes no fact, and their edges are left out.
 */
export function gatherSteps({ revisions, edges }: Alignment, newest: number): Step[] {
  const compared = edges.filter(
    ({ from, type, part }) =>
      type !== 'same' &&
      type !== 'move' &&
      part === undefined &&
      from.revision <= newest &&
      comparedKinds.has(revisions[from.revision]!.blocks[from.block]!.kind),
  );
  const keyOf = (side: string, { revision, block, sentence }: SentencePlace, step: number) =>
    `${side} ${revision} ${block} ${sentence} ${step}`;
  const numbers = new Map<string, number>();
  const ends = compared.map(({ from, to }) => {
    const [older, newer] = from.revision < to.revision ? [from, to] : [to, from];
    const keys = [keyOf('older', older, newer.revision), keyOf('newer', newer, older.revision)];
    for (const key of keys) if (!numbers.has(key)) numbers.set(key, numbers.size);
    return { older, newer, keys };
  });
  const groups = new UnionFind(numbers.size);
  for (const { keys } of ends) groups.union(numbers.get(keys[0]!)!, numbers.get(keys[1]!)!);
  const steps = groupBy([...compared.keys()], (index) => groups.find(numbers.get(ends[index]!.keys[0]!)!));
  return [...steps.values()].map((indexes) => ({
    edge: compared[indexes[0]!]!,
    older: distinctPlaces(indexes.map((index) => ends[index]!.older)),
    newer: distinctPlaces(indexes.map((index) => ends[index]!.newer)),
  }));
}

function distinctPlaces(places: readonly SentencePlace[]): SentencePlace[] {
  const distinct = new Map(places.map((place) => [`${place.block} ${place.sentence}`, place]));
  return [...distinct.values()].sort(
    (left, right) => left.block - right.block || left.sentence - right.sentence,
  );
}
