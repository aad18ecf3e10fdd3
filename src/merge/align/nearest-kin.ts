/**
 * Finds for a sentence the one of the other revision that it shares most rare words with. Rare words lead to those that
 * hold them; a word that half a long page has adds to what rarer ones found, and finds nothing by itself, so that the
 * cost of a sentence does not grow with the page.
 */
import { alignLimits } from '../limits.js';
import type { Side, Unit } from './match-state.js';

/** The sentence that shares most with another, and what they share. */
export interface Nearest {
  readonly held: number;
  readonly weight: number;
  readonly words: number;
}

/** Searches the units of one side, of which `holders` lists by word those that hold it. */
export class NearestKin {
  readonly #side: Side;
  readonly #holders: ReadonlyMap<number, readonly number[]>;
  readonly #weigh: (word: number) => number;
  readonly #most: number;
  readonly #weights: Float64Array;
  readonly #counts: Uint32Array;
  /** Units with a count, in the order in which they were met. */
  readonly #touched: number[] = [];

  constructor(
    side: Side,
    holders: ReadonlyMap<number, readonly number[]>,
    { weigh, searches }: { readonly weigh: (word: number) => number; readonly searches: number },
  ) {
    const { maxHoldersTried, maxKinTried, minHoldersTried } = alignLimits;
    this.#side = side;
    this.#holders = holders;
    this.#weigh = weigh;
    this.#most = Math.max(minHoldersTried, Math.min(maxHoldersTried, Math.floor(maxKinTried / searches)));
    this.#weights = new Float64Array(side.units.length);
    this.#counts = new Uint32Array(side.units.length);
  }

  /** Returns the sentence of the same kind that shares most with `unit`, the first among equals; null for none. */
  find({ wording, kind }: Unit): Nearest | null {
    const common = this.#listCommon(wording.content);
    for (const word of wording.content) if (!common.has(word)) this.#gather(word, kind);
    if (common.size > 0)
      this.#touched.sort((left, right) => this.#weights[right]! - this.#weights[left]! || left - right);
    const open = [...common].reduce((sum, word) => sum + this.#weigh(word), 0);
    let nearest: Nearest | null = null;
    for (const held of this.#touched) {
      const found = { held, weight: this.#weights[held]!, words: this.#counts[held]! };
      // All that come behind hold less: what is left to add does not lift them above the best.
      if (common.size > 0 && nearest !== null && found.weight + open < nearest.weight) break;
      const whole = common.size === 0 ? found : this.#addCommon(found, common);
      if (nearest === null || whole.weight > nearest.weight || isEarlier(whole, nearest)) nearest = whole;
    }
    for (const held of this.#touched) {
      this.#weights[held] = 0;
      this.#counts[held] = 0;
    }
    this.#touched.length = 0;
    return nearest;
  }

  /** Lists the words that lead to more sentences than are tried, once those that fewer hold have led to theirs. */
  #listCommon(content: readonly number[]): ReadonlySet<number> {
    const holdersOf = (word: number) => this.#holders.get(word)?.length ?? 0;
    if (content.reduce((sum, word) => sum + holdersOf(word), 0) <= this.#most) return none;
    const byRarity = [...content].sort((left, right) => holdersOf(left) - holdersOf(right) || left - right);
    let tried = 0;
    return new Set(
      byRarity.filter((word) => {
        tried += holdersOf(word);
        return tried > this.#most;
      }),
    );
  }

  #gather(word: number, kind: Unit['kind']): void {
    const weight = this.#weigh(word);
    for (const held of this.#holders.get(word) ?? []) {
      if (this.#side.units[held]!.kind !== kind) continue;
      if (this.#counts[held] === 0) this.#touched.push(held);
      this.#weights[held]! += weight;
      this.#counts[held]!++;
    }
  }

  #addCommon({ held, weight, words }: Nearest, common: ReadonlySet<number>): Nearest {
    const own = this.#side.units[held]!.wording.content.filter((word) => common.has(word));
    return {
      held,
      weight: own.reduce((sum, word) => sum + this.#weigh(word), weight),
      words: words + own.length,
    };
  }
}

const none: ReadonlySet<number> = new Set();

function isEarlier(one: Nearest, other: Nearest): boolean {
  return one.weight === other.weight && one.held < other.held;
}
