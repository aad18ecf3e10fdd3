/**
 * Translates spans of revisions into places in shared segments, and back: equal text has one place in all revisions.
 */
import type { Span } from '../../model/document.js';

/** Bytes `[start, end)` from the start of the `nth` segment of that number. */
export interface SegmentPlace {
  readonly segment: number;
  readonly nth: number;
  readonly start: number;
  readonly end: number;
}

/** Knows where each segment starts in each revision. */
export class SegmentPlaces {
  readonly #manifests: readonly (readonly number[])[];
  readonly #bytes: Uint32Array;
  /** By revision: where each entry of its manifest starts. Made on first use. */
  readonly #starts: Uint32Array[] = [];

  constructor(segments: readonly string[], manifests: readonly (readonly number[])[]) {
    this.#manifests = manifests;
    const encoder = new TextEncoder();
    this.#bytes = Uint32Array.from(segments, (segment) => encoder.encode(segment).length);
  }

  /** Finds the place of a span. Throws RangeError where `span` begins outside the revision. */
  placeOf(revision: number, [start, end]: Span): SegmentPlace {
    const starts = this.#startsOf(revision);
    let low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >>> 1;
      if (starts[middle]! <= start) low = middle;
      else high = middle - 1;
    }
    const manifest = this.#manifests[revision]!;
    const segment = manifest[low];
    if (segment === undefined) throw new RangeError(`Cannot place byte ${start}: the revision has no text`);
    let nth = 0;
    for (let index = 0; index < low; index++) if (manifest[index] === segment) nth++;
    return { segment, nth, start: start - starts[low]!, end: end - starts[low]! };
  }

  /** Finds the span of a place. Throws RangeError where the revision does not have that segment so often. */
  spanOf(revision: number, { segment, nth, start, end }: SegmentPlace): Span {
    const manifest = this.#manifests[revision]!;
    let index = -1;
    for (let left = nth; left >= 0; left--) {
      index = manifest.indexOf(segment, index + 1);
      if (index === -1)
        throw new RangeError(`Cannot place segment ${segment}: revision ${revision + 1} does not have it`);
    }
    const offset = this.#startsOf(revision)[index]!;
    return [offset + start, offset + end];
  }

  #startsOf(revision: number): Uint32Array {
    const known = this.#starts[revision];
    if (known !== undefined) return known;
    const manifest = this.#manifests[revision]!;
    const starts = new Uint32Array(manifest.length);
    let next = 0;
    for (const [index, segment] of manifest.entries()) {
      starts[index] = next;
      next += this.#bytes[segment] ?? 0;
    }
    this.#starts[revision] = starts;
    return starts;
  }
}
