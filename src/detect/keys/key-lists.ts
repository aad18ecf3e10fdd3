/**
 * Lists which documents hold one LSH key, in the kernel's memory: picks the rows of (key, document) of one pass, puts
 * them into buckets small enough to be sorted in cache, and counts the distinct lists of documents. Keys are taken in
 * passes, so that the rows of no more than a few million keys or so are held at once, and that threads share them out.
 */
import { makeShared } from '../../base/joined-columns.js';
import type { Kernel } from '../../kernel/kernel.js';
import { heapAt } from '../../kernel/layout.js';
import type { KeyColumns } from './bucket-cohesion.js';
import type { DistinctLists } from './distinct-lists.js';

// As many as scatterRows() makes.
const bucketBits = 8;
const buckets = 2 ** bucketBits;
const keysInPass = 1 << 22;
// From so many on two threads share them.
const keysToShare = 1 << 20;
// Each pass looks at every key: beyond so many passes that costs more than the memory is worth.
const mostPassBits = 4;
const firstSlots = 1024;
// Keys are copied to the kernel so many at a time, or as many as one document has: they stay in the cache then.
const keysAtOnce = 1 << 16;

/** The keys whose highest `bits` bits are `number`. */
export interface KeyPass {
  readonly bits: number;
  readonly number: number;
}

/** Lists all passes over so many keys, in order. They depend on nothing but the number. */
export function keyPasses(keys: number): readonly KeyPass[] {
  const leastBits = keys < keysToShare ? 0 : 1;
  const bits = Math.min(mostPassBits, Math.max(leastBits, Math.ceil(Math.log2(keys / keysInPass))));
  return Array.from({ length: 2 ** bits }, (_, number) => ({ bits, number }));
}

/**
 * Lists the documents, ascending, of every key of the pass that two of them or more hold: each distinct list once, with
 * the number of keys that it came for. Lists come in the order of the least key that they came for. `isLeftOut` documents
 * do not count. The kernel's memory is used from `heapAt` on.
 */
export function listPass(
  columns: KeyColumns,
  kernel: Kernel,
  isLeftOut: Uint8Array,
  pass: KeyPass,
): DistinctLists {
  const { rows, count } = pick(columns, kernel, isLeftOut, pass);
  const target = rows + 8 * count;
  const ends = target + 8 * count;
  const table = openTable(kernel, ends + 4 * buckets, count);
  kernel.scatterRows(rows, count, 32 - pass.bits - bucketBits, target, ends);
  let start = 0;
  for (let number = 0; number < buckets; number++) {
    const end = kernel.words()[(ends >>> 2) + number]!;
    const bucket = target + 8 * start;
    const left = kernel.dropSingles(bucket, end - start);
    // Where the rows were picked there is room to sort them in.
    const sorted = kernel.sortRows(bucket, rows, left, 32 - pass.bits - bucketBits);
    kernel.listRows(sorted, left, table);
    start = end;
  }
  return takeLists(kernel, table);
}

/** Picks the rows of the pass. They lie in the kernel's memory with nothing behind them. */
function pick(
  { keys, keyStarts }: KeyColumns,
  kernel: Kernel,
  isLeftOut: Uint8Array,
  { bits, number }: KeyPass,
): { readonly rows: number; readonly count: number } {
  const batches = batchDocuments(keyStarts, isLeftOut.length);
  const mostKeys = batches.reduce((most, [from, to]) => Math.max(most, keyStarts[to]! - keyStarts[from]!), 0);
  const mostDocuments = batches.reduce((most, [from, to]) => Math.max(most, to - from), 0);
  const head = heapAt;
  const starts = head + 64;
  const leftOut = starts + align(4 * (mostDocuments + 1));
  const keysAt = leftOut + align(mostDocuments);
  const rows = keysAt + align(4 * mostKeys + 64);
  // A mask of no bits where there is one pass: a shift by 32 would be none.
  const mask = bits === 0 ? 0 : (0xffffffff << (32 - bits)) >>> 0;
  const wanted = (number * 2 ** (32 - bits)) & mask;
  let count = 0;
  for (const [from, to] of batches) {
    const first = keyStarts[from]!;
    kernel.reserve(rows + 8 * (count + keyStarts[to]! - first) - heapAt);
    const words = kernel.words();
    words.set(keys.subarray(first, keyStarts[to]), keysAt >>> 2);
    for (let document = from; document <= to; document++)
      words[(starts >>> 2) + document - from] = keyStarts[document]! - first;
    kernel.bytes().set(isLeftOut.subarray(from, to), leftOut);
    words.set([keysAt, starts, leftOut, to - from, from, mask, wanted], head >>> 2);
    count += kernel.pickRows(head, rows + 8 * count);
  }
  return { rows, count };
}

/** Cuts the documents into runs of so many keys, as pairs of where a run begins and ends. */
function batchDocuments(keyStarts: Uint32Array, size: number): readonly (readonly [number, number])[] {
  const batches: [number, number][] = [];
  for (let from = 0; from < size; ) {
    let to = from + 1;
    while (to < size && keyStarts[to + 1]! - keyStarts[from]! <= keysAtOnce) to++;
    batches.push([from, to]);
    from = to;
  }
  return batches;
}

/** Makes room behind `at` for the lists of `rows` rows, none so far. Returns where the table is described. */
function openTable(kernel: Kernel, at: number, rows: number): number {
  // A list has two documents or more, and the table at most four slots for each; room that is not used costs nothing.
  const slotsAt = at + 64;
  const records = slotsAt + 8 * Math.max(firstSlots, 2 * rows);
  kernel.reserve(records + 4 * (2 * rows + 2) - heapAt);
  kernel.words().fill(0, slotsAt >>> 2, (slotsAt >>> 2) + 2 * firstSlots);
  kernel.words().set([0, 0, firstSlots - 1, slotsAt, records], at >>> 2);
  return at;
}

/** Copies the lists of a table to memory that threads share. */
function takeLists(kernel: Kernel, table: number): DistinctLists {
  const words = kernel.words();
  const [length, size, records] = [0, 1, 4].map((at) => words[(table >>> 2) + at]!) as [
    number,
    number,
    number,
  ];
  const taken = new Uint32Array(makeShared(4 * length));
  taken.set(words.subarray(records >>> 2, (records >>> 2) + length));
  return { size, records: taken };
}

/** Rounds up to the next multiple of 64. */
function align(bytes: number): number {
  return Math.ceil(bytes / 64) * 64;
}
