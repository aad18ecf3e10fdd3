/**
 * Keeps all documents of a run in one table, sorted by id: their sketches in columns, for the stages that see
 * everything at once, and where each document lies. A repeated id gets `#2`, `#3`, … in the order of the input, also
 * where the first of that name is left out.
 */
import type { SketchColumns } from '../model/columns.js';
import type { DocumentId, ReadAs } from '../model/document.js';
import type { DocumentRef, LearntFurniture } from '../model/document-ref.js';
import {
  listRenamed,
  type NameDocument,
  type RenamedDocument,
  renameRepeatedIds,
  toHex,
} from './document-names.js';
import { joinedKeys } from './keys/shared-keys.js';

export interface TableBatch {
  readonly columns: SketchColumns;
  /** One for each document of the batch. */
  readonly refs: readonly DocumentRef[];
}

/** A table as plain data, which outlives its process. */
export interface TableContent {
  readonly columns: SketchColumns;
  readonly refs: readonly DocumentRef[];
  readonly furniture: ReadonlyMap<string, LearntFurniture>;
}

export class DocumentTable {
  #columns: SketchColumns;
  #refs: readonly DocumentRef[];
  #documentIndexes: ReadonlyMap<DocumentId, number> | undefined;
  #furniture: ReadonlyMap<string, LearntFurniture> = new Map();
  #renamed: readonly RenamedDocument[] = [];

  /** `nameOf` gives the name of a document that has had one of its own for long; the names in `gone` are free for nothing else. */
  constructor(
    batches: readonly TableBatch[],
    leftOut: ReadonlySet<DocumentId> = new Set(),
    nameOf: NameDocument | null = null,
    gone: Iterable<string> = [],
  ) {
    const refs = renameRepeatedIds(batches, nameOf, gone);
    this.#renamed = listRenamed(batches, refs);
    const order = leaveOut(sortedOrder(refs), refs, leftOut);
    this.#refs = order === null ? refs : Array.from(order, (index) => refs[index]!);
    const ids = this.#refs.map(({ id }) => id);
    this.#columns = joinSketches(batches, order, ids);
  }

  /** The table of which this is the content. */
  static of({ columns, refs, furniture }: TableContent): DocumentTable {
    const table = new DocumentTable([]);
    table.#columns = columns;
    table.#refs = refs;
    table.#furniture = furniture;
    return table;
  }

  get content(): TableContent {
    return { columns: this.#columns, refs: this.#refs, furniture: this.#furniture };
  }

  get columns(): SketchColumns {
    return this.#columns;
  }

  /** Lets go of the keys, once candidates have been found: most of what a document costs. How many there were stays known. */
  releaseKeys(): void {
    this.#columns = { ...this.#columns, keys: new Uint32Array(0) };
  }

  /** Documents that have another name than their source gives them. */
  get renamed(): readonly RenamedDocument[] {
    return this.#renamed;
  }

  get size(): number {
    return this.#refs.length;
  }

  id(index: number): DocumentId {
    return this.columns.ids[index]!;
  }

  indexOf(id: DocumentId): number | undefined {
    this.#documentIndexes ??= new Map(this.columns.ids.map((each, index) => [each, index]));
    return this.#documentIndexes.get(id);
  }

  /** Where the document lies, with the hash that its bytes must still have, and what its site says on every page. */
  ref(index: number): DocumentRef {
    const ref = { ...this.#refs[index]!, sha256: this.sha256(index) };
    const furniture = this.furniture(index);
    return furniture === undefined ? ref : { ...ref, furniture };
  }

  /** The container or the folder that the document is from; null where what its site says is known already. */
  origin(index: number): string | null {
    return originOf(this.#refs[index]!);
  }

  /** What the site of the document says on every page, once that is learnt. */
  furniture(index: number): LearntFurniture | undefined {
    const ref = this.#refs[index]!;
    const origin = originOf(ref);
    return (origin === null ? undefined : this.#furniture.get(origin)) ?? ref.furniture;
  }

  /** Takes what was learnt of each origin. */
  setFurniture(learnt: ReadonlyMap<string, LearntFurniture>): void {
    this.#furniture = learnt;
  }

  /** What the document was read as, where that is not plain text in UTF-8. */
  readAs(index: number): ReadAs | undefined {
    return this.#refs[index]!.readAs;
  }

  sha256(index: number): string {
    return toHex(this.columns.hashes.subarray(32 * index, 32 * index + 32));
  }
}

/** Names the container or folder that a document is from, before it is read; null where what its site says is known. */
function originOf({ id, source, record, stored, furniture }: DocumentRef): string | null {
  if (stored !== undefined) return stored.origin;
  if (furniture !== undefined) return null;
  if (source?.container !== undefined) return source.container.path;
  return record === undefined ? id.slice(0, id.lastIndexOf('/') + 1) : record.container.name;
}

/** Sorts documents by id and returns their old indexes; null where they are in order already. */
function sortedOrder(refs: readonly DocumentRef[]): Uint32Array | null {
  let isSorted = true;
  for (let index = 1; index < refs.length && isSorted; index++)
    isSorted = refs[index - 1]!.id < refs[index]!.id;
  if (isSorted) return null;
  return Uint32Array.from(refs.keys()).sort((left, right) => (refs[left]!.id < refs[right]!.id ? -1 : 1));
}

/** The order without some documents. */
function leaveOut(
  order: Uint32Array | null,
  refs: readonly DocumentRef[],
  leftOut: ReadonlySet<DocumentId>,
): Uint32Array | null {
  if (leftOut.size === 0) return order;
  return (order ?? Uint32Array.from(refs.keys())).filter((index) => !leftOut.has(refs[index]!.id));
}

function joinSketches(
  batches: readonly TableBatch[],
  order: Uint32Array | null,
  ids: readonly DocumentId[],
): SketchColumns {
  const size = ids.length;
  const parts = batches.map(({ columns: { keys } }) => keys);
  // In the order of the table and in one piece they stay where they are.
  const joined = order === null ? joinedKeys(parts) : null;
  const columns = {
    ids,
    hashes: new Uint8Array(32 * size),
    // Threads look for pairs in these three.
    tokenCounts: new Uint32Array(new SharedArrayBuffer(4 * size)),
    keyStarts: new Uint32Array(new SharedArrayBuffer(4 * (size + 1))),
    keys: joined ?? new Uint32Array(),
    wholeKeys: new Uint32Array(2 * size),
    addresses: new Float64Array(2 * size),
  };
  const total = batches.reduce((sum, { columns: { tokenCounts } }) => sum + tokenCounts.length, 0);
  const place = invert(order, total);
  let from = 0;
  for (const {
    columns: { tokenCounts, keyStarts },
  } of batches) {
    for (let at = 0; at < tokenCounts.length; at++) {
      const to = place(from++);
      if (to !== null) columns.keyStarts[to + 1] = keyStarts[at + 1]! - keyStarts[at]!;
    }
  }
  for (let index = 0; index < size; index++) columns.keyStarts[index + 1]! += columns.keyStarts[index]!;
  if (joined === null) columns.keys = new Uint32Array(new SharedArrayBuffer(4 * columns.keyStarts[size]!));
  from = 0;
  for (const { columns: batch } of batches) {
    for (let at = 0; at < batch.tokenCounts.length; at++) {
      const to = place(from++);
      if (to === null) continue;
      columns.hashes.set(batch.hashes.subarray(32 * at, 32 * at + 32), 32 * to);
      columns.tokenCounts[to] = batch.tokenCounts[at]!;
      columns.wholeKeys.set(batch.wholeKeys.subarray(2 * at, 2 * at + 2), 2 * to);
      columns.addresses.set(batch.addresses.subarray(2 * at, 2 * at + 2), 2 * to);
      if (joined !== null) continue;
      const own = batch.keys.subarray(batch.keyStarts[at], batch.keyStarts[at + 1]);
      columns.keys.set(own, columns.keyStarts[to]);
    }
  }
  return columns;
}

/** Looks up where the document that came as number n of `total` stands in the table; null where it is left out. */
function invert(order: Uint32Array | null, total: number): (index: number) => number | null {
  if (order === null) return (index) => index;
  const places = new Int32Array(total).fill(-1);
  for (const [to, index] of order.entries()) places[index] = to;
  return (index) => (places[index]! < 0 ? null : places[index]!);
}
