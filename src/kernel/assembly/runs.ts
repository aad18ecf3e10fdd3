/**
 * Notes where the tokens of a text lie, and hashes them some thousands at a time: four side by side, which costs a third
 * of what one after the other does. Tokens that were read byte by byte come with their hash.
 */
import { GOLDEN, keepBytes, mixBlock, mixLanes } from './hash';
import { SCRATCH } from './layout';

// Where a token lies and how long it is, 4 bytes each; what was read byte by byte, its number and its hash.
const RUNS: usize = SCRATCH + 1024;
const READ: usize = SCRATCH + 66560;
const MOST: i32 = 4096;
// As many as may begin in 64 bytes.
const MOST_AT_ONCE: i32 = 64;

let runs: usize = RUNS;
let read: usize = READ;
let out: usize = 0;
let spanOut: usize = 0;
let origin: usize = 0;

/** Begins a text at `start`: hashes go to `tokens`, spans counted from `start` to `spans` unless that is 0. */
// @ts-ignore: decorator
@inline
export function beginRuns(start: usize, tokens: usize, spans: usize): void {
  runs = RUNS;
  read = READ;
  origin = start;
  out = tokens;
  spanOut = spans;
}

/** Makes sure that there is room for the tokens of 64 bytes. */
// @ts-ignore: decorator
@inline
export function makeRoom(): void {
  if (<i32>((runs - RUNS) >> 3) > MOST - MOST_AT_ONCE) hashRuns();
}

/** Adds a token of up to 16 letters and digits of ASCII. */
// @ts-ignore: decorator
@inline
export function addRun(from: usize, length: usize): void {
  store<u32>(runs, <u32>from);
  store<u32>(runs, <u32>length, 4);
  runs += 8;
}

/** Adds a token of any kind by its hash. */
// @ts-ignore: decorator
@inline
export function addHash(from: usize, length: usize, hash: u32): void {
  store<u32>(read, <u32>((runs - RUNS) >> 3));
  store<u32>(read, hash, 4);
  read += 8;
  addRun(from, length);
}

/**
 * Adds the tokens of the 64 bytes at `at`, none longer than 16, of which `words` marks the letters and digits; none
 * reaches the last byte.
 */
// @ts-ignore: decorator
@inline
export function addRuns(at: usize, words: u64): void {
  let starts = words & ~(words << 1);
  let ends = ~words & (words << 1);
  const last = runs + (<usize>popcnt(starts) << 3);
  let to = runs;
  // Eight at a time, more than there may be: where the loop ends could not be foreseen.
  do {
    for (let step = 0; step < 8; step++) {
      const start = ctz(starts);
      store<u32>(to, <u32>at + <u32>start);
      store<u32>(to, <u32>(ctz(ends) - start), 4);
      starts &= starts - 1;
      ends &= ends - 1;
      to += 8;
    }
  } while (to < last);
  runs = last;
}

// @ts-ignore: decorator
@inline
function mixRun(run: usize): v128 {
  const block = v128.or(v128.load(<usize>load<u32>(run)), i8x16.splat(0x20));
  return mixBlock(keepBytes(block, load<i32>(run, 4)));
}

/** Hashes what has been noted, and begins again. Writes up to three more hashes than there are tokens. */
function hashRuns(): void {
  const first = out;
  // Four are hashed at once: what stands behind the last may be anybody's, and need not be a place in memory.
  for (let run = runs; run < runs + 24; run += 8) {
    store<u32>(run, <u32>RUNS);
    store<u32>(run, 0, 4);
  }
  for (let run = RUNS; run < runs; run += 32) {
    const a = mixRun(run);
    const b = mixRun(run + 8);
    const c = mixRun(run + 16);
    const d = mixRun(run + 24);
    // Add the four lanes of each: first by twos.
    const ab = i32x4.add(v128.shuffle<i32>(a, b, 0, 1, 4, 5), v128.shuffle<i32>(a, b, 2, 3, 6, 7));
    const cd = i32x4.add(v128.shuffle<i32>(c, d, 0, 1, 4, 5), v128.shuffle<i32>(c, d, 2, 3, 6, 7));
    const sums = i32x4.add(v128.shuffle<i32>(ab, cd, 0, 2, 4, 6), v128.shuffle<i32>(ab, cd, 1, 3, 5, 7));
    v128.store(out, mixLanes(i32x4.add(sums, i32x4.splat(GOLDEN * 0xcc9e2d51))));
    out += 16;
  }
  out = first + ((runs - RUNS) >> 1);
  for (let at = READ; at < read; at += 8)
    store<u32>(first + (<usize>load<u32>(at) << 2), load<u32>(at, 4));
  if (spanOut !== 0) {
    for (let run = RUNS; run < runs; run += 8) {
      const from = load<u32>(run) - <u32>origin;
      store<u32>(spanOut, from);
      store<u32>(spanOut, from + load<u32>(run, 4), 4);
      spanOut += 8;
    }
  }
  runs = RUNS;
  read = READ;
}

/** Hashes what is left. Returns where the hashes end. */
// @ts-ignore: decorator
@inline
export function endRuns(): usize {
  hashRuns();
  return out;
}
