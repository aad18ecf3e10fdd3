/** Sorts rows of keys and values by radix, as `assembly/sort.ts` does. */
import type { KernelFunctions } from '../functions.js';
import type { Views } from './views.js';

/** Makes the function that sorts rows in the memory that `view` returns. */
export function makeSortTwin(view: () => Views): Pick<KernelFunctions, 'sortRows'> {
  return {
    sortRows(rows, spare, count, bits) {
      const { words } = view();
      let [from, to] = [rows, spare];
      const starts = new Uint32Array(2048);
      const rounds = Math.ceil(bits / 11);
      const digitBits = Math.ceil(bits / Math.max(1, rounds));
      const digits = 2 ** digitBits;
      for (let shift = 0; shift < bits; shift += digitBits) {
        starts.fill(0);
        for (let row = from >>> 2; row < (from >>> 2) + 2 * count; row += 2) {
          starts[(words[row]! >>> shift) & (digits - 1)]!++;
        }
        let sum = 0;
        for (let value = 0; value < digits; value++) {
          const size = starts[value]!;
          starts[value] = sum;
          sum += size;
        }
        for (let row = from >>> 2; row < (from >>> 2) + 2 * count; row += 2) {
          const place = (to >>> 2) + 2 * starts[(words[row]! >>> shift) & (digits - 1)]!++;
          words[place] = words[row]!;
          words[place + 1] = words[row + 1]!;
        }
        [from, to] = [to, from];
      }
      return from;
    },
  };
}
