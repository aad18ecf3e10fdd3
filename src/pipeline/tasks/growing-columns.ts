/** Gathers sketches one by one into columns: typed arrays that double when they are full. */

import { doubled } from '../../base/doubled.js';
import { makeShared } from '../../base/joined-columns.js';
import type { SketchColumns } from '../../model/columns.js';
import type { DocumentId } from '../../model/document.js';
import { type AddressHashes, noAddresses } from '../../text/addresses.js';

// What one batch gathered its keys in serves the next one: fresh memory would cost more than the copy out of it.
let spare: Uint32Array<ArrayBuffer> | undefined;

function borrowKeys(): Uint32Array<ArrayBuffer> {
  const keys = spare ?? new Uint32Array(64 * 128);
  spare = undefined;
  return keys;
}

export class GrowingColumns {
  readonly #ids: DocumentId[] = [];
  #hashes = new Uint8Array(32 * 64);
  #counts = new Uint32Array(64);
  #keyStarts = new Uint32Array(65);
  #keys = borrowKeys();
  #wholeKeys = new Uint32Array(2 * 64);
  #addresses = new Float64Array(2 * 64);

  add(
    id: string,
    sha256: Uint8Array,
    shingles: number,
    keys: Uint32Array,
    wholeKey: readonly [low: number, high: number],
    addresses: AddressHashes = noAddresses,
  ): void {
    const index = this.#ids.length;
    if (index === this.#counts.length) {
      this.#hashes = doubled(this.#hashes);
      this.#counts = doubled(this.#counts);
      this.#wholeKeys = doubled(this.#wholeKeys);
      this.#addresses = doubled(this.#addresses);
      const starts = new Uint32Array(2 * index + 1);
      starts.set(this.#keyStarts);
      this.#keyStarts = starts;
    }
    const start = this.#keyStarts[index]!;
    while (start + keys.length > this.#keys.length) this.#keys = doubled(this.#keys);
    this.#keys.set(keys, start);
    this.#keyStarts[index + 1] = start + keys.length;
    this.#hashes.set(sha256, 32 * index);
    this.#counts[index] = shingles;
    this.#wholeKeys.set(wholeKey, 2 * index);
    this.#addresses.set(addresses, 2 * index);
    // A record without an id of its own has the empty one until it is named by its place.
    this.#ids.push(id as DocumentId);
  }

  finish(): SketchColumns {
    const size = this.#ids.length;
    const keys = shared(this.#keys.subarray(0, this.#keyStarts[size]));
    spare = this.#keys;
    return {
      ids: this.#ids,
      hashes: this.#hashes.slice(0, 32 * size),
      tokenCounts: this.#counts.slice(0, size),
      keyStarts: this.#keyStarts.slice(0, size + 1),
      keys,
      wholeKeys: this.#wholeKeys.slice(0, 2 * size),
      addresses: this.#addresses.slice(0, 2 * size),
    };
  }
}

/** A copy in memory that threads share: keys are most of a batch, and no message has to carry them. */
function shared(keys: Uint32Array): Uint32Array {
  const copy = new Uint32Array(makeShared(keys.byteLength));
  copy.set(keys);
  return copy;
}
