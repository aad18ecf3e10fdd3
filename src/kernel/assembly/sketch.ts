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

/**
 * Signs permuted hashes by one-permutation MinHash with optimal densification, `bins` values to `target`. 0xffffffff
 * marks an empty bin, so that no hash counts for more than 0xfffffffe.
 */
export function signByBins(lows: usize, highs: usize, count: i32, target: usize, bins: i32): void {
  memory.fill(target, 0xff, <usize>bins << 2);
  for (let index: usize = 0; index < <usize>count; index++) {
    const place = target + (<usize>binOf(load<u32>(highs + (index << 2)), bins) << 2);
    const value = min<u32>(load<u32>(lows + (index << 2)), 0xfffffffe);
    if (value < load<u32>(place)) store<u32>(place, value);
  }
  // Filled bins are noted before any borrows, since a bin that borrows does not lend.
  for (let bin = 0; bin < bins; bin++) {
    store<u8>(SCRATCH + 64 + bin, load<u32>(target + (<usize>bin << 2)) === 0xffffffff ? 0 : 1);
  }
  for (let bin = 0; bin < bins; bin++) {
    if (load<u8>(SCRATCH + 64 + bin) === 1) continue;
    for (let attempt: u32 = 1; ; attempt++) {
      const donor = binOf(mix32(mix32(bin + 1) ^ (attempt * GOLDEN)), bins);
      if (load<u8>(SCRATCH + 64 + donor) === 0) continue;
      store<u32>(target + (<usize>bin << 2), load<u32>(target + (<usize>donor << 2)));
      break;
    }
  }
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

/** Hashes each band of `rows` values, and its number, to one key. */
export function band(values: usize, bands: i32, rows: i32, target: usize): void {
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
