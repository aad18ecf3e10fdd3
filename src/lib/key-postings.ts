/**
 * LSH keys of many documents in, posting lists out: which documents hold each key. Rows of (key, document)
 * go straight into buckets by the key's highest bits, small enough to be sorted in cache; keys are taken in
 * passes, so that the rows of no more than a few million keys are held at once.
 */
import type { Kernel } from '../kernel/kernel.js';
import { heapAt } from '../kernel/layout.js';
import type { SketchColumns } from '../model.js';

// More streams of rows than this, written to by turns, outrun the processor's tables of pages.
const bucketBits = 8;
const keysInPass = 1 << 24;

/** The first `length` of `documents`: a view of them for every one of millions of lists would cost more than the work. */
export type VisitPosting = (documents: Uint32Array, length: number) => void;

/**
 * Calls `visit` for every key that two documents or more hold, with their indexes, ascending. The array
 * passed is reused. Keys come in an order that depends on nothing but the keys. `isLeftOut` documents do not
 * count.
 */
export function forEachKeyPosting(
  { keys, keyStarts, ids }: Pick<SketchColumns, 'keys' | 'keyStarts' | 'ids'>,
  kernel: Kernel,
  isLeftOut: Uint8Array,
  visit: VisitPosting,
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
  // Keys below the pass have smaller numbers, keys above it larger ones.
  const first = pass * 2 ** bucketBits;
  const buckets = 2 ** bucketBits;
  const starts = new Uint32Array(buckets + 1);
  for (let document = 0; document < size; document++) {
    if (isLeftOut[document] === 1) continue;
    const end = keyStarts[document + 1]!;
    for (let at = keyStarts[document]!; at < end; at++) {
      const bucket = (keys[at]! >>> shift) - first;
      if (bucket >= 0 && bucket < buckets) starts[bucket + 1]!++;
    }
  }
  for (let bucket = 0; bucket < buckets; bucket++) starts[bucket + 1]! += starts[bucket]!;
  const rows = new Uint32Array(2 * starts[buckets]!);
  const filled = starts.slice();
  for (let document = 0; document < size; document++) {
    if (isLeftOut[document] === 1) continue;
    const end = keyStarts[document + 1]!;
    for (let at = keyStarts[document]!; at < end; at++) {
      const key = keys[at]!;
      const bucket = (key >>> shift) - first;
      if (bucket < 0 || bucket >= buckets) continue;
      const row = 2 * filled[bucket]!++;
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

function visitSorted(rows: Uint32Array, visit: VisitPosting): void {
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
      if (length > 1) visit(posting, length);
    }
    start = end;
  }
}
