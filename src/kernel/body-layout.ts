/**
 * Lays out a body of hashed tokens in the kernel's memory, for as many tokens as a power of two: the caller writes the
 * head, tokens and flags, the kernel the rest. The same places stand in `assembly/bodies.ts`.
 */

/** Words of the head: the base-2 logarithm of the room for tokens, the tokens, and the distinct words among them. */
export const bodyHead = { shift: 0, count: 1, words: 2 } as const;
const headBytes = 16;

/** Where the parts begin, counted in bytes a token from the end of the head. */
export const bodyParts = {
  /** 4 bytes each, by place. */
  tokens: 0,
  /** The distinct tokens, by number. */
  distinct: 4,
  /** By place: the number of its word. */
  numbers: 8,
  /** By window: the next one of its slot, + 1. */
  nexts: 12,
  /** By place: how many tokens before it lie in shared runs. */
  before: 16,
  /** Of `tokenFlags`, 2 bytes each. */
  flags: 20,
  /** A byte each: whether the token lies in a shared run; what its word is; what stands outside of shared runs. */
  covered: 22,
  marks: 23,
  rest: 24,
  /** A table of words, and one of windows: two entries of 4 bytes for each token that there is room for. */
  slots: 28,
  heads: 36,
} as const;

const bytesAToken = 44;
// `before` has one entry more than there are tokens.
const fewest = 16;

/** The base-2 logarithm of the room for so many tokens. */
export function bodyShift(tokens: number): number {
  return Math.ceil(Math.log2(tokens + fewest));
}

export function bodyBytes(shift: number): number {
  return headBytes + bytesAToken * 2 ** shift;
}

/** Where a part of the body at `base` begins, in bytes. */
export function partAt(base: number, shift: number, part: keyof typeof bodyParts): number {
  return base + headBytes + bodyParts[part] * 2 ** shift;
}
