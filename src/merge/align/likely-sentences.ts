/**
 * Finds every pair of sentences of two revisions that is alike enough to pass any later test, surest first. Only
 * bigrams that two sentences of one kind share bring them together, so that the cost is that of what they have in
 * common; pairs of which both are matched already are skipped.
 */
import { alignLimits } from '../limits.js';
import type { Reserved, Side } from './match-state.js';
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

/** Compares every two sentences that share enough bigrams; `reserved` ones are left out. */
export function findLikely(older: Side, newer: Side, reserved: Reserved): Likely[] {
  const holders = new BigramHolders(newer, reserved.y, older.hasUnmatched);
  const shared = new SharedBigrams(holders, newer.units.length);
  const found: Pair[] = [];
  for (const [x, { wording, kind }] of older.units.entries()) {
    if (reserved.x.has(x)) continue;
    const { profile } = wording;
    const isMatched = older.isMatched(x);
    const isSkipped = (y: number) => newer.units[y]!.kind !== kind || (isMatched && newer.isMatched(y));
    shared.gather(profile.bigrams, isSkipped);
    shared.drain((y, weight) => {
      const other = newer.units[y]!.wording.profile;
      const least = Math.min(profile.bigrams.total, other.bigrams.total);
      if (weight < alignLimits.minBigramShare * least) return;
      const likeness = compareSentences(profile, other);
      found.push({ x, y, ...likeness, mean: (likeness.forward + likeness.backward) / 2 });
    });
  }
  holders.close();
  found.sort((left, right) => right.mean - left.mean || left.x - right.x || left.y - right.y);
  return withRunnersUp(older, newer, found);
}

/** Adds up, for one older sentence at a time, the weight of the bigrams that each newer one shares with it. */
class SharedBigrams {
  readonly #holders: BigramHolders;
  readonly #weights: Float64Array;
  /** Units with a weight, in the order in which they were met. */
  readonly #touched: number[] = [];

  constructor(holders: BigramHolders, units: number) {
    this.#holders = holders;
    this.#weights = new Float64Array(units);
  }

  gather({ keys, weights }: Weighed, isSkipped: (unit: number) => boolean): void {
    const holders = this.#holders;
    for (let index = 0; index < keys.length; index++) {
      for (let entry = holders.first(keys[index]!); entry !== -1; entry = holders.next[entry]!) {
        const unit = holders.units[entry]!;
        if (isSkipped(unit)) continue;
        if (this.#weights[unit] === 0) this.#touched.push(unit);
        this.#weights[unit]! += Math.min(weights[index]!, holders.weights[entry]!);
      }
    }
  }

  /** Calls `use` for every unit that shares a bigram, and forgets them. */
  drain(use: (unit: number, weight: number) => void): void {
    for (const unit of this.#touched) {
      const weight = this.#weights[unit]!;
      this.#weights[unit] = 0;
      use(unit, weight);
    }
    this.#touched.length = 0;
  }
}

/** Holds for each bigram its last entry, counted from 1. Filled by one index at a time, then emptied. */
let lastEntries = new Int32Array(1024);

/** Indexes which units of the newer side hold each bigram: lists of entries, each leading to the one before it. */
class BigramHolders {
  readonly next: number[] = [];
  readonly units: number[] = [];
  readonly weights: number[] = [];
  readonly #bigrams: number[] = [];

  /** Where every older unit is matched, only the bigrams of unmatched newer ones are looked for. */
  constructor(side: Side, reserved: ReadonlySet<number>, hasOlderUnmatched: boolean) {
    for (const [unit, { wording }] of side.units.entries()) {
      if (reserved.has(unit) || (!hasOlderUnmatched && side.isMatched(unit))) continue;
      const { keys, weights } = wording.profile.bigrams;
      for (let index = 0; index < keys.length; index++) this.#add(unit, keys[index]!, weights[index]!);
    }
  }

  #add(unit: number, bigram: number, weight: number): void {
    lastEntries = withRoomFor(lastEntries, bigram);
    this.next.push(lastEntries[bigram]! - 1);
    this.units.push(unit);
    this.weights.push(weight);
    this.#bigrams.push(bigram);
    lastEntries[bigram] = this.units.length;
  }

  /** Returns the first entry of a bigram; −1 where nobody holds it. */
  first(bigram: number): number {
    return (lastEntries[bigram] ?? 0) - 1;
  }

  /** Empties the table for the next index. */
  close(): void {
    for (const bigram of this.#bigrams) lastEntries[bigram] = 0;
  }
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
  const best = { x: new Map<number, Pair[]>(), y: new Map<number, Pair[]>() };
  for (const pair of found) {
    for (const side of ['x', 'y'] as const) {
      const known = best[side].get(pair[side]);
      if (known === undefined) best[side].set(pair[side], [pair]);
      else if (known.length < alignLimits.maxPartners) known.push(pair);
    }
  }
  const otherThan = (pair: Pair, side: 'x' | 'y') =>
    best[side].get(pair[side])?.find((other) => !isSame(pair, other))?.mean ?? 0;
  return (pair) => Math.max(otherThan(pair, 'x'), otherThan(pair, 'y'));
}
