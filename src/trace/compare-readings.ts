/**
 * Compares two wordings by the pairs of neighbouring tokens that both have, wherever they stand: what was moved inside a
 * paragraph is there still. A token is shared where a pair that it belongs to is; function words weigh little.
 */
import { mix32 } from '../base/hash.js';
import { paragraphFlags } from '../model/paragraph-columns.js';
import { commonWeight, wordWeight } from './limits.js';
import type { ReadingTable } from './reading-table.js';

/** What a wording shares with a part of an earlier one. */
export interface SharedPart {
  /** The weights of the tokens that are shared, here and there. */
  readonly ofLater: number;
  readonly ofEarlier: number;
  /** From the first to the last of them, in tokens of the later wording. */
  readonly from: number;
  readonly to: number;
  /** Of the later wording's other tokens, the share that a form fills in; 0 where there are none. */
  readonly slots: number;
}

export class ReadingComparer {
  readonly #table: ReadingTable;
  // Open addressing: the place of a pair of tokens in the later wording, and one; 0 where free.
  #slots = new Uint16Array(1 << 8);
  #start = 0;
  #tokens = 0;
  #isShared = new Uint8Array(1 << 8);
  // Of each token of the earlier wording, its place in the later one; -1 where it is not there.
  #places = new Int32Array(1 << 8);
  earlierTokens = 0;
  /** Tokens in a row that the two wordings share at most. */
  longestRun = 0;

  constructor(table: ReadingTable) {
    this.#table = table;
  }

  /** Makes ready to compare one wording with earlier ones. */
  open(reading: number): void {
    const { starts, tokens } = this.#table;
    this.#start = starts[reading]!;
    // Places are kept in two bytes: of a longer paragraph the rest is not looked at.
    this.#tokens = Math.min(this.#table.length(reading), mostTokens);
    if (this.#isShared.length < this.#tokens) this.#isShared = new Uint8Array(2 * this.#tokens);
    let size = 1 << 8;
    while (size < 2 * this.#tokens) size *= 2;
    if (this.#slots.length === size) this.#slots.fill(0);
    else this.#slots = new Uint16Array(size);
    for (let at = 0; at + 1 < this.#tokens; at++) {
      const [one, other] = [tokens[this.#start + at]!, tokens[this.#start + at + 1]!];
      const slot = this.#slotOf(one, other);
      if (this.#slots[slot] === 0) this.#slots[slot] = at + 1;
    }
  }

  #slotOf(one: number, other: number): number {
    const mask = this.#slots.length - 1;
    let slot = mix32(one ^ Math.imul(other, 0x9e3779b1)) & mask;
    for (;;) {
      const entry = this.#slots[slot]!;
      if (entry === 0) return slot;
      if (this.#isPair(entry - 1, one, other)) return slot;
      slot = (slot + 1) & mask;
    }
  }

  /** Compares the open wording with an earlier one. What it finds is good until it compares again. */
  compare(earlier: number): void {
    const { starts, tokens } = this.#table;
    const start = starts[earlier]!;
    const count = Math.min(this.#table.length(earlier), mostTokens);
    if (this.#places.length < count) this.#places = new Int32Array(2 * count);
    const places = this.#places.fill(-1, 0, count);
    this.earlierTokens = count;
    this.longestRun = 0;
    let run = 0;
    for (let at = 0; at + 1 < count; at++) {
      const [one, other] = [tokens[start + at]!, tokens[start + at + 1]!];
      const expected = run === 0 ? -1 : places[at]!;
      const goesOn = expected >= 0 && expected + 1 < this.#tokens && this.#isPair(expected, one, other);
      const place = goesOn ? expected : this.#slots[this.#slotOf(one, other)]! - 1;
      if (place < 0) {
        run = 0;
        continue;
      }
      run = goesOn ? run + 1 : 2;
      if (run > this.longestRun) this.longestRun = run;
      places[at] = place;
      places[at + 1] = place + 1;
    }
  }

  #isPair(at: number, one: number, other: number): boolean {
    const { tokens } = this.#table;
    return tokens[this.#start + at] === one && tokens[this.#start + at + 1] === other;
  }

  /** What the open wording shares with the tokens `[from, to)` of the one that it was compared with last. */
  sharedWith(earlier: number, from: number, to: number): SharedPart {
    const { starts, flags } = this.#table;
    const start = starts[earlier]!;
    const isShared = this.#isShared.fill(0, 0, this.#tokens);
    let [ofEarlier, first, last] = [0, this.#tokens, 0];
    for (let at = from; at < to; at++) {
      const place = this.#places[at]!;
      if (place < 0) continue;
      ofEarlier += weightOf(flags[start + at]!);
      isShared[place] = 1;
      if (place < first) first = place;
      if (place >= last) last = place + 1;
    }
    let [ofLater, slots, others] = [0, 0, 0];
    for (let at = 0; at < this.#tokens; at++) {
      const flag = flags[this.#start + at]!;
      if (isShared[at] !== 0) ofLater += weightOf(flag);
      else if ((flag & paragraphFlags.slot) === 0) others++;
      else slots++;
    }
    const slotShare = slots + others === 0 ? 0 : slots / (slots + others);
    return { ofEarlier, ofLater, from: Math.min(first, last), to: last, slots: slotShare };
  }

  /** The weight of the tokens `[from, to)` of a wording. */
  weigh(reading: number, from: number, to: number): number {
    const { starts, flags } = this.#table;
    let weight = 0;
    for (let at = starts[reading]! + from; at < starts[reading]! + to; at++) weight += weightOf(flags[at]!);
    return weight;
  }
}

function weightOf(flags: number): number {
  return (flags & paragraphFlags.common) === 0 ? wordWeight : commonWeight;
}

const mostTokens = 65_000;
