/** Describes what the hot loops can do, whoever runs them. Pointers are byte offsets into the memory of the kernel. */

export interface KernelFunctions {
  /**
   * Hashes of the tokens of the UTF-8 text `[start, end)` to `tokens` (4 bytes each); where `spans` is not
   * 0, their spans, counted from `start`, to it (8 bytes each). Returns how many, or -1 where the text has
   * marks that must be composed first: NFKC, then again with `isNormalised`.
   */
  tokenize(start: number, end: number, tokens: number, spans: number, isNormalised: 0 | 1): number;
  /** 64-bit hashes of `size` consecutive tokens, halves apart. Writes up to three more of each than it returns. */
  shingle(tokens: number, count: number, size: number, lows: number, highs: number): number;
  /** Rehashes in place, up to three more than `count`: another seed is another permutation. */
  permute(lows: number, highs: number, count: number, seed: number): void;
  /** One-permutation MinHash with optimal densification (Shrivastava 2017, §4), of one hash at least. */
  signByBins(lows: number, highs: number, count: number, target: number, bins: number): void;
  /** Low halves of the hashes whose high half is below `limit`; room for one more is needed. Returns how many. */
  keepBelow(lows: number, highs: number, count: number, limit: number, target: number): number;
  /** One 32-bit key a band of `rows` values. */
  band(values: number, bands: number, rows: number, target: number): void;
  /** Sorts rows of (key, value) by the lowest `bits` of the key, keeping the order of equals. Returns which of the two buffers holds them. */
  sortRows(rows: number, spare: number, count: number, bits: number): number;
  /**
   * A line of JSON: 1 where it is a valid object, 0 where JSON.parse must be asked. `names` are `count`
   * entries of pointer and length; for each, 12 bytes go to `found`: 0 absent, 1 a string, 2 a string with
   * escapes, 3 another value; and its span.
   */
  scanRecord(start: number, end: number, names: number, count: number, found: number): number;
  /** A JSON string as UTF-8. Returns its end, 0 for a lone surrogate. Writes up to 16 bytes more. */
  unescape(start: number, end: number, target: number): number;
}
