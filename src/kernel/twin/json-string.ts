/** Decodes the strings of JSON to UTF-8. */

const backslash = 0x5c;
const simpleEscapes: ReadonlyMap<number, number> = new Map(
  Object.entries({ '"': '"', '\\': '\\', '/': '/', b: '\b', f: '\f', n: '\n', r: '\r', t: '\t' }).map(
    ([from, to]) => [from.charCodeAt(0), to.charCodeAt(0)],
  ),
);

/** Tells whether a backslash before `byte` stands for one character. */
export function isSimpleEscape(byte: number): boolean {
  return simpleEscapes.has(byte);
}

/** Tells whether `byte` is a hexadecimal digit. */
export function isHexDigit(byte: number): boolean {
  return (byte >= 0x30 && byte <= 0x39) || ((byte | 0x20) - 0x61) >>> 0 < 6;
}

/**
 * Writes the valid string `[start, end)`, given without its quotes, to `target`. Returns where it ends, 0 for a lone
 * surrogate.
 */
export function unescapeString(bytes: Uint8Array, start: number, end: number, target: number): number {
  let to = target;
  for (let at = start; at < end; ) {
    const byte = bytes[at]!;
    if (byte !== backslash) {
      bytes[to++] = byte;
      at++;
    } else if (bytes[at + 1] !== 0x75) {
      bytes[to++] = simpleEscapes.get(bytes[at + 1]!)!;
      at += 2;
    } else {
      const [point, next] = readPoint(bytes, at, end);
      if (point === -1) return 0;
      for (const part of encode(point)) bytes[to++] = part;
      at = next;
    }
  }
  return to;
}

/** Reads the code point of `\uXXXX`, or of two of these that are a surrogate pair; -1 for half a pair. */
function readPoint(bytes: Uint8Array, at: number, end: number): readonly [point: number, next: number] {
  const high = readHex(bytes, at + 2);
  const next = at + 6;
  if (high < 0xd800 || high >= 0xe000) return [high, next];
  const isPair = high < 0xdc00 && next + 6 <= end && bytes[next] === backslash && bytes[next + 1] === 0x75;
  const low = isPair ? readHex(bytes, next + 2) : 0;
  if (low < 0xdc00 || low >= 0xe000) return [-1, next];
  return [0x10000 + ((high - 0xd800) << 10) + (low - 0xdc00), next + 6];
}

function readHex(bytes: Uint8Array, at: number): number {
  return Number.parseInt(String.fromCharCode(...bytes.subarray(at, at + 4)), 16);
}

function encode(point: number): readonly number[] {
  if (point < 0x80) return [point];
  const tail = (shift: number) => 0x80 | ((point >> shift) & 0x3f);
  if (point < 0x800) return [0xc0 | (point >> 6), tail(0)];
  if (point < 0x10000) return [0xe0 | (point >> 12), tail(6), tail(0)];
  return [0xf0 | (point >> 18), tail(12), tail(6), tail(0)];
}
