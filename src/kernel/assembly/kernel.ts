/**
 * The hot loops of detection in AssemblyScript, compiled to WebAssembly SIMD by the build: bytes in, hashed
 * tokens, shingles, signatures and sorted rows out. `../twin.ts` says the same in plain TypeScript, bit for
 * bit, and is the easier one to read. All pointers are byte offsets into the one linear memory, whose first
 * part holds the tables of `../unicode.ts`; 64 bytes past the end of every text must be readable.
 */

// Where the tables lie; the same figures stand in `../layout.ts`.
const CLASSES: usize = 1024;
const FOLDS: usize = 66560;
const SCRATCH: usize = 197632;

const LETTER: u8 = 1;
const DIGIT: u8 = 2;
const IGNORED: u8 = 3;
const APOSTROPHE: u8 = 4;
const UNSPACED: u8 = 5;
const COMPOSING: u8 = 6;
const POINT: u8 = 7;

const GOLDEN: u32 = 0x9e3779b9;

// @ts-ignore: decorator
@inline
function mix32(value: u32): u32 {
  let hash = value;
  hash = (hash ^ (hash >> 16)) * 0x85ebca6b;
  hash = (hash ^ (hash >> 13)) * 0xc2b2ae35;
  return hash ^ (hash >> 16);
}

// @ts-ignore: decorator
@inline
function mixLanes(value: v128): v128 {
  let hash = v128.xor(value, i32x4.shr_u(value, 16));
  hash = i32x4.mul(hash, i32x4.splat(0x85ebca6b));
  hash = v128.xor(hash, i32x4.shr_u(hash, 13));
  hash = i32x4.mul(hash, i32x4.splat(0xc2b2ae35));
  return v128.xor(hash, i32x4.shr_u(hash, 16));
}

/** One more block of 16 folded bytes into the hash of a token. */
// @ts-ignore: decorator
@inline
function absorb(hash: u32, block: v128): u32 {
  const mixed = mixLanes(i32x4.add(block, i32x4(0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344)));
  const sum =
    <u32>i32x4.extract_lane(mixed, 0) +
    <u32>i32x4.extract_lane(mixed, 1) +
    <u32>i32x4.extract_lane(mixed, 2) +
    <u32>i32x4.extract_lane(mixed, 3);
  return mix32(hash * 0xcc9e2d51 + sum);
}

/** The bytes of `block` from `length` on, cleared. */
// @ts-ignore: decorator
@inline
function keepBytes(block: v128, length: i32): v128 {
  const places = i8x16(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15);
  return v128.and(block, i8x16.lt_u(places, i8x16.splat(<i8>length)));
}

/** One bit a byte: letters and digits of ASCII. */
// @ts-ignore: decorator
@inline
function wordBits(block: v128): i32 {
  const lower = v128.or(block, i8x16.splat(0x20));
  const letters = i8x16.lt_u(i8x16.sub(lower, i8x16.splat(0x61)), i8x16.splat(26));
  const digits = i8x16.lt_u(i8x16.sub(block, i8x16.splat(0x30)), i8x16.splat(10));
  return i8x16.bitmask(v128.or(letters, digits));
}

// What decode() found beside the code point that it returns.
let decodedBytes: i32 = 0;

/** The code point at `at`, well-formed UTF-8. */
function decode(at: usize): u32 {
  const first = <u32>load<u8>(at);
  if (first < 0x80) {
    decodedBytes = 1;
    return first;
  }
  const second = <u32>load<u8>(at, 1) & 0x3f;
  if (first < 0xe0) {
    decodedBytes = 2;
    return ((first & 0x1f) << 6) | second;
  }
  const third = <u32>load<u8>(at, 2) & 0x3f;
  if (first < 0xf0) {
    decodedBytes = 3;
    return ((first & 0x0f) << 12) | (second << 6) | third;
  }
  decodedBytes = 4;
  return ((first & 0x07) << 18) | (second << 12) | (third << 6) | (<u32>load<u8>(at, 3) & 0x3f);
}

function classOf(point: u32): u8 {
  if (point < 0x10000) return load<u8>(CLASSES + point);
  // Beyond the tables: historic and young scripts are letters, symbols are none, ideographs stand alone.
  if (point < 0x1f000) return LETTER;
  if (point >= 0x20000 && point < 0xe0000) return UNSPACED;
  return point >= 0xe0100 && point < 0xe01f0 ? IGNORED : 0;
}

// @ts-ignore: decorator
@inline
function foldOf(point: u32): u32 {
  return point < 0x10000 ? <u32>load<u16>(FOLDS + (<usize>point << 1)) : point;
}

// The token that is being put together byte by byte: its hash so far, and the bytes waiting in SCRATCH.
let slowHash: u32 = 0;
let slowBytes: i32 = 0;

function pushByte(byte: u32): void {
  store<u8>(SCRATCH + slowBytes, <u8>byte);
  if (++slowBytes === 16) {
    slowHash = absorb(slowHash, v128.load(SCRATCH));
    slowBytes = 0;
  }
}

function pushPoint(point: u32): void {
  if (point < 0x80) pushByte(point);
  else if (point < 0x800) {
    pushByte(0xc0 | (point >> 6));
    pushByte(0x80 | (point & 0x3f));
  } else if (point < 0x10000) {
    pushByte(0xe0 | (point >> 12));
    pushByte(0x80 | ((point >> 6) & 0x3f));
    pushByte(0x80 | (point & 0x3f));
  } else {
    pushByte(0xf0 | (point >> 18));
    pushByte(0x80 | ((point >> 12) & 0x3f));
    pushByte(0x80 | ((point >> 6) & 0x3f));
    pushByte(0x80 | (point & 0x3f));
  }
}

/** Whether a letter, digit or mark stands at `at`, joiners passed over. */
function isWordAt(at: usize, end: usize): bool {
  while (at < end) {
    const kind = classOf(decode(at));
    if (kind === IGNORED || kind === APOSTROPHE) at += decodedBytes;
    else return kind === LETTER || kind === DIGIT || kind === COMPOSING;
  }
  return false;
}

/** A token that is not plain ASCII: from `at` to where it ends. The hash is left in `slowHash`. */
function readSlowly(start: usize, end: usize): usize {
  slowHash = GOLDEN;
  slowBytes = 0;
  let at = start;
  let wasDigit = false;
  let hasBytes = false;
  while (at < end) {
    const point = decode(at);
    const bytes = decodedBytes;
    const kind = classOf(point);
    if (kind === LETTER || kind === DIGIT) {
      pushPoint(foldOf(point));
      hasBytes = true;
      wasDigit = kind === DIGIT;
    } else if (kind === APOSTROPHE) {
      if (!hasBytes || !isWordAt(at + bytes, end)) break;
      pushByte(0x27);
      wasDigit = false;
    } else if (kind === POINT) {
      if (!wasDigit || at + bytes >= end || classOf(decode(at + bytes)) !== DIGIT) break;
      pushPoint(point);
      wasDigit = false;
    } else if (kind === COMPOSING) {
      needsNormalising = true;
      pushPoint(point);
      hasBytes = true;
    } else if (kind !== IGNORED) break;
    at += bytes;
  }
  if (slowBytes > 0) slowHash = absorb(slowHash, keepBytes(v128.load(SCRATCH), slowBytes));
  else if (!hasBytes) slowHash = 0;
  return at;
}

// @ts-ignore: decorator
@inline
function isJoiner(byte: u32): bool {
  return byte === 0x27 || byte === 0x2e || byte === 0x2c;
}

/** A byte of ASCII after which no token goes on. */
// @ts-ignore: decorator
@inline
function isGap(byte: u32): bool {
  return byte < 0x80 && byte !== 0x27 && (byte | 0x20) - 0x61 >= 26 && byte - 0x30 >= 10;
}

let needsNormalising: bool = false;

/** A token that the masks cannot settle, or no token at all: its hash to `slowHash`, the place after it returned. */
function readOther(at: usize, end: usize): usize {
  const point = decode(at);
  const bytes = decodedBytes;
  const kind = classOf(point);
  slowHash = 0;
  if (kind === UNSPACED) {
    slowHash = GOLDEN;
    slowBytes = 0;
    pushPoint(foldOf(point));
    slowHash = absorb(slowHash, keepBytes(v128.load(SCRATCH), slowBytes));
    return at + bytes;
  }
  if (kind === LETTER || kind === DIGIT || kind === COMPOSING) return readSlowly(at, end);
  return at + bytes;
}

// @ts-ignore: decorator
@inline
function wordMask(at: usize): u64 {
  return <u64>wordBits(v128.load(at)) | (<u64>wordBits(v128.load(at, 16)) << 16) |
    (<u64>wordBits(v128.load(at, 32)) << 32) | (<u64>wordBits(v128.load(at, 48)) << 48);
}

// @ts-ignore: decorator
@inline
function highMask(at: usize): u64 {
  return <u64>i8x16.bitmask(v128.load(at)) | (<u64>i8x16.bitmask(v128.load(at, 16)) << 16) |
    (<u64>i8x16.bitmask(v128.load(at, 32)) << 32) | (<u64>i8x16.bitmask(v128.load(at, 48)) << 48);
}

/**
 * Hashes of the tokens of the text `[start, end)` to `tokens`, 4 bytes each; where `spans` is not 0, their
 * spans to it, 8 bytes each. Returns how many, or -1 where the text must be normalised first and is not.
 *
 * 64 bytes are classed at a time, one bit a byte; runs of bits are tokens. What may go on beyond ASCII, over
 * an apostrophe or a point, or is longer than 16 bytes, is read again byte by byte.
 */
export function tokenize(start: usize, end: usize, tokens: usize, spans: usize, isNormalised: bool): i32 {
  needsNormalising = false;
  let at = start;
  let out = tokens;
  let spanOut = spans;
  while (at < end) {
    const words = wordMask(at);
    const highs = highMask(at);
    const left = end - at;
    let rest = words | highs;
    if (left < 64) rest &= (<u64>1 << <u64>left) - 1;
    let next = at + 64;
    while (rest !== 0) {
      const first = ctz(rest);
      const length = ctz(~(words >> first));
      const from = at + <usize>first;
      let stop = from + <usize>length;
      let hash: u32 = 0;
      // A run that reaches the edge is seen whole in the next 64 bytes.
      if (first + length === 64 && first > 0) {
        next = from;
        break;
      }
      const after = <u32>load<u8>(stop);
      const isPlain =
        length !== 0 && length <= 16 &&
        (after === 0x20 || (after < 0x80 && (!isJoiner(after) || isGap(<u32>load<u8>(stop, 1)))));
      if (isPlain) {
        if (stop > end) stop = end;
        hash = absorb(GOLDEN, keepBytes(v128.or(v128.load(from), i8x16.splat(0x20)), <i32>(stop - from)));
      } else {
        stop = readOther(from, end);
        hash = slowHash;
        // No token: a mark or a sign between two of them.
        if (hash === 0) {
          if (stop >= at + 64) {
            next = stop;
            break;
          }
          rest &= ~<u64>0 << <u64>(stop - at);
          continue;
        }
      }
      store<u32>(out, hash);
      out += 4;
      if (spanOut !== 0) {
        store<u32>(spanOut, <u32>(from - start));
        store<u32>(spanOut, <u32>(stop - start), 4);
        spanOut += 8;
      }
      if (stop >= at + 64) {
        next = stop;
        break;
      }
      rest &= ~<u64>0 << <u64>(stop - at);
    }
    at = next;
  }
  return needsNormalising && !isNormalised ? -1 : <i32>((out - tokens) >> 2);
}

/**
 * The 64-bit hashes of `size` consecutive tokens: low halves to `lows`, high halves to `highs`, 4 bytes
 * each. Up to three more of each are written. Returns how many.
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

/** Rehashes `count` low and high halves in place: another seed is another permutation. */
export function permute(lows: usize, highs: usize, count: i32, seed: u32): void {
  const lowSeed = i32x4.splat(mix32(seed ^ GOLDEN));
  const highSeed = i32x4.splat(mix32(seed + GOLDEN));
  for (let index: usize = 0; index < <usize>count; index += 4) {
    const at = index << 2;
    v128.store(lows + at, mixLanes(v128.xor(v128.load(lows + at), lowSeed)));
    v128.store(highs + at, mixLanes(v128.xor(v128.load(highs + at), highSeed)));
  }
}

/** Which of `bins` a hash falls into: its share of 2³². */
// @ts-ignore: decorator
@inline
function binOf(hash: u32, bins: u32): u32 {
  return <u32>((<u64>hash * <u64>bins) >> 32);
}

/**
 * One-permutation MinHash with optimal densification of permuted hashes: `bins` values to `target`.
 * 0xffffffff marks an empty bin, and no hash counts for so much.
 */
export function signByBins(lows: usize, highs: usize, count: i32, target: usize, bins: i32): void {
  memory.fill(target, 0xff, <usize>bins << 2);
  for (let index: usize = 0; index < <usize>count; index++) {
    const place = target + (<usize>binOf(load<u32>(highs + (index << 2)), bins) << 2);
    const value = min<u32>(load<u32>(lows + (index << 2)), 0xfffffffe);
    if (value < load<u32>(place)) store<u32>(place, value);
  }
  // Which bins were filled is noted first: a bin that borrows does not lend.
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

/** The low halves of the permuted hashes whose high half is below `limit`, to `target`. Returns how many. */
export function keepBelow(lows: usize, highs: usize, count: i32, limit: u32, target: usize): i32 {
  let out = target;
  for (let index: usize = 0; index < <usize>count; index++) {
    store<u32>(out, load<u32>(lows + (index << 2)));
    if (load<u32>(highs + (index << 2)) < limit) out += 4;
  }
  return <i32>((out - target) >> 2);
}

/** One key a band of `rows` values: the band's number is part of it. */
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
