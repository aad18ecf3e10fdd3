/** Mixes hashes, one value or four lanes at a time. */

export const GOLDEN: u32 = 0x9e3779b9;

/** Mixes the bits of a 32-bit value: the last steps of MurmurHash3. */
// @ts-ignore: decorator
@inline
export function mix32(value: u32): u32 {
  let hash = value;
  hash = (hash ^ (hash >> 16)) * 0x85ebca6b;
  hash = (hash ^ (hash >> 13)) * 0xc2b2ae35;
  return hash ^ (hash >> 16);
}

/** Mixes four values at once. */
// @ts-ignore: decorator
@inline
export function mixLanes(value: v128): v128 {
  let hash = v128.xor(value, i32x4.shr_u(value, 16));
  hash = i32x4.mul(hash, i32x4.splat(0x85ebca6b));
  hash = v128.xor(hash, i32x4.shr_u(hash, 13));
  hash = i32x4.mul(hash, i32x4.splat(0xc2b2ae35));
  return v128.xor(hash, i32x4.shr_u(hash, 16));
}

/** Mixes each four bytes of a block of 16, by the place that they have in it. */
// @ts-ignore: decorator
@inline
export function mixBlock(block: v128): v128 {
  return mixLanes(i32x4.add(block, i32x4(0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344)));
}

/** Adds a block of 16 folded bytes to the hash of a token. */
// @ts-ignore: decorator
@inline
export function absorb(hash: u32, block: v128): u32 {
  const mixed = mixBlock(block);
  const sum =
    <u32>i32x4.extract_lane(mixed, 0) +
    <u32>i32x4.extract_lane(mixed, 1) +
    <u32>i32x4.extract_lane(mixed, 2) +
    <u32>i32x4.extract_lane(mixed, 3);
  return mix32(hash * 0xcc9e2d51 + sum);
}

/** Clears the bytes of `block` from `length` on. */
// @ts-ignore: decorator
@inline
export function keepBytes(block: v128, length: i32): v128 {
  const places = i8x16(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15);
  return v128.and(block, i8x16.lt_s(places, i8x16.splat(<i8>length)));
}
