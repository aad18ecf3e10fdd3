/**
 * Grows the tables by number that comparisons of sentences fill and empty again. One table for all comparisons costs
 * less than a map for each; it is kept between calls, and every caller leaves it as it found it: all zero.
 */

/** Returns `table`, or a longer copy of it that has room for `index`. */
export function withRoomFor(table: Int32Array<ArrayBuffer>, index: number): Int32Array<ArrayBuffer> {
  if (index < table.length) return table;
  const grown = new Int32Array(2 ** Math.ceil(Math.log2(index + 2)));
  grown.set(table);
  return grown;
}
