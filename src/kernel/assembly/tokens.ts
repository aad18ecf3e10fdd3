/**
 * Finds the tokens of a text 64 bytes at a time and has them hashed by `runs.ts`. `../twin/tokens.ts` does the same in
 * plain TypeScript, bit for bit, and is easier to read. 80 bytes past the end of every text must be readable.
 */
import { addHash, addRun, addRuns, beginRuns, endRuns, makeRoom } from './runs';
import { beginText, mustNormalise, readOther, slowHash } from './slow-tokens';

/** Returns one bit a byte: set for the letters and digits of ASCII. Compares signed numbers, which costs the least. */
// @ts-ignore: decorator
@inline
function wordBits(at: usize): u64 {
  const block = v128.load(at);
  const lower = v128.or(block, i8x16.splat(0x20));
  const letters = i8x16.lt_s(i8x16.add(lower, i8x16.splat(0x1f)), i8x16.splat(-102));
  const digits = i8x16.lt_s(i8x16.add(block, i8x16.splat(0x50)), i8x16.splat(-118));
  return <u64>i8x16.bitmask(v128.or(letters, digits));
}

/** Returns one bit a byte: set for apostrophe, comma and point, which may stand within a token. */
// @ts-ignore: decorator
@inline
function joinerBits(at: usize): u64 {
  const block = v128.load(at);
  const apostrophe = i8x16.eq(block, i8x16.splat(0x27));
  // Comma and point differ in one bit.
  const point = i8x16.eq(v128.and(block, i8x16.splat(-3)), i8x16.splat(0x2c));
  return <u64>i8x16.bitmask(v128.or(apostrophe, point));
}

// @ts-ignore: decorator
@inline
function wordMask(at: usize): u64 {
  return wordBits(at) | (wordBits(at + 16) << 16) | (wordBits(at + 32) << 32) | (wordBits(at + 48) << 48);
}

// @ts-ignore: decorator
@inline
function joinerMask(at: usize): u64 {
  return joinerBits(at) | (joinerBits(at + 16) << 16) | (joinerBits(at + 32) << 32) | (joinerBits(at + 48) << 48);
}

// @ts-ignore: decorator
@inline
function highMask(at: usize): u64 {
  return <u64>i8x16.bitmask(v128.load(at)) | (<u64>i8x16.bitmask(v128.load(at, 16)) << 16) |
    (<u64>i8x16.bitmask(v128.load(at, 32)) << 32) | (<u64>i8x16.bitmask(v128.load(at, 48)) << 48);
}

// @ts-ignore: decorator
@inline
function isJoiner(byte: u32): bool {
  return byte === 0x27 || byte === 0x2e || byte === 0x2c;
}

/** Tells whether `byte` is one of ASCII after which no token goes on. */
// @ts-ignore: decorator
@inline
function isGap(byte: u32): bool {
  return byte < 0x80 && byte !== 0x27 && (byte | 0x20) - 0x61 >= 26 && byte - 0x30 >= 10;
}

/** Tells whether some run of letters and digits is longer than 16 bytes. */
// @ts-ignore: decorator
@inline
function hasLongRun(words: u64): bool {
  let runs = words & (words >> 1);
  runs &= runs >> 2;
  runs &= runs >> 4;
  runs &= runs >> 8;
  return (runs & (runs >> 1)) !== 0;
}

/**
 * Hashes the tokens of the text `[start, end)` to `tokens`, 4 bytes each; writes their spans to `spans`, 8 bytes each,
 * unless that is 0. Returns how many there are, or -1 where the text must be normalised first and is not. Writes up to
 * three more hashes than that.
 *
 * Gives each of 64 bytes one bit, so that runs of bits are tokens. Looks closer at 64 bytes in which a token may go on
 * beyond ASCII or over an apostrophe or a point, or is longer than 16 bytes.
 */
export function tokenize(start: usize, end: usize, tokens: usize, spans: usize, isNormalised: bool): i32 {
  beginText();
  beginRuns(start, tokens, spans);
  let at = start;
  while (at < end) {
    makeRoom();
    let words = wordMask(at);
    let highs = highMask(at);
    const joiners = joinerMask(at);
    const left = end - at;
    if (left < 64) {
      const valid = (<u64>1 << <u64>left) - 1;
      words &= valid;
      highs &= valid;
    }
    // A token ends before a joiner unless something else than a gap may follow.
    const others = ((words | highs | joiners) >> 1) | (<u64>(left > 64) << 63);
    const last = clz(~words);
    if (highs !== 0 || ((words << 1) & joiners & others) !== 0 || last === 64 || hasLongRun(words)) {
      at = readClosely(at, end, words, highs);
      continue;
    }
    // A token at the edge is seen whole when the next 64 bytes begin with it.
    addRuns(at, words & (~(<u64>0) >> last));
    at += 64 - <usize>last;
  }
  return endText(tokens, isNormalised);
}

function endText(tokens: usize, isNormalised: bool): i32 {
  const count = <i32>((endRuns() - tokens) >> 2);
  return mustNormalise() && !isNormalised ? -1 : count;
}

/** Adds the tokens of the 64 bytes at `at`, by their marks. Returns where to go on. */
function readClosely(at: usize, end: usize, words: u64, highs: u64): usize {
  let rest = words | highs;
  while (rest !== 0) {
    // Step 1: take the first run of marks.
    const first = ctz(rest);
    const length = ctz(~(words >> first));
    const from = at + <usize>first;
    let stop = from + <usize>length;
    // A run that reaches the edge is seen whole when the next 64 bytes begin with it.
    if (first + length === 64 && first > 0) return from;
    // Step 2: add it at once where it is plain, else read it byte by byte.
    const after = <u32>load<u8>(stop);
    const isPlain =
      length !== 0 && length <= 16 &&
      (stop === end || after === 0x20 ||
        (after < 0x80 && (!isJoiner(after) || stop + 1 === end || isGap(<u32>load<u8>(stop, 1)))));
    if (isPlain) addRun(from, <usize>length);
    else {
      stop = readOther(from, end);
      // Where there is no hash it is no token but a mark or a sign between two of them.
      if (slowHash !== 0) addHash(from, stop - from, slowHash);
    }
    // Step 3: go on behind it.
    if (stop >= at + 64) return stop;
    rest &= ~<u64>0 << <u64>(stop - at);
  }
  return at + 64;
}
