/**
 * Finds every pair of sentences of two revisions that is alike enough to pass any later test, surest first. Only
 * bigrams that two sentences of one kind share bring them together, so that the cost is that of what they have in
 * common; pairs of which both are matched already are skipped.
 */
import type { BlockKind } from '../../model/document.js';
import { alignLimits } from '../limits.js';
import { placeIn } from './find-gaps.js';
import type { MatchState, Reserved, Side } from './match-state.js';
import { withRoomFor } from './scratch-table.js';
import { compareSentences, type Likeness, type Weighed } from './sentence-similarity.js';

interface Pair extends Likeness {
  readonly x: number;
  readonly y: number;
  /** Of both shares. */
  readonly mean: number;
}

/** Two sentences that may be one, and how near others come to either of them. */
export interface Likely extends Pair {
  /** The best mean of x with another y, or of y with another x. */
  readonly runnerUp: number;
  /** The same among units that have no equal on the other side. */
  readonly rival: number;
  /** The best of those that is not of the same two paragraphs. */
  readonly rivalApart: number;
}

/**
 * Compares every two sentences that share enough bigrams; `reserved` ones are left out. On a page of a book's length a
 * bigram finds only those of its holders that stand nearest, and a sentence only its likeliest partners.
 */
export function findLikely(state: MatchState, reserved: Reserved): Likely[] {
  const { x: older, y: newer } = state;
  const most = mostPartners(older, newer);
  const units = newer.units.length;
  const open = [...newer.units.keys()].filter((y) => !reserved.y.has(y));
  const unmatched = open.filter((y) => !newer.isMatched(y));
  const found: Pair[] = [];
  // What is matched already is held against what is not: the rest of its pairs nobody asks for.
  for (const [holders, isMatched] of [[unmatched, true] as const, [open, false] as const]) {
    const asking = listAsking(older, reserved, isMatched);
    if (holders.length === 0 || asking.length === 0) continue;
    const index = new BigramHolders(
      newer,
      holders,
      isMatched ? null : asking.map((x) => bigramsOf(older, x)),
    );
    const shared = new SharedBigrams(index, units, most);
    for (const x of asking) {
      const { wording, kind } = older.units[x]!;
      const { profile } = wording;
      shared.gather(profile.bigrams, index.isLong ? placeIn(state, x) : 0);
      for (const y of shared.drain(newer, kind, profile.bigrams.total)) {
        const likeness = compareSentences(profile, newer.units[y]!.wording.profile);
        found.push({ x, y, ...likeness, mean: (likeness.forward + likeness.backward) / 2 });
      }
    }
    index.close();
  }
  found.sort((left, right) => right.mean - left.mean || left.x - right.x || left.y - right.y);
  return withRunnersUp(older, newer, found);
}

/** Lists the older units that are held against an index: those that are matched, or those that are not. */
function listAsking(older: Side, reserved: Reserved, isMatched: boolean): number[] {
  if (!isMatched && !older.hasUnmatched) return [];
  const asking: number[] = [];
  for (let x = 0; x < older.units.length; x++)
    if (older.isMatched(x) === isMatched && !reserved.x.has(x)) asking.push(x);
  return asking;
}

function bigramsOf(side: Side, unit: number): Weighed {
  return side.units[unit]!.wording.profile.bigrams;
}

/** Bounds the partners of a sentence, so that those of all of them are no more than a number of pairs. */
function mostPartners(older: Side, newer: Side): number {
  const { maxLikelyPairs, maxPartnersTried, minPartnersTried } = alignLimits;
  const fair = Math.floor(maxLikelyPairs / Math.max(1, older.units.length, newer.units.length));
  return Math.max(minPartnersTried, Math.min(maxPartnersTried, fair));
}

/** Adds up, for one older sentence at a time, the weight of the bigrams that each newer one shares with it. */
class SharedBigrams {
  readonly #holders: BigramHolders;
  readonly #weights: Float64Array;
  readonly #most: number;
  /** Units with a weight, in the order in which they were met. */
  readonly #touched: number[] = [];

  constructor(holders: BigramHolders, units: number, most: number) {
    this.#holders = holders;
    this.#weights = new Float64Array(units);
    this.#most = most;
  }

  /** Of a bigram that too many hold, those nearest to `place` count. */
  gather({ keys, weights }: Weighed, place: number): void {
    const { units, weights: held } = this.#holders;
    for (const [at, key] of keys.entries()) {
      let [start, end] = this.#holders.find(key);
      if (end - start > this.#most) {
        const middle = start + countBelow(units, start, end, place);
        start = Math.max(start, Math.min(middle - (this.#most >> 1), end - this.#most));
        end = start + this.#most;
      }
      for (let entry = start; entry < end; entry++) {
        const unit = units[entry]!;
        if (this.#weights[unit] === 0) this.#touched.push(unit);
        this.#weights[unit]! += Math.min(weights[at]!, held[entry]!);
      }
    }
  }

  /** Lists the units of a kind that share enough, and of too many those that share most; forgets all of them. */
  drain(side: Side, kind: BlockKind, total: number): readonly number[] {
    const enough = this.#touched.filter((unit) => {
      const { kind: other, wording } = side.units[unit]!;
      const least = Math.min(total, wording.profile.bigrams.total);
      return other === kind && this.#weights[unit]! >= alignLimits.minBigramShare * least;
    });
    if (enough.length > this.#most)
      enough.sort((left, right) => this.#weights[right]! - this.#weights[left]! || left - right);
    for (const unit of this.#touched) this.#weights[unit] = 0;
    this.#touched.length = 0;
    return enough.slice(0, this.#most);
  }
}

/** Holds for each bigram where its entries begin, counted from 1. Filled by one index at a time, then emptied. */
let firstEntries = new Int32Array(1024);

/** Indexes which units of the newer side hold each bigram: entries of one bigram stand together, units ascending. */
class BigramHolders {
  readonly units: Int32Array;
  readonly weights: Float64Array;
  /** Whether the side is so long that a bigram may have too many holders. */
  readonly isLong: boolean;
  readonly #ends: number[] = [];
  readonly #bigrams: number[] = [];

  /** Of `asking` only the bigrams are indexed, where it is given: nobody asks for others. */
  constructor(side: Side, holders: readonly number[], asking: readonly Weighed[] | null) {
    const profiles = holders.map((unit) => bigramsOf(side, unit));
    for (const { keys } of asking ?? profiles) for (const key of keys) this.#number(key);
    const counts: number[] = this.#bigrams.map(() => 0);
    let size = 0;
    for (const { keys } of profiles)
      for (const key of keys) {
        const number = (firstEntries[key] ?? 0) - 1;
        if (number === -1) continue;
        counts[number]!++;
        size++;
      }
    // Where each bigram's entries end so far: filled, they are where the next one's begin.
    let start = 0;
    for (const count of counts) {
      this.#ends.push(start);
      start += count;
    }
    this.units = new Int32Array(size);
    this.weights = new Float64Array(size);
    for (const [at, { keys, weights }] of profiles.entries())
      for (const [place, key] of keys.entries()) {
        const number = (firstEntries[key] ?? 0) - 1;
        if (number === -1) continue;
        const entry = this.#ends[number]!++;
        this.units[entry] = holders[at]!;
        this.weights[entry] = weights[place]!;
      }
    this.isLong = holders.length > alignLimits.minPartnersTried;
  }

  #number(bigram: number): void {
    firstEntries = withRoomFor(firstEntries, bigram);
    if (firstEntries[bigram] === 0) firstEntries[bigram] = this.#bigrams.push(bigram);
  }

  /** Returns where the entries of a bigram begin and end. */
  find(bigram: number): readonly [start: number, end: number] {
    const number = (firstEntries[bigram] ?? 0) - 1;
    return number === -1 ? nobody : [number === 0 ? 0 : this.#ends[number - 1]!, this.#ends[number]!];
  }

  /** Empties the table for the next index. */
  close(): void {
    for (const bigram of this.#bigrams) firstEntries[bigram] = 0;
  }
}

const nobody = [0, 0] as const;

/** Counts the units of `[start, end)` below one, by bisection. */
function countBelow(units: Int32Array, start: number, end: number, unit: number): number {
  let [low, high] = [start, end];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (units[middle]! < unit) low = middle + 1;
    else high = middle;
  }
  return low - start;
}

/**
 * Adds to each pair how near others come. `found` stands surest first, so that the first few of a unit are its best.
 */
function withRunnersUp(older: Side, newer: Side, found: readonly Pair[]): Likely[] {
  const isOpen = ({ x, y }: Pair) => !older.isMatched(x) && !newer.isMatched(y);
  const isBeside = (pair: Pair, other: Pair) =>
    older.units[pair.x]!.block === older.units[other.x]!.block &&
    newer.units[pair.y]!.block === newer.units[other.y]!.block;
  const all = rankPartners(found, (pair, other) => pair === other);
  const open = found.filter(isOpen);
  const [apart, loose] = [rankPartners(open, isBeside), rankPartners(open, (pair, other) => pair === other)];
  return found.map((pair) => ({
    ...pair,
    runnerUp: all(pair),
    rival: isOpen(pair) ? loose(pair) : 1,
    rivalApart: isOpen(pair) ? apart(pair) : 1,
  }));
}

/** Looks up the best mean of either unit of a pair with another partner, `isSame` ones aside. */
function rankPartners(
  found: readonly Pair[],
  isSame: (pair: Pair, other: Pair) => boolean,
): (pair: Pair) => number {
  const [ofX, ofY]: [Pair[][], Pair[][]] = [[], []];
  for (const pair of found) {
    addPartner(ofX, pair.x, pair);
    addPartner(ofY, pair.y, pair);
  }
  const otherThan = (pair: Pair, partners: readonly Pair[] = []) => {
    for (const other of partners) if (!isSame(pair, other)) return other.mean;
    return 0;
  };
  return (pair) => Math.max(otherThan(pair, ofX[pair.x]), otherThan(pair, ofY[pair.y]));
}

function addPartner(partners: Pair[][], unit: number, pair: Pair): void {
  const known = partners[unit];
  if (known === undefined) partners[unit] = [pair];
  else if (known.length < alignLimits.maxPartners) known.push(pair);
}
