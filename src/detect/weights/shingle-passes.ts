/** Divides many shingles into passes by their highest bits, so that the tables of one pass fit in memory. */
import type { ShingleColumns } from '../../model/columns.js';

/** The shingles whose highest `bits` bits are `number`. */
export interface ShinglePass {
  readonly bits: number;
  readonly number: number;
}

/** How many shingles one pass holds: of a table of all who hold each, and of one of a few bytes a shingle. */
export const shinglesInPass = { holders: 1 << 22, seen: 1 << 25 } as const;
// Each pass looks at every shingle: beyond so many passes that costs more than a larger table.
const mostPassBits = 5;

/** Lists all passes over the shingles of the batches, in order: threads share them out. */
export function shinglePasses(
  batches: readonly { readonly shingles: ShingleColumns }[],
  inPass: number,
): readonly ShinglePass[] {
  const total = countShingles(batches);
  const bits = Math.min(mostPassBits, Math.max(0, Math.ceil(Math.log2(total / inPass))));
  return Array.from({ length: 2 ** bits }, (_, number) => ({ bits, number }));
}

export function countShingles(batches: readonly { readonly shingles: ShingleColumns }[]): number {
  return batches.reduce((sum, { shingles }) => sum + shingles.starts.at(-1)!, 0);
}

/** A shingle is of the pass if the `mask` of its high half gives `highest`. */
export interface PassBits {
  readonly mask: number;
  readonly highest: number;
}

export function bitsOf({ bits, number }: ShinglePass): PassBits {
  return { mask: -(2 ** (32 - bits)) | 0, highest: (number * 2 ** (32 - bits)) | 0 };
}

/** Picks from all sets the shingles of one pass, in their order. */
export function shinglesOfPass({ starts, lows, highs }: ShingleColumns, pass: ShinglePass): ShingleColumns {
  const { mask, highest } = bitsOf(pass);
  const ofPass = new Uint32Array(starts.length);
  for (let set = 0; set + 1 < starts.length; set++) {
    let count = 0;
    for (let at = starts[set]!; at < starts[set + 1]!; at++) if ((highs[at]! & mask) === highest) count++;
    ofPass[set + 1] = ofPass[set]! + count;
  }
  const total = starts.at(-1)!;
  const part = {
    starts: ofPass,
    lows: new Uint32Array(ofPass.at(-1)!),
    highs: new Uint32Array(ofPass.at(-1)!),
  };
  for (let at = 0, next = 0; at < total; at++) {
    if ((highs[at]! & mask) !== highest) continue;
    part.lows[next] = lows[at]!;
    part.highs[next++] = highs[at]!;
  }
  return part;
}
