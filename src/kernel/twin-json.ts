/**
 * The part of the twin that reads lines of JSON: the spans of the fields asked for in a valid record, found
 * without decoding it. "Not sure" is always a right answer; the caller then asks JSON.parse.
 */
import type { KernelFunctions } from './functions.js';

const maxDepth = 64;
const quote = 0x22;
const backslash = 0x5c;
const simpleEscapes: ReadonlyMap<number, number> = new Map(
  Object.entries({ '"': '"', '\\': '\\', '/': '/', b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' }).map(
    ([from, to]) => [from.charCodeAt(0), to.charCodeAt(0)],
  ),
);
const literals = ['true', 'false', 'null'].map((word) => Uint8Array.from(word, (c) => c.charCodeAt(0)));

const isSpace = (byte: number | undefined) => byte === 32 || byte === 10 || byte === 13 || byte === 9;
const isDigit = (byte: number | undefined) => byte !== undefined && byte >= 0x30 && byte <= 0x39;
const isHex = (byte: number | undefined) => isDigit(byte) || (((byte ?? 0) | 0x20) - 0x61) >>> 0 < 6;

export function makeJsonTwin(view: () => Uint8Array): Pick<KernelFunctions, 'scanRecord' | 'unescape'> {
  let bytes = view();
  let end = 0;
  let isSure = true;
  let hasEscapes = false;
  const byteAt = (at: number) => (at < end ? bytes[at] : undefined);
  const refuse = () => {
    isSure = false;
    return end;
  };
  const skipSpace = (at: number) => {
    let next = at;
    while (isSpace(byteAt(next))) next++;
    return next;
  };

  const skipString = (start: number): number => {
    hasEscapes = false;
    for (let at = start; at < end; ) {
      const byte = bytes[at]!;
      if (byte === quote) return at;
      if (byte < 0x20) return refuse();
      if (byte !== backslash) {
        at++;
        continue;
      }
      hasEscapes = true;
      const escaped = byteAt(at + 1) ?? 0;
      if (escaped === 0x75) {
        if (at + 6 > end) return refuse();
        for (let place = 2; place < 6; place++) if (!isHex(bytes[at + place])) return refuse();
        at += 6;
      } else if (simpleEscapes.has(escaped)) at += 2;
      else return refuse();
    }
    return refuse();
  };

  const skipDigits = (start: number): number => {
    if (!isDigit(byteAt(start))) return refuse();
    let at = start;
    while (isDigit(byteAt(at))) at++;
    return at;
  };

  const skipNumber = (start: number): number => {
    let at = start;
    if (byteAt(at) === 0x2d) at++;
    at = byteAt(at) === 0x30 ? at + 1 : skipDigits(at);
    if (byteAt(at) === 0x2e) at = skipDigits(at + 1);
    if (((byteAt(at) ?? 0) | 0x20) === 0x65) {
      at++;
      if (byteAt(at) === 0x2b || byteAt(at) === 0x2d) at++;
      at = skipDigits(at);
    }
    return at;
  };

  const skipValue = (start: number, depth: number): number => {
    const byte = byteAt(start);
    if (byte === undefined || depth > maxDepth) return refuse();
    if (byte === quote) return skipString(start + 1) + 1;
    if (byte === 0x7b || byte === 0x5b) return skipCompound(start, depth);
    const literal = literals.find((word) => word[0] === byte);
    if (literal === undefined) return skipNumber(start);
    return literal.every((letter, place) => byteAt(start + place) === letter)
      ? start + literal.length
      : refuse();
  };

  const skipCompound = (start: number, depth: number): number => {
    const isObject = bytes[start] === 0x7b;
    const close = isObject ? 0x7d : 0x5d;
    let at = skipSpace(start + 1);
    if (byteAt(at) === close) return at + 1;
    while (isSure) {
      if (isObject) {
        if (byteAt(at) !== quote) return refuse();
        at = skipSpace(skipString(at + 1) + 1);
        if (byteAt(at) !== 0x3a) return refuse();
        at = skipSpace(at + 1);
      }
      at = skipSpace(skipValue(at, depth + 1));
      const byte = byteAt(at);
      if (byte === close) return at + 1;
      if (byte !== 0x2c) return refuse();
      at = skipSpace(at + 1);
    }
    return end;
  };

  const words = () => new Uint32Array(bytes.buffer);

  const findName = (start: number, stop: number, names: number, count: number): number => {
    const entries = words().subarray(names >> 2, (names >> 2) + 2 * count);
    for (let index = 0; index < count; index++) {
      const [pointer, length] = [entries[2 * index]!, entries[2 * index + 1]!];
      if (length !== stop - start) continue;
      let same = 0;
      while (same < length && bytes[pointer + same] === bytes[start + same]) same++;
      if (same === length) return index;
    }
    return -1;
  };

  return {
    scanRecord(start, stop, names, count, found) {
      bytes = view();
      end = stop;
      isSure = true;
      const entries = words()
        .subarray(found >> 2, (found >> 2) + 3 * count)
        .fill(0);
      let at = skipSpace(start);
      if (byteAt(at) !== 0x7b) return 0;
      at = skipSpace(at + 1);
      if (byteAt(at) === 0x7d) return skipSpace(at + 1) === end ? 1 : 0;
      while (byteAt(at) === quote) {
        const keyEnd = skipString(at + 1);
        if (!isSure || hasEscapes) return 0;
        const name = findName(at + 1, keyEnd, names, count);
        at = skipSpace(keyEnd + 1);
        if (byteAt(at) !== 0x3a) return 0;
        const valueStart = skipSpace(at + 1);
        const valueEnd = skipValue(valueStart, 0);
        if (!isSure) return 0;
        if (name >= 0) {
          const isString = bytes[valueStart] === quote;
          const span = isString ? [valueStart + 1, valueEnd - 1] : [valueStart, valueEnd];
          entries.set([isString ? (hasEscapes ? 2 : 1) : 3, ...span], 3 * name);
        }
        at = skipSpace(valueEnd);
        if (byteAt(at) === 0x7d) return skipSpace(at + 1) === end ? 1 : 0;
        if (byteAt(at) !== 0x2c) return 0;
        at = skipSpace(at + 1);
      }
      return 0;
    },

    unescape(start, stop, target) {
      bytes = view();
      let to = target;
      let at = start;
      const hexAt = (place: number) =>
        Number.parseInt(String.fromCharCode(...bytes.subarray(place, place + 4)), 16);
      while (at < stop) {
        const byte = bytes[at]!;
        if (byte !== backslash) {
          bytes[to++] = byte;
          at++;
          continue;
        }
        const escaped = bytes[at + 1]!;
        at += 2;
        if (escaped !== 0x75) {
          bytes[to++] = simpleEscapes.get(escaped)!;
          continue;
        }
        let point = hexAt(at);
        at += 4;
        if (point >= 0xd800 && point < 0xe000) {
          const isPair =
            point < 0xdc00 && at + 6 <= stop && bytes[at] === backslash && bytes[at + 1] === 0x75;
          const low = isPair ? hexAt(at + 2) : 0;
          if (low < 0xdc00 || low >= 0xe000) return 0;
          point = 0x10000 + ((point - 0xd800) << 10) + (low - 0xdc00);
          at += 6;
        }
        for (const part of encode(point)) bytes[to++] = part;
      }
      return to;
    },
  };
}

function encode(point: number): readonly number[] {
  if (point < 0x80) return [point];
  const tail = (shift: number) => 0x80 | ((point >> shift) & 0x3f);
  if (point < 0x800) return [0xc0 | (point >> 6), tail(0)];
  if (point < 0x10000) return [0xe0 | (point >> 12), tail(6), tail(0)];
  return [0xf0 | (point >> 18), tail(12), tail(6), tail(0)];
}
