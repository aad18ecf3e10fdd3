/**
 * The sentences of two revisions in, every pair that is alike enough to pass any test out, surest first. Only
 * bigrams that two sentences share bring them together, so that the cost is that of what is in common; pairs
 * of which both have found their equals are not looked at.
 */
import type { Side } from './matched-sides.js';
import { compareSentences, type Likeness } from './sentence-similarity.js';

// Sentences that share less of their bigrams pass no test, even where all their words are the same.
const minBigramShare = 0.15;
// As many of the likeliest partners of a unit are looked at for a rival.
const maxPartners = 4;

interface Pair extends Likeness {
  readonly x: number;
  readonly y: number;
  readonly mean: number;
}

export interface Likely extends Pair {
  /** The best mean of x with another y, or of y with another x. */
  readonly runnerUp: number;
  /** The same among units that have no equal on the other side. */
  readonly rival: number;
  /** Of those the best that is not of the same two paragraphs. */
  readonly rivalApart: number;
}

/** Units that are left out altogether. */
export interface LeftOut {
  readonly x: ReadonlySet<number>;
  readonly y: ReadonlySet<number>;
}

/** Likeness of every pair that shares enough bigrams to pass any test that follows: surest first. */
export function findLikely(older: Side, newer: Side, leftOut: LeftOut | undefined): Likely[] {
  const holders = new BigramHolders(newer, leftOut?.y, older.hasFree);
  const found: Pair[] = [];
  const shared = new Float64Array(newer.units.length);
  const touched: number[] = [];
  for (const [x, { wording }] of older.units.entries()) {
    if (leftOut?.x.has(x)) continue;
    const { profile } = wording;
    const isFixed = older.isTaken(x);
    const { keys, weights } = profile.bigrams;
    for (let index = 0; index < keys.length; index++) {
      for (let entry = holders.first(keys[index]!); entry !== -1; entry = holders.next[entry]!) {
        const y = holders.units[entry]!;
        if (isFixed && newer.isTaken(y)) continue;
        if (shared[y] === 0) touched.push(y);
        shared[y]! += Math.min(weights[index]!, holders.weights[entry]!);
      }
    }
    for (const y of touched) {
      const weight = shared[y]!;
      shared[y] = 0;
      const other = newer.units[y]!.wording.profile;
      if (weight < minBigramShare * Math.min(profile.bigrams.total, other.bigrams.total)) continue;
      const likeness = compareSentences(profile, other);
      found.push({ x, y, ...likeness, mean: (likeness.forward + likeness.backward) / 2 });
    }
    touched.length = 0;
  }
  holders.close();
  found.sort((left, right) => right.mean - left.mean || left.x - right.x || left.y - right.y);
  return withRunnersUp(older, newer, found);
}

/** By bigram the last entry of those that hold it, counted from 1. Filled by one index at a time, then emptied. */
let lastEntries = new Int32Array(1024);

/** Who holds each bigram on the newer side: lists of entries, each leading to the one before it. */
class BigramHolders {
  readonly next: number[] = [];
  readonly units: number[] = [];
  readonly weights: number[] = [];
  readonly #bigrams: number[] = [];

  /** Where no unit of the older side is free, only those of free units are looked for. */
  constructor(side: Side, leftOut: ReadonlySet<number> | undefined, isOlderFree: boolean) {
    for (const [unit, { wording }] of side.units.entries()) {
      if (leftOut?.has(unit) || (!isOlderFree && side.isTaken(unit))) continue;
      const { keys, weights } = wording.profile.bigrams;
      for (let index = 0; index < keys.length; index++) this.#add(unit, keys[index]!, weights[index]!);
    }
  }

  #add(unit: number, bigram: number, weight: number): void {
    if (bigram >= lastEntries.length) {
      const grown = new Int32Array(2 ** Math.ceil(Math.log2(bigram + 2)));
      grown.set(lastEntries);
      lastEntries = grown;
    }
    this.next.push(lastEntries[bigram]! - 1);
    this.units.push(unit);
    this.weights.push(weight);
    this.#bigrams.push(bigram);
    lastEntries[bigram] = this.units.length;
  }

  /** −1 where nobody holds it. */
  first(bigram: number): number {
    return (lastEntries[bigram] ?? 0) - 1;
  }

  /** Empties the table for the next index. */
  close(): void {
    for (const bigram of this.#bigrams) lastEntries[bigram] = 0;
  }
}

/** `found` stands surest first, so that the first few of a unit are its best. */
function withRunnersUp(older: Side, newer: Side, found: readonly Pair[]): Likely[] {
  const isOpen = ({ x, y }: Pair) => !older.isTaken(x) && !newer.isTaken(y);
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
