/**
 * Reads the signs around a figure from its bytes: comparisons, minus and currency before it, percent, degrees and
 * currency after it. Tokens have no signs, and "> 900" and "< 900" are no copies of each other.
 */

const before: ReadonlyMap<number, number> = new Map(
  [...'<>≤≥±≈−$€£¥₽₴'].map((sign, index) => [sign.codePointAt(0)!, index + 1]),
);
const after: ReadonlyMap<number, number> = new Map(
  [...'%°‰$€£¥₽₴'].map((sign, index) => [sign.codePointAt(0)!, index + 1]),
);
// Signs and the spaces between them.
const nearBefore = 8;
const nearAfter = 4;
const mostSigns = 31;
const [newLine, space, openParenthesis, hyphen, greater] = [0x0a, 0x20, 0x28, 0x2d, 0x3e];

/** Returns a number up to 31 for the signs around the figure `[start, end)`; 0 where there are none. */
export function readSigns(bytes: Uint8Array, start: number, end: number): number {
  let signs = 0;
  const add = (sign: number | undefined, factor: number) => {
    if (sign !== undefined) signs = 1 + ((factor * signs + sign) % mostSigns);
  };
  for (let at = Math.max(0, start - nearBefore); at < start; at++) {
    const isLineStart = at === 0 || bytes[at - 1] === newLine;
    if (bytes[at] === hyphen) {
      const isMinus =
        at === start - 1 && (isLineStart || bytes[at - 1] === space || bytes[at - 1] === openParenthesis);
      if (isMinus) add(before.get(0x2212), 5);
    } else if (isWordByte(bytes[at]!)) signs = 0;
    // A mail quotes with it at the start of a line.
    else if (!(bytes[at] === greater && isLineStart)) add(before.get(pointAt(bytes, at)), 5);
  }
  for (let at = end; at < Math.min(bytes.length, end + nearAfter) && !isWordByte(bytes[at]!); at++)
    add(after.get(pointAt(bytes, at)), 11);
  return signs;
}

/** Tells letters and digits of ASCII, and what ends a sentence: signs beyond belong to something else. */
function isWordByte(byte: number): boolean {
  const lower = byte | 0x20;
  return (
    (lower >= 0x61 && lower <= 0x7a) || (byte >= 0x30 && byte <= 0x39) || byte === 0x2e || byte === newLine
  );
}

/** Decodes a sign of two or three bytes; 0 in the middle of one, and beyond the basic plane. */
function pointAt(bytes: Uint8Array, at: number): number {
  const first = bytes[at]!;
  if (first < 0x80) return first;
  if (first < 0xc0 || first >= 0xf0) return 0;
  if (first < 0xe0) return ((first & 0x1f) << 6) | (bytes[at + 1]! & 0x3f);
  return ((first & 0x0f) << 12) | ((bytes[at + 1]! & 0x3f) << 6) | (bytes[at + 2]! & 0x3f);
}
