/** Picks rows of key and document and puts them into buckets, as `assembly/rows.ts` does. */
import type { KernelFunctions } from '../functions.js';
import type { Views } from './views.js';

const buckets = 256;

/** Makes the functions that work in the memory that `view` returns. */
export function makeRowsTwin(
  view: () => Views,
): Pick<KernelFunctions, 'pickRows' | 'scatterRows' | 'dropSingles'> {
  return {
    pickRows(pass, rows) {
      const { bytes, words } = view();
      const [keys, starts, leftOut, count, first, mask, wanted] = words.subarray(
        pass >>> 2,
      ) as unknown as readonly [number, number, number, number, number, number, number];
      let out = rows >>> 2;
      for (let index = 0; index < count; index++) {
        if (bytes[leftOut + index] !== 0) continue;
        const end = words[(starts >>> 2) + index + 1]!;
        for (let at = words[(starts >>> 2) + index]!; at < end; at++) {
          const key = words[(keys >>> 2) + at]!;
          if ((key & mask) >>> 0 !== wanted) continue;
          words[out++] = key;
          words[out++] = first + index;
        }
      }
      return (out - (rows >>> 2)) / 2;
    },

    dropSingles(rows, count) {
      const { words } = view();
      const bits = Math.min(19, Math.max(10, 34 - Math.clz32(count)));
      const mask = 2 ** bits - 1;
      const seen = new Uint8Array(2 ** bits);
      const last = (rows >>> 2) + 2 * count;
      for (let row = rows >>> 2; row < last; row += 2)
        seen[words[row]! & mask] = seen[words[row]! & mask] === 0 ? 1 : 2;
      let out = rows >>> 2;
      for (let row = rows >>> 2; row < last; row += 2) {
        if (seen[words[row]! & mask] !== 2) continue;
        words[out++] = words[row]!;
        words[out++] = words[row + 1]!;
      }
      return (out - (rows >>> 2)) / 2;
    },

    scatterRows(rows, count, shift, target, ends) {
      const { words } = view();
      const filled = words.subarray(ends >>> 2, (ends >>> 2) + buckets).fill(0);
      const last = (rows >>> 2) + 2 * count;
      for (let row = rows >>> 2; row < last; row += 2) filled[(words[row]! >>> shift) & (buckets - 1)]!++;
      let sum = 0;
      for (let bucket = 0; bucket < buckets; bucket++) {
        const size = filled[bucket]!;
        filled[bucket] = sum;
        sum += size;
      }
      for (let row = rows >>> 2; row < last; row += 2) {
        const place = (target >>> 2) + 2 * filled[(words[row]! >>> shift) & (buckets - 1)]!++;
        words[place] = words[row]!;
        words[place + 1] = words[row + 1]!;
      }
    },
  };
}
