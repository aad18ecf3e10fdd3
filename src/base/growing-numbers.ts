/** Keeps millions of whole numbers as they come, in four bytes each: an array that is made twice as long when it is full. */

/** Numbers from 0 to 2^32 - 1, added one by one. */
export class GrowingNumbers {
  #values = new Uint32Array(1 << 10);
  #length = 0;

  get length(): number {
    return this.#length;
  }

  /** What was added; more that is added may not show in it. */
  get values(): Uint32Array<ArrayBuffer> {
    return this.#values.subarray(0, this.#length);
  }

  at(index: number): number {
    return this.#values[index]!;
  }

  set(index: number, value: number): void {
    this.#values[index] = value;
  }

  push(value: number): void {
    if (this.#length === this.#values.length) {
      const grown = new Uint32Array(2 * this.#length);
      grown.set(this.#values);
      this.#values = grown;
    }
    this.#values[this.#length++] = value;
  }

  /** Forgets all, and keeps the room. */
  clear(): void {
    this.#length = 0;
  }
}
