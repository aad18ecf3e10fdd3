/**
 * LSH keys of many documents in, posting lists out: which documents hold each key. Rows of (key, document)
 * go straight into buckets by the key's highest bits, small enough to be sorted in cache; keys are taken in
 * passes, so that the rows of no more than a few million keys are held at once.
 */
import type { Kernel } from '../kernel/kernel.js';
import { heapAt } from '../kernel/layout.js';
import type { SketchColumns } from '../model.js';

const bucketBits = 10;
const keysInPass = 1 << 24;

/**
 * Calls `visit` for every key that two documents or more hold, with their indexes, ascending. The array
 * passed is reused. Keys come in an order that depends on nothing but the keys. `isLeftOut` documents do not
 * count.
 */
export function forEachKeyPosting(
  { keys, keyStarts, ids }: Pick<SketchColumns, 'keys' | 'keyStarts' | 'ids'>,
  kernel: Kernel,
  isLeftOut: Uint8Array,
  visit: (documents: Uint32Array) => void,
): void {
  const passBits = Math.max(0, Math.ceil(Math.log2(keys.length / keysInPass)));
  for (let pass = 0; pass < 2 ** passBits; pass++) {
    const { rows, starts } = scatter(keys, keyStarts, ids.length, isLeftOut, pass, passBits);
    for (let bucket = 0; bucket + 1 < starts.length; bucket++) {
      const bucketRows = rows.subarray(2 * starts[bucket]!, 2 * starts[bucket + 1]!);
      visitSorted(sort(bucketRows, kernel, 32 - passBits - bucketBits), visit);
    }
  }
}

/** Rows (key, document) of one pass, in buckets; within a bucket in the order of documents. */
function scatter(
  keys: Uint32Array,
  keyStarts: Uint32Array,
  size: number,
  isLeftOut: Uint8Array,
  pass: number,
  passBits: number,
): { readonly rows: Uint32Array; readonly starts: Uint32Array } {
  const shift = 32 - passBits - bucketBits;
  const mask = 2 ** bucketBits - 1;
  const isHere = (key: number) => passBits === 0 || key >>> (32 - passBits) === pass;
  const starts = new Uint32Array(2 ** bucketBits + 1);
  for (let document = 0; document < size; document++) {
    if (isLeftOut[document] === 1) continue;
    for (let at = keyStarts[document]!; at < keyStarts[document + 1]!; at++) {
      if (isHere(keys[at]!)) starts[((keys[at]! >>> shift) & mask) + 1]!++;
    }
  }
  for (let bucket = 0; bucket < 2 ** bucketBits; bucket++) starts[bucket + 1]! += starts[bucket]!;
  const rows = new Uint32Array(2 * starts[2 ** bucketBits]!);
  const filled = starts.slice();
  for (let document = 0; document < size; document++) {
    if (isLeftOut[document] === 1) continue;
    for (let at = keyStarts[document]!; at < keyStarts[document + 1]!; at++) {
      const key = keys[at]!;
      if (!isHere(key)) continue;
      const row = 2 * filled[(key >>> shift) & mask]!++;
      rows[row] = key;
      rows[row + 1] = document;
    }
  }
  return { rows, starts };
}

function sort(rows: Uint32Array, kernel: Kernel, bits: number): Uint32Array {
  kernel.reserve(2 * rows.byteLength);
  kernel.words().set(rows, heapAt >> 2);
  const at = kernel.sortRows(heapAt, heapAt + rows.byteLength, rows.length / 2, bits);
  return kernel.words().subarray(at >> 2, (at >> 2) + rows.length);
}

let posting = new Uint32Array(1024);

function visitSorted(rows: Uint32Array, visit: (documents: Uint32Array) => void): void {
  for (let start = 0; start < rows.length; ) {
    const key = rows[start]!;
    let end = start + 2;
    while (end < rows.length && rows[end] === key) end += 2;
    if (end > start + 2) {
      while (posting.length * 2 < end - start) posting = new Uint32Array(2 * posting.length);
      let length = 0;
      for (let row = start; row < end; row += 2) {
        // A document that holds a key twice is named once.
        if (length === 0 || posting[length - 1] !== rows[row + 1]) posting[length++] = rows[row + 1]!;
      }
      if (length > 1) visit(posting.subarray(0, length));
    }
    start = end;
  }
}
