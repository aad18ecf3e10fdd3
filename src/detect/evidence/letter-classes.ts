/**
 * Sorts letters into eight classes, by the bare small letter without its marks, so that two spellings can be compared
 * in a few bits.
 */

// By code point of the basic plane; the class and 1, once it has been asked for.
const known = new Uint8Array(1 << 16);

/** Looks up the class of a letter, in [0, 8). */
export function letterClass(point: number): number {
  const found = known[point]!;
  if (found !== 0) return found - 1;
  const bare = String.fromCharCode(point).normalize('NFD').charAt(0).toLowerCase().charCodeAt(0);
  const letter = Math.imul(bare, 0x9e3779b1) >>> 29;
  known[point] = letter + 1;
  return letter;
}
