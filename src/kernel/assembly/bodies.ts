/**
 * Compares two bodies of hashed tokens: the runs that they share, what lies in them, and which words both have, in them
 * and beside them. `../twin/bodies.ts` does the same in plain TypeScript. A body lies in one stretch of memory, whose parts
 * are laid out in `../body-layout.ts`.
 */

// Flags of `model/profile.ts`.
const FIGURE: u32 = 1;
const NUMBER: u32 = 256;
const CALENDAR: u32 = 512;
const COMMON: u32 = 1024;

// What a word is at any of its places; and of the words outside of shared runs.
const IS_NUMBER: u8 = 1;
const IS_CALENDAR: u8 = 2;
const IS_NAME: u8 = 4;
const IN_REST: u8 = 1;
const NAME_IN_REST: u8 = 2;

// @ts-ignore: decorator
@inline
function isName(flags: u32): bool {
  return (flags & (FIGURE | NUMBER | CALENDAR | COMMON)) === FIGURE;
}

// @ts-ignore: decorator
@inline
function marksOf(flags: u32): u8 {
  return (
    ((flags & NUMBER) !== 0 ? IS_NUMBER : 0) |
    ((flags & CALENDAR) !== 0 ? IS_CALENDAR : 0) |
    (isName(flags) ? IS_NAME : 0)
  );
}

// The head of a body: the logarithm of its room, its tokens and its words. Its parts follow.
const HEAD: usize = 16;

// @ts-ignore: decorator
@inline
function shiftOf(body: usize): usize {
  return <usize>load<u32>(body);
}
// @ts-ignore: decorator
@inline
function countOf(body: usize): i32 {
  return load<i32>(body, 4);
}
// @ts-ignore: decorator
@inline
function wordsOf(body: usize): i32 {
  return load<i32>(body, 8);
}

/** Where a part begins that lies behind so many bytes a token. */
// @ts-ignore: decorator
@inline
function part(body: usize, bytes: usize): usize {
  return body + HEAD + (bytes << shiftOf(body));
}

const DISTINCT: usize = 4;
const NUMBERS: usize = 8;
const NEXTS: usize = 12;
const BEFORE: usize = 16;
const FLAGS: usize = 20;
const COVERED: usize = 22;
const MARKS: usize = 23;
const REST: usize = 24;
const SLOTS: usize = 28;
const HEADS: usize = 36;

// @ts-ignore: decorator
@inline
function tokensOf(body: usize): usize {
  return body + HEAD;
}

/** The slot of a token's word in the table of a body, or the free one where it would stand. */
// @ts-ignore: decorator
@inline
function slotOf(slots: usize, mask: u32, distinct: usize, token: u32): usize {
  let slot: u32 = token & mask;
  let known = load<u32>(slots + (<usize>slot << 2));
  while (known !== 0 && load<u32>(distinct + (<usize>(known - 1) << 2)) !== token) {
    slot = (slot + 1) & mask;
    known = load<u32>(slots + (<usize>slot << 2));
  }
  return slots + (<usize>slot << 2);
}

/** Numbers the distinct words of a body in the order in which they come first, and marks what each is. */
export function numberWords(body: usize): void {
  const shift = shiftOf(body);
  const tokens = tokensOf(body);
  const slots = part(body, SLOTS);
  const distinct = part(body, DISTINCT);
  const numbers = part(body, NUMBERS);
  const marks = part(body, MARKS);
  const flags = part(body, FLAGS);
  const mask: u32 = (<u32>2 << <u32>shift) - 1;
  memory.fill(slots, 0, <usize>8 << shift);
  memory.fill(marks, 0, <usize>1 << shift);
  let words: u32 = 0;
  const count = <usize>countOf(body);
  for (let place: usize = 0; place < count; place++) {
    const token = load<u32>(tokens + (place << 2));
    const slot = slotOf(slots, mask, distinct, token);
    if (load<u32>(slot) === 0) {
      store<u32>(distinct + (<usize>words << 2), token);
      store<u32>(slot, ++words);
    }
    const number = load<u32>(slot) - 1;
    store<u32>(numbers + (place << 2), number);
    const mark = marks + <usize>number;
    store<u8>(mark, load<u8>(mark) | marksOf(<u32>load<u16>(flags + (place << 1))));
  }
  store<u32>(body, words, 8);
}

// @ts-ignore: decorator
@inline
function hashWindow(at: usize, size: i32): u32 {
  let hash: u32 = 0;
  for (let token = 0; token < size; token++) hash = hash * 0x9e3779b1 + load<u32>(at + (<usize>token << 2));
  return hash ^ (hash >> 15);
}

function slotsFor(windows: i32): u32 {
  let slots: u32 = 16;
  while (slots < 2 * <u32>windows) slots *= 2;
  return slots;
}

/** Indexes the windows of `size` tokens of a body, so that runs that others share with it are found. */
export function indexWindows(body: usize, size: i32): void {
  const windows = max(0, countOf(body) - size + 1);
  const tokens = tokensOf(body);
  const heads = part(body, HEADS);
  const nexts = part(body, NEXTS);
  const slots = slotsFor(windows);
  memory.fill(heads, 0, <usize>slots << 2);
  // From the end, so that the first place is found first.
  for (let place = windows - 1; place >= 0; place--) {
    const slot = heads + (<usize>(hashWindow(tokens + (<usize>place << 2), size) & (slots - 1)) << 2);
    store<u32>(nexts + (<usize>place << 2), load<u32>(slot));
    store<u32>(slot, place + 1);
  }
}

/**
 * Finds the runs of `size` tokens and more that body b shares with the indexed body a, in the order of b and without
 * overlap in it: at each place the longest, the first in a among equals; of one window `most` places are tried. Writes
 * 12 bytes a run to `runs`: start in a, start in b, length. Returns how many.
 */
export function findSharedRuns(a: usize, b: usize, size: i32, most: i32, runs: usize): i32 {
  const tokens = tokensOf(a);
  const countA = countOf(a);
  const countB = countOf(b);
  const heads = part(a, HEADS);
  const nexts = part(a, NEXTS);
  const mask = slotsFor(max(0, countA - size + 1)) - 1;
  let found = 0;
  let next = 0;
  while (next + size <= countB) {
    const at = tokensOf(b) + (<usize>next << 2);
    let bestStart = 0;
    let bestLength = 0;
    let tried = 0;
    let place = load<u32>(heads + (<usize>(hashWindow(at, size) & mask) << 2));
    while (place !== 0 && tried < most) {
      const start = <i32>place - 1;
      const from = tokens + (<usize>start << 2);
      const limit = min(countA - start, countB - next);
      let length = 0;
      while (length < limit && load<u32>(from + (<usize>length << 2)) === load<u32>(at + (<usize>length << 2)))
        length++;
      if (length > bestLength) {
        bestStart = start;
        bestLength = length;
      }
      if (length > 0) tried++;
      place = load<u32>(nexts + (<usize>start << 2));
    }
    if (bestLength < size) next++;
    else {
      const run = runs + <usize>found * 12;
      store<u32>(run, bestStart);
      store<u32>(run, next, 4);
      store<u32>(run, bestLength, 8);
      found++;
      next += bestLength;
    }
  }
  return found;
}

/**
 * Covers the tokens of a body that lie in runs (`side` 0 for a, 4 for b), counts them up to each place, and marks the words
 * that stand outside.
 */
function cover(body: usize, runs: usize, found: i32, side: usize): void {
  const covered = part(body, COVERED);
  const before = part(body, BEFORE);
  const rest = part(body, REST);
  const flags = part(body, FLAGS);
  const numbers = part(body, NUMBERS);
  const room = <usize>1 << shiftOf(body);
  memory.fill(covered, 0, room);
  memory.fill(rest, 0, room);
  for (let run = 0; run < found; run++) {
    const entry = runs + <usize>run * 12;
    memory.fill(covered + <usize>load<u32>(entry + side), 1, <usize>load<u32>(entry, 8));
  }
  let sum: u32 = 0;
  store<u32>(before, 0);
  const count = <usize>countOf(body);
  for (let place: usize = 0; place < count; place++) {
    const isCovered = <u32>load<u8>(covered + place);
    sum += isCovered;
    store<u32>(before + (place << 2), sum, 4);
    const flag = <u32>load<u16>(flags + (place << 1));
    if (isCovered !== 0 || (flag & COMMON) !== 0) continue;
    const mark = rest + <usize>load<u32>(numbers + (place << 2));
    store<u8>(mark, load<u8>(mark) | (isName(flag) ? IN_REST | NAME_IN_REST : IN_REST));
  }
}

// @ts-ignore: decorator
@inline
function add(figures: usize, index: i32, value: u32): void {
  const at = figures + (<usize>index << 2);
  store<u32>(at, load<u32>(at) + value);
}

// @ts-ignore: decorator
@inline
function addMarks(figures: usize, first: i32, marks: u32, rest: u32): void {
  if ((marks | rest) === 0) return;
  add(figures, first, marks & 1);
  add(figures, first + 1, (marks >> 1) & 1);
  add(figures, first + 2, marks >> 2);
  add(figures, first + 3, rest & 1);
  add(figures, first + 4, rest >> 1);
}

/**
 * Compares the words of two bodies whose words are numbered, given the runs that they share. Writes 15 figures of 4 bytes
 * to `figures`, five for a, for b and for both: words that are numbers, of the calendar, names; words outside of shared
 * runs, names there. Leaves what is covered of both for the caller to read.
 */
export function compareWords(a: usize, b: usize, runs: usize, found: i32, figures: usize): void {
  cover(a, runs, found, 0);
  cover(b, runs, found, 4);
  memory.fill(figures, 0, 60);
  const marksA = part(a, MARKS);
  const restA = part(a, REST);
  const marksB = part(b, MARKS);
  const restB = part(b, REST);
  const distinctA = part(a, DISTINCT);
  const distinctB = part(b, DISTINCT);
  const slots = part(b, SLOTS);
  const mask: u32 = (<u32>2 << <u32>shiftOf(b)) - 1;
  for (let word: usize = 0; word < <usize>wordsOf(b); word++)
    addMarks(figures, 5, <u32>load<u8>(marksB + word), <u32>load<u8>(restB + word));
  for (let word: usize = 0; word < <usize>wordsOf(a); word++) {
    const marks = <u32>load<u8>(marksA + word);
    const rest = <u32>load<u8>(restA + word);
    if ((marks | rest) === 0) continue;
    addMarks(figures, 0, marks, rest);
    const known = load<u32>(slotOf(slots, mask, distinctB, load<u32>(distinctA + (word << 2))));
    if (known === 0) continue;
    const other = <usize>(known - 1);
    addMarks(figures, 10, marks & <u32>load<u8>(marksB + other), rest & <u32>load<u8>(restB + other));
  }
}
