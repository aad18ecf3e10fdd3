/**
 * The revisions of one report in order, and its base, in; for every sentence, what became of it on the way to
 * the base, out. Each revision is matched against its neighbour towards the base, and what is left over
 * against the ones beyond: text that was gone and came back keeps its identity. Moves are told from the spine
 * of the whole alignment, not from the leftovers of a diff.
 */

import { comparableText } from '../lib/comparable-text.js';
import { groupBy } from '../lib/group-by.js';
import { heaviestIncreasing } from '../lib/increasing-subsequence.js';
import { type Match, matchSentences, type Unit } from '../lib/sentence-matching.js';
import type {
  Alignment,
  BlockKind,
  EdgeType,
  SegmentedDocument,
  SentenceEdge,
  SentencePlace,
} from '../model.js';

interface PlacedUnit extends Unit {
  readonly place: SentencePlace;
}

/** Blocks that a revision has one of: they are each other's readings whatever they say. */
const singleKinds: readonly BlockKind[] = ['headline', 'byline', 'dateline', 'update-mark'];
/** Blocks that may be several: matched by their words. */
const repeatedKinds: readonly BlockKind[] = ['body', 'caption', 'credit', 'notice'];
// Looking back over a revision that lacks it, only near-equal text is the same text.
const returnSimilarity = 0.8;

/** Edges from every sentence that lives on towards `revisions[base]`. Leaves its input alone. */
export function align(revisions: readonly SegmentedDocument[], base: number): Alignment {
  const others = [...revisions.keys()].filter((revision) => revision !== base);
  const edges = others.flatMap((from) => alignNeighbours(revisions, from, from + Math.sign(base - from)));
  const left = new Set(edges.filter(({ part }) => part === undefined).map(({ from }) => placeKey(from)));
  const entered = new Set(edges.map(({ to }) => placeKey(to)));
  const towardsBase = [
    others.filter((revision) => revision < base),
    others.filter((revision) => revision > base).reverse(),
  ];
  for (const path of towardsBase) edges.push(...findReturns(revisions, [...path, base], { left, entered }));
  return { revisions, base, edges: edges.sort(byPlace) };
}

/** What was in one revision, not in the next, and is there again further on. The left-overs travel along. */
function findReturns(
  revisions: readonly SegmentedDocument[],
  path: readonly number[],
  known: { readonly left: ReadonlySet<string>; readonly entered: ReadonlySet<string> },
): SentenceEdge[] {
  const edges: SentenceEdge[] = [];
  let gone: PlacedUnit[] = [];
  for (const [step, to] of path.entries()) {
    const fresh = unitsOf(revisions, to, 'body').filter(({ place }) => !known.entered.has(placeKey(place)));
    if (step > 1 && fresh.length > 0 && gone.length > 0) {
      const returned = matchReturned(gone, fresh);
      edges.push(...returned);
      const back = new Set(returned.map(({ from }) => placeKey(from)));
      gone = gone.filter(({ place }) => !back.has(placeKey(place)));
    }
    const before = path[step - 1];
    if (before === undefined) continue;
    // The latest stands first, so that text which went twice comes back as what it was last.
    gone = [
      ...unitsOf(revisions, before, 'body').filter(({ place }) => !known.left.has(placeKey(place))),
      ...gone,
    ];
  }
  return edges;
}

function matchReturned(gone: readonly PlacedUnit[], fresh: readonly PlacedUnit[]): SentenceEdge[] {
  return matchSentences(gone, fresh)
    .filter(({ similarity, part }) => similarity >= returnSimilarity && part === undefined)
    .map(({ x, y, similarity, rule, runnerUp }) => ({
      from: gone[x]!.place,
      to: fresh[y]!.place,
      type: 'reintroduced',
      similarity,
      rule: `${rule}, after an absence`,
      runnerUp,
    }));
}

function alignNeighbours(revisions: readonly SegmentedDocument[], from: number, to: number): SentenceEdge[] {
  const edges: SentenceEdge[] = [];
  for (const kind of repeatedKinds) {
    const [left, right] = [unitsOf(revisions, from, kind), unitsOf(revisions, to, kind)];
    const matches = from < to ? matchSentences(left, right) : turn(matchSentences(right, left));
    edges.push(...nameEdges(revisions, left, right, matches));
  }
  for (const kind of singleKinds) {
    const [left, right] = [unitsOf(revisions, from, kind)[0], unitsOf(revisions, to, kind)[0]];
    if (left === undefined || right === undefined) continue;
    const type = isSameText(revisions, left, right) ? 'same' : 'edit';
    edges.push({
      from: left.place,
      to: right.place,
      type,
      similarity: type === 'same' ? 1 : 0,
      rule: 'one of its kind',
      runnerUp: 0,
    });
  }
  return edges;
}

/** Parts of the older side are not known as parts of the newer one: whole sentences only. */
function turn(matches: readonly Match[]): Match[] {
  return matches
    .filter(({ part }) => part === undefined)
    .map((match) => ({ ...match, x: match.y, y: match.x }));
}

function unitsOf(revisions: readonly SegmentedDocument[], revision: number, kind: BlockKind): PlacedUnit[] {
  return revisions[revision]!.blocks.flatMap((block, index) =>
    block.kind !== kind
      ? []
      : block.sentences.map((sentence, at) => ({
          block: index,
          sentence,
          place: { revision, block: index, sentence: at },
        })),
  );
}

function nameEdges(
  revisions: readonly SegmentedDocument[],
  left: readonly PlacedUnit[],
  right: readonly PlacedUnit[],
  matches: readonly Match[],
): SentenceEdge[] {
  const whole = matches.filter(({ part }) => part === undefined);
  const isMoved = findMoved(whole, left, right);
  const toBlocks = groupBy(whole, ({ x }) => left[x]!.block);
  const fromBlocks = groupBy(whole, ({ y }) => right[y]!.block);
  const spread = (group: readonly Match[] | undefined, side: (match: Match) => number) =>
    new Set(group?.map(side)).size;
  return matches.map((match) => {
    const { x, y, part } = match;
    const from = left[x]!;
    const to = right[y]!;
    const targets = spread(toBlocks.get(from.block), ({ y }) => right[y]!.block);
    const sources = spread(fromBlocks.get(to.block), ({ x }) => left[x]!.block);
    const isSame = isSameText(revisions, from, to);
    const edge = {
      from: from.place,
      to: to.place,
      type: part === undefined ? nameType(targets, sources, isMoved(match), isSame) : ('split' as const),
      similarity: match.similarity,
      rule: match.rule,
      runnerUp: match.runnerUp,
    };
    if (part === undefined) return edge;
    const { tokens } = from.sentence;
    return { ...edge, part: [tokens[part[0]]!.charSpan[0], tokens[part[1] - 1]!.charSpan[1]] as const };
  });
}

function nameType(targets: number, sources: number, isMoved: boolean, isSame: boolean): EdgeType {
  if (targets > 1) return sources > 1 ? 'regroup' : 'split';
  if (sources > 1) return 'merge';
  if (isSame) return isMoved ? 'move' : 'same';
  return isMoved ? 'move-edit' : 'edit';
}

/** A pair has moved when it is off the heaviest chain of matched paragraphs that keeps its order. */
function findMoved(
  matches: readonly Match[],
  left: readonly PlacedUnit[],
  right: readonly PlacedUnit[],
): (match: Match) => boolean {
  const pairs = groupBy(matches, ({ x, y }) => `${left[x]!.block} ${right[y]!.block}`);
  const points = [...pairs.values()].map((group) => ({
    x: left[group[0]!.x]!.block,
    y: right[group[0]!.y]!.block,
    weight: group.reduce(
      (sum, { x, similarity }) => sum + 1 + left[x]!.sentence.tokens.length * similarity,
      0,
    ),
  }));
  const spine = new Set(
    heaviestIncreasing(points, false).map((index) => `${points[index]!.x} ${points[index]!.y}`),
  );
  return ({ x, y }) => !spine.has(`${left[x]!.block} ${right[y]!.block}`);
}

function isSameText(revisions: readonly SegmentedDocument[], left: PlacedUnit, right: PlacedUnit): boolean {
  const textOf = ({ place, sentence }: PlacedUnit) =>
    comparableText(revisions[place.revision]!.text.slice(...sentence.charSpan));
  return textOf(left) === textOf(right);
}

function placeKey({ revision, block, sentence }: SentencePlace): string {
  return `${revision} ${block} ${sentence}`;
}

function byPlace(left: SentenceEdge, right: SentenceEdge): number {
  const order = (a: SentencePlace, b: SentencePlace) =>
    a.revision - b.revision || a.block - b.block || a.sentence - b.sentence;
  return order(left.from, right.from) || order(left.to, right.to);
}
