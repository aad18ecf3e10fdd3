/**
 * Makes shingles, permutations, signatures and band keys, four lanes at a time. `../twin/sketch.ts` does the same in
 * plain TypeScript, bit for bit, and is easier to read. All pointers are byte offsets into linear memory.
 */
import { GOLDEN, mix32, mixLanes } from './hash';
import { SCRATCH } from './layout';

/**
 * Hashes every `size` consecutive tokens to 64 bits: low halves to `lows`, high halves to `highs`, 4 bytes each. Writes
 * up to three more of each than it returns.
 */
export function shingle(tokens: usize, count: i32, size: i32, lows: usize, highs: usize): i32 {
  const shingles = count - size + 1;
  if (shingles <= 0) return 0;
  for (let index: usize = 0; index < <usize>shingles; index += 4) {
    let low = i32x4.splat(size);
    let high = i32x4.splat(~size);
    const from = tokens + (index << 2);
    for (let token: usize = 0; token < <usize>size; token++) {
      const hashes = v128.load(from + (token << 2));
      low = i32x4.add(i32x4.mul(low, i32x4.splat(0xcc9e2d51)), hashes);
      high = i32x4.add(i32x4.mul(high, i32x4.splat(0x1b873593)), hashes);
    }
    v128.store(lows + (index << 2), mixLanes(low));
    v128.store(highs + (index << 2), mixLanes(v128.xor(high, i32x4.splat(0x5bd1e995))));
  }
  return shingles;
}

/** Rehashes `count` low and high halves in place, since another seed stands for another permutation. */
export function permute(lows: usize, highs: usize, count: i32, seed: u32): void {
  const lowSeed = i32x4.splat(mix32(seed ^ GOLDEN));
  const highSeed = i32x4.splat(mix32(seed + GOLDEN));
  for (let index: usize = 0; index < <usize>count; index += 4) {
    const at = index << 2;
    v128.store(lows + at, mixLanes(v128.xor(v128.load(lows + at), lowSeed)));
    v128.store(highs + at, mixLanes(v128.xor(v128.load(highs + at), highSeed)));
  }
}

/** Returns the bin of a hash, by its share of 2³². */
// @ts-ignore: decorator
@inline
function binOf(hash: u32, bins: u32): u32 {
  return <u32>((<u64>hash * <u64>bins) >> 32);
}

// One byte a bin, not 0 where it is empty.
const EMPTY: usize = SCRATCH + 64;

/**
 * Signs permuted hashes by one-permutation MinHash with optimal densification, `bins` values to `target`. 0xffffffff
 * marks an empty bin, so that no hash counts for more than 0xfffffffe. Up to 60 bytes past the values must be readable.
 */
export function signByBins(lows: usize, highs: usize, count: i32, target: usize, bins: i32): void {
  memory.fill(target, 0xff, <usize>bins << 2);
  // Every value is written, without a branch, which could not be foreseen.
  for (let at: usize = 0; at < <usize>count << 2; at += 4) {
    const place = target + (<usize>binOf(load<u32>(highs + at), bins) << 2);
    store<u32>(place, min<u32>(min<u32>(load<u32>(lows + at), 0xfffffffe), load<u32>(place)));
  }
  // Filled bins are noted before any borrows, since a bin that borrows does not lend.
  const none = i32x4.splat(-1);
  for (let bin: usize = 0; bin < <usize>bins; bin += 16) {
    const at = target + (bin << 2);
    v128.store(
      EMPTY + bin,
      i8x16.narrow_i16x8_s(
        i16x8.narrow_i32x4_s(i32x4.eq(v128.load(at), none), i32x4.eq(v128.load(at, 16), none)),
        i16x8.narrow_i32x4_s(i32x4.eq(v128.load(at, 32), none), i32x4.eq(v128.load(at, 48), none)),
      ),
    );
  }
  for (let block: usize = 0; block < <usize>bins; block += 16) {
    let empty = i8x16.bitmask(v128.load(EMPTY + block));
    if (<usize>bins - block < 16) empty &= (1 << <i32>(<usize>bins - block)) - 1;
    for (; empty !== 0; empty &= empty - 1) borrow(<u32>block + ctz(empty), target, bins);
  }
}

/** Gives an empty bin the value of the first filled one in a random order of its own, equal in all documents. */
// @ts-ignore: decorator
@inline
function borrow(bin: u32, target: usize, bins: u32): void {
  const own = mix32(bin + 1);
  let donor: usize = 0;
  let attempt: u32 = 0;
  do {
    attempt += GOLDEN;
    donor = <usize>binOf(mix32(own ^ attempt), bins);
  } while (load<u8>(EMPTY + donor) !== 0);
  store<u32>(target + (<usize>bin << 2), load<u32>(target + (donor << 2)));
}

/** Writes the low halves of the hashes whose high half is below `limit` to `target`; returns how many. */
export function keepBelow(lows: usize, highs: usize, count: i32, limit: u32, target: usize): i32 {
  let out = target;
  for (let index: usize = 0; index < <usize>count; index++) {
    store<u32>(out, load<u32>(lows + (index << 2)));
    if (load<u32>(highs + (index << 2)) < limit) out += 4;
  }
  return <i32>((out - target) >> 2);
}

/** Hashes each band of `rows` values, and its number, to one key. Writes up to three more keys than `bands`. */
export function band(values: usize, bands: i32, rows: i32, target: usize): void {
  if (rows === 1) {
    bandSingles(values, bands, target);
    return;
  }
  let at = values;
  for (let index = 0; index < bands; index++) {
    let hash: u32 = mix32((index + 1) * GOLDEN);
    for (let row = 0; row < rows; row++) {
      hash = mix32(hash * 0xcc9e2d51 + load<u32>(at));
      at += 4;
    }
    store<u32>(target + (<usize>index << 2), hash);
  }
}

function bandSingles(values: usize, bands: i32, target: usize): void {
  let numbers = i32x4.mul(i32x4(1, 2, 3, 4), i32x4.splat(GOLDEN));
  for (let at: usize = 0; at < <usize>bands << 2; at += 16) {
    const begun = i32x4.mul(mixLanes(numbers), i32x4.splat(0xcc9e2d51));
    v128.store(target + at, mixLanes(i32x4.add(begun, v128.load(values + at))));
    numbers = i32x4.add(numbers, i32x4.splat(GOLDEN * 4));
  }
}

const LOW: u32 = 0xcc9e2d51;
const HIGH: u32 = 0x1b873593;

/** Hashes `count` values, in their order, to the 64 bits of one shingle of them all: low half, high half. */
export function hashSequence(values: usize, count: i32, target: usize): void {
  // A polynomial in the multiplier: lane n has every fourth value from n on.
  let lows = i32x4(0, 0, 0, count);
  let highs = i32x4(0, 0, 0, ~count);
  const fours = <usize>(count & ~3) << 2;
  for (let at: usize = 0; at < fours; at += 16) {
    const block = v128.load(values + at);
    lows = i32x4.add(i32x4.mul(lows, i32x4.splat(LOW * LOW * LOW * LOW)), block);
    highs = i32x4.add(i32x4.mul(highs, i32x4.splat(HIGH * HIGH * HIGH * HIGH)), block);
  }
  let low = sumLanes(i32x4.mul(lows, i32x4(LOW * LOW * LOW, LOW * LOW, LOW, 1)));
  let high = sumLanes(i32x4.mul(highs, i32x4(HIGH * HIGH * HIGH, HIGH * HIGH, HIGH, 1)));
  for (let at = fours; at < <usize>count << 2; at += 4) {
    low = low * LOW + load<u32>(values + at);
    high = high * HIGH + load<u32>(values + at);
  }
  store<u32>(target, mix32(low));
  store<u32>(target, mix32(high ^ 0x5bd1e995), 4);
}

// @ts-ignore: decorator
@inline
function sumLanes(value: v128): u32 {
  return <u32>i32x4.extract_lane(value, 0) + <u32>i32x4.extract_lane(value, 1) +
    <u32>i32x4.extract_lane(value, 2) + <u32>i32x4.extract_lane(value, 3);
}
