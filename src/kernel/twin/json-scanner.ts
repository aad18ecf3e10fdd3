/** Skips over JSON values and checks them on the way, so that a record's fields are found without decoding it. */
import { isHexDigit, isSimpleEscape } from './json-string.js';

/** `"` */
export const quote = 0x22;

const backslash = 0x5c;
// Deeper values are left to JSON.parse, so that no record overflows the stack.
const maxDepth = 64;
const literals = ['true', 'false', 'null'].map((word) => Uint8Array.from(word, (c) => c.charCodeAt(0)));

const isSpace = (byte: number | undefined) => byte === 32 || byte === 10 || byte === 13 || byte === 9;
const isDigit = (byte: number | undefined) => byte !== undefined && byte >= 0x30 && byte <= 0x39;

/** Skips values of one record after the other. Every skip returns where the value ends. */
export class JsonScanner {
  /** False once something was met that JSON.parse must decide. */
  isSure = true;
  /** True where the string skipped last has escapes. */
  hasEscapes = false;
  #bytes: Uint8Array = new Uint8Array(0);
  #end = 0;

  open(bytes: Uint8Array, end: number): void {
    this.#bytes = bytes;
    this.#end = end;
    this.isSure = true;
  }

  byteAt(at: number): number | undefined {
    return at < this.#end ? this.#bytes[at] : undefined;
  }

  /** Tells whether nothing but white space follows. */
  isEnd(at: number): boolean {
    return this.skipSpace(at) === this.#end;
  }

  skipSpace(at: number): number {
    let next = at;
    while (isSpace(this.byteAt(next))) next++;
    return next;
  }

  /** Skips from the byte after the opening quote to the closing quote. */
  skipString(start: number): number {
    this.hasEscapes = false;
    let at = start;
    while (at < this.#end) {
      const byte = this.#bytes[at]!;
      if (byte === quote) return at;
      if (byte < 0x20) return this.#refuse();
      if (byte === backslash) {
        this.hasEscapes = true;
        at = this.#skipEscape(at);
      } else at++;
    }
    return this.#refuse();
  }

  skipValue(start: number, depth: number): number {
    const byte = this.byteAt(start);
    if (byte === undefined || depth > maxDepth) return this.#refuse();
    if (byte === quote) return this.skipString(start + 1) + 1;
    if (byte === 0x7b || byte === 0x5b) return this.#skipCompound(start, depth);
    const literal = literals.find((word) => word[0] === byte);
    if (literal === undefined) return this.#skipNumber(start);
    return literal.every((letter, place) => this.byteAt(start + place) === letter)
      ? start + literal.length
      : this.#refuse();
  }

  #skipCompound(start: number, depth: number): number {
    const isObject = this.#bytes[start] === 0x7b;
    const close = isObject ? 0x7d : 0x5d;
    let at = this.skipSpace(start + 1);
    if (this.byteAt(at) === close) return at + 1;
    while (this.isSure) {
      if (isObject) {
        if (this.byteAt(at) !== quote) return this.#refuse();
        at = this.skipSpace(this.skipString(at + 1) + 1);
        if (this.byteAt(at) !== 0x3a) return this.#refuse();
        at = this.skipSpace(at + 1);
      }
      at = this.skipSpace(this.skipValue(at, depth + 1));
      const byte = this.byteAt(at);
      if (byte === close) return at + 1;
      if (byte !== 0x2c) return this.#refuse();
      at = this.skipSpace(at + 1);
    }
    return this.#end;
  }

  #skipEscape(at: number): number {
    const escaped = this.byteAt(at + 1) ?? 0;
    if (escaped !== 0x75) return isSimpleEscape(escaped) ? at + 2 : this.#refuse();
    if (at + 6 > this.#end) return this.#refuse();
    for (let place = 2; place < 6; place++) if (!isHexDigit(this.#bytes[at + place]!)) return this.#refuse();
    return at + 6;
  }

  #skipNumber(start: number): number {
    let at = start;
    if (this.byteAt(at) === 0x2d) at++;
    at = this.byteAt(at) === 0x30 ? at + 1 : this.#skipDigits(at);
    if (this.byteAt(at) === 0x2e) at = this.#skipDigits(at + 1);
    if (((this.byteAt(at) ?? 0) | 0x20) === 0x65) {
      at++;
      if (this.byteAt(at) === 0x2b || this.byteAt(at) === 0x2d) at++;
      at = this.#skipDigits(at);
    }
    return at;
  }

  #skipDigits(start: number): number {
    if (!isDigit(this.byteAt(start))) return this.#refuse();
    let at = start;
    while (isDigit(this.byteAt(at))) at++;
    return at;
  }

  /** Gives the record up; returns its end, so that every loop stops. */
  #refuse(): number {
    this.isSure = false;
    return this.#end;
  }
}
