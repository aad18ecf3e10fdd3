/** Sorts rows of keys and values by radix, so that the rows of one key come to stand together. */

// Counts of the up to 2,048 values of a digit, in the scratch area of `layout.ts` behind what signatures use of it.
const COUNTS: usize = 197696;

/**
 * Sorts `count` rows of a key and a value, 4 bytes each, by key; equal keys keep their order. `spare` is as
 * large as `rows`. Returns which of the two holds the result.
 */
export function sortRows(rows: usize, spare: usize, count: i32, bits: i32): usize {
  let from = rows;
  let to = spare;
  const counts = COUNTS;
  // Digits of equal size: the smaller they are, the fewer counts there are to add up.
  const rounds = (bits + 10) / 11;
  const digitBits = rounds === 0 ? 1 : (bits + rounds - 1) / rounds;
  const digits = 1 << digitBits;
  for (let shift = 0; shift < bits; shift += digitBits) {
    memory.fill(counts, 0, <usize>digits << 2);
    for (let index = 0; index < count; index++) {
      const place = counts + (<usize>((load<u32>(from + (<usize>index << 3)) >> shift) & (digits - 1)) << 2);
      store<u32>(place, load<u32>(place) + 1);
    }
    let sum: u32 = 0;
    for (let digit: usize = 0; digit < <usize>digits; digit++) {
      const place = counts + (digit << 2);
      const size = load<u32>(place);
      store<u32>(place, sum);
      sum += size;
    }
    for (let index = 0; index < count; index++) {
      const row = load<u64>(from + (<usize>index << 3));
      const place = counts + (<usize>((<u32>row >> shift) & (digits - 1)) << 2);
      const rank = load<u32>(place);
      store<u32>(place, rank + 1);
      store<u64>(to + (<usize>rank << 3), row);
    }
    const swapped = from;
    from = to;
    to = swapped;
  }
  return from;
}
