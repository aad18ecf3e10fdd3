/**
 * Finds and hashes the tokens of a text 64 bytes at a time. `../twin/tokens.ts` does the same in plain TypeScript, bit
 * for bit, and is easier to read. 64 bytes past the end of every text must be readable.
 */
import { absorb, GOLDEN, keepBytes } from './hash';
import { beginText, mustNormalise, readOther, slowHash } from './slow-tokens';

/** Returns one bit a byte: set for the letters and digits of ASCII. */
// @ts-ignore: decorator
@inline
function wordBits(block: v128): i32 {
  const lower = v128.or(block, i8x16.splat(0x20));
  const letters = i8x16.lt_u(i8x16.sub(lower, i8x16.splat(0x61)), i8x16.splat(26));
  const digits = i8x16.lt_u(i8x16.sub(block, i8x16.splat(0x30)), i8x16.splat(10));
  return i8x16.bitmask(v128.or(letters, digits));
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
 * Hashes the tokens of the text `[start, end)` to `tokens`, 4 bytes each; writes their spans to `spans`, 8 bytes each,
 * unless that is 0. Returns how many there are, or -1 where the text must be normalised first and is not.
 *
 * Gives each of 64 bytes one bit, so that runs of bits are tokens. Reads again byte by byte what goes on beyond ASCII,
 * may go on over an apostrophe or a point, or is longer than 16 bytes.
 */
export function tokenize(start: usize, end: usize, tokens: usize, spans: usize, isNormalised: bool): i32 {
  beginText();
  let at = start;
  let out = tokens;
  let spanOut = spans;
  while (at < end) {
    // Step 1: mark letters and digits, and bytes beyond ASCII, of the next 64 bytes.
    const words = wordMask(at);
    const highs = highMask(at);
    const left = end - at;
    let rest = words | highs;
    if (left < 64) rest &= (<u64>1 << <u64>left) - 1;
    let next = at + 64;
    while (rest !== 0) {
      // Step 2: take the first run of marks.
      const first = ctz(rest);
      const length = ctz(~(words >> first));
      const from = at + <usize>first;
      let stop = from + <usize>length;
      let hash: u32 = 0;
      // A run that reaches the edge is seen whole when the next 64 bytes begin with it.
      if (first + length === 64 && first > 0) {
        next = from;
        break;
      }
      // Step 3: hash it at once where it is plain, else byte by byte.
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
        // It is no token but a mark or a sign between two of them.
        if (hash === 0) {
          if (stop >= at + 64) {
            next = stop;
            break;
          }
          rest &= ~<u64>0 << <u64>(stop - at);
          continue;
        }
      }
      // Step 4: write it, and go on behind it.
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
  return mustNormalise() && !isNormalised ? -1 : <i32>((out - tokens) >> 2);
}
