/** Counts what two sets of shingles share, as `assembly/sets.ts` does. */
import type { KernelFunctions } from '../functions.js';
import type { Views } from './views.js';

/** Reads what describes a set: places are in words. */
function readSet(words: Uint32Array, set: number) {
  const [lows, highs, slots, mask, size] = words.subarray(set >>> 2, (set >>> 2) + 5);
  return { lows: lows! >>> 2, highs: highs! >>> 2, slots: slots! >>> 2, mask: mask!, size: size! };
}

/** Makes the functions over sets in the memory that `view` returns. */
export function makeSetTwin(view: () => Views): Pick<KernelFunctions, 'indexSet' | 'sumShared'> {
  return {
    indexSet(set) {
      const { words } = view();
      const { lows, slots, mask, size } = readSet(words, set);
      words.fill(0, slots, slots + mask + 1);
      for (let number = 0; number < size; number++) {
        let slot = words[lows + number]! & mask;
        while (words[slots + slot] !== 0) slot = (slot + 1) & mask;
        words[slots + slot] = number + 1;
      }
    },
    sumShared(a, b, weights) {
      const { words, buffer } = view();
      const [one, other] = [readSet(words, a), readSet(words, b)];
      const weightOf = weights === 0 ? null : new Float32Array(buffer, weights, other.size);
      let sum = 0;
      for (let at = 0; at < other.size; at++)
        if (holds(words, one, words[other.lows + at]!, words[other.highs + at]!))
          sum += weightOf === null ? 1 : weightOf[at]!;
      return sum;
    },
  };
}

function holds(
  words: Uint32Array,
  { lows, highs, slots, mask }: ReturnType<typeof readSet>,
  low: number,
  high: number,
): boolean {
  let slot = low & mask;
  for (let known = words[slots + slot]!; known !== 0; known = words[slots + slot]!) {
    if (words[lows + known - 1] === low && words[highs + known - 1] === high) return true;
    slot = (slot + 1) & mask;
  }
  return false;
}
