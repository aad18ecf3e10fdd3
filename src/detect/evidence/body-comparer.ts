/**
 * Compares bodies in the kernel's memory: what lies in shared runs, and which words both have. Tokens and flags are copied
 * there, which costs little beside the comparing; figures are read where the kernel left them.
 */
import type { Run } from '../../base/shared-runs.js';
import { bodyBytes, bodyHead, bodyShift, partAt } from '../../kernel/body-layout.js';
import type { Kernel } from '../../kernel/kernel.js';
import { heapAt } from '../../kernel/layout.js';
import type { Profile } from '../../model/profile.js';
import { evidenceLimits } from '../limits.js';

type Body = Pick<Profile, 'tokens' | 'flags'>;

/** Counts of distinct words: numbers, months and weekdays, names; words outside of shared runs, and names there. */
export interface WordCounts {
  readonly numbers: number;
  readonly calendar: number;
  readonly names: number;
  readonly rest: number;
  readonly restNames: number;
}

/** What two bodies show; good until the next two are compared. */
export interface ComparedBodies {
  /** In the order of b. */
  readonly runs: readonly Run[];
  readonly a: ComparedBody;
  readonly b: ComparedBody;
  readonly countsOfA: WordCounts;
  readonly countsOfB: WordCounts;
  readonly countsOfBoth: WordCounts;
}

const countsInRow = 5;
const wordsInRun = 3;
const figuresBytes = 64;

export class BodyComparer {
  readonly #kernel: Kernel;
  readonly #a: ComparedBody;
  readonly #b: ComparedBody;

  /** The memory of `kernel` must be nobody else's. */
  constructor(kernel: Kernel) {
    this.#kernel = kernel;
    this.#a = new ComparedBody(kernel);
    this.#b = new ComparedBody(kernel);
  }

  /** Compares two bodies. Cost is linear but for runs that repeat; `a` is read once for many `b` in a row. */
  compare(a: Body, b: Body): ComparedBodies {
    const { minRunTokens, maxRunPlaces } = evidenceLimits;
    const kernel = this.#kernel;
    const [one, other] = [this.#a, this.#b];
    // b lies behind a, and what they show behind both.
    if (one.place(a, heapAt)) kernel.indexWindows(one.base, minRunTokens);
    other.place(b, one.end);
    const [figures, runs] = [other.end, other.end + figuresBytes];
    kernel.reserve(runs + 4 * wordsInRun * Math.ceil(b.tokens.length / minRunTokens) - heapAt);
    const found = kernel.findSharedRuns(one.base, other.base, minRunTokens, maxRunPlaces, runs);
    kernel.compareWords(one.base, other.base, runs, found, figures);
    return {
      runs: readRuns(kernel.words(), runs >>> 2, found),
      a: one,
      b: other,
      countsOfA: readCounts(kernel.words(), figures >>> 2),
      countsOfB: readCounts(kernel.words(), (figures >>> 2) + countsInRow),
      countsOfBoth: readCounts(kernel.words(), (figures >>> 2) + 2 * countsInRow),
    };
  }
}

/** A body in the kernel's memory. */
export class ComparedBody {
  readonly #kernel: Kernel;
  #tokens: Uint32Array | null = null;
  #shift = 0;
  // Where parts lie, in words: they are asked for many times a pair.
  #numbers = 0;
  #slots = 0;
  #distinct = 0;
  #before = 0;
  base = 0;
  length = 0;

  constructor(kernel: Kernel) {
    this.#kernel = kernel;
  }

  get end(): number {
    return this.base + bodyBytes(this.#shift);
  }

  /** Puts a body at `base` and numbers its words. Returns false where it is there already. */
  place({ tokens, flags }: Body, base: number): boolean {
    if (this.#tokens === tokens && this.base === base) return false;
    // Until all of it is there, nothing is.
    this.#tokens = null;
    this.base = base;
    this.length = tokens.length;
    this.#shift = bodyShift(tokens.length);
    this.#numbers = this.#at('numbers');
    this.#slots = this.#at('slots');
    this.#distinct = this.#at('distinct');
    this.#before = this.#at('before');
    this.#kernel.reserve(this.end - heapAt);
    const words = this.#kernel.words();
    words[(base >>> 2) + bodyHead.shift] = this.#shift;
    words[(base >>> 2) + bodyHead.count] = tokens.length;
    words.set(tokens, this.#at('tokens'));
    const bytes = this.#kernel.bytes();
    new Uint16Array(bytes.buffer, partAt(base, this.#shift, 'flags'), flags.length).set(flags);
    this.#kernel.numberWords(base);
    this.#tokens = tokens;
    return true;
  }

  get wordCount(): number {
    return this.#kernel.words()[(this.base >>> 2) + bodyHead.words]!;
  }

  /** The number of the word at a place. */
  wordAt(place: number): number {
    return this.#kernel.words()[this.#numbers + place]!;
  }

  has(token: number): boolean {
    const words = this.#kernel.words();
    const [slots, distinct] = [this.#slots, this.#distinct];
    const mask = 2 * 2 ** this.#shift - 1;
    let slot = token & mask;
    for (let known = words[slots + slot]!; known !== 0; known = words[slots + slot]!) {
      if (words[distinct + known - 1] === token) return true;
      slot = (slot + 1) & mask;
    }
    return false;
  }

  /** The share of the tokens from one part of the text to another, in [0, 1], that lie in shared runs. */
  share(from: number, to: number): number {
    return this.shareBetween(Math.floor(from * this.length), Math.ceil(to * this.length));
  }

  /** The share of the tokens `[start, end)` that lie in shared runs; 0 of none. */
  shareBetween(start: number, end: number): number {
    if (end <= start) return 0;
    const words = this.#kernel.words();
    return (words[this.#before + end]! - words[this.#before + start]!) / (end - start);
  }

  #at(part: Parameters<typeof partAt>[2]): number {
    return partAt(this.base, this.#shift, part) >>> 2;
  }
}

function readRuns(words: Uint32Array, at: number, count: number): Run[] {
  const runs: Run[] = [];
  for (let next = at; next < at + wordsInRun * count; next += wordsInRun)
    runs.push({ startInA: words[next]!, startInB: words[next + 1]!, length: words[next + 2]! });
  return runs;
}

function readCounts(words: Uint32Array, at: number): WordCounts {
  return {
    numbers: words[at]!,
    calendar: words[at + 1]!,
    names: words[at + 2]!,
    rest: words[at + 3]!,
    restNames: words[at + 4]!,
  };
}
