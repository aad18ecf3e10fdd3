/**
 * Lists which documents hold each LSH key. Rows of (key, document) go straight into buckets by the key's highest bits,
 * small enough to be sorted in cache; keys are taken in passes, so that the rows of no more than a million keys or
 * so are held at once, and that threads share them out.
 */

import { doubled } from '../../base/doubled.js';
import type { Kernel } from '../../kernel/kernel.js';
import { heapAt } from '../../kernel/layout.js';
import type { SketchColumns } from '../../model/columns.js';

// More streams of rows than this, written to by turns, outrun the processor's tables of pages.
const bucketBits = 8;
const keysInPass = 1 << 20;
// Each pass looks at every key: beyond so many passes that costs more than the memory is worth.
const mostPassBits = 4;

/** The first `length` of `documents`: a view of them for every one of millions of lists would cost more than the work. */
export type VisitPosting = (documents: Uint32Array, length: number) => void;

/** The keys whose highest `bits` bits are `number`. */
export interface KeyPass {
  readonly bits: number;
  readonly number: number;
}

/** Lists all passes over so many keys, in order. They depend on nothing but the number. */
export function keyPasses(keys: number): readonly KeyPass[] {
  const bits = Math.min(mostPassBits, Math.max(0, Math.ceil(Math.log2(keys / keysInPass))));
  return Array.from({ length: 2 ** bits }, (_, number) => ({ bits, number }));
}

/**
 * Calls `visit` for every key of the pass that two documents or more hold, with their indexes, ascending. The
 * array passed is reused. Keys come in an order that depends on nothing but the keys. `isLeftOut` documents do
 * not count.
 */
export function forEachKeyPosting(
  columns: Pick<SketchColumns, 'keys' | 'keyStarts'>,
  kernel: Kernel,
  isLeftOut: Uint8Array,
  pass: KeyPass,
  visit: VisitPosting,
): void {
  const { rows, starts } = scatter(columns, isLeftOut, pass);
  for (let bucket = 0; bucket + 1 < starts.length; bucket++) {
    const bucketRows = rows.subarray(2 * starts[bucket]!, 2 * starts[bucket + 1]!);
    visitSorted(sort(bucketRows, kernel, 32 - pass.bits - bucketBits), visit);
  }
}

// Larger ones are let go with their pass.
const longestKept = 1 << 22;
const lent = { keys: new Uint32Array(0), documents: new Uint32Array(0), rows: new Uint32Array(0) };

/** Lends the same memory to every pass, since what one leaves behind is collected long after the next ones began. */
function borrow(name: keyof typeof lent, length: number): Uint32Array<ArrayBuffer> {
  if (length > longestKept) return new Uint32Array(length);
  if (lent[name].length < length) lent[name] = new Uint32Array(length);
  return lent[name];
}

/** Writes the rows (key, document) of one pass into buckets; within a bucket in the order of documents. */
function scatter(
  columns: Pick<SketchColumns, 'keys' | 'keyStarts'>,
  isLeftOut: Uint8Array,
  pass: KeyPass,
): { readonly rows: Uint32Array; readonly starts: Uint32Array } {
  const { keys, documents, count, sizes } = pick(columns, isLeftOut, pass);
  const shift = 32 - pass.bits - bucketBits;
  const mask = 2 ** bucketBits - 1;
  const starts = new Uint32Array(sizes.length + 1);
  for (let bucket = 0; bucket < sizes.length; bucket++) starts[bucket + 1] = starts[bucket]! + sizes[bucket]!;
  const rows = borrow('rows', 2 * count);
  const filled = starts.slice();
  for (let at = 0; at < count; at++) {
    const key = keys[at]!;
    const row = 2 * filled[(key >>> shift) & mask]!++;
    rows[row] = key;
    rows[row + 1] = documents[at]!;
  }
  return { rows, starts };
}

/** Picks the keys of one pass with their documents, and how many fall into each bucket. */
function pick(
  { keys, keyStarts }: Pick<SketchColumns, 'keys' | 'keyStarts'>,
  isLeftOut: Uint8Array,
  { bits, number }: KeyPass,
): {
  readonly keys: Uint32Array;
  readonly documents: Uint32Array;
  readonly count: number;
  readonly sizes: Uint32Array;
} {
  const shift = 32 - bits - bucketBits;
  // Buckets below the pass have smaller numbers, buckets above it larger ones.
  const first = number * 2 ** bucketBits;
  const buckets = 2 ** bucketBits;
  const capacity = Math.ceil((1.05 * keys.length) / 2 ** bits) + 1024;
  let [picked, holders] = [borrow('keys', capacity), borrow('documents', capacity)];
  let count = 0;
  for (let document = 0; document < isLeftOut.length; document++) {
    if (isLeftOut[document] === 1) continue;
    const start = keyStarts[document]!;
    const end = keyStarts[document + 1]!;
    while (count + end - start >= Math.min(picked.length, holders.length))
      [picked, holders] = [doubled(picked), doubled(holders)];
    for (let at = start; at < end; at++) {
      const key = keys[at]!;
      const bucket = (key >>> shift) - first;
      picked[count] = key;
      holders[count] = document;
      // 1 where 0 ≤ bucket < buckets, without a branch, which could not be foreseen.
      count += ((bucket - buckets) & ~bucket) >>> 31;
    }
  }
  const sizes = new Uint32Array(buckets);
  for (let at = 0; at < count; at++) sizes[(picked[at]! >>> shift) - first]!++;
  return { keys: picked, documents: holders, count, sizes };
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
