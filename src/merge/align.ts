/**
 * Aligns the revisions of one report: finds for every sentence what became of it on the way to the base. Each revision
 * is matched against its neighbour towards the base; what the neighbour lacks is remembered, so that text which was
 * gone and comes back keeps its identity. Moves are told from the spine of the whole alignment, not from the leftovers
 * of a diff. The cost grows with the length of the chain and of its texts, not with its square.
 */

import type { Alignment, SentenceEdge, SentencePlace } from '../model/alignment.js';
import type { BlockKind, SegmentedDocument, Token } from '../model/document.js';
import { nameEdges } from './align/edge-names.js';
import type { Match, Reserved, Unit } from './align/match-state.js';
import { LostSentences } from './align/returns.js';
import { SentenceClasses } from './align/sentence-classes.js';
import { matchSentences } from './align/sentence-matching.js';
import { compareSentences } from './align/sentence-similarity.js';
import { alignLimits } from './limits.js';

interface PlacedUnit extends Unit {
  readonly place: SentencePlace;
  readonly typeface: number;
  readonly tokens: number;
}

type UnitsByKind = ReadonlyMap<BlockKind, readonly PlacedUnit[]>;

/** A revision has one of each of these: they are each other's readings whatever they say. */
const singleKinds: readonly BlockKind[] = ['headline', 'byline', 'dateline', 'update-mark'];
/** A revision may have several of these: they are matched by their words. */
const repeatedKinds: readonly BlockKind[] = ['body', 'caption', 'credit', 'notice'];

/**
 * Finds the edges that lead from every sentence towards `revisions[base]`. Leaves its input alone.
 *
 * @example
 * const { refs } = await listDocuments('seeds', null, defaultFields, { ...defaultReading, include: ['00[0-2]*'] });
 * const revisions = (await read(refs)).flatMap((one) => (one.ok ? [segment(one.value)] : []));
 * align(revisions, 2).edges.length > 0; // true
 */
export function align(revisions: readonly SegmentedDocument[], base: number): Alignment {
  const classes = new SentenceClasses();
  const before = Array.from({ length: base + 1 }, (_, index) => index);
  const after = Array.from({ length: revisions.length - base }, (_, index) => revisions.length - 1 - index);
  const edges = [...alignPath(revisions, before, classes), ...alignPath(revisions, after, classes)];
  return { revisions, base, edges: edges.sort(byPlace) };
}

/** Finds the edges along one path of revisions that ends in the base. */
function alignPath(
  revisions: readonly SegmentedDocument[],
  path: readonly number[],
  classes: SentenceClasses,
): SentenceEdge[] {
  const edges: SentenceEdge[] = [];
  const lost = new LostSentences<SentencePlace>();
  let from = readUnits(revisions[path[0]!]!, path[0]!, classes);
  for (const revision of path.slice(1)) {
    const to = readUnits(revisions[revision]!, revision, classes);
    const tokensAt = ({ revision, block, sentence }: SentencePlace) =>
      revisions[revision]!.blocks[block]!.sentences[sentence]!.tokens;
    for (const kind of repeatedKinds) {
      const [left, right] = [from.get(kind) ?? [], to.get(kind) ?? []];
      edges.push(...alignStep(left, right, kind === 'body' ? lost : null, tokensAt));
    }
    for (const kind of singleKinds) {
      const [left, right] = [from.get(kind)?.[0], to.get(kind)?.[0]];
      if (left !== undefined && right !== undefined) edges.push(linkSingle(left, right));
    }
    from = to;
  }
  return edges;
}

/** Finds the edges of one kind of block between two neighbours, and of what came back; adds what went to `lost`. */
function alignStep(
  left: readonly PlacedUnit[],
  right: readonly PlacedUnit[],
  lost: LostSentences<SentencePlace> | null,
  tokensAt: (place: SentencePlace) => readonly Token[],
): SentenceEdge[] {
  const isForward =
    left[0] === undefined || right[0] === undefined || left[0].place.revision < right[0].place.revision;
  const returning = lost === null ? new Set<number>() : findReturning(left, right, lost);
  const none = new Set<number>();
  const reserved: Reserved = isForward ? { x: none, y: returning } : { x: returning, y: none };
  // The body alone keeps what it lost, and has a lead.
  const options = { reserved, hasLead: lost !== null };
  const matches = isForward
    ? matchSentences(left, right, options)
    : swapSides(matchSentences(right, left, options));
  const whole = matches.filter(({ part }) => part === undefined);
  const typeOf = nameEdges(left, right, whole);
  const edges = matches.map((match): SentenceEdge => {
    const { x, y, part, similarity, rule, runnerUp } = match;
    const figures = { from: left[x]!.place, to: right[y]!.place, similarity, rule, runnerUp };
    if (part === undefined) return { ...figures, type: typeOf(match) };
    const tokens = tokensAt(left[x]!.place);
    const span = [tokens[part[0]]!.charSpan[0], tokens[part[1] - 1]!.charSpan[1]] as const;
    return { ...figures, type: 'split', part: span };
  });
  if (lost === null) return edges;
  const entered = new Set(whole.map(({ y }) => y));
  for (const [y, { place, wording }] of right.entries()) {
    const back = entered.has(y) ? null : lost.reclaim(wording);
    if (back !== null) edges.push({ ...back, to: place, type: 'reintroduced' });
  }
  const living = new Set(whole.map(({ x }) => x));
  for (const [x, unit] of left.entries()) if (!living.has(x)) lost.add(unit);
  for (const match of whole)
    if (isCutDown(left[match.x]!, right[match.y]!, match)) lost.addWording(left[match.x]!);
  return edges;
}

/** Tells whether so little of a sentence lives on that it counts as back where it stands whole again later. */
function isCutDown(from: PlacedUnit, to: PlacedUnit, { similarity }: Match): boolean {
  const { keptShare } = alignLimits;
  // The similarity is the mean of both shares: above this, neither can be so small.
  if (similarity >= (1 + keptShare) / 2) return false;
  return compareSentences(from.wording.profile, to.wording.profile).forward < keptShare;
}

/** Finds sentences that were lost in the very same words: no likeness to a neighbour's sentence outweighs that. */
function findReturning(
  left: readonly PlacedUnit[],
  right: readonly PlacedUnit[],
  lost: LostSentences<SentencePlace>,
): ReadonlySet<number> {
  const present = new Set(left.map(({ wording }) => wording.id));
  return new Set(
    [...right.keys()].filter((y) => !present.has(right[y]!.wording.id) && lost.hasEqual(right[y]!.wording)),
  );
}

/** Links the one block of a kind with its counterpart. */
function linkSingle(left: PlacedUnit, right: PlacedUnit): SentenceEdge {
  const isSame = left.typeface === right.typeface;
  return {
    from: left.place,
    to: right.place,
    type: isSame ? 'same' : 'edit',
    similarity: isSame ? 1 : 0,
    rule: 'one of its kind',
    runnerUp: 0,
  };
}

/** Turns matches around. Parts of one side are not known as parts of the other: only whole sentences stay. */
function swapSides(matches: readonly Match[]): Match[] {
  return matches
    .filter(({ part }) => part === undefined)
    .map((match) => ({ ...match, x: match.y, y: match.x }));
}

/** Lists the sentences of a revision by the kind of their block, furniture left out. */
function readUnits(
  { text, blocks }: SegmentedDocument,
  revision: number,
  classes: SentenceClasses,
): UnitsByKind {
  const units = new Map<BlockKind, PlacedUnit[]>();
  for (const [block, content] of blocks.entries()) {
    const { kind } = content;
    if (kind === 'furniture') continue;
    const known = units.get(kind) ?? [];
    units.set(kind, known);
    const { sentences, wordings } = classes.ofBlock(text, content);
    for (const [sentence, { wording, typeface }] of sentences.entries()) {
      const place = { revision, block, sentence };
      known.push({ block, wording, wordings, typeface, tokens: wording.words.length, place });
    }
  }
  return units;
}

function byPlace(left: SentenceEdge, right: SentenceEdge): number {
  return comparePlaces(left.from, right.from) || comparePlaces(left.to, right.to);
}

function comparePlaces(left: SentencePlace, right: SentencePlace): number {
  return left.revision - right.revision || left.block - right.block || left.sentence - right.sentence;
}
