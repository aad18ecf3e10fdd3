/** Gathers sketches one by one into columns: typed arrays that double when they are full. */

import { doubled } from '../../base/doubled.js';
import type { SketchColumns } from '../../model/columns.js';
import type { DocumentId } from '../../model/document.js';
import { type AddressHashes, noAddresses } from '../../text/addresses.js';

export class GrowingColumns {
  readonly #ids: DocumentId[] = [];
  #hashes = new Uint8Array(32 * 64);
  #counts = new Uint32Array(64);
  #keyStarts = new Uint32Array(65);
  #keys = new Uint32Array(64 * 128);
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
    return {
      ids: this.#ids,
      hashes: this.#hashes.slice(0, 32 * size),
      tokenCounts: this.#counts.slice(0, size),
      keyStarts: this.#keyStarts.slice(0, size + 1),
      keys: this.#keys.slice(0, this.#keyStarts[size]),
      wholeKeys: this.#wholeKeys.slice(0, 2 * size),
      addresses: this.#addresses.slice(0, 2 * size),
    };
  }
}
