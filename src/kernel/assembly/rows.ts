/** Picks the rows of (key, document) of one pass over the keys, and puts them into buckets small enough for the cache. */

import { SCRATCH } from './layout';

// More streams of rows than this, written to by turns, outrun the processor's tables of pages.
const BUCKETS: usize = 256;

/**
 * Appends a row of key and document, 4 bytes each, to `rows` for every key of a pass. `pass` is where these lie: the keys,
 * where those of each document start, counted from them, and one byte a document that is not 0 where it is left out; then
 * how many documents there are and the number of the first; then the bits of a key that tell, and what they must be. Up to
 * 60 bytes past the keys must be readable. Returns how many rows.
 */
export function pickRows(pass: usize, rows: usize): i32 {
  const keys = <usize>load<u32>(pass);
  const starts = <usize>load<u32>(pass, 4);
  const leftOut = <usize>load<u32>(pass, 8);
  const count = <usize>load<u32>(pass, 12);
  const first = load<u32>(pass, 16);
  const masks = i32x4.splat(load<i32>(pass, 20));
  const goal = i32x4.splat(load<i32>(pass, 24));
  let out = rows;
  for (let index: usize = 0; index < count; index++) {
    if (load<u8>(leftOut + index) !== 0) continue;
    const end = keys + (<usize>load<u32>(starts + (index << 2), 4) << 2);
    for (let at = keys + (<usize>load<u32>(starts + (index << 2)) << 2); at < end; at += 64) {
      // One bit a key, of sixteen: few of them are of this pass.
      let hits = i8x16.bitmask(
        i8x16.narrow_i16x8_s(
          i16x8.narrow_i32x4_s(
            i32x4.eq(v128.and(v128.load(at), masks), goal),
            i32x4.eq(v128.and(v128.load(at, 16), masks), goal),
          ),
          i16x8.narrow_i32x4_s(
            i32x4.eq(v128.and(v128.load(at, 32), masks), goal),
            i32x4.eq(v128.and(v128.load(at, 48), masks), goal),
          ),
        ),
      );
      if (end - at < 64) hits &= (1 << <i32>((end - at) >> 2)) - 1;
      for (; hits !== 0; hits &= hits - 1) {
        store<u32>(out, load<u32>(at + (<usize>ctz(hits) << 2)));
        store<u32>(out, first + <u32>index, 4);
        out += 8;
      }
    }
  }
  return <i32>((out - rows) >> 3);
}

/**
 * Puts `count` rows into 256 buckets by eight bits of their keys from bit `shift` on, at `target`, in the order in which
 * they come. Writes to `ends` where each bucket ends, in rows.
 */
export function scatterRows(rows: usize, count: i32, shift: u32, target: usize, ends: usize): void {
  const last = rows + (<usize>count << 3);
  memory.fill(ends, 0, BUCKETS << 2);
  for (let at = rows; at < last; at += 8) {
    const place = ends + (<usize>((load<u32>(at) >> shift) & 255) << 2);
    store<u32>(place, load<u32>(place) + 1);
  }
  let sum: u32 = 0;
  for (let bucket: usize = 0; bucket < BUCKETS; bucket++) {
    const size = load<u32>(ends + (bucket << 2));
    store<u32>(ends + (bucket << 2), sum);
    sum += size;
  }
  for (let at = rows; at < last; at += 8) {
    const row = load<u64>(at);
    const place = ends + (<usize>((<u32>row >> shift) & 255) << 2);
    const rank = load<u32>(place);
    store<u32>(place, rank + 1);
    store<u64>(target + (<usize>rank << 3), row);
  }
}

// Two bits for each of up to half a million remainders of keys: whether one row has it, and whether two have.
const ONE: usize = SCRATCH + 1024;
const TWO: usize = ONE + 65536;
const LEAST_BITS: i32 = 10;
const MOST_BITS: i32 = 19;

/**
 * Drops in place most rows whose key no other row has, but no others, and keeps their order: what is left to sort is a
 * third, since most keys are held by one document. Tells keys apart by their lowest bits. Returns how many rows are left.
 */
export function dropSingles(rows: usize, count: i32): i32 {
  // Four remainders for each row: a fifth of the single ones is kept by chance.
  const bits = min(MOST_BITS, max(LEAST_BITS, 34 - clz(count)));
  const mask = ((<u32>1) << bits) - 1;
  const bytes = (<usize>1) << (bits - 3);
  memory.fill(ONE, 0, bytes);
  memory.fill(TWO, 0, bytes);
  const end = rows + (<usize>count << 3);
  for (let at = rows; at < end; at += 8) {
    const remainder = load<u32>(at) & mask;
    const place = <usize>(remainder >> 5) << 2;
    const bit = (<u32>1) << (remainder & 31);
    const one = load<u32>(ONE + place);
    store<u32>(TWO + place, load<u32>(TWO + place) | (one & bit));
    store<u32>(ONE + place, one | bit);
  }
  let out = rows;
  for (let at = rows; at < end; at += 8) {
    const row = load<u64>(at);
    const remainder = <u32>row & mask;
    const two = load<u32>(TWO + (<usize>(remainder >> 5) << 2)) >> (remainder & 31);
    // Written for every row and kept for some, without a branch, which could not be foreseen.
    store<u64>(out, row);
    out += <usize>(two & 1) << 3;
  }
  return <i32>((out - rows) >> 3);
}
