/**
 * Finds the shingles that several batches hold, with the documents that hold each. Candidate pairs lie inside batches,
 * so that all else about a shingle is known in its batch. A small table of the batch last seen at each hash recognises
 * nearly all shingles of a single batch; those that it does not are compared in full. Where shingles are many, they
 * are taken in passes by their highest bits.
 */

import { doubled } from '../../base/doubled.js';
import type { ShingleColumns } from '../../model/columns.js';
import { ListTrie } from './list-trie.js';
import { bitsOf, countShingles, type PassBits, type ShinglePass } from './shingle-passes.js';

export interface ShingleBatch {
  readonly shingles: ShingleColumns;
  /** The number, among all documents, of each that the batch holds, ascending. */
  readonly documents: Uint32Array;
}

export interface CommonShingles {
  readonly trie: ListTrie;
  /** For each batch: places in its columns, and the list of each: numbers among all documents, ascending. */
  readonly batches: readonly { readonly places: readonly number[]; readonly lists: readonly number[] }[];
}

/**
 * Finds the common shingles of one pass. Cost: two looks at a table of a few bytes a shingle, for each shingle of each
 * document.
 */
export function findCommonShingles(batches: readonly ShingleBatch[], pass: ShinglePass): CommonShingles {
  const trie = new ListTrie();
  const found = batches.map(() => ({ places: [] as number[], lists: [] as number[] }));
  const total = countShingles(batches);
  if (batches.length < 2 || total === 0) return { trie, batches: found };
  const order = orderDocuments(batches);
  // Two bytes an entry; most shingles come more than once, so that half of the entries or fewer are taken.
  const seen = new Uint16Array(2 ** Math.ceil(Math.log2(total / 2 ** pass.bits + 1)));
  const highBits = bitsOf(pass);
  for (const [batch, { shingles }] of batches.entries()) markSeen(seen, shingles, batch, highBits);
  const rows = collectDoubtful(seen, batches, order, highBits);
  const lists = listHolders(rows, order, trie);
  for (let row = 0; row < rows.length; row++) {
    if (lists[row] === 0) continue;
    const { batch } = order[rows.documents[row]!]!;
    found[batch]!.places.push(rows.places[row]!);
    found[batch]!.lists.push(lists[row]!);
  }
  return { trie, batches: found };
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

const severalBatches = 0xffff;

/** Marks a batch by a number of 16 bits: batches of one number are taken for several, which costs a comparison. */
function markSeen(
  seen: Uint16Array,
  { starts, lows, highs }: ShingleColumns,
  batch: number,
  { mask: passMask, highest }: PassBits,
): void {
  const mask = seen.length - 1;
  const owner = 1 + (batch % (severalBatches - 1));
  const isFirstRound = batch < severalBatches - 1;
  const total = starts.at(-1)!;
  for (let at = 0; at < total; at++) {
    if ((highs[at]! & passMask) !== highest) continue;
    const entry = lows[at]! & mask;
    const known = seen[entry]!;
    if (known === 0) seen[entry] = owner;
    else if (known !== owner || !isFirstRound) seen[entry] = severalBatches;
  }
}

/** Shingles that may stand in several batches, in the order of documents. */
class DoubtfulRows {
  length = 0;
  lows = new Uint32Array(1024);
  highs = new Uint32Array(1024);
  /** Places in the order of documents, and in the columns of the document's batch. */
  documents = new Uint32Array(1024);
  places = new Uint32Array(1024);

  add(low: number, high: number, document: number, place: number): void {
    if (this.length === this.lows.length) {
      for (const name of ['lows', 'highs', 'documents', 'places'] as const) this[name] = doubled(this[name]);
    }
    this.lows[this.length] = low;
    this.highs[this.length] = high;
    this.documents[this.length] = document;
    this.places[this.length++] = place;
  }
}

function collectDoubtful(
  seen: Uint16Array,
  batches: readonly ShingleBatch[],
  order: readonly PlacedDocument[],
  { mask: passMask, highest }: PassBits,
): DoubtfulRows {
  const mask = seen.length - 1;
  const rows = new DoubtfulRows();
  for (let index = 0; index < order.length; index++) {
    const { batch, set } = order[index]!;
    const { starts, lows, highs } = batches[batch]!.shingles;
    const end = starts[set + 1]!;
    for (let at = starts[set]!; at < end; at++) {
      if ((highs[at]! & passMask) === highest && seen[lows[at]! & mask] === severalBatches)
        rows.add(lows[at]!, highs[at]!, index, at);
    }
  }
  return rows;
}

/** Looks up for every row the list of all documents that hold its shingle; 0 where they are of one batch. */
function listHolders(rows: DoubtfulRows, order: readonly PlacedDocument[], trie: ListTrie): Uint32Array {
  const firsts = findFirsts(rows);
  const batchOf = (row: number) => order[rows.documents[row]!]!.batch;
  const isCommon = new Uint8Array(rows.length);
  for (let row = 0; row < rows.length; row++) {
    if (batchOf(row) !== batchOf(firsts[row]!)) isCommon[firsts[row]!] = 1;
  }
  // A shingle's list grows at its first row; the others take it from there.
  const lists = new Uint32Array(rows.length);
  for (let row = 0; row < rows.length; row++) {
    const first = firsts[row]!;
    if (isCommon[first] === 1)
      lists[first] = trie.extend(lists[first]!, order[rows.documents[row]!]!.document);
  }
  for (let row = 0; row < rows.length; row++) lists[row] = lists[firsts[row]!]!;
  return lists;
}

/** Finds for every row the first one of the same shingle. */
function findFirsts({ lows, highs, length }: DoubtfulRows): Uint32Array {
  const slots = new Uint32Array(2 ** Math.ceil(Math.log2(2 * length + 1)));
  const mask = slots.length - 1;
  const firsts = new Uint32Array(length);
  for (let row = 0; row < length; row++) {
    // The table before took the lowest bits, so that these rows are alike in them.
    let slot = highs[row]! & mask;
    let known = slots[slot]!;
    while (known !== 0 && (lows[known - 1] !== lows[row] || highs[known - 1] !== highs[row])) {
      slot = (slot + 1) & mask;
      known = slots[slot]!;
    }
    if (known === 0) slots[slot] = row + 1;
    firsts[row] = known === 0 ? row : known - 1;
  }
  return firsts;
}
