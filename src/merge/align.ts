/**
 * Aligns the revisions of one report: finds for every sentence what became of it on the way to the base. Each revision
 * is matched against its neighbour towards the base; what the neighbour lacks is remembered, so that text which was
 * gone and comes back keeps its identity. Moves are told from the spine of the whole alignment, not from the leftovers
 * of a diff. The cost grows with the length of the chain and of its texts, not with its square.
 */

import { groupBy } from '../base/group-by.js';
import type { Alignment, EdgeType, SentenceEdge, SentenceHint, SentencePlace } from '../model/alignment.js';
import type { SegmentedDocument, Sentence } from '../model/document.js';
import { nameEdges } from './align/edge-names.js';
import type { Match, Unit } from './align/match-state.js';
import { LostSentences } from './align/returns.js';
import { SentenceClasses } from './align/sentence-classes.js';
import { type Matching, matchSentences, singleKinds } from './align/sentence-matching.js';
import { compareSentences } from './align/sentence-similarity.js';
import { alignLimits } from './limits.js';

interface PlacedUnit extends Unit {
  readonly place: SentencePlace;
  readonly tokens: number;
}

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
  const [older, newer] = [alignPath(revisions, before, classes), alignPath(revisions, after, classes)];
  const edges = [...older.edges, ...newer.edges, ...joinLost(older.lost, newer.lost)];
  const hints = [...older.hints, ...newer.hints];
  return { revisions, base, edges: edges.sort(byPlace), hints: hints.sort(byPlace) };
}

/** The edges of one path, and what was lost on it and did not come back. */
interface AlignedPath extends Pick<Alignment, 'edges' | 'hints'> {
  readonly lost: LostSentences<SentencePlace>;
}

/** Finds the edges along one path of revisions that ends in the base. */
function alignPath(
  revisions: readonly SegmentedDocument[],
  path: readonly number[],
  classes: SentenceClasses,
): AlignedPath {
  const edges: SentenceEdge[] = [];
  const hints: SentenceHint[] = [];
  const lost = new LostSentences<SentencePlace>();
  let from = readUnits(revisions[path[0]!]!, path[0]!, classes);
  for (const revision of path.slice(1)) {
    const to = readUnits(revisions[revision]!, revision, classes);
    const sentenceAt = ({ revision, block, sentence }: SentencePlace) =>
      revisions[revision]!.blocks[block]!.sentences[sentence]!;
    const step = alignStep(from, to, lost, sentenceAt);
    // One by one: a page of a book's length has more than a call takes.
    for (const edge of step.edges) edges.push(edge);
    for (const hint of step.hints) hints.push(hint);
    from = to;
  }
  return { edges, hints, lost };
}

/** Links what the base and all before it lost with its equal in a revision after the base: it was not lost for good. */
function joinLost(
  older: LostSentences<SentencePlace>,
  newer: LostSentences<SentencePlace>,
): readonly SentenceEdge[] {
  return newer.listGone().flatMap(({ place, wording }) => {
    const back = older.reclaimEqual(wording);
    return back === null ? [] : [{ ...back, to: place, type: 'reintroduced' as const }];
  });
}

/** Finds the edges between two neighbours, and from what came back; adds what went to `lost`. */
function alignStep(
  left: readonly PlacedUnit[],
  right: readonly PlacedUnit[],
  lost: LostSentences<SentencePlace>,
  sentenceAt: (place: SentencePlace) => Sentence,
): Pick<Alignment, 'edges' | 'hints'> {
  const isForward =
    left[0] === undefined || right[0] === undefined || left[0].place.revision < right[0].place.revision;
  const returning = findReturning(left, right, lost);
  const none = new Set<number>();
  const { matches, hints } = isForward
    ? matchSentences(left, right, { x: none, y: returning })
    : swapSides(matchSentences(right, left, { x: returning, y: none }));
  const whole = matches.filter(({ part, surplus }) => part === undefined && surplus !== 'y');
  const typeOf = nameMatches(left, right, whole);
  const edges = matches.map((match): SentenceEdge => {
    const { x, y, part, surplus, similarity, rule, runnerUp } = match;
    const figures = { from: left[x]!.place, to: right[y]!.place, similarity, rule, runnerUp };
    if (surplus === 'y') return { ...figures, type: 'split', part: sentenceAt(left[x]!.place).charSpan };
    if (part === undefined) return { ...figures, type: typeOf(match) };
    // A light sentence cuts its tokens at each reading: few matches need them.
    const { tokens } = sentenceAt(left[x]!.place);
    const span = [tokens[part[0]]!.charSpan[0], tokens[part[1] - 1]!.charSpan[1]] as const;
    return { ...figures, type: 'split', part: span };
  });
  return {
    edges: [...edges, ...followLost(left, right, matches, lost)],
    hints: hints.map(({ x, y, similarity }) => ({ from: left[x]!.place, to: right[y]!.place, similarity })),
  };
}

/** Finds the edges from what comes back in `right`, and adds what `left` loses to `lost`. */
function followLost(
  left: readonly PlacedUnit[],
  right: readonly PlacedUnit[],
  matches: readonly Match[],
  lost: LostSentences<SentencePlace>,
): SentenceEdge[] {
  const edges: SentenceEdge[] = [];
  const whole = matches.filter(({ part }) => part === undefined);
  const entered = new Set(whole.map(({ y }) => y));
  for (const [y, { place, wording, kind }] of right.entries()) {
    if (entered.has(y)) continue;
    const back = lost.reclaimEqual(wording) ?? (kind === 'body' ? lost.reclaimAlike(wording) : null);
    if (back !== null) edges.push({ ...back, to: place, type: 'reintroduced' });
  }
  const living = new Set(whole.filter(({ surplus }) => surplus !== 'y').map(({ x }) => x));
  for (const [x, unit] of left.entries()) {
    if (living.has(x)) continue;
    if (unit.kind === 'body') lost.add(unit);
    else lost.addWording(unit);
  }
  for (const match of whole) {
    const from = left[match.x]!;
    if (!singleKinds.has(from.kind) && isCutDown(from, right[match.y]!, match)) lost.addWording(from);
  }
  return edges;
}

/** Names each match by what its paragraphs became, one kind of block at a time. */
function nameMatches(
  left: readonly PlacedUnit[],
  right: readonly PlacedUnit[],
  whole: readonly Match[],
): (match: Match) => EdgeType {
  const isWithinKind = ({ x, y, surplus }: Match) =>
    surplus === undefined && left[x]!.kind === right[y]!.kind && !singleKinds.has(left[x]!.kind);
  const byKind = groupBy(whole.filter(isWithinKind), ({ x }) => left[x]!.kind);
  const typeOf = new Map([...byKind].map(([kind, matches]) => [kind, nameEdges(left, right, matches)]));
  return (match) => {
    if (match.surplus !== undefined) return 'merge';
    if (isWithinKind(match)) return typeOf.get(left[match.x]!.kind)!(match);
    return left[match.x]!.typeface === right[match.y]!.typeface ? 'same' : 'edit';
  };
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

/**
 * Turns matches around. Parts of one side are not known as parts of the other: only whole sentences stay, and what one
 * side says once more.
 */
function swapSides({ matches, hints }: Matching): Matching {
  const swap = <Two extends { readonly x: number; readonly y: number }>(two: Two): Two => ({
    ...two,
    x: two.y,
    y: two.x,
  });
  const whole = matches.filter(({ part }) => part === undefined).map(swap);
  return {
    matches: whole.map((match) =>
      match.surplus === undefined ? match : { ...match, surplus: match.surplus === 'x' ? 'y' : 'x' },
    ),
    // A hint is for what is left of the farther revision.
    hints: hints.map(swap),
  };
}

/** Lists the sentences of a revision, furniture left out. */
function readUnits(
  { text, blocks }: SegmentedDocument,
  revision: number,
  classes: SentenceClasses,
): readonly PlacedUnit[] {
  const units: PlacedUnit[] = [];
  for (const [block, content] of blocks.entries()) {
    const { kind } = content;
    if (kind === 'furniture') continue;
    const { sentences, wordings, faces } = classes.ofBlock(text, content);
    for (const [sentence, { wording, typeface }] of sentences.entries()) {
      const place = { revision, block, sentence };
      const tokens = wording.words.length;
      units.push({ block, kind, wording, wordings, typeface, faces, tokens, place });
    }
  }
  return units;
}

function byPlace(left: SentenceHint, right: SentenceHint): number {
  return comparePlaces(left.from, right.from) || comparePlaces(left.to, right.to);
}

function comparePlaces(left: SentencePlace, right: SentencePlace): number {
  return left.revision - right.revision || left.block - right.block || left.sentence - right.sentence;
}
