/**
 * Counts what two sets of 64-bit shingles share, whose low and high halves lie apart. `../twin/sets.ts` does the same in
 * plain TypeScript.
 */

// What describes a set, 4 bytes each: where its low halves, its high halves and its table lie, the mask of the table, and
// its size.
const LOWS: usize = 0;
const HIGHS: usize = 4;
const SLOTS: usize = 8;
const MASK: usize = 12;
const SIZE: usize = 16;

/** Puts the shingles of a set into its table. Hashes are random: their lowest bits are the slot. */
export function indexSet(set: usize): void {
  const lows = <usize>load<u32>(set, LOWS);
  const slots = <usize>load<u32>(set, SLOTS);
  const mask = load<u32>(set, MASK);
  const size = load<u32>(set, SIZE);
  memory.fill(slots, 0, (<usize>mask + 1) << 2);
  for (let number: u32 = 0; number < size; number++) {
    let slot = load<u32>(lows + (<usize>number << 2)) & mask;
    while (load<u32>(slots + (<usize>slot << 2)) !== 0) slot = (slot + 1) & mask;
    store<u32>(slots + (<usize>slot << 2), number + 1);
  }
}

/**
 * Counts the shingles of set b that the indexed set a holds; sums their `weights` instead, 4 bytes for each of b, unless
 * that is 0.
 */
export function sumShared(a: usize, b: usize, weights: usize): f64 {
  const lowsOfA = <usize>load<u32>(a, LOWS);
  const highsOfA = <usize>load<u32>(a, HIGHS);
  const slots = <usize>load<u32>(a, SLOTS);
  const mask = load<u32>(a, MASK);
  const lows = <usize>load<u32>(b, LOWS);
  const highs = <usize>load<u32>(b, HIGHS);
  const end = <usize>load<u32>(b, SIZE) << 2;
  let count: u32 = 0;
  let sum: f64 = 0;
  for (let at: usize = 0; at < end; at += 4) {
    const low = load<u32>(lows + at);
    let slot = low & mask;
    let known = load<u32>(slots + (<usize>slot << 2));
    while (known !== 0) {
      const other = <usize>(known - 1) << 2;
      if (load<u32>(lowsOfA + other) === low && load<u32>(highsOfA + other) === load<u32>(highs + at)) {
        count++;
        if (weights !== 0) sum += <f64>load<f32>(weights + at);
        break;
      }
      slot = (slot + 1) & mask;
      known = load<u32>(slots + (<usize>slot << 2));
    }
  }
  return weights === 0 ? <f64>count : sum;
}
