/**
 * The sentences of two revisions in, matched pairs out, in the steps of an editor's eye: equal paragraphs,
 * equal sentences, then likeness inside the gaps between them, then across gaps, then sentences that were
 * joined into one or cut out of one, last a long run of words that went elsewhere. Each step sees only what
 * the ones before it left; they share one state, which is why they share this file.
 */

import type { Sentence } from '../model.js';
import { heaviestIncreasing } from './increasing-subsequence.js';
import { findSharedRuns } from './passages.js';
import {
  compareSentences,
  type Likeness,
  profileSentence,
  type SentenceProfile,
} from './sentence-similarity.js';

/** A sentence of one revision, with its place there. */
export interface Unit {
  readonly block: number;
  readonly sentence: Sentence;
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

// Within a gap, two sentences this alike are one, edited (Docxodus pairs from .35 to .5, on other measures).
const gapSimilarity = 0.4;
// Across gaps likeness alone must say it: one holds nearly all of the other, and the other much of it.
const movedShare = 0.8;
const movedSimilarity = 0.5;
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
export function matchSentences(older: readonly Unit[], newer: readonly Unit[]): Match[] {
  const state = new MatchState(older, newer);
  matchEqual(state, paragraphKeys);
  matchEqual(state, sentenceKeys);
  const likely = findLikely(state);
  matchAlike(state, likely, true);
  matchAlike(state, likely, false);
  attachMembers(state, likely);
  attachParts(state, likely);
  return state.matches.sort((left, right) => left.x - right.x || left.y - right.y);
}

class MatchState {
  readonly matches: Match[] = [];
  readonly takenX = new Set<number>();
  readonly takenY = new Set<number>();
  readonly older: readonly Unit[];
  readonly newer: readonly Unit[];
  readonly profilesX: readonly SentenceProfile[];
  readonly profilesY: readonly SentenceProfile[];

  constructor(older: readonly Unit[], newer: readonly Unit[]) {
    this.older = older;
    this.newer = newer;
    this.profilesX = older.map(({ sentence }) => profileSentence(sentence.tokens));
    this.profilesY = newer.map(({ sentence }) => profileSentence(sentence.tokens));
  }

  add(match: Match): void {
    this.matches.push(match);
    this.takenX.add(match.x);
    this.takenY.add(match.y);
  }
}

interface Keyed {
  readonly key: string;
  readonly indexes: readonly number[];
  readonly tokens: number;
}

function paragraphKeys(units: readonly Unit[], profiles: readonly SentenceProfile[]): Keyed[] {
  const keyed: { key: string; indexes: number[]; tokens: number; block: number }[] = [];
  for (const [index, { block }] of units.entries()) {
    const { norms } = profiles[index]!;
    const last = keyed.at(-1);
    if (last?.block === block) {
      last.key += `\n${norms.join(' ')}`;
      last.indexes.push(index);
      last.tokens += norms.length;
    } else keyed.push({ key: norms.join(' '), indexes: [index], tokens: norms.length, block });
  }
  return keyed;
}

function sentenceKeys(units: readonly Unit[], profiles: readonly SentenceProfile[]): Keyed[] {
  return units.map((_, index) => ({
    key: profiles[index]!.norms.join(' '),
    indexes: [index],
    tokens: profiles[index]!.norms.length,
  }));
}

/** Pairs what is equal and stands once on either side. */
function matchEqual(
  state: MatchState,
  keysOf: (units: readonly Unit[], profiles: readonly SentenceProfile[]) => Keyed[],
): void {
  const uniqueIn = (keyed: readonly Keyed[], taken: ReadonlySet<number>) => {
    const unique = new Map<string, Keyed | null>();
    for (const item of keyed) {
      if (item.tokens < minAnchorTokens || item.indexes.some((index) => taken.has(index))) continue;
      unique.set(item.key, unique.has(item.key) ? null : item);
    }
    return unique;
  };
  const ofX = uniqueIn(keysOf(state.older, state.profilesX), state.takenX);
  const ofY = uniqueIn(keysOf(state.newer, state.profilesY), state.takenY);
  const rule = keysOf === paragraphKeys ? 'equal paragraph' : 'equal sentence';
  for (const [key, left] of ofX) {
    const right = ofY.get(key);
    if (left === null || right === null || right === undefined) continue;
    for (const [at, x] of left.indexes.entries()) {
      state.add({ x, y: right.indexes[at]!, similarity: 1, rule, runnerUp: 0 });
    }
  }
}

interface Likely extends Likeness {
  readonly x: number;
  readonly y: number;
  readonly mean: number;
}

/** Likeness of every pair that shares enough bigrams to pass any test that follows: surest first. */
function findLikely(state: MatchState): Likely[] {
  const byBigram = new Map<string, { readonly y: number; readonly weight: number }[]>();
  for (const [y, { bigrams }] of state.profilesY.entries()) {
    for (const [bigram, weight] of bigrams) {
      const holders = byBigram.get(bigram);
      if (holders === undefined) byBigram.set(bigram, [{ y, weight }]);
      else holders.push({ y, weight });
    }
  }
  const likely: Likely[] = [];
  const fixed = new Set(state.takenX);
  const fixedY = new Set(state.takenY);
  for (const [x, profile] of state.profilesX.entries()) {
    const shared = new Map<number, number>();
    for (const [bigram, weight] of profile.bigrams) {
      for (const holder of byBigram.get(bigram) ?? []) {
        shared.set(holder.y, (shared.get(holder.y) ?? 0) + Math.min(weight, holder.weight));
      }
    }
    for (const [y, weight] of shared) {
      if (fixed.has(x) && fixedY.has(y)) continue;
      const other = state.profilesY[y]!;
      if (weight < minBigramShare * Math.min(profile.bigramWeight, other.bigramWeight)) continue;
      const likeness = compareSentences(profile, other);
      likely.push({ x, y, ...likeness, mean: (likeness.forward + likeness.backward) / 2 });
    }
  }
  return likely.sort((left, right) => right.mean - left.mean || left.x - right.x || left.y - right.y);
}

function matchAlike(state: MatchState, likely: readonly Likely[], isInGap: boolean): void {
  const gapOf = findGaps(state);
  for (const { x, y, forward, backward, mean } of likely) {
    if (state.takenX.has(x) || state.takenY.has(y)) continue;
    const isSameGap = gapOf.x(x) === gapOf.y(y);
    const isMatch = isInGap
      ? isSameGap && mean >= gapSimilarity
      : Math.max(forward, backward) >= movedShare && mean >= movedSimilarity;
    if (!isMatch) continue;
    const rule = isInGap ? 'alike in a gap' : 'alike across gaps';
    state.add({ x, y, similarity: mean, rule, runnerUp: findRunnerUp(likely, x, y) });
  }
}

function findRunnerUp(likely: readonly Likely[], x: number, y: number): number {
  return likely.find((other) => (other.x === x) !== (other.y === y))?.mean ?? 0;
}

/** Gaps are counted by the spine: the heaviest chain of equal units that keeps its order. */
function findGaps(state: MatchState): {
  readonly x: (unit: number) => number;
  readonly y: (unit: number) => number;
} {
  const equal = state.matches.filter(({ similarity }) => similarity === 1);
  const points = equal.map(({ x, y }) => ({ x, y, weight: state.profilesX[x]!.norms.length }));
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
  for (const { x, y, forward, backward, mean } of likely) {
    const isJoining = !state.takenX.has(x) && state.takenY.has(y) && forward >= memberShare;
    const isSplitting = !state.takenY.has(y) && state.takenX.has(x) && backward >= memberShare;
    if (!isJoining && !isSplitting) continue;
    const member = isJoining ? state.profilesX[x]! : state.profilesY[y]!;
    if (member.norms.length < minMemberTokens) continue;
    const partners = state.matches.filter((match) => (isJoining ? match.y === y : match.x === x));
    const filled = (match: { x: number; y: number }) => filledTokens(state, match, isJoining ? 'y' : 'x');
    const own = filled({ x, y });
    const others = new Set(partners.flatMap((match) => [...filled(match)]));
    const overlap = [...own].filter((token) => others.has(token)).length;
    if (own.size === 0 || overlap > maxOverlap * own.size) continue;
    state.add({
      x,
      y,
      similarity: mean,
      rule: isJoining ? 'joined' : 'cut out',
      runnerUp: findRunnerUp(likely, x, y),
    });
  }
}

/** Tokens of one side that runs shared with the other fill. */
function filledTokens(
  state: MatchState,
  { x, y }: { readonly x: number; readonly y: number },
  side: 'x' | 'y',
): Set<number> {
  const tokens = new Set<number>();
  for (const run of findSharedRuns(state.profilesX[x]!.norms, state.profilesY[y]!.norms, spanTokens)) {
    const start = side === 'x' ? run.startInA : run.startInB;
    for (let token = start; token < start + run.length; token++) tokens.add(token);
  }
  return tokens;
}

/** A passage of x that opens or fills a sentence which nothing else explains. */
function attachParts(state: MatchState, likely: readonly Likely[]): void {
  const gapOf = findGaps(state);
  for (const { x, y, mean } of likely) {
    if (state.takenY.has(y) || gapOf.x(x) !== gapOf.y(y)) continue;
    const [ofX, ofY] = [state.profilesX[x]!.norms, state.profilesY[y]!.norms];
    const run = [...findSharedRuns(ofX, ofY, partTokens)].sort(
      (left, right) => right.length - left.length,
    )[0];
    if (run === undefined || run.length < partShare * Math.min(ofX.length, ofY.length)) continue;
    const taken = new Set(
      state.matches.filter((match) => match.x === x).flatMap((match) => [...filledTokens(state, match, 'x')]),
    );
    const part = [run.startInA, run.startInA + run.length] as const;
    let overlap = 0;
    for (let token = part[0]; token < part[1]; token++) if (taken.has(token)) overlap++;
    if (overlap > maxOverlap * run.length) continue;
    state.matches.push({
      x,
      y,
      similarity: mean,
      rule: 'passage',
      runnerUp: findRunnerUp(likely, x, y),
      part,
    });
    state.takenY.add(y);
  }
}
