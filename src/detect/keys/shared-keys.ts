/**
 * Gathers the keys of batches one behind the other in memory that threads share, as the batches come: keys are most of
 * what a document costs, and joined at the end they would all be held twice.
 */
import type { SketchColumns } from '../../model/columns.js';

export class SharedKeys {
  readonly #keys: Uint32Array;
  #length = 0;

  /** `capacity` counts keys; memory is taken up only as it is written to. */
  constructor(capacity: number) {
    this.#keys = new Uint32Array(new SharedArrayBuffer(4 * capacity));
  }

  /** Returns the columns with their keys in the shared memory; as they are where there is no room left. */
  take(columns: SketchColumns): SketchColumns {
    const end = this.#length + columns.keys.length;
    if (end > this.#keys.length) return columns;
    const keys = this.#keys.subarray(this.#length, end);
    keys.set(columns.keys);
    this.#length = end;
    return { ...columns, keys };
  }
}

/** The keys of all batches where they lie one behind the other in shared memory already; null where they do not. */
export function joinedKeys(parts: readonly Uint32Array[]): Uint32Array | null {
  const [first] = parts;
  if (first === undefined || !(first.buffer instanceof SharedArrayBuffer)) return null;
  let end = first.byteOffset;
  for (const { buffer, byteOffset, byteLength } of parts) {
    if (buffer !== first.buffer || byteOffset !== end) return null;
    end += byteLength;
  }
  return new Uint32Array(first.buffer, first.byteOffset, (end - first.byteOffset) / 4);
}
