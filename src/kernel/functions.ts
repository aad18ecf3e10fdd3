/** Describes the hot loops, whichever machine runs them. Pointers are byte offsets into the kernel's memory. */

/** The functions that WebAssembly and TypeScript both have. */
export interface KernelFunctions {
  /**
   * Hashes the tokens of the UTF-8 text `[start, end)` to `tokens`, 4 bytes each; writes their spans, counted
   * from `start`, to `spans`, 8 bytes each, unless that is 0. Returns how many there are, or -1 where the text
   * has marks that must be composed first: normalise it to NFKC and call again with `isNormalised`. Writes up to three
   * more hashes than that.
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
  /**
   * Signs at least one hash by one-permutation MinHash with optimal densification (Shrivastava 2017, §4). Up to 60 bytes
   * past the values must be readable.
   */
  signByBins(lows: number, highs: number, count: number, target: number, bins: number): void;
  /**
   * Writes the low halves of the hashes whose high half is below `limit`, and returns how many; needs room for
   * one more.
   */
  keepBelow(lows: number, highs: number, count: number, limit: number, target: number): number;
  /** Hashes `count` values, in their order, to the 64 bits of one shingle of them all: low half, high half. */
  hashSequence(values: number, count: number, target: number): void;
  /** Hashes each band of `rows` values to one 32-bit key. Writes up to three more than `bands`. */
  band(values: number, bands: number, rows: number, target: number): void;
  /**
   * Sorts rows of (key, value) by the lowest `bits` of the key and keeps the order of equal keys. Returns which
   * of the two buffers holds them.
   */
  sortRows(rows: number, spare: number, count: number, bits: number): number;
  /**
   * Appends a row of (key, document) to `rows` for every key of a pass. `pass` is where these lie: the keys, where those
   * of each document start, counted from them, and a byte a document that is not 0 where it is left out; then how many
   * documents there are and the number of the first; then the bits of a key that tell, and what they must be. Up to 60
   * bytes past the keys must be readable. Returns how many rows.
   */
  pickRows(pass: number, rows: number): number;
  /**
   * Puts rows into 256 buckets by eight bits of their keys from bit `shift` on, in the order in which they come. Writes to
   * `ends` where each bucket ends, in rows.
   */
  scatterRows(rows: number, count: number, shift: number, target: number, ends: number): void;
  /**
   * Drops in place most rows whose key no other row has, but no others, and keeps their order. Returns how many are left.
   */
  dropSingles(rows: number, count: number): number;
  /**
   * Adds to `table` the documents of every key that two of them or more hold, ascending, for rows sorted by key, then by
   * document. A list is a record of words: how many documents, how often it came, then the documents. `table` is where
   * these stand: how many words the records take and how many there are; the mask of the slots; then where slots and
   * records lie. There must be room for twice as many words as rows, and two more, and for four slots a list, of two words.
   */
  listRows(rows: number, count: number, table: number): void;
  /**
   * Notes for each document from `first` up to `last` where the lists lie in which it stands, but not as the last. `lists` is where these stand:
   * where the records lie and how many words they take; where it is noted, a word a document and a word for each in a
   * list; how many documents there are, and where there is a zero for each.
   */
  indexLists(lists: number, first: number, last: number): void;
  /**
   * Writes to `target`, for one document after the other from `first` up to `last`, a row of 12 bytes for every larger one
   * that stands in a list with it: both, and the sum of the counts of those lists. Stops before a document that there may
   * be no room for: there is room for `room` rows, never fewer than documents, and one more. Returns the document that it
   * stopped before; writes how many rows there are to the seventh word of `lists`.
   */
  countMeetings(lists: number, first: number, last: number, target: number, room: number): number;
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
  /**
   * Puts the shingles of a set into its table. `set` is where these stand: where its low halves, its high halves and its
   * table lie, the mask of the table, of fewer shingles than entries, and its size.
   */
  indexSet(set: number): void;
  /**
   * Counts the shingles of set b that the indexed set a holds; sums their `weights` instead, 4 bytes for each of b, unless
   * that is 0.
   */
  sumShared(a: number, b: number, weights: number): number;
  /**
   * Lays an empty table out at `table` for the lists of who holds which of so many shingles, repeats counted. Returns its
   * end. `detect/weights/holder-table.ts` reads it.
   */
  openHolders(table: number, shingles: number): number;
  /**
   * Adds a document, above all before it, to the lists of its `count` distinct shingles. Writes the number of each
   * shingle, among all of the table, to `places`, 4 bytes each.
   */
  addHolder(
    table: number,
    lows: number,
    highs: number,
    count: number,
    document: number,
    places: number,
  ): void;
  /** Writes the weight of each place's list to `target`; `weights` has 4 bytes a list. */
  weighPlaces(table: number, places: number, count: number, weights: number, target: number): void;
}
