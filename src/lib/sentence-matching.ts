/**
 * The sentences of two revisions in, matched pairs out, in the steps of an editor's eye: equal paragraphs,
 * equal sentences, then likeness inside the gaps between them, then across gaps, then sentences that were
 * joined into one or cut out of one, last a long run of words that went elsewhere. Each step sees only what
 * the ones before it left; they share one state, which is why they share this file.
 */

import { heaviestIncreasing } from './increasing-subsequence.js';
import { findSharedRuns } from './passages.js';
import type { SentenceClass } from './sentence-classes.js';
import { compareSentences, type Likeness } from './sentence-similarity.js';

/** A sentence of one revision, with its place there. */
export interface Unit {
  readonly block: number;
  readonly wording: SentenceClass;
}

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
// As many of the likeliest partners of a unit are looked at for a rival.
const maxPartners = 4;
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
// Sentences that share less of their bigrams pass no test, even where all their words are the same.
const minBigramShare = 0.15;

/** Matches of `older` and `newer`; every unit is in one at most as x and y, but for joined, cut and part ones. */
export function matchSentences(
  older: readonly Unit[],
  newer: readonly Unit[],
  { reserved, hasLead = true }: MatchOptions = {},
): Match[] {
  const state = new MatchState(older, newer);
  matchEqual(state, 'equal paragraph', keyParagraphs);
  matchEqual(state, 'equal sentence', keySentences);
  if (reserved !== undefined) {
    for (const x of reserved.x) state.takenX.add(x);
    for (const y of reserved.y) state.takenY.add(y);
  }
  if (state.takenX.size < older.length || state.takenY.size < newer.length) {
    const likely = findLikely(state, reserved);
    matchAlike(state, likely, true);
    matchAlike(state, likely, false);
    if (hasLead) matchLeads(state, likely);
    attachMembers(state, likely);
    attachParts(state, likely);
  }
  return state.matches.sort((left, right) => left.x - right.x || left.y - right.y);
}

class MatchState {
  readonly matches: Match[] = [];
  readonly takenX = new Set<number>();
  readonly takenY = new Set<number>();
  readonly #byX = new Map<number, Match[]>();
  readonly #byY = new Map<number, Match[]>();
  readonly older: readonly Unit[];
  readonly newer: readonly Unit[];

  constructor(older: readonly Unit[], newer: readonly Unit[]) {
    this.older = older;
    this.newer = newer;
  }

  add(match: Match): void {
    this.matches.push(match);
    this.takenX.add(match.x);
    this.takenY.add(match.y);
    for (const [index, at] of [
      [this.#byX, match.x],
      [this.#byY, match.y],
    ] as const) {
      const known = index.get(at);
      if (known === undefined) index.set(at, [match]);
      else known.push(match);
    }
  }

  /** Whole matches of one unit. */
  matchesOf(side: 'x' | 'y', unit: number): readonly Match[] {
    return (side === 'x' ? this.#byX : this.#byY).get(unit) ?? [];
  }
}

interface Keyed {
  readonly key: string | number;
  /** Units `[start, end)`. */
  readonly start: number;
  readonly end: number;
}

function keyParagraphs(units: readonly Unit[]): Keyed[] {
  const keyed: Keyed[] = [];
  for (let start = 0; start < units.length; ) {
    let end = start + 1;
    let key = `${units[start]!.wording.id}`;
    while (end < units.length && units[end]!.block === units[start]!.block)
      key += ` ${units[end++]!.wording.id}`;
    keyed.push({ key, start, end });
    start = end;
  }
  return keyed;
}

function keySentences(units: readonly Unit[]): Keyed[] {
  return units.map(({ wording }, index) => ({ key: wording.id, start: index, end: index + 1 }));
}

/** Pairs what is equal and stands once on either side. */
function matchEqual(state: MatchState, rule: string, keysOf: (units: readonly Unit[]) => Keyed[]): void {
  const ofX = keepUnique(keysOf(state.older), state.older, state.takenX);
  const ofY = keepUnique(keysOf(state.newer), state.newer, state.takenY);
  for (const [key, left] of ofX) {
    const right = ofY.get(key);
    if (left === null || right === null || right === undefined) continue;
    for (let at = 0; at < left.end - left.start; at++)
      state.add({ x: left.start + at, y: right.start + at, similarity: 1, rule, runnerUp: 0 });
  }
}

/** What stands once, by key; null for what stands more often. */
function keepUnique(
  keyed: readonly Keyed[],
  units: readonly Unit[],
  taken: ReadonlySet<number>,
): Map<string | number, Keyed | null> {
  const unique = new Map<string | number, Keyed | null>();
  for (const item of keyed) {
    let tokens = 0;
    let isFree = true;
    for (let index = item.start; index < item.end; index++) {
      tokens += units[index]!.wording.words.length;
      if (taken.has(index)) isFree = false;
    }
    if (tokens < minAnchorTokens || !isFree) continue;
    unique.set(item.key, unique.has(item.key) ? null : item);
  }
  return unique;
}

interface Pair extends Likeness {
  readonly x: number;
  readonly y: number;
  readonly mean: number;
}

interface Likely extends Pair {
  /** The best mean of x with another y, or of y with another x. */
  readonly runnerUp: number;
  /** The same among units that have no equal on the other side, but for those of the same two paragraphs. */
  readonly rival: number;
}

/** Likeness of every pair that shares enough bigrams to pass any test that follows: surest first. */
function findLikely(state: MatchState, reserved: Reserved | undefined): Likely[] {
  const byBigram = indexBigrams(state, reserved);
  const found: Pair[] = [];
  for (const [x, { wording }] of state.older.entries()) {
    if (reserved?.x.has(x)) continue;
    const isFixed = state.takenX.has(x);
    const shared = new Map<number, number>();
    for (const [bigram, weight] of wording.profile.bigrams) {
      for (const holder of byBigram.get(bigram) ?? []) {
        if (isFixed && state.takenY.has(holder.y)) continue;
        shared.set(holder.y, (shared.get(holder.y) ?? 0) + Math.min(weight, holder.weight));
      }
    }
    for (const [y, weight] of shared) {
      const other = state.newer[y]!.wording.profile;
      if (weight < minBigramShare * Math.min(wording.profile.bigramWeight, other.bigramWeight)) continue;
      const likeness = compareSentences(wording.profile, other);
      found.push({ x, y, ...likeness, mean: (likeness.forward + likeness.backward) / 2 });
    }
  }
  found.sort((left, right) => right.mean - left.mean || left.x - right.x || left.y - right.y);
  return withRunnersUp(state, found);
}

/** Bigrams of the newer side; where all of the older side is taken, only those of units that are not. */
function indexBigrams(
  state: MatchState,
  reserved: Reserved | undefined,
): Map<number, { readonly y: number; readonly weight: number }[]> {
  const byBigram = new Map<number, { readonly y: number; readonly weight: number }[]>();
  const isOlderTaken = state.takenX.size === state.older.length;
  for (const [y, { wording }] of state.newer.entries()) {
    if (reserved?.y.has(y) || (isOlderTaken && state.takenY.has(y))) continue;
    for (const [bigram, weight] of wording.profile.bigrams) {
      const holders = byBigram.get(bigram);
      if (holders === undefined) byBigram.set(bigram, [{ y, weight }]);
      else holders.push({ y, weight });
    }
  }
  return byBigram;
}

/** `found` stands surest first, so that the first few of a unit are its best. */
function withRunnersUp(state: MatchState, found: readonly Pair[]): Likely[] {
  const isOpen = ({ x, y }: Pair) => !state.takenX.has(x) && !state.takenY.has(y);
  const isBeside = (pair: Pair, other: Pair) =>
    state.older[pair.x]!.block === state.older[other.x]!.block &&
    state.newer[pair.y]!.block === state.newer[other.y]!.block;
  const all = rankPartners(found, (pair, other) => pair === other);
  const open = rankPartners(found.filter(isOpen), isBeside);
  return found.map((pair) => ({ ...pair, runnerUp: all(pair), rival: isOpen(pair) ? open(pair) : 1 }));
}

/** For a pair the best mean of either of its units with another one, of those that are not the same to it. */
function rankPartners(
  found: readonly Pair[],
  isSame: (pair: Pair, other: Pair) => boolean,
): (pair: Pair) => number {
  const best = { x: new Map<number, Pair[]>(), y: new Map<number, Pair[]>() };
  for (const pair of found) {
    for (const side of ['x', 'y'] as const) {
      const known = best[side].get(pair[side]);
      if (known === undefined) best[side].set(pair[side], [pair]);
      else if (known.length < maxPartners) known.push(pair);
    }
  }
  const otherThan = (pair: Pair, side: 'x' | 'y') =>
    best[side].get(pair[side])?.find((other) => !isSame(pair, other))?.mean ?? 0;
  return (pair) => Math.max(otherThan(pair, 'x'), otherThan(pair, 'y'));
}

function matchAlike(state: MatchState, likely: readonly Likely[], isInGap: boolean): void {
  const gapOf = findGaps(state);
  for (const pair of likely) {
    const { x, y, mean, runnerUp } = pair;
    if (state.takenX.has(x) || state.takenY.has(y)) continue;
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
  const [older, newer] = [state.older[0], state.newer[0]];
  if (older === undefined || newer === undefined || state.takenX.has(0) || state.takenY.has(0)) return;
  // Two leads may share words and hardly a bigram: such a pair is not among the likely ones.
  const { forward, backward } = compareSentences(older.wording.profile, newer.wording.profile);
  const mean = (forward + backward) / 2;
  const others = likely.filter(({ x, y }) => (x === 0) !== (y === 0));
  const isRival = ({ x, y, mean: other }: Likely) =>
    other >= mean && !state.takenX.has(x) && !state.takenY.has(y);
  if (mean < leadSimilarity || others.some(isRival) || !isLong(state, { x: 0, y: 0 })) return;
  const runnerUp = others.reduce((most, { mean: other }) => Math.max(most, other), 0);
  state.add({ x: 0, y: 0, similarity: mean, rule: 'both the lead', runnerUp });
}

function isOneInGap(state: MatchState, pair: Likely): boolean {
  // A heading lies whole in many a sentence, and is none of them.
  if (Math.min(pair.forward, pair.backward) < minShare && !isLong(state, pair)) return false;
  if (pair.mean >= gapSimilarity) return true;
  return pair.mean >= gapAloneSimilarity && pair.mean - pair.rival >= gapMargin && isLong(state, pair);
}

function isOneAcross(state: MatchState, pair: Likely): boolean {
  if (Math.max(pair.forward, pair.backward) >= movedShare && pair.mean >= movedSimilarity) return true;
  return pair.mean >= movedAloneSimilarity && pair.mean - pair.rival >= movedMargin && isLong(state, pair);
}

function isLong({ older, newer }: MatchState, { x, y }: Pick<Likely, 'x' | 'y'>): boolean {
  return Math.min(older[x]!.wording.words.length, newer[y]!.wording.words.length) >= minAloneTokens;
}

/** Gaps are counted by the spine: the heaviest chain of equal units that keeps its order. */
function findGaps(state: MatchState): {
  readonly x: (unit: number) => number;
  readonly y: (unit: number) => number;
} {
  const equal = state.matches.filter(({ similarity }) => similarity === 1);
  const points = equal.map(({ x, y }) => ({ x, y, weight: state.older[x]!.wording.words.length }));
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
  return { x: (unit) => countBelow(unit, 'x'), y: (unit) => countBelow(unit, 'y') };
}

/** Sentences left over that lie for the most part in a matched one, in a part of it that no other one fills. */
function attachMembers(state: MatchState, likely: readonly Likely[]): void {
  for (const { x, y, forward, backward, mean, runnerUp } of likely) {
    const isJoining = !state.takenX.has(x) && state.takenY.has(y) && forward >= memberShare;
    const isSplitting = !state.takenY.has(y) && state.takenX.has(x) && backward >= memberShare;
    if (!isJoining && !isSplitting) continue;
    const member = isJoining ? state.older[x]! : state.newer[y]!;
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
  { older, newer }: MatchState,
  { x, y }: { readonly x: number; readonly y: number },
  side: 'x' | 'y',
): Set<number> {
  const tokens = new Set<number>();
  for (const run of findSharedRuns(older[x]!.wording.words, newer[y]!.wording.words, spanTokens)) {
    const start = side === 'x' ? run.startInA : run.startInB;
    for (let token = start; token < start + run.length; token++) tokens.add(token);
  }
  return tokens;
}

/** A passage of x that opens or fills a sentence which nothing else explains. */
function attachParts(state: MatchState, likely: readonly Likely[]): void {
  const gapOf = findGaps(state);
  for (const { x, y, mean, runnerUp } of likely) {
    if (state.takenY.has(y) || gapOf.x(x) !== gapOf.y(y)) continue;
    const [ofX, ofY] = [state.older[x]!.wording.words, state.newer[y]!.wording.words];
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
    state.takenY.add(y);
  }
}
