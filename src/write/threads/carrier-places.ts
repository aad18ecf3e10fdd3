/** Finds the threads that a paragraph carries by its place: a stretch of a document, of which each may have a part. */
import { GrowingNumbers } from '../../base/growing-numbers.js';
import { radixOrder } from '../../base/radix-order.js';
import type { Span } from '../../model/document.js';

/** Places of carriers, which are noted in any order, and looked up then. */
export class CarrierPlaces {
  readonly #documents = new GrowingNumbers();
  readonly #starts = new GrowingNumbers();
  readonly #ends = new GrowingNumbers();
  readonly #threads = new GrowingNumbers();
  #order: Uint32Array | null = null;

  note(thread: number, document: number, [start, end]: Span): void {
    this.#order = null;
    this.#documents.push(document);
    this.#starts.push(start);
    this.#ends.push(end);
    this.#threads.push(thread);
  }

  /** The threads of which a carrier shares bytes with a stretch of a document: those that share most first, each once. */
  threadsIn(document: number, [start, end]: Span): readonly number[] {
    this.#order ??= this.#sort();
    const shared = new Map<number, number>();
    // Backwards from the first carrier that begins behind the stretch: a document has few.
    for (let at = this.#countBefore(document, end) - 1; at >= 0; at--) {
      const carrier = this.#order[at]!;
      if (this.#documents.at(carrier) !== document) break;
      const own = Math.min(end, this.#ends.at(carrier)) - Math.max(start, this.#starts.at(carrier));
      const thread = this.#threads.at(carrier);
      if (own > 0) shared.set(thread, (shared.get(thread) ?? 0) + own);
    }
    return [...shared]
      .sort(([left, ofLeft], [right, ofRight]) => ofRight - ofLeft || left - right)
      .map(([thread]) => thread);
  }

  /** How many carriers stand in the order before byte `end` of a document. */
  #countBefore(document: number, end: number): number {
    const order = this.#order!;
    let [from, to] = [0, order.length];
    while (from < to) {
      const middle = (from + to) >>> 1;
      const carrier = order[middle]!;
      const own = this.#documents.at(carrier);
      if (own > document || (own === document && this.#starts.at(carrier) >= end)) to = middle;
      else from = middle + 1;
    }
    return from;
  }

  /** By document, then by start. */
  #sort(): Uint32Array {
    const byStart = radixOrder(this.#starts.values);
    const documents = byStart.map((carrier) => this.#documents.at(carrier));
    return radixOrder(documents).map((at) => byStart[at]!);
  }
}
