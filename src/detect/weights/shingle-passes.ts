/** Divides many shingles into passes by their highest bits, so that the table of one pass fits in memory. */
import type { ShingleColumns } from '../../model/columns.js';

/** The shingles whose highest `bits` bits are `number`. */
export interface ShinglePass {
  readonly bits: number;
  readonly number: number;
}

/** How many shingles one pass holds. */
export const shinglesInPass = 1 << 22;
// Each pass looks at every shingle: beyond so many passes that costs more than a larger table.
const mostPassBits = 5;

/** Lists the passes over so many shingles, repeats counted. */
export function shinglePasses(shingles: number, inPass: number): readonly ShinglePass[] {
  const bits = Math.min(mostPassBits, Math.max(0, Math.ceil(Math.log2(shingles / inPass))));
  return Array.from({ length: 2 ** bits }, (_, number) => ({ bits, number }));
}

/** Tells whether a shingle is of the pass, by its high half. */
export function isOfPass(high: number, { bits, number }: ShinglePass): boolean {
  return bits === 0 || high >>> (32 - bits) === number;
}

/** Picks the shingles of one pass from some of the sets, in the order of these. */
export function shinglesOfPass(
  { starts, lows, highs }: ShingleColumns,
  sets: readonly number[],
  pass: ShinglePass,
): ShingleColumns {
  const picked = new Uint32Array(sets.length + 1);
  for (const [index, set] of sets.entries()) {
    let count = 0;
    for (let at = starts[set]!; at < starts[set + 1]!; at++) if (isOfPass(highs[at]!, pass)) count++;
    picked[index + 1] = picked[index]! + count;
  }
  const size = picked.at(-1)!;
  const part = { starts: picked, lows: new Uint32Array(size), highs: new Uint32Array(size) };
  let next = 0;
  for (const set of sets)
    for (let at = starts[set]!; at < starts[set + 1]!; at++) {
      if (!isOfPass(highs[at]!, pass)) continue;
      part.lows[next] = lows[at]!;
      part.highs[next++] = highs[at]!;
    }
  return part;
}
