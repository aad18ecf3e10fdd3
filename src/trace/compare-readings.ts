/**
 * Compares two wordings by the pairs of neighbouring tokens that both have, wherever they stand: what was moved inside a
 * paragraph is there still. A token is shared where a pair that it belongs to is; function words weigh little.
 */
import { mix32 } from '../base/hash.js';
import { paragraphFlags } from '../model/paragraph-columns.js';
import type { KeyIndex } from './key-index.js';
import {
  commonWeight,
  fewHolders,
  followLimits,
  keyTokens,
  leastOfRun,
  looseWeight,
  signWeight,
  wordWeight,
} from './limits.js';
import type { ReadingTable } from './reading-table.js';

/** What a wording shares with a part of an earlier one. */
export interface SharedPart {
  /** The weights of the tokens that are shared, here and there. */
  readonly ofLater: number;
  readonly ofEarlier: number;
  /** The same, what is a turn of phrase counting little. */
  readonly telling: number;
  /** Stretches of shared tokens that tell more than a phrase does. */
  readonly runs: number;
  /** From the first to the last of them, in tokens of the later wording. */
  readonly from: number;
  readonly to: number;
  /** Of the later wording's other tokens, the share that a form fills in; 0 where there are none. */
  readonly slots: number;
}

export class ReadingComparer {
  readonly #table: ReadingTable;
  readonly #index: KeyIndex;
  readonly #holders: Uint8Array;
  // Open addressing: the place of a pair of tokens in the later wording, and one; 0 where free.
  #slots = new Uint16Array(1 << 8);
  #start = 0;
  #tokens = 0;
  #isShared = new Uint8Array(1 << 8);
  // How much of one thing a token of the later wording tells, and a key that begins there.
  #tells = new Float32Array(1 << 8);
  #keyTells = new Float32Array(1 << 8);
  // Of each token of the earlier wording, its place in the later one; -1 where it is not there.
  #places = new Int32Array(1 << 8);
  #isKept = new Uint8Array(1 << 8);
  earlierTokens = 0;
  /** Tokens in a row that the two wordings share at most. */
  longestRun = 0;

  /** `holders` counts for every key how many groups of wordings have it. */
  constructor(table: ReadingTable, index: KeyIndex, holders: Uint8Array) {
    this.#table = table;
    this.#index = index;
    this.#holders = holders;
  }

  /** Makes ready to compare one wording with earlier ones. */
  open(reading: number): void {
    const { starts, tokens } = this.#table;
    this.#start = starts[reading]!;
    // Places are kept in two bytes: of a longer paragraph the rest is not looked at.
    this.#tokens = Math.min(this.#table.length(reading), mostTokens);
    if (this.#isShared.length < this.#tokens) {
      this.#isShared = new Uint8Array(2 * this.#tokens);
      this.#tells = new Float32Array(2 * this.#tokens);
      this.#keyTells = new Float32Array(2 * this.#tokens);
    }
    const keys = Math.min(this.#tokens, this.#index.keysOf(reading));
    for (let key = 0; key < keys; key++)
      this.#keyTells[key] = Math.min(1, fewHolders / this.#holders[this.#index.bucket(reading, key)]!);
    this.#keyTells.fill(0, keys, this.#tokens);
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
    if (this.#places.length < count) {
      this.#places = new Int32Array(2 * count);
      this.#isKept = new Uint8Array(2 * count);
    }
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

  /**
   * What the open wording shares with the tokens `[from, to)` of the one that it was compared with last. What is much longer
   * than the other is looked at where most of it stands together: words here and there over a page are chance.
   */
  sharedWith(earlier: number, from: number, to: number): SharedPart {
    const { starts, flags } = this.#table;
    const [start, places] = [starts[earlier]!, this.#places];
    const isShared = this.#isShared.fill(0, 0, this.#tokens);
    for (let at = from; at < to; at++) if (places[at]! >= 0) isShared[places[at]!] = 1;
    const there = widestStretch(isShared, 0, this.#tokens, to - from);
    const isThere = (at: number) => places[at]! >= there.from && places[at]! < there.to;
    for (let at = from; at < to; at++) this.#isKept[at] = isThere(at) ? 1 : 0;
    const here = widestStretch(this.#isKept, from, to, this.#tokens);
    isShared.fill(0, 0, this.#tokens);
    let ofEarlier = 0;
    for (let at = here.from; at < here.to; at++) {
      if (this.#isKept[at] === 0) continue;
      ofEarlier += weightOf(flags[start + at]!);
      isShared[places[at]!] = 1;
    }
    return { ofEarlier, ...this.#describeShared() };
  }

  /** Weighs the shared tokens of the open wording. */
  #describeShared(): Omit<SharedPart, 'ofEarlier'> {
    const { flags } = this.#table;
    const isShared = this.#isShared;
    this.#tellShared();
    let [ofLater, telling, slots, others, first, last] = [0, 0, 0, 0, 0, 0];
    let [runs, ofRun] = [0, 0];
    for (let at = 0; at < this.#tokens; at++) {
      const flag = flags[this.#start + at]!;
      if (isShared[at] !== 0) {
        if (last === 0) first = at;
        last = at + 1;
        ofLater += weightOf(flag);
        const tells = this.#tells[at]! * weightOf(flag);
        telling += tells;
        if (ofRun < leastOfRun && ofRun + tells >= leastOfRun) runs++;
        ofRun += tells;
        continue;
      }
      ofRun = 0;
      if ((flag & paragraphFlags.slot) === 0) others++;
      else slots++;
    }
    return {
      ofLater,
      telling,
      runs,
      from: first,
      to: last,
      slots: slots + others === 0 ? 0 : slots / (slots + others),
    };
  }

  /** Gives each shared token what the most telling key around it tells that is shared as a whole. */
  #tellShared(): void {
    const [isShared, tells] = [this.#isShared, this.#tells.fill(looseWeight, 0, this.#tokens)];
    let run = 0;
    for (let at = 0; at < this.#tokens; at++) {
      run = isShared[at] === 0 ? 0 : run + 1;
      if (run < keyTokens) continue;
      const tell = this.#keyTells[at - keyTokens + 1]!;
      for (let back = 0; back < keyTokens; back++) if (tells[at - back]! < tell) tells[at - back] = tell;
    }
  }

  /** The weight of the tokens `[from, to)` of a wording. */
  weigh(reading: number, from: number, to: number): number {
    const { starts, flags } = this.#table;
    let weight = 0;
    for (let at = starts[reading]! + from; at < starts[reading]! + to; at++) weight += weightOf(flags[at]!);
    return weight;
  }
}

/** Where most marks of `[from, to)` stand together, in so many tokens as a part of `length` may take; all where it is short. */
function widestStretch(
  marks: Uint8Array,
  from: number,
  to: number,
  length: number,
): { readonly from: number; readonly to: number } {
  const size = Math.ceil(followLimits.widest * length);
  if (to - from <= size) return { from, to };
  let [inside, most, best] = [0, 0, from];
  for (let at = from; at < to; at++) {
    inside += marks[at]!;
    if (at - size >= from) inside -= marks[at - size]!;
    if (inside <= most) continue;
    most = inside;
    best = Math.max(from, at - size + 1);
  }
  return { from: best, to: Math.min(to, best + size) };
}

function weightOf(flags: number): number {
  if ((flags & paragraphFlags.sign) !== 0) return signWeight;
  return (flags & paragraphFlags.common) === 0 ? wordWeight : commonWeight;
}

const mostTokens = 65_000;
