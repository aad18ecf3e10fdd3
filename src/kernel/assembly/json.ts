/**
 * Checks one record of JSON Lines and finds the fields asked for. Leaves what is rare (escaped keys, deep
 * nesting, lone surrogates) to JSON.parse by answering "not sure", and never accepts what JSON.parse would
 * refuse or read otherwise.
 */

const MAX_DEPTH: i32 = 64;

let isSure: bool = true;
let hasEscapes: bool = false;

// @ts-ignore: decorator
@inline
function skipSpace(at: usize, end: usize): usize {
  while (at < end) {
    const byte = load<u8>(at);
    if (byte !== 0x20 && byte !== 0x0a && byte !== 0x0d && byte !== 0x09) break;
    at++;
  }
  return at;
}

// @ts-ignore: decorator
@inline
function refuse(end: usize): usize {
  isSure = false;
  return end;
}

function isHex(byte: u8): bool {
  return byte - 0x30 < 10 || (byte | 0x20) - 0x61 < 6;
}

/** Skips a string, from the byte after the opening quote to the closing quote. */
function skipString(start: usize, end: usize): usize {
  let at = start;
  hasEscapes = false;
  while (at < end) {
    const block = v128.load(at);
    const special = i8x16.bitmask(
      v128.or(
        v128.or(i8x16.eq(block, i8x16.splat(0x22)), i8x16.eq(block, i8x16.splat(0x5c))),
        i8x16.lt_u(block, i8x16.splat(0x20)),
      ),
    );
    at += ctz(special | 0x10000);
    if (special === 0) continue;
    if (at >= end) break;
    const byte = load<u8>(at);
    if (byte === 0x22) return at;
    if (byte !== 0x5c) return refuse(end);
    hasEscapes = true;
    const escaped = load<u8>(at, 1);
    if (escaped === 0x75) {
      if (at + 6 > end) break;
      for (let digit: usize = 2; digit < 6; digit++) if (!isHex(load<u8>(at + digit))) return refuse(end);
      at += 6;
    } else if (
      escaped === 0x22 || escaped === 0x5c || escaped === 0x2f || escaped === 0x62 ||
      escaped === 0x66 || escaped === 0x6e || escaped === 0x72 || escaped === 0x74
    ) at += 2;
    else return refuse(end);
  }
  return refuse(end);
}

// @ts-ignore: decorator
@inline
function isDigit(at: usize, end: usize): bool {
  return at < end && load<u8>(at) - 0x30 < 10;
}

function skipDigits(at: usize, end: usize): usize {
  if (!isDigit(at, end)) return refuse(end);
  while (isDigit(at, end)) at++;
  return at;
}

function skipNumber(start: usize, end: usize): usize {
  let at = start;
  if (load<u8>(at) === 0x2d) at++;
  if (at < end && load<u8>(at) === 0x30) at++;
  else at = skipDigits(at, end);
  if (at < end && load<u8>(at) === 0x2e) at = skipDigits(at + 1, end);
  if (at < end && (load<u8>(at) | 0x20) === 0x65) {
    at++;
    if (at < end && (load<u8>(at) === 0x2b || load<u8>(at) === 0x2d)) at++;
    at = skipDigits(at, end);
  }
  return at;
}

function skipWord(at: usize, end: usize, word: u32, length: usize): usize {
  if (at + length > end || load<u32>(at) !== word) return refuse(end);
  return at + length;
}

function skipValue(at: usize, end: usize, depth: i32): usize {
  if (at >= end || depth > MAX_DEPTH) return refuse(end);
  const byte = load<u8>(at);
  if (byte === 0x22) return skipString(at + 1, end) + 1;
  if (byte === 0x7b || byte === 0x5b) return skipCompound(at, end, depth);
  if (byte === 0x74) return skipWord(at, end, 0x65757274, 4);
  if (byte === 0x6e) return skipWord(at, end, 0x6c6c756e, 4);
  if (byte === 0x66) {
    if (at + 5 > end || load<u8>(at, 4) !== 0x65) return refuse(end);
    return skipWord(at, end, 0x736c6166, 5);
  }
  return skipNumber(at, end);
}

function skipCompound(start: usize, end: usize, depth: i32): usize {
  const isObject = load<u8>(start) === 0x7b;
  const close: u8 = isObject ? 0x7d : 0x5d;
  let at = skipSpace(start + 1, end);
  if (at < end && load<u8>(at) === close) return at + 1;
  while (isSure) {
    if (isObject) {
      if (at >= end || load<u8>(at) !== 0x22) return refuse(end);
      at = skipSpace(skipString(at + 1, end) + 1, end);
      if (at >= end || load<u8>(at) !== 0x3a) return refuse(end);
      at = skipSpace(at + 1, end);
    }
    at = skipSpace(skipValue(at, end, depth + 1), end);
    if (at >= end) return refuse(end);
    const byte = load<u8>(at);
    if (byte === close) return at + 1;
    if (byte !== 0x2c) return refuse(end);
    at = skipSpace(at + 1, end);
  }
  return end;
}

function findName(start: usize, end: usize, names: usize, count: i32): i32 {
  for (let index = 0; index < count; index++) {
    const entry = names + (<usize>index << 3);
    const length = <usize>load<u32>(entry, 4);
    if (length === end - start && memory.compare(start, <usize>load<u32>(entry), length) === 0) return index;
  }
  return -1;
}

/**
 * Finds the fields of the record `[start, end)`; `names` are `count` pairs of pointer and length. For every
 * name 12 bytes go to `found`: what it is (0 absent, 1 a string, 2 a string with escapes, 3 another value), and
 * its span without quotes. Returns 1 for a valid record, 0 where JSON.parse must decide.
 */
export function scanRecord(start: usize, end: usize, names: usize, count: i32, found: usize): i32 {
  memory.fill(found, 0, <usize>count * 12);
  isSure = true;
  let at = skipSpace(start, end);
  if (at >= end || load<u8>(at) !== 0x7b) return 0;
  at = skipSpace(at + 1, end);
  if (at < end && load<u8>(at) === 0x7d) return skipSpace(at + 1, end) === end ? 1 : 0;
  while (at < end && load<u8>(at) === 0x22) {
    const keyEnd = skipString(at + 1, end);
    if (!isSure || hasEscapes) return 0;
    const name = findName(at + 1, keyEnd, names, count);
    at = skipSpace(keyEnd + 1, end);
    if (at >= end || load<u8>(at) !== 0x3a) return 0;
    const valueStart = skipSpace(at + 1, end);
    const valueEnd = skipValue(valueStart, end, 0);
    if (!isSure) return 0;
    if (name >= 0) {
      const isString = load<u8>(valueStart) === 0x22;
      const entry = found + <usize>name * 12;
      store<u32>(entry, isString ? (hasEscapes ? 2 : 1) : 3);
      store<u32>(entry, <u32>(isString ? valueStart + 1 : valueStart), 4);
      store<u32>(entry, <u32>(isString ? valueEnd - 1 : valueEnd), 8);
    }
    at = skipSpace(valueEnd, end);
    if (at >= end) return 0;
    if (load<u8>(at) === 0x7d) return skipSpace(at + 1, end) === end ? 1 : 0;
    if (load<u8>(at) !== 0x2c) return 0;
    at = skipSpace(at + 1, end);
  }
  return 0;
}

function readHex(at: usize): u32 {
  let value: u32 = 0;
  for (let digit: usize = 0; digit < 4; digit++) {
    const byte = <u32>load<u8>(at + digit);
    value = (value << 4) | (byte < 0x3a ? byte - 0x30 : (byte | 0x20) - 0x57);
  }
  return value;
}

function writePoint(point: u32, to: usize): usize {
  if (point < 0x80) {
    store<u8>(to, <u8>point);
    return to + 1;
  }
  if (point < 0x800) {
    store<u8>(to, <u8>(0xc0 | (point >> 6)));
    store<u8>(to, <u8>(0x80 | (point & 0x3f)), 1);
    return to + 2;
  }
  if (point < 0x10000) {
    store<u8>(to, <u8>(0xe0 | (point >> 12)));
    store<u8>(to, <u8>(0x80 | ((point >> 6) & 0x3f)), 1);
    store<u8>(to, <u8>(0x80 | (point & 0x3f)), 2);
    return to + 3;
  }
  store<u8>(to, <u8>(0xf0 | (point >> 18)));
  store<u8>(to, <u8>(0x80 | ((point >> 12) & 0x3f)), 1);
  store<u8>(to, <u8>(0x80 | ((point >> 6) & 0x3f)), 2);
  store<u8>(to, <u8>(0x80 | (point & 0x3f)), 3);
  return to + 4;
}

/**
 * Writes a valid JSON string, given without its quotes, as UTF-8 to `target`. Returns its end, 0 for a lone
 * surrogate.
 */
export function unescape(start: usize, end: usize, target: usize): usize {
  let at = start;
  let to = target;
  while (at < end) {
    const block = v128.load(at);
    v128.store(to, block);
    const plain = min<usize>(ctz(i8x16.bitmask(i8x16.eq(block, i8x16.splat(0x5c))) | 0x10000), end - at);
    at += plain;
    to += plain;
    if (plain === 16 || at >= end) continue;
    const escaped = load<u8>(at, 1);
    at += 2;
    if (escaped === 0x75) {
      let point = readHex(at);
      at += 4;
      if (point >= 0xd800 && point < 0xe000) {
        if (point >= 0xdc00 || at + 6 > end || load<u8>(at) !== 0x5c || load<u8>(at, 1) !== 0x75) return 0;
        const low = readHex(at + 2);
        if (low < 0xdc00 || low >= 0xe000) return 0;
        point = 0x10000 + ((point - 0xd800) << 10) + (low - 0xdc00);
        at += 6;
      }
      to = writePoint(point, to);
    } else {
      store<u8>(to, escaped === 0x6e ? 0x0a : escaped === 0x72 ? 0x0d : escaped === 0x74 ? 0x09 :
        escaped === 0x62 ? 0x08 : escaped === 0x66 ? 0x0c : escaped);
      to++;
    }
  }
  return to;
}
