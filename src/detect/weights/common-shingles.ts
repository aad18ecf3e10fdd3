/**
 * Finds the shingles that several batches hold, with the documents that hold each. Candidate pairs lie inside batches,
 * so that all else about a shingle is known in its batch. A small table of the batch last seen at each hash recognises
 * nearly all shingles of a single batch; those that it does not are compared in full. Where shingles are many, they
 * are taken in passes by their highest bits.
 */

import { seenHead, severalSeen } from '../../kernel/holder-layout.js';
import type { Kernel } from '../../kernel/kernel.js';
import { heapAt } from '../../kernel/layout.js';
import type { ShingleColumns } from '../../model/columns.js';
import { HolderTable } from './holder-table.js';
import { bitsOf, countShingles, type ShinglePass } from './shingle-passes.js';
import { largestSet } from './shingle-sets.js';

export interface ShingleBatch {
  readonly shingles: ShingleColumns;
  /** The number, among all documents, of each that the batch holds, ascending. */
  readonly documents: Uint32Array;
}

export interface CommonShingles {
  /** Of those that may be common; null where none is. */
  readonly table: HolderTable | null;
  /** For each batch: places in its columns, and the list of each: numbers among all documents, ascending. */
  readonly batches: readonly { readonly places: readonly number[]; readonly lists: readonly number[] }[];
}

/**
 * Finds the common shingles of one pass. Cost: two looks at a table of a few bytes a shingle, for each shingle of each
 * document.
 */
export function findCommonShingles(
  batches: readonly ShingleBatch[],
  pass: ShinglePass,
  kernel: Kernel,
): CommonShingles {
  const total = countShingles(batches);
  const none = batches.map(() => ({ places: [], lists: [] }));
  if (batches.length < 2 || total === 0) return { table: null, batches: none };
  const order = orderDocuments(batches);
  const rows = collectDoubtful(batches, order, { pass, total }, kernel);
  return listHolders(rows, order, batches.length, kernel);
}

interface PlacedDocument {
  readonly batch: number;
  readonly set: number;
  readonly document: number;
}

/** Lists all documents of all batches, by their numbers. */
function orderDocuments(batches: readonly ShingleBatch[]): readonly PlacedDocument[] {
  return batches
    .flatMap(({ documents }, batch) => Array.from(documents, (document, set) => ({ batch, set, document })))
    .sort((left, right) => left.document - right.document);
}

/** Shingles of one document that may stand in several batches. */
interface DoubtfulRows {
  readonly lows: Uint32Array;
  readonly highs: Uint32Array;
  /** Places in the columns of the document's batch. */
  readonly places: Uint32Array;
}

/** Finds, for each document in the order of their numbers, the shingles that may stand in several batches. */
function collectDoubtful(
  batches: readonly ShingleBatch[],
  order: readonly PlacedDocument[],
  { pass, total }: { readonly pass: ShinglePass; readonly total: number },
  kernel: Kernel,
): readonly DoubtfulRows[] {
  const longest = batches.reduce((most, { shingles }) => Math.max(most, largestSet(shingles)), 0);
  const seen = openSeen(kernel, longest, total, pass);
  for (const [batch, { shingles }] of batches.entries()) {
    // Batches of later rounds are taken for several, which costs a comparison.
    const owner = batch < severalSeen - 1 ? batch + 1 : severalSeen;
    for (let set = 0; set + 1 < shingles.starts.length; set++) {
      const count = placeSet(shingles, set, seen, kernel);
      kernel.markSeen(seen.table, seen.lows, seen.highs, count, owner);
    }
  }
  return order.map(({ batch, set }) => {
    const { shingles } = batches[batch]!;
    const count = placeSet(shingles, set, seen, kernel);
    const found = kernel.findSeveral(seen.table, seen.lows, seen.highs, count, seen.places);
    const places = kernel.words().slice(seen.places >>> 2, (seen.places >>> 2) + found);
    for (let at = 0; at < found; at++) places[at]! += shingles.starts[set]!;
    return {
      lows: places.map((place) => shingles.lows[place]!),
      highs: places.map((place) => shingles.highs[place]!),
      places,
    };
  });
}

/** Where the shingles of one document, the places found and the table of who was seen lie. */
interface Seen {
  readonly lows: number;
  readonly highs: number;
  readonly places: number;
  readonly table: number;
}

function openSeen(kernel: Kernel, longest: number, total: number, pass: ShinglePass): Seen {
  // Two bytes an entry; most shingles come more than once, so that half of the entries or fewer are taken.
  const entries = 2 ** Math.ceil(Math.log2(total / 2 ** pass.bits + 1));
  const [lows, highs, places] = [heapAt, heapAt + 4 * longest, heapAt + 8 * longest];
  const table = heapAt + 12 * longest;
  kernel.reserve(table + seenHead.bytes + 2 * entries - heapAt);
  kernel.bytes().fill(0, table, table + seenHead.bytes + 2 * entries);
  const { mask, highest } = bitsOf(pass);
  kernel.words()[(table >>> 2) + seenHead.mask] = entries - 1;
  kernel.words()[(table >>> 2) + seenHead.passMask] = mask;
  kernel.words()[(table >>> 2) + seenHead.passBits] = highest;
  return { lows, highs, places, table };
}

/** Puts the shingles of a document where the kernel reads them. Returns how many. */
function placeSet(
  { starts, lows, highs }: ShingleColumns,
  set: number,
  seen: Pick<Seen, 'lows' | 'highs'>,
  kernel: Kernel,
): number {
  const [start, end] = [starts[set]!, starts[set + 1]!];
  kernel.words().set(lows.subarray(start, end), seen.lows >>> 2);
  kernel.words().set(highs.subarray(start, end), seen.highs >>> 2);
  return end - start;
}

/** Lists the documents that hold each shingle, and leaves out those of one batch. */
function listHolders(
  rows: readonly DoubtfulRows[],
  order: readonly PlacedDocument[],
  batches: number,
  kernel: Kernel,
): CommonShingles {
  const total = rows.reduce((sum, { places }) => sum + places.length, 0);
  const longest = rows.reduce((most, { places }) => Math.max(most, places.length), 0);
  const table = new HolderTable(kernel, total, longest);
  for (const [at, { lows, highs }] of rows.entries()) table.add(lows, highs, order[at]!.document);
  // By shingle: 1 + the batch that was seen first, or -1 once there are several.
  const batchOf = new Int32Array(table.size);
  for (let row = 0, at = 0; row < rows.length; row++)
    for (let end = at + rows[row]!.places.length; at < end; at++) {
      const shingle = table.shingleAt(at);
      const own = order[row]!.batch + 1;
      if (batchOf[shingle] === 0) batchOf[shingle] = own;
      else if (batchOf[shingle] !== own) batchOf[shingle] = -1;
    }
  const found = Array.from({ length: batches }, () => ({ places: [] as number[], lists: [] as number[] }));
  for (let row = 0, at = 0; row < rows.length; row++)
    for (const place of rows[row]!.places) {
      const shingle = table.shingleAt(at++);
      if (batchOf[shingle] !== -1) continue;
      found[order[row]!.batch]!.places.push(place);
      found[order[row]!.batch]!.lists.push(table.listOf(shingle));
    }
  return { table, batches: found };
}
