/**
 * Where things lie in the kernel's linear memory: the tables of Unicode, a scratch area, then the caller's
 * own buffers. `assembly/kernel.ts` spells the same figures out.
 */
export const classesAt = 1024;
export const foldsAt = 66_560;
export const scratchAt = 197_632;
export const heapAt = 393_216;
export const pageBytes = 65_536;

/** What a code point of the basic plane is to the tokenizer. */
export const pointClasses = {
  separator: 0,
  letter: 1,
  digit: 2,
  /** Taken out of the token that it stands in: soft hyphens, joiners, tatweel. */
  ignored: 3,
  /** Part of a token between two letters. */
  apostrophe: 4,
  /** A token of its own: scripts without spaces between words. */
  unspaced: 5,
  /** A mark that may compose with the letter before: the text must be normalised first. */
  composing: 6,
  /** Part of a token between two digits. */
  point: 7,
} as const;
