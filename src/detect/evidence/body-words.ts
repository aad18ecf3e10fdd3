/**
 * Numbers the distinct words of a body once, so that each pair of it is compared by small numbers: which words two bodies
 * share is found by one look a word, and what is left of a body is marks on a list and no set that must be sorted.
 */

import { type Profile, tokenFlags } from '../../model/profile.js';
import { isName } from './replacements.js';

/** What a word is at any of its places, in bits. */
export const wordMarks = { number: 1, calendar: 2, name: 4 } as const;

export interface BodyWords {
  /** The distinct tokens, in the order in which they come first. */
  readonly tokens: Uint32Array;
  /** By place in the body: the number of its token. */
  readonly numbers: Uint32Array;
  /** By number, of `wordMarks`. */
  readonly marks: Uint8Array;
  /** How many distinct words have each mark. */
  readonly counts: Readonly<Record<keyof typeof wordMarks, number>>;
  /** Open addressing by token: number + 1, 0 where free. */
  readonly slots: Uint32Array;
}

type Body = Pick<Profile, 'tokens' | 'flags'>;

const known = new WeakMap<Body, BodyWords>();

/** The words of a body, numbered when it is first asked for. */
export function wordsOf(body: Body): BodyWords {
  let words = known.get(body);
  if (words === undefined) {
    words = numberWords(body);
    known.set(body, words);
  }
  return words;
}

/** Tells whether a token stands in the body. */
export function hasWord({ slots, tokens }: BodyWords, token: number): boolean {
  const mask = slots.length - 1;
  for (let slot = token & mask; slots[slot] !== 0; slot = (slot + 1) & mask)
    if (tokens[slots[slot]! - 1] === token) return true;
  return false;
}

function numberWords({ tokens, flags }: Body): BodyWords {
  const { length } = tokens;
  let size = 16;
  while (size < 2 * length) size *= 2;
  const slots = new Uint32Array(size);
  const numbers = new Uint32Array(length);
  const distinct = new Uint32Array(length);
  const marks = new Uint8Array(length);
  let count = 0;
  for (let place = 0; place < length; place++) {
    const token = tokens[place]!;
    let slot = token & (size - 1);
    while (slots[slot] !== 0 && distinct[slots[slot]! - 1] !== token) slot = (slot + 1) & (size - 1);
    if (slots[slot] === 0) {
      distinct[count] = token;
      slots[slot] = ++count;
    }
    const number = slots[slot]! - 1;
    numbers[place] = number;
    marks[number]! |= marksOf(flags[place]!);
  }
  const ofWords = marks.slice(0, count);
  return {
    tokens: distinct.slice(0, count),
    numbers,
    marks: ofWords,
    counts: {
      number: countMarked(ofWords, wordMarks.number),
      calendar: countMarked(ofWords, wordMarks.calendar),
      name: countMarked(ofWords, wordMarks.name),
    },
    slots,
  };
}

function marksOf(flags: number): number {
  return (
    ((flags & tokenFlags.number) === 0 ? 0 : wordMarks.number) |
    ((flags & tokenFlags.calendar) === 0 ? 0 : wordMarks.calendar) |
    (isName(flags) ? wordMarks.name : 0)
  );
}

function countMarked(marks: Uint8Array, mark: number): number {
  let count = 0;
  for (const each of marks) if ((each & mark) !== 0) count++;
  return count;
}

let partners = new Uint32Array(1024);

/**
 * By number of a word of `a`: its number in `b`, + 1; 0 where b lacks it. The array is longer than the words are, and
 * good until the next call.
 */
export function pairWords(a: BodyWords, b: BodyWords): Uint32Array {
  const { length } = a.tokens;
  if (partners.length < length) partners = new Uint32Array(2 * length);
  const { slots, tokens } = b;
  const mask = slots.length - 1;
  for (let number = 0; number < length; number++) {
    const token = a.tokens[number]!;
    let slot = token & mask;
    let found = slots[slot]!;
    while (found !== 0 && tokens[found - 1] !== token) {
      slot = (slot + 1) & mask;
      found = slots[slot]!;
    }
    partners[number] = found;
  }
  return partners;
}
