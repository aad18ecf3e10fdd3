/** Compares two bodies of hashed tokens, as `assembly/bodies.ts` does. */
import { tokenFlags } from '../../model/profile.js';
import { bodyHead, type bodyParts, partAt } from '../body-layout.js';
import type { KernelFunctions } from '../functions.js';
import type { Views } from './views.js';

type BodyFunctions = Pick<
  KernelFunctions,
  'numberWords' | 'indexWindows' | 'findSharedRuns' | 'compareWords'
>;

// What a word is at any of its places; and of the words outside of shared runs.
const marks = { number: 1, calendar: 2, name: 4 } as const;
const inRest = { word: 1, name: 2 } as const;
const runWords = 3;

/** A body in views of the memory. */
class Body {
  readonly words: Uint32Array;
  readonly bytes: Uint8Array;
  readonly room: number;
  readonly count: number;
  readonly #base: number;
  readonly #shift: number;

  constructor({ words, bytes }: Views, base: number) {
    this.words = words;
    this.bytes = bytes;
    this.#base = base;
    this.#shift = words[(base >>> 2) + bodyHead.shift]!;
    this.room = 2 ** this.#shift;
    this.count = words[(base >>> 2) + bodyHead.count]!;
  }

  get wordCount(): number {
    return this.words[(this.#base >>> 2) + bodyHead.words]!;
  }

  set wordCount(count: number) {
    this.words[(this.#base >>> 2) + bodyHead.words] = count;
  }

  /** Where a part begins, in words. */
  at(part: keyof typeof bodyParts): number {
    return this.byteAt(part) >>> 2;
  }

  byteAt(part: keyof typeof bodyParts): number {
    return partAt(this.#base, this.#shift, part);
  }

  flags(place: number): number {
    const at = this.byteAt('flags') + 2 * place;
    return this.bytes[at]! | (this.bytes[at + 1]! << 8);
  }

  /** The slot of a token's word, or the free one where it would stand. */
  slotOf(token: number): number {
    const [slots, distinct] = [this.at('slots'), this.at('distinct')];
    const mask = 2 * this.room - 1;
    let slot = token & mask;
    for (let known = this.words[slots + slot]!; known !== 0; known = this.words[slots + slot]!) {
      if (this.words[distinct + known - 1] === token) break;
      slot = (slot + 1) & mask;
    }
    return slots + slot;
  }
}

/** Makes the functions that compare bodies in the memory that `view` returns. */
export function makeBodyTwin(view: () => Views): BodyFunctions {
  const bodyAt = (base: number) => new Body(view(), base);
  return {
    numberWords: (body) => numberWords(bodyAt(body)),
    indexWindows: (body, size) => indexWindows(bodyAt(body), size),
    findSharedRuns: (a, b, size, most, runs) =>
      findSharedRuns(bodyAt(a), bodyAt(b), { size, most, runs: runs >>> 2 }),
    compareWords(a, b, runs, found, figures) {
      const [one, other] = [bodyAt(a), bodyAt(b)];
      cover(one, { at: runs >>> 2, found, length: 2 });
      cover(other, { at: (runs >>> 2) + 1, found, length: 1 });
      countWords(one, other, figures >>> 2);
    },
  };
}

function isName(flags: number): boolean {
  const others = tokenFlags.number | tokenFlags.calendar | tokenFlags.common;
  return (flags & (tokenFlags.figure | others)) === tokenFlags.figure;
}

function marksOf(flags: number): number {
  return (
    ((flags & tokenFlags.number) === 0 ? 0 : marks.number) |
    ((flags & tokenFlags.calendar) === 0 ? 0 : marks.calendar) |
    (isName(flags) ? marks.name : 0)
  );
}

function numberWords(body: Body): void {
  const { words, bytes, room, count } = body;
  const tokens = body.at('tokens');
  const [slots, distinct, numbers] = [body.at('slots'), body.at('distinct'), body.at('numbers')];
  const marksAt = body.byteAt('marks');
  words.fill(0, slots, slots + 2 * room);
  bytes.fill(0, marksAt, marksAt + room);
  let size = 0;
  for (let place = 0; place < count; place++) {
    const token = words[tokens + place]!;
    const slot = body.slotOf(token);
    if (words[slot] === 0) {
      words[distinct + size] = token;
      words[slot] = ++size;
    }
    const number = words[slot]! - 1;
    words[numbers + place] = number;
    bytes[marksAt + number]! |= marksOf(body.flags(place));
  }
  body.wordCount = size;
}

function hashWindow(words: Uint32Array, at: number, size: number): number {
  let hash = 0;
  for (let token = at; token < at + size; token++) hash = Math.imul(hash, 0x9e3779b1) + words[token]!;
  return (hash ^ (hash >>> 15)) >>> 0;
}

function slotsFor(windows: number): number {
  let slots = 16;
  while (slots < 2 * windows) slots *= 2;
  return slots;
}

function indexWindows(body: Body, size: number): void {
  const { words, count } = body;
  const tokens = body.at('tokens');
  const windows = Math.max(0, count - size + 1);
  const [heads, nexts] = [body.at('heads'), body.at('nexts')];
  const slots = slotsFor(windows);
  words.fill(0, heads, heads + slots);
  for (let place = windows - 1; place >= 0; place--) {
    const slot = heads + (hashWindow(words, tokens + place, size) & (slots - 1));
    words[nexts + place] = words[slot]!;
    words[slot] = place + 1;
  }
}

function findSharedRuns(
  one: Body,
  other: Body,
  { size, most, runs }: { readonly size: number; readonly most: number; readonly runs: number },
): number {
  const { words, count: countA } = one;
  const { count: countB } = other;
  const [a, b] = [one.at('tokens'), other.at('tokens')];
  const [heads, nexts] = [one.at('heads'), one.at('nexts')];
  const mask = slotsFor(Math.max(0, countA - size + 1)) - 1;
  const lengthFrom = (start: number, next: number) => {
    const limit = Math.min(countA - start, countB - next);
    let length = 0;
    while (length < limit && words[a + start + length] === words[b + next + length]) length++;
    return length;
  };
  let found = 0;
  for (let next = 0; next + size <= countB; ) {
    let best = [0, 0] as readonly [start: number, length: number];
    let tried = 0;
    let place = words[heads + (hashWindow(words, b + next, size) & mask)]!;
    for (; place !== 0 && tried < most; place = words[nexts + place - 1]!) {
      const length = lengthFrom(place - 1, next);
      if (length > best[1]) best = [place - 1, length];
      if (length > 0) tried++;
    }
    if (best[1] < size) next++;
    else {
      words.set([best[0], next, best[1]], runs + runWords * found++);
      next += best[1];
    }
  }
  return found;
}

interface CoveringRuns {
  /** Where the start of the first run lies on this side, in words. */
  readonly at: number;
  readonly found: number;
  /** How many words behind the start its length stands. */
  readonly length: number;
}

function cover(body: Body, { at, found, length }: CoveringRuns): void {
  const { words, bytes, room, count } = body;
  const [covered, rest] = [body.byteAt('covered'), body.byteAt('rest')];
  const [before, numbers] = [body.at('before'), body.at('numbers')];
  bytes.fill(0, covered, covered + room);
  bytes.fill(0, rest, rest + room);
  for (let run = at; run < at + runWords * found; run += runWords)
    bytes.fill(1, covered + words[run]!, covered + words[run]! + words[run + length]!);
  words[before] = 0;
  for (let place = 0; place < count; place++) {
    const isCovered = bytes[covered + place]!;
    words[before + place + 1] = words[before + place]! + isCovered;
    const flags = body.flags(place);
    if (isCovered === 1 || (flags & tokenFlags.common) !== 0) continue;
    bytes[rest + words[numbers + place]!]! |= isName(flags) ? inRest.word | inRest.name : inRest.word;
  }
}

function countWords(a: Body, b: Body, figures: number): void {
  const { words, bytes } = a;
  const [marksA, restA, marksB, restB] = [
    a.byteAt('marks'),
    a.byteAt('rest'),
    b.byteAt('marks'),
    b.byteAt('rest'),
  ];
  const distinct = a.at('distinct');
  words.fill(0, figures, figures + 15);
  const add = (first: number, mark: number, rest: number) => {
    words[first]! += mark & 1;
    words[first + 1]! += (mark >> 1) & 1;
    words[first + 2]! += mark >>> 2;
    words[first + 3]! += rest & 1;
    words[first + 4]! += rest >> 1;
  };
  for (let word = 0; word < b.wordCount; word++)
    add(figures + 5, bytes[marksB + word]!, bytes[restB + word]!);
  for (let word = 0; word < a.wordCount; word++) {
    const [mark, rest] = [bytes[marksA + word]!, bytes[restA + word]!];
    add(figures, mark, rest);
    const known = words[b.slotOf(words[distinct + word]!)]!;
    if (known !== 0) add(figures + 10, mark & bytes[marksB + known - 1]!, rest & bytes[restB + known - 1]!);
  }
}
