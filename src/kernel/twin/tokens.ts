/** Finds and hashes the tokens of a UTF-8 text byte by byte: what `assembly/tokens.ts` does 64 bytes at a time. */
import type { KernelFunctions } from '../functions.js';
import { pointClasses } from '../layout.js';
import { absorb, golden, TokenHash } from './hash.js';
import type { Views } from './views.js';

const { letter, digit, ignored, apostrophe, unspaced, composing, point: pointClass } = pointClasses;

/** Makes the function that finds tokens in the memory that `view` returns. */
export function makeTokenTwin(view: () => Views): Pick<KernelFunctions, 'tokenize'> {
  const tokenizer = new Tokenizer();
  return {
    tokenize: (start, end, tokens, spans, isNormalised) => {
      tokenizer.open(view());
      const count = tokenizer.writeTokens(start, end, tokens, spans);
      return tokenizer.needsNormalising && isNormalised === 0 ? -1 : count;
    },
  };
}

class Tokenizer {
  /** True once a mark was met that may compose with the letter before it. */
  needsNormalising = false;
  #bytes: Uint8Array = new Uint8Array(0);
  #words: Uint32Array = new Uint32Array(0);
  #classes: Uint8Array = new Uint8Array(0);
  #folds: Uint16Array = new Uint16Array(0);
  /** The token read last; 0 where there was none. */
  readonly #hash = new TokenHash();
  #decodedBytes = 0;

  open({ bytes, words, classes, folds }: Views): void {
    this.#bytes = bytes;
    this.#words = words;
    this.#classes = classes;
    this.#folds = folds;
    this.needsNormalising = false;
  }

  /** Writes hashes, and spans unless `spans` is 0; returns how many tokens there are. */
  writeTokens(start: number, end: number, tokens: number, spans: number): number {
    const words = this.#words;
    let out = tokens >>> 2;
    let spanOut = spans >>> 2;
    for (let at = start; at < end; ) {
      const stop = this.#readNext(at, end);
      // Of a token this happens once in four thousand million; it is left out then.
      if (this.#hash.value !== 0) {
        words[out++] = this.#hash.value;
        if (spans !== 0) {
          words[spanOut++] = at - start;
          words[spanOut++] = stop - start;
        }
      }
      at = stop;
    }
    return out - (tokens >>> 2);
  }

  /** Reads what begins at `at`, a token or a character between tokens; returns where it ends. */
  #readNext(at: number, end: number): number {
    const byte = this.#bytes[at]!;
    if (byte < 0x80) {
      const kind = this.#classes[byte];
      if (kind === letter || kind === digit) return this.#readAscii(at, end) || this.#readToken(at, end);
      this.#hash.value = 0;
      return at + 1;
    }
    const point = this.#decode(at);
    const next = at + this.#decodedBytes;
    const kind = this.#classOf(point);
    if (kind === letter || kind === digit || kind === composing) return this.#readToken(at, end);
    if (kind === unspaced) {
      this.#hash.begin();
      this.#hash.pushPoint(this.#fold(point));
      this.#hash.end();
    } else this.#hash.value = 0;
    return next;
  }

  /** Reads a token of ASCII letters and digits; returns 0 where it may go on with anything else. */
  #readAscii(start: number, end: number): number {
    const bytes = this.#bytes;
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
    this.#hash.value = absorb(golden, w0, w1, w2, w3);
    return at;
  }

  /** Reads any token, character by character. */
  #readToken(start: number, end: number): number {
    this.#hash.begin();
    let at = start;
    let wasDigit = false;
    let hasBytes = false;
    while (at < end) {
      const point = this.#decode(at);
      const next = at + this.#decodedBytes;
      const kind = this.#classOf(point);
      if (kind === letter || kind === digit) {
        this.#hash.pushPoint(this.#fold(point));
        hasBytes = true;
        wasDigit = kind === digit;
      } else if (kind === apostrophe) {
        if (!hasBytes || !this.#isWordAt(next, end)) break;
        this.#hash.pushPoint(0x27);
        wasDigit = false;
      } else if (kind === pointClass) {
        if (!wasDigit || next >= end || this.#classOf(this.#decode(next)) !== digit) break;
        this.#hash.pushPoint(point);
        wasDigit = false;
      } else if (kind === composing) {
        this.needsNormalising = true;
        this.#hash.pushPoint(point);
        hasBytes = true;
      } else if (kind !== ignored) break;
      at = next;
    }
    if (hasBytes) this.#hash.end();
    else this.#hash.value = 0;
    return at;
  }

  /** Tells whether a letter, digit or mark stands at `start`, joiners passed over. */
  #isWordAt(start: number, end: number): boolean {
    for (let at = start; at < end; at += this.#decodedBytes) {
      const kind = this.#classOf(this.#decode(at));
      if (kind !== ignored && kind !== apostrophe)
        return kind === letter || kind === digit || kind === composing;
    }
    return false;
  }

  #classOf(point: number): number {
    if (point < 0x10000) return this.#classes[point]!;
    // Beyond the tables: historic and young scripts are letters, symbols are none, ideographs stand alone.
    if (point < 0x1f000) return letter;
    if (point >= 0x20000 && point < 0xe0000) return unspaced;
    return point >= 0xe0100 && point < 0xe01f0 ? ignored : 0;
  }

  #fold(point: number): number {
    return point < 0x10000 ? this.#folds[point]! : point;
  }

  /** Decodes the code point at `at`; the text is well formed. */
  #decode(at: number): number {
    const bytes = this.#bytes;
    const first = bytes[at]!;
    if (first < 0x80) {
      this.#decodedBytes = 1;
      return first;
    }
    const second = bytes[at + 1]! & 0x3f;
    if (first < 0xe0) {
      this.#decodedBytes = 2;
      return ((first & 0x1f) << 6) | second;
    }
    const third = bytes[at + 2]! & 0x3f;
    if (first < 0xf0) {
      this.#decodedBytes = 3;
      return ((first & 0x0f) << 12) | (second << 6) | third;
    }
    this.#decodedBytes = 4;
    return ((first & 0x07) << 18) | (second << 12) | (third << 6) | (bytes[at + 3]! & 0x3f);
  }
}
