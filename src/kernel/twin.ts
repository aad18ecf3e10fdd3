/**
 * The kernel in plain TypeScript: what runs where WebAssembly has no SIMD, and the reference that the
 * compiled one is tested against. Same functions, same memory, same bits; `kernel.ts` describes them.
 */
import type { KernelFunctions } from './functions.js';
import { classesAt, foldsAt, pointClasses } from './layout.js';
import { makeJsonTwin } from './twin-json.js';

const golden = 0x9e3779b9;
// What a lane of a token's hash adds to the four bytes that it holds.
const lanes = [0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344] as const;
// The mixed hash of such a lane where the token has no bytes for it.
const emptyLanes = lanes.map((lane) => mix(lane)) as unknown as readonly [number, number, number, number];
const { letter, digit, ignored, apostrophe, unspaced, composing, point: pointClass } = pointClasses;

function mix(value: number): number {
  let hash = value | 0;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return hash ^ (hash >>> 16);
}

/** One more block of up to 16 bytes, as four little-endian words, into the hash of a token. */
function absorb(hash: number, w0: number, w1: number, w2: number, w3: number): number {
  const sum =
    mix(w0 + lanes[0]) +
    (w1 === 0 ? emptyLanes[1] : mix(w1 + lanes[1])) +
    (w2 === 0 ? emptyLanes[2] : mix(w2 + lanes[2])) +
    (w3 === 0 ? emptyLanes[3] : mix(w3 + lanes[3]));
  return mix(Math.imul(hash, 0xcc9e2d51) + sum);
}

/** The twin over the memory that `buffer` returns. */
export function makeTwin(buffer: () => ArrayBuffer): KernelFunctions {
  let bytes = new Uint8Array(buffer());
  let words = new Uint32Array(buffer());
  let classes = new Uint8Array(buffer(), classesAt, 65_536);
  let folds = new Uint16Array(buffer(), foldsAt, 65_536);
  const refresh = () => {
    if (bytes.buffer === buffer()) return;
    bytes = new Uint8Array(buffer());
    words = new Uint32Array(buffer());
    classes = new Uint8Array(buffer(), classesAt, 65_536);
    folds = new Uint16Array(buffer(), foldsAt, 65_536);
  };

  let decodedBytes = 0;
  const decode = (at: number): number => {
    const first = bytes[at]!;
    if (first < 0x80) {
      decodedBytes = 1;
      return first;
    }
    const second = bytes[at + 1]! & 0x3f;
    if (first < 0xe0) {
      decodedBytes = 2;
      return ((first & 0x1f) << 6) | second;
    }
    const third = bytes[at + 2]! & 0x3f;
    if (first < 0xf0) {
      decodedBytes = 3;
      return ((first & 0x0f) << 12) | (second << 6) | third;
    }
    decodedBytes = 4;
    return ((first & 0x07) << 18) | (second << 12) | (third << 6) | (bytes[at + 3]! & 0x3f);
  };

  const classOf = (point: number): number => {
    if (point < 0x10000) return classes[point]!;
    if (point < 0x1f000) return letter;
    if (point >= 0x20000 && point < 0xe0000) return unspaced;
    return point >= 0xe0100 && point < 0xe01f0 ? ignored : 0;
  };

  // The token that is being read: its hash so far, and up to 16 bytes that wait, as four words.
  const waiting = new Int32Array(4);
  let waitingBytes = 0;
  let hash = 0;
  let needsNormalising = false;

  const beginToken = () => {
    hash = golden;
    waiting.fill(0);
    waitingBytes = 0;
  };
  const pushByte = (byte: number) => {
    waiting[waitingBytes >> 2]! |= byte << ((waitingBytes & 3) << 3);
    if (++waitingBytes === 16) flush();
  };
  const flush = () => {
    hash = absorb(hash, waiting[0]!, waiting[1]!, waiting[2]!, waiting[3]!);
    waiting.fill(0);
    waitingBytes = 0;
  };
  const pushPoint = (point: number) => {
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
  };

  const isWordAt = (start: number, end: number): boolean => {
    for (let at = start; at < end; at += decodedBytes) {
      const kind = classOf(decode(at));
      if (kind !== ignored && kind !== apostrophe) {
        return kind === letter || kind === digit || kind === composing;
      }
    }
    return false;
  };

  /** A token from `start` to the end that is returned; its hash is left in `hash`. */
  const readToken = (start: number, end: number): number => {
    beginToken();
    let at = start;
    let wasDigit = false;
    let hasBytes = false;
    while (at < end) {
      const point = decode(at);
      const size = decodedBytes;
      const kind = classOf(point);
      if (kind === letter || kind === digit) {
        pushPoint(point < 0x10000 ? folds[point]! : point);
        hasBytes = true;
        wasDigit = kind === digit;
      } else if (kind === apostrophe) {
        if (!hasBytes || !isWordAt(at + size, end)) break;
        pushByte(0x27);
        wasDigit = false;
      } else if (kind === pointClass) {
        if (!wasDigit || at + size >= end || classOf(decode(at + size)) !== digit) break;
        pushPoint(point);
        wasDigit = false;
      } else if (kind === composing) {
        needsNormalising = true;
        pushPoint(point);
        hasBytes = true;
      } else if (kind !== ignored) break;
      at += size;
    }
    if (waitingBytes > 0) flush();
    else if (!hasBytes) hash = 0;
    return at;
  };

  /** Where a token of ASCII letters and digits ends, 0 where it may go on otherwise; its hash is left in `hash`. */
  const readAscii = (start: number, end: number): number => {
    let at = start;
    let w0 = 0;
    let w1 = 0;
    let w2 = 0;
    let w3 = 0;
    const limit = Math.min(end, start + 16);
    let byte = 0;
    for (; at < limit; at++) {
      byte = bytes[at]!;
      const lower = byte | 0x20;
      if (!((lower >= 0x61 && lower <= 0x7a) || (byte >= 0x30 && byte <= 0x39))) break;
      const place = at - start;
      const shifted = lower << ((place & 3) << 3);
      if (place < 4) w0 |= shifted;
      else if (place < 8) w1 |= shifted;
      else if (place < 12) w2 |= shifted;
      else w3 |= shifted;
    }
    if (at === start + 16) return 0;
    // A byte beyond ASCII, an apostrophe or a point may go on with the token.
    if (at < end && (byte >= 0x80 || byte === 0x27 || byte === 0x2e || byte === 0x2c)) return 0;
    hash = absorb(golden, w0, w1, w2, w3);
    return at;
  };

  const tokenize: KernelFunctions['tokenize'] = (start, end, tokens, spans, isNormalised) => {
    refresh();
    needsNormalising = false;
    let out = tokens >> 2;
    let spanOut = spans >> 2;
    let at = start;
    while (at < end) {
      const byte = bytes[at]!;
      let stop = 0;
      if (byte < 0x80) {
        const kind = classes[byte];
        if (kind !== letter && kind !== digit) {
          at++;
          continue;
        }
        stop = readAscii(at, end);
        if (stop === 0) stop = readToken(at, end);
      } else {
        const point = decode(at);
        const size = decodedBytes;
        const kind = classOf(point);
        if (kind === unspaced) {
          beginToken();
          pushPoint(point < 0x10000 ? folds[point]! : point);
          flush();
          stop = at + size;
        } else if (kind === letter || kind === digit || kind === composing) stop = readToken(at, end);
        else {
          at += size;
          continue;
        }
      }
      // One token in four thousand million; a hash of 0 says that there is none.
      if (hash === 0) {
        at = stop;
        continue;
      }
      words[out++] = hash;
      if (spans !== 0) {
        words[spanOut++] = at - start;
        words[spanOut++] = stop - start;
      }
      at = stop;
    }
    return needsNormalising && isNormalised === 0 ? -1 : out - (tokens >> 2);
  };

  return {
    tokenize,

    shingle(tokens, count, size, lows, highs) {
      refresh();
      const shingles = Math.max(0, count - size + 1);
      // As the lanes of the other kernel do, whole fours are written.
      const rounded = Math.ceil(shingles / 4) * 4;
      for (let index = 0; index < rounded; index++) {
        let low = size;
        let high = ~size;
        for (let token = 0; token < size; token++) {
          const next = words[(tokens >> 2) + index + token]!;
          low = (Math.imul(low, 0xcc9e2d51) + next) | 0;
          high = (Math.imul(high, 0x1b873593) + next) | 0;
        }
        words[(lows >> 2) + index] = mix(low);
        words[(highs >> 2) + index] = mix(high ^ 0x5bd1e995);
      }
      return shingles;
    },

    permute(lows, highs, count, seed) {
      refresh();
      const lowSeed = mix(seed ^ golden);
      const highSeed = mix(seed + golden);
      for (let index = 0; index < Math.ceil(count / 4) * 4; index++) {
        words[(lows >> 2) + index] = mix(words[(lows >> 2) + index]! ^ lowSeed);
        words[(highs >> 2) + index] = mix(words[(highs >> 2) + index]! ^ highSeed);
      }
    },

    signByBins(lows, highs, count, target, bins) {
      refresh();
      const values = words.subarray(target >> 2, (target >> 2) + bins).fill(0xffffffff);
      for (let index = 0; index < count; index++) {
        const bin = Math.floor((words[(highs >> 2) + index]! / 2 ** 32) * bins);
        const value = Math.min(words[(lows >> 2) + index]!, 0xfffffffe);
        if (value < values[bin]!) values[bin] = value;
      }
      const isFilled = values.map((value) => (value === 0xffffffff ? 0 : 1));
      for (let bin = 0; bin < bins; bin++) {
        // An empty bin borrows from the first filled one in a random order of its own, equal in all documents.
        for (let attempt = 1; isFilled[bin] === 0; attempt++) {
          const donor = Math.floor(((mix(mix(bin + 1) ^ Math.imul(attempt, golden)) >>> 0) / 2 ** 32) * bins);
          if (isFilled[donor] === 0) continue;
          values[bin] = values[donor]!;
          break;
        }
      }
    },

    keepBelow(lows, highs, count, limit, target) {
      refresh();
      let out = target >> 2;
      for (let index = 0; index < count; index++) {
        words[out] = words[(lows >> 2) + index]!;
        if (words[(highs >> 2) + index]! < limit) out++;
      }
      return out - (target >> 2);
    },

    band(values, bands, rows, target) {
      refresh();
      let at = values >> 2;
      for (let index = 0; index < bands; index++) {
        let key = mix(Math.imul(index + 1, golden));
        for (let row = 0; row < rows; row++) key = mix(Math.imul(key, 0xcc9e2d51) + words[at++]!);
        words[(target >> 2) + index] = key;
      }
    },

    sortRows(rows, spare, count, bits) {
      refresh();
      let [from, to] = [rows, spare];
      const starts = new Uint32Array(2048);
      for (let shift = 0; shift < bits; shift += 11) {
        starts.fill(0);
        for (let row = from >> 2; row < (from >> 2) + 2 * count; row += 2) {
          starts[(words[row]! >>> shift) & 2047]!++;
        }
        let sum = 0;
        for (let value = 0; value < 2048; value++) {
          const size = starts[value]!;
          starts[value] = sum;
          sum += size;
        }
        for (let row = from >> 2; row < (from >> 2) + 2 * count; row += 2) {
          const place = (to >> 2) + 2 * starts[(words[row]! >>> shift) & 2047]!++;
          words[place] = words[row]!;
          words[place + 1] = words[row + 1]!;
        }
        [from, to] = [to, from];
      }
      return from;
    },

    ...makeJsonTwin(() => {
      refresh();
      return bytes;
    }),
  };
}
