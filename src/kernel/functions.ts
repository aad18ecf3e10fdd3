/** Describes the hot loops, whichever machine runs them. Pointers are byte offsets into the kernel's memory. */

/** The functions that WebAssembly and TypeScript both have. */
export interface KernelFunctions {
  /**
   * Hashes the tokens of the UTF-8 text `[start, end)` to `tokens`, 4 bytes each; writes their spans, counted
   * from `start`, to `spans`, 8 bytes each, unless that is 0. Returns how many there are, or -1 where the text
   * has marks that must be composed first: normalise it to NFKC and call again with `isNormalised`.
   */
  tokenize(start: number, end: number, tokens: number, spans: number, isNormalised: 0 | 1): number;
  /**
   * Hashes every `size` consecutive tokens to 64 bits, low and high halves apart. Writes up to three more of
   * each than it returns.
   */
  shingle(tokens: number, count: number, size: number, lows: number, highs: number): number;
  /**
   * Rehashes up to three more than `count` halves in place, since another seed stands for another permutation.
   */
  permute(lows: number, highs: number, count: number, seed: number): void;
  /** Signs at least one hash by one-permutation MinHash with optimal densification (Shrivastava 2017, §4). */
  signByBins(lows: number, highs: number, count: number, target: number, bins: number): void;
  /**
   * Writes the low halves of the hashes whose high half is below `limit`, and returns how many; needs room for
   * one more.
   */
  keepBelow(lows: number, highs: number, count: number, limit: number, target: number): number;
  /** Hashes each band of `rows` values to one 32-bit key. */
  band(values: number, bands: number, rows: number, target: number): void;
  /**
   * Sorts rows of (key, value) by the lowest `bits` of the key and keeps the order of equal keys. Returns which
   * of the two buffers holds them.
   */
  sortRows(rows: number, spare: number, count: number, bits: number): number;
  /**
   * Checks a line of JSON and finds fields in it. Returns 1 for a valid object, 0 where JSON.parse must decide.
   * `names` are `count` entries of pointer and length; writes 12 bytes to `found` for each: 0 absent, 1 a
   * string, 2 a string with escapes, 3 another value; then its span.
   */
  scanRecord(start: number, end: number, names: number, count: number, found: number): number;
  /** Writes a JSON string as UTF-8. Returns its end, 0 for a lone surrogate. Writes up to 16 bytes more. */
  unescape(start: number, end: number, target: number): number;
  /**
   * Numbers the distinct words of a body (`body-layout.ts`) in the order in which they come first, marks what each is, and
   * writes how many there are to its head.
   */
  numberWords(body: number): void;
  /** Indexes the windows of `size` tokens of a body, so that runs that others share with it are found. */
  indexWindows(body: number, size: number): void;
  /**
   * Finds the runs of `size` tokens and more that body b shares with the indexed body a, in the order of b and without
   * overlap in it: at each place the longest, the first in a among equals; of one window `most` places are tried. Writes
   * 12 bytes a run: start in a, start in b, length. Returns how many.
   */
  findSharedRuns(a: number, b: number, size: number, most: number, runs: number): number;
  /**
   * Compares the words of two bodies whose words are numbered, given the runs that they share. Writes 15 figures of 4
   * bytes, five for a, for b and for both: words that are numbers, of the calendar, names; words outside of shared runs,
   * names there. Leaves `before` of both bodies for the caller to read.
   */
  compareWords(a: number, b: number, runs: number, found: number, figures: number): void;
}
