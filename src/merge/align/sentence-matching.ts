/**
 * The sentences of two revisions in, matched pairs out, in the steps of an editor's eye: equal paragraphs,
 * equal sentences, then likeness inside the gaps between them, then across gaps, then sentences that were
 * joined into one or cut out of one, last a long run of words that went elsewhere. Each step sees only what
 * the ones before it left; they share one state, which is why they share this file.
 */

import { heaviestIncreasing } from '../../base/increasing-subsequence.js';
import { findSharedRuns } from '../../text/passages.js';
import { findLikely, type Likely } from './likely-sentences.js';
import { Side, type Unit } from './matched-sides.js';
import { compareSentences } from './sentence-similarity.js';

export interface Match {
  /** Indexes into the units of the older and of the newer revision. */
  readonly x: number;
  readonly y: number;
  /** Mean of both shares, in [0, 1]. */
  readonly similarity: number;
  readonly rule: string;
  /** The best similarity of either sentence to another one. */
  readonly runnerUp: number;
  /** Only this run of x's tokens, `[start, end)`, went to y; x itself lives on elsewhere or is dropped. */
  readonly part?: readonly [start: number, end: number];
}

export interface MatchOptions {
  readonly reserved?: Reserved;
  /** The first units are leads: of captions and credits the first is like any other. Default true. */
  readonly hasLead?: boolean;
}

/** Units that are spoken for: they find no partner here. */
export interface Reserved {
  readonly x: ReadonlySet<number>;
  readonly y: ReadonlySet<number>;
}

// Within a gap, two sentences this alike are one, edited (Docxodus pairs from .35 to .5, on other measures).
const gapSimilarity = 0.4;
// Less is enough where no other sentence comes near, and both have words enough to tell.
const gapAloneSimilarity = 0.28;
const gapMargin = 0.14;
// Across gaps likeness alone must say it: one holds nearly all of the other, and the other much of it.
const movedShare = 0.8;
const movedSimilarity = 0.5;
const movedAloneSimilarity = 0.36;
const movedMargin = 0.18;
const minAloneTokens = 8;
const minShare = 0.25;
const leadSimilarity = 0.18;
// A sentence that another took in, or gave out: most of it is there.
const memberShare = 0.6;
const minMemberTokens = 5;
// Fewer shared tokens than a passage has are no sign of descent.
const partTokens = 8;
const partShare = 0.25;
// Runs of this many tokens tell which part of a sentence another one fills.
const spanTokens = 4;
const maxOverlap = 0.25;
const minAnchorTokens = 4;

/** Matches of `older` and `newer`; every unit is in one at most as x and y, but for joined, cut and part ones. */
export function matchSentences(
  older: readonly Unit[],
  newer: readonly Unit[],
  { reserved, hasLead = true }: MatchOptions = {},
): Match[] {
  const state = new MatchState(older, newer);
  matchEqual(state, 'equal paragraph', true);
  matchEqual(state, 'equal sentence', false);
  if (reserved !== undefined) {
    for (const x of reserved.x) state.x.take(x);
    for (const y of reserved.y) state.y.take(y);
  }
  if (state.x.hasFree || state.y.hasFree) {
    const likely = findLikely(state.x, state.y, reserved);
    matchAlike(state, likely, true);
    matchAlike(state, likely, false);
    if (hasLead) matchLeads(state, likely);
    attachMembers(state, likely);
    attachParts(state, likely);
  }
  return state.matches.sort((left, right) => left.x - right.x || left.y - right.y);
}

/** In which gap each unit lies, by number. */
interface Gaps {
  /** How many equal units they were made of. */
  readonly equal: number;
  readonly x: (unit: number) => number;
  readonly y: (unit: number) => number;
}

class MatchState {
  readonly matches: Match[] = [];
  gaps: Gaps | undefined;
  readonly x: Side;
  readonly y: Side;

  constructor(older: readonly Unit[], newer: readonly Unit[]) {
    this.x = new Side(older);
    this.y = new Side(newer);
  }

  add(match: Match): void {
    this.matches.push(match);
    this.x.take(match.x);
    this.y.take(match.y);
  }

  /** Whole matches of one unit. */
  matchesOf(side: 'x' | 'y', unit: number): readonly Match[] {
    return this.matches.filter((match) => match[side] === unit && match.part === undefined);
  }
}

interface Keyed {
  /** Units `[start, end)`. */
  readonly start: number;
  readonly end: number;
}

/** Pairs what is equal and stands once on either side: whole paragraphs, or sentences. */
function matchEqual(state: MatchState, rule: string, isParagraph: boolean): void {
  if (!state.x.hasFree || !state.y.hasFree) return;
  const ofX = keepUnique(state.x, isParagraph);
  const ofY = keepUnique(state.y, isParagraph);
  for (const [key, left] of ofX) {
    const right = ofY.get(key);
    if (left === null || right === null || right === undefined) continue;
    for (let at = 0; at < left.end - left.start; at++)
      state.add({ x: left.start + at, y: right.start + at, similarity: 1, rule, runnerUp: 0 });
  }
}

/** What stands once and is free, by key; null for what stands more often. */
function keepUnique(side: Side, isParagraph: boolean): Map<number, Keyed | null> {
  const { units } = side;
  const unique = new Map<number, Keyed | null>();
  for (let start = 0, end = 0; start < units.length; start = end) {
    const { block, wording, wordings } = units[start]!;
    let tokens = 0;
    let isFree = true;
    do {
      tokens += units[end]!.wording.words.length;
      if (side.isTaken(end)) isFree = false;
      end++;
    } while (isParagraph && end < units.length && units[end]!.block === block);
    if (tokens < minAnchorTokens || !isFree) continue;
    const key = isParagraph ? wordings : wording.id;
    unique.set(key, unique.has(key) ? null : { start, end });
  }
  return unique;
}

function matchAlike(state: MatchState, likely: readonly Likely[], isInGap: boolean): void {
  const gapOf = findGaps(state);
  for (const pair of likely) {
    const { x, y, mean, runnerUp } = pair;
    if (state.x.isTaken(x) || state.y.isTaken(y)) continue;
    if (isInGap && gapOf.x(x) !== gapOf.y(y)) continue;
    if (!(isInGap ? isOneInGap(state, pair) : isOneAcross(state, pair))) continue;
    state.add({ x, y, similarity: mean, rule: isInGap ? 'alike in a gap' : 'alike across gaps', runnerUp });
  }
}

/**
 * A report has one lead: where both first sentences are left over and each is what the other is most like, the
 * newer is the older one rewritten.
 */
function matchLeads(state: MatchState, likely: readonly Likely[]): void {
  const [older, newer] = [state.x.units[0], state.y.units[0]];
  if (older === undefined || newer === undefined || state.x.isTaken(0) || state.y.isTaken(0)) return;
  // Two leads may share words and hardly a bigram: such a pair is not among the likely ones.
  const { forward, backward } = compareSentences(older.wording.profile, newer.wording.profile);
  const mean = (forward + backward) / 2;
  const others = likely.filter(({ x, y }) => (x === 0) !== (y === 0));
  const isRival = ({ x, y, mean: other }: Likely) =>
    other >= mean && !state.x.isTaken(x) && !state.y.isTaken(y);
  if (mean < leadSimilarity || others.some(isRival) || !isLong(state, { x: 0, y: 0 })) return;
  const runnerUp = others.reduce((most, { mean: other }) => Math.max(most, other), 0);
  state.add({ x: 0, y: 0, similarity: mean, rule: 'both the lead', runnerUp });
}

function isOneInGap(state: MatchState, pair: Likely): boolean {
  // A heading lies whole in many a sentence, and is none of them.
  if (Math.min(pair.forward, pair.backward) < minShare && !isLong(state, pair)) return false;
  if (pair.mean >= gapSimilarity) return true;
  // Between the same two paragraphs another sentence is no rival: either way the one became the other.
  return pair.mean >= gapAloneSimilarity && pair.mean - pair.rivalApart >= gapMargin && isLong(state, pair);
}

function isOneAcross(state: MatchState, pair: Likely): boolean {
  if (Math.max(pair.forward, pair.backward) >= movedShare && pair.mean >= movedSimilarity) return true;
  return pair.mean >= movedAloneSimilarity && pair.mean - pair.rival >= movedMargin && isLong(state, pair);
}

function isLong(state: MatchState, { x, y }: Pick<Likely, 'x' | 'y'>): boolean {
  const [older, newer] = [state.x.units[x]!, state.y.units[y]!];
  return Math.min(older.wording.words.length, newer.wording.words.length) >= minAloneTokens;
}

/** Gaps are counted by the spine: the heaviest chain of equal units that keeps its order. */
function findGaps(state: MatchState): Gaps {
  const equal = state.matches.filter(({ similarity }) => similarity === 1);
  // Matches only ever come in: as many are the same ones.
  if (state.gaps?.equal === equal.length) return state.gaps;
  const points = equal.map(({ x, y }) => ({ x, y, weight: state.x.units[x]!.wording.words.length }));
  const spine = heaviestIncreasing(points, true).map((index) => equal[index]!);
  const countBelow = (unit: number, side: 'x' | 'y') => {
    let low = 0;
    let high = spine.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if (spine[middle]![side] < unit) low = middle + 1;
      else high = middle;
    }
    return low;
  };
  state.gaps = {
    equal: equal.length,
    x: (unit) => countBelow(unit, 'x'),
    y: (unit) => countBelow(unit, 'y'),
  };
  return state.gaps;
}

/** Sentences left over that lie for the most part in a matched one, in a part of it that no other one fills. */
function attachMembers(state: MatchState, likely: readonly Likely[]): void {
  for (const { x, y, forward, backward, mean, runnerUp } of likely) {
    const isJoining = !state.x.isTaken(x) && state.y.isTaken(y) && forward >= memberShare;
    const isSplitting = !state.y.isTaken(y) && state.x.isTaken(x) && backward >= memberShare;
    if (!isJoining && !isSplitting) continue;
    const member = isJoining ? state.x.units[x]! : state.y.units[y]!;
    if (member.wording.words.length < minMemberTokens) continue;
    const side = isJoining ? 'y' : 'x';
    const partners = state.matchesOf(side, isJoining ? y : x);
    const own = filledTokens(state, { x, y }, side);
    const others = new Set(partners.flatMap((match) => [...filledTokens(state, match, side)]));
    const overlap = [...own].filter((token) => others.has(token)).length;
    if (own.size === 0 || overlap > maxOverlap * own.size) continue;
    state.add({ x, y, similarity: mean, rule: isJoining ? 'joined' : 'cut out', runnerUp });
  }
}

/** Tokens of one side that runs shared with the other fill. */
function filledTokens(
  state: MatchState,
  { x, y }: { readonly x: number; readonly y: number },
  side: 'x' | 'y',
): Set<number> {
  const tokens = new Set<number>();
  const [ofX, ofY] = [state.x.units[x]!.wording.words, state.y.units[y]!.wording.words];
  for (const run of findSharedRuns(ofX, ofY, spanTokens)) {
    const start = side === 'x' ? run.startInA : run.startInB;
    for (let token = start; token < start + run.length; token++) tokens.add(token);
  }
  return tokens;
}

/** A passage of x that opens or fills a sentence which nothing else explains. */
function attachParts(state: MatchState, likely: readonly Likely[]): void {
  const gapOf = findGaps(state);
  for (const { x, y, mean, runnerUp } of likely) {
    if (state.y.isTaken(y) || gapOf.x(x) !== gapOf.y(y)) continue;
    const [ofX, ofY] = [state.x.units[x]!.wording.words, state.y.units[y]!.wording.words];
    const run = [...findSharedRuns(ofX, ofY, partTokens)].sort(
      (left, right) => right.length - left.length,
    )[0];
    if (run === undefined || run.length < partShare * Math.min(ofX.length, ofY.length)) continue;
    const taken = new Set(state.matchesOf('x', x).flatMap((match) => [...filledTokens(state, match, 'x')]));
    const part = [run.startInA, run.startInA + run.length] as const;
    let overlap = 0;
    for (let token = part[0]; token < part[1]; token++) if (taken.has(token)) overlap++;
    if (overlap > maxOverlap * run.length) continue;
    state.matches.push({ x, y, similarity: mean, rule: 'passage', runnerUp, part });
    state.y.take(y);
  }
}
