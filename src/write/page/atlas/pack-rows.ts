/**
 * Packs the marks of each lane into rows, so that no two of a row overlap at a scale: the first row that is free takes the
 * next mark, as in a timetable of rooms (interval partitioning), which needs no more rows than marks overlap. Rows count
 * from the middle of a lane outwards, so that a busy day makes the river wide.
 */
import type { MarkTable } from './read-marks.js';

export interface Scale {
  readonly pixelsPerMinute: number;
  /** Pixels that a mark takes at least, and between two of a row. */
  readonly leastWidth: number;
  readonly gap: number;
}

export interface Rows {
  /** Of each dated report, in its lane. */
  readonly rows: Uint16Array;
  /** For each lane, how many rows each stretch of time needs. */
  readonly busiest: readonly Uint16Array[];
  readonly stretchMinutes: number;
}

// A stretch has so many pixels at least, and there are so many stretches at most: a long report lies in many.
const leastStretch = 64;
const mostStretches = 4096;
// More rows than pixels that any screen has: what would need more overlaps.
const mostRows = 4096;

/** `lanes` gives the lane of each report, from 0 to `count` - 1. */
export function packRows(
  { dated, starts, ends }: MarkTable,
  lanes: Uint8Array,
  count: number,
  { pixelsPerMinute, leastWidth, gap }: Scale,
): Rows {
  const rows = new Uint16Array(dated);
  const zero = starts[0] ?? 0;
  let last = zero;
  for (let at = 0; at < dated; at++) last = Math.max(last, ends[at]!);
  const stretchPixels = Math.max(leastStretch, ((last - zero) * pixelsPerMinute) / mostStretches);
  const stretchMinutes = stretchPixels / pixelsPerMinute;
  const stretches = Math.floor((last - zero) / stretchMinutes) + 1;
  const busiest = Array.from({ length: count }, () => new Uint16Array(stretches));
  const used = Array.from({ length: count }, () => new FreeRows());
  for (let at = 0; at < dated; at++) {
    const x = (starts[at]! - zero) * pixelsPerMinute;
    const end = Math.max((ends[at]! - zero) * pixelsPerMinute, x + leastWidth) + gap;
    const lane = lanes[at]!;
    const row = used[lane]!.take(x, end);
    rows[at] = row;
    const busy = busiest[lane]!;
    const to = Math.min(stretches - 1, Math.floor((end - gap) / stretchPixels));
    for (let own = Math.floor(x / stretchPixels); own <= to; own++)
      if (busy[own]! <= row) busy[own] = row + 1;
  }
  return { rows, busiest, stretchMinutes };
}

/** Rows of one lane: those in use by their ends, the others by their numbers. */
class FreeRows {
  /** A heap of ends and rows in one number each: an end times `mostRows`, and the row. */
  readonly #taken: number[] = [];
  readonly #free: number[] = [];
  #made = 0;

  /** The lowest row that is free at `x`; it is taken up to `end`. Both count pixels. */
  take(x: number, end: number): number {
    while (this.#taken.length > 0 && Math.floor(this.#taken[0]! / mostRows) <= x * parts)
      push(this.#free, pop(this.#taken) % mostRows);
    const row =
      this.#free.length > 0
        ? pop(this.#free)
        : this.#made < mostRows
          ? this.#made++
          : pop(this.#taken) % mostRows;
    push(this.#taken, Math.ceil(end * parts) * mostRows + row);
    return row;
  }
}

// Of a pixel: an end is known to so much.
const parts = 64;

/** Adds to a heap whose least value is its first. */
function push(heap: number[], value: number): void {
  let at = heap.push(value) - 1;
  while (at > 0) {
    const above = (at - 1) >> 1;
    if (heap[above]! <= value) break;
    heap[at] = heap[above]!;
    at = above;
  }
  heap[at] = value;
}

/** Takes the first off a heap that is not empty. */
function pop(heap: number[]): number {
  const first = heap[0]!;
  const value = heap.pop()!;
  const { length } = heap;
  let at = 0;
  while (2 * at + 1 < length) {
    let below = 2 * at + 1;
    if (below + 1 < length && heap[below + 1]! < heap[below]!) below++;
    if (heap[below]! >= value) break;
    heap[at] = heap[below]!;
    at = below;
  }
  if (length > 0) heap[at] = value;
  return first;
}

/** How far a row lies from the middle of its lane, in rows: 0, -1, 1, -2, 2 … */
export function offsetOf(row: number): number {
  return row % 2 === 0 ? row / 2 : -(row + 1) / 2;
}

/** How many rows a lane needs between two times. */
export function rowsWithin(
  { busiest, stretchMinutes }: Rows,
  lane: number,
  from: number,
  to: number,
): number {
  const busy = busiest[lane]!;
  let most = 0;
  const last = Math.min(busy.length - 1, Math.floor(to / stretchMinutes));
  for (let at = Math.max(0, Math.floor(from / stretchMinutes)); at <= last; at++)
    most = Math.max(most, busy[at]!);
  return most;
}
