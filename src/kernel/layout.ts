/**
 * Places the tables of Unicode, a scratch area and the caller's buffers in the kernel's linear memory. The same
 * figures stand in `assembly/layout.ts`.
 */
/** Where the classes of code points begin, one byte each. */
export const classesAt = 1024;
/** Where their folded forms begin, two bytes each. */
export const foldsAt = 66_560;
/** Where the kernel keeps its notes during a call. */
export const scratchAt = 197_632;
/** Where the caller's own buffers begin. */
export const heapAt = 393_216;
/** The unit in which memory grows. */
export const pageBytes = 65_536;

/** What a code point of the basic plane is to the tokenizer. */
export const pointClasses = {
  separator: 0,
  letter: 1,
  digit: 2,
  /** Dropped from the token that it stands in: soft hyphens, joiners, tatweel. */
  ignored: 3,
  /** Part of a token between two letters. */
  apostrophe: 4,
  /** A token of its own, in scripts without spaces between words. */
  unspaced: 5,
  /** A mark that may compose with the letter before it, or a ligature: the text must be normalised first. */
  composing: 6,
  /** Part of a token between two digits. */
  point: 7,
} as const;
