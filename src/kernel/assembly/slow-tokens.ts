/** Reads byte by byte the tokens that masks over 64 bytes cannot decide: beyond ASCII, with joiners, or long. */
import { absorb, GOLDEN, keepBytes } from './hash';
import { APOSTROPHE, COMPOSING, DIGIT, IGNORED, LETTER, POINT, SCRATCH, UNSPACED } from './layout';
import { classOf, decode, decodedBytes, foldOf } from './points';

// Set once a mark was met that may compose with the letter before it.
let needsNormalising: bool = false;

/** Begins a text: nothing needs normalising so far. */
// @ts-ignore: decorator
@inline
export function beginText(): void {
  needsNormalising = false;
}

/** Tells whether the text holds a mark that may compose with the letter before it. */
// @ts-ignore: decorator
@inline
export function mustNormalise(): bool {
  return needsNormalising;
}

// The token read byte by byte: its hash so far, and how many of its bytes wait in SCRATCH.
export let slowHash: u32 = 0;
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

/** Tells whether a letter, digit or mark stands at `at`, joiners passed over. */
function isWordAt(at: usize, end: usize): bool {
  while (at < end) {
    const kind = classOf(decode(at));
    if (kind === IGNORED || kind === APOSTROPHE) at += decodedBytes;
    else return kind === LETTER || kind === DIGIT || kind === COMPOSING;
  }
  return false;
}

/** Reads a token that is not plain ASCII and leaves its hash in `slowHash`; returns where it ends. */
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

/**
 * Reads a token that the masks cannot decide, or a character between tokens; returns where it ends. Leaves the hash in
 * `slowHash`, 0 for no token.
 */
export function readOther(at: usize, end: usize): usize {
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
