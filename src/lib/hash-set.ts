/**
 * Sets of 64-bit hashes in one typed array, and the few things that are asked of them. Sorting goes through
 * a BigUint64Array over the same memory: native, and no bigint is ever made.
 */
import type { HashSet64 } from '../model.js';

/** Sorts `values` (low, high, low, high, …) in place as unsigned 64-bit numbers and drops repeats. */
export function toHashSet(values: Uint32Array): HashSet64 {
  if (values.length % 2 !== 0) {
    throw new RangeError(
      `Cannot make a hash set: values must come in pairs, current length is ${values.length}`,
    );
  }
  // A view needs a start that is a multiple of eight bytes; all machines that run Node are little-endian.
  const aligned = values.byteOffset % 8 === 0 ? values : values.slice();
  new BigUint64Array(aligned.buffer, aligned.byteOffset, aligned.length / 2).sort();
  let size = 0;
  for (let index = 0; index < aligned.length; index += 2) {
    const low = aligned[index]!;
    const high = aligned[index + 1]!;
    if (size > 0 && aligned[2 * size - 2] === low && aligned[2 * size - 1] === high) continue;
    aligned[2 * size] = low;
    aligned[2 * size + 1] = high;
    size++;
  }
  return { size, values: aligned.slice(0, 2 * size) };
}

/**
 * How many hashes two sets share; linear in the sum of their sizes. Spelt out rather than built on
 * forEachShared(): a call for every hash makes it several times slower, and verification lives on it.
 */
export function countShared(a: HashSet64, b: HashSet64): number {
  const left = a.values;
  const right = b.values;
  let shared = 0;
  let i = 0;
  let j = 0;
  while (i < left.length && j < right.length) {
    const highA = left[i + 1]!;
    const highB = right[j + 1]!;
    if (highA < highB || (highA === highB && left[i]! < right[j]!)) i += 2;
    else if (highA === highB && left[i] === right[j]) {
      shared++;
      i += 2;
      j += 2;
    } else j += 2;
  }
  return shared;
}

/** Calls `visit` with the indexes, in a and in b, of every shared hash. */
export function forEachShared(a: HashSet64, b: HashSet64, visit: (inA: number, inB: number) => void): void {
  const left = a.values;
  const right = b.values;
  let i = 0;
  let j = 0;
  while (i < left.length && j < right.length) {
    const high = left[i + 1]! - right[j + 1]!;
    const order = high !== 0 ? high : left[i]! - right[j]!;
    if (order === 0) {
      visit(i >> 1, j >> 1);
      i += 2;
      j += 2;
    } else if (order < 0) i += 2;
    else j += 2;
  }
}
