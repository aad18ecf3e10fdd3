/**
 * Follows every wording back to earlier ones: wordings that hold the same paragraph are one thread. A wording may carry
 * several threads, each in a part of it, so that a paragraph joined out of two makes no thread of both; and what it says
 * beyond them begins a thread of its own.
 */
import type { Carrying } from '../model/thread.js';
import { ReadingComparer, type SharedPart } from './compare-readings.js';
import { KeyIndex } from './key-index.js';
import { followLimits, mostCarried } from './limits.js';
import { type Membership, Memberships } from './memberships.js';
import { type EarlierReadings, lookBack } from './phrases.js';
import type { ReadingTable } from './reading-table.js';

export interface FollowedReadings {
  readonly memberships: Memberships;
  /** How many threads there are, numbered as they began. */
  readonly threads: number;
}

/** `order` lists all wordings, in the order in which they first appeared. */
export function followReadings(table: ReadingTable, order: Uint32Array): FollowedReadings {
  const follower = new Follower(table, order);
  for (const reading of order) follower.add(reading);
  return { memberships: follower.memberships, threads: follower.threads };
}

/** A thread that was found in a wording, by way of an earlier one. */
interface Found extends Membership {
  /** What of the thread is there, and what of the wording it is, each in [0, 1]. */
  readonly ofThread: number;
  readonly ofReading: number;
}

class Follower {
  readonly memberships: Memberships;
  threads = 0;
  readonly #table: ReadingTable;
  readonly #earlier: EarlierReadings;
  readonly #comparer: ReadingComparer;

  constructor(table: ReadingTable, order: Uint32Array) {
    this.#table = table;
    const index = new KeyIndex(table);
    const { holders, earlier } = lookBack(table, index, order);
    this.#earlier = earlier;
    this.#comparer = new ReadingComparer(table, index, holders);
    this.memberships = new Memberships(table.size);
  }

  add(reading: number): void {
    this.memberships.set(reading, this.#carriedBy(reading, this.#earlier.of(reading)));
  }

  #carriedBy(reading: number, earlier: Uint32Array): readonly Membership[] {
    const length = this.#table.length(reading);
    const best = new Map<number, Found>();
    if (earlier.length > 0) this.#comparer.open(reading);
    for (const other of earlier) {
      for (const found of this.#findIn(reading, other)) {
        const known = best.get(found.thread);
        if (known === undefined || sureness(found) > sureness(known)) best.set(found.thread, found);
      }
    }
    const carried: Membership[] = [...best.values()]
      .sort((one, next) => next.ofReading - one.ofReading || one.thread - next.thread)
      .slice(0, mostCarried);
    const own = this.#findOwn(reading, length, carried);
    if (own.length > 0) return [...carried, ...own];
    const [only] = carried;
    // All that a wording of one paragraph says is that paragraph, what is new in it, too.
    const isWhole = carried.length === 1 && only!.as !== 'joined';
    return isWhole ? [{ ...only!, from: 0, to: length }] : carried;
  }

  /** The threads of an earlier wording that this one carries, too. */
  #findIn(reading: number, other: number): Found[] {
    const comparer = this.#comparer;
    comparer.compare(other);
    const { longestRun, earlierTokens } = comparer;
    if (longestRun < followLimits.leastEditedRun) return [];
    const found: Found[] = [];
    for (const { thread, from, to } of this.memberships.of(other)) {
      const end = Math.min(to, earlierTokens);
      const shared = comparer.sharedWith(other, from, end);
      const ofThread = shared.ofEarlier / comparer.weigh(other, from, end);
      const ofReading = shared.ofLater / comparer.weigh(reading, 0, this.#table.length(reading));
      const as = nameCarrying({ ofThread, ofReading, longestRun, ...shared });
      if (as === null) continue;
      found.push({ thread, from: shared.from, to: shared.to, as, slots: shared.slots, ofThread, ofReading });
    }
    return found;
  }

  /** The threads that begin here: of all that the wording says, or of each stretch that is beyond what it carries. */
  #findOwn(reading: number, length: number, carried: readonly Membership[]): readonly Membership[] {
    if (carried.length === 0) return [{ thread: this.threads++, from: 0, to: length, as: 'same', slots: 0 }];
    const whole = this.#comparer.weigh(reading, 0, length);
    return freeStretches(length, carried).flatMap(([from, to]): Membership[] => {
      const weight = this.#comparer.weigh(reading, from, to);
      if (weight < followLimits.leastOwn || weight < followLimits.leastOwnShare * whole) return [];
      return [{ thread: this.threads++, from, to, as: 'joined', slots: 0 }];
    });
  }
}

interface Likeness extends Pick<Found, 'ofThread' | 'ofReading'>, Pick<SharedPart, 'telling' | 'runs'> {
  readonly longestRun: number;
}

/** How a wording carries a thread, by what of either is in the other; null where it does not. */
function nameCarrying({ ofThread, ofReading, longestRun, ...shared }: Likeness): Carrying | null {
  const limits = followLimits;
  const [least, most] = [Math.min(ofThread, ofReading), Math.max(ofThread, ofReading)];
  if (least >= limits.nearlyAll) return 'edited';
  const asPart = ofThread >= limits.part ? 'joined' : 'cut';
  if (most >= limits.asWhole && least < limits.part && longestRun >= limits.leastWhole) return asPart;
  const { telling, runs } = shared;
  if (telling < limits.leastTelling) return null;
  const isScattered = runs >= limits.places;
  const isTogether = isScattered || most >= limits.partInOnePlace;
  const isPart = most >= limits.part && least < limits.part;
  if (isPart && isTogether && longestRun >= limits.leastRun && telling >= limits.leastTellingOfPart)
    return asPart;
  if (!isScattered && most < limits.inOnePlace) return null;
  const needed = telling >= limits.tellingMuch ? limits.rewritten : limits.edited;
  return least >= needed ? 'edited' : null;
}

function sureness({ ofThread, ofReading }: Found): number {
  return ofThread + ofReading;
}

/** The stretches of a wording that none of its threads takes. */
function freeStretches(
  length: number,
  carried: readonly Membership[],
): (readonly [from: number, to: number])[] {
  const free: (readonly [number, number])[] = [];
  let start = 0;
  const sorted = [...carried].sort((one, other) => one.from - other.from);
  for (const { from, to } of [...sorted, { from: length, to: length }]) {
    if (from > start) free.push([start, from]);
    start = Math.max(start, to);
  }
  return free;
}
