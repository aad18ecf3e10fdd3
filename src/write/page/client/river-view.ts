/**
 * Lays the river out: which stretch of time is in sight, which row each mark has, how high rows and lanes are. Rows are
 * packed anew at each half doubling of the scale and kept, so that a mark stays in its row while one moves through time.
 */
import { offsetOf, packRows, type Rows, rowsWithin } from '../atlas/pack-rows.js';
import type { MarkTable } from '../atlas/read-marks.js';
import type { Sorting } from './river-colours.js';

/** How closely marks are packed: with their headlines, as dots on a line, or as close as can be. */
const packings = [
  { leastWidth: 3, gap: 1, height: 0 },
  { leastWidth: 6, gap: 2, height: 7 },
  { leastWidth: 10, gap: 5, height: 11 },
  { leastWidth: 210, gap: 14, height: 36 },
] as const;
const highestRow = 38;
// Scales that are kept packed.
const mostPacked = 16;
/** Pixels above a lane, for its name, and those of the axis. */
export const laneHead = 20;
export const axisHeight = 26;
const padding = 10;

export interface Lane {
  top: number;
  height: number;
  /** Rows that the middle one lies below the middle of the lane: an even number of rows has no middle one. */
  shift: number;
}

interface Packed extends Rows {
  readonly leastWidth: number;
}

export class RiverView {
  readonly marks: MarkTable;
  readonly first: number;
  readonly last: number;
  width = 800;
  height = 300;
  /** Minutes since 1970 at the left edge, and pixels of a minute. */
  left = 0;
  scale = 1;
  rowHeight = 10;
  lanes: Lane[] = [];
  sorting: Sorting | null = null;
  /** Pixels that a mark may take without touching the next of its row. */
  markWidth = 3;
  #rows: Packed | null = null;
  readonly #packed = new Map<string, Packed>();

  constructor(marks: MarkTable) {
    this.marks = marks;
    this.first = marks.starts[0]!;
    this.last = marks.ends.reduce((most, end) => Math.max(most, end), this.first);
  }

  /** Parts the river into a lane for each kind; one for all with null. */
  part(sorting: Sorting | null): void {
    this.sorting = sorting;
    this.lanes = [];
  }

  get laneCount(): number {
    return this.sorting?.kinds.length ?? 1;
  }

  laneOf(at: number): number {
    return this.sorting?.of[at] ?? 0;
  }

  get right(): number {
    return this.left + this.width / this.scale;
  }

  xOf(time: number): number {
    return (time - this.left) * this.scale;
  }

  /** The middle of a mark's row. */
  yOf(at: number): number {
    const { top, height, shift } = this.lanes[this.laneOf(at)]!;
    return top + height / 2 + (shift + offsetOf(this.#rows!.rows[at]!)) * this.rowHeight;
  }

  /** Shows [from, to), kept within reason: not beyond the run by more than its own length, nor nearer than an hour. */
  show(from: number, to: number): void {
    const whole = Math.max(this.last - this.first, 120);
    const length = Math.min(Math.max(to - from, 60), 1.2 * whole);
    const middle = Math.min(Math.max((from + to) / 2, this.first), this.last);
    this.left = middle - length / 2;
    this.scale = this.width / length;
  }

  showAll(): void {
    const { first, last } = this;
    const margin = Math.max((last - first) * 0.02, 30);
    this.show(first - margin, last + margin);
  }

  /** Shows all, unless a few dates lie so far off the others that these would be a stripe: a clock at fault, an old paper. */
  showMost(): void {
    const { starts, dated } = this.marks;
    const [from, to] = [starts[Math.floor(dated * 0.01)]!, starts[Math.floor((dated - 1) * 0.99)]!];
    const margin = Math.max((to - from) * 0.05, 30);
    if (dated > 100 && (to - from) * 6 < this.last - this.first) this.show(from - margin, to + margin);
    else this.showAll();
  }

  /** The number of a mark's row among all rows of all lanes. */
  rowOf(at: number): number {
    return this.laneOf(at) * 65_536 + this.#rows!.rows[at]!;
  }

  /** Takes as much of `most` pixels as the rows of all time need at this scale. */
  fitHeight(most: number): void {
    this.height = most;
    const rows = this.#packedFor();
    let needed = 0;
    for (let lane = 0; lane < this.laneCount; lane++)
      needed += rowsWithin(rows, lane, 0, this.last - this.first);
    const lanes = this.#usedLanes(rows) * this.#laneFrame;
    this.height = Math.min(most, needed * highestRow + lanes + axisHeight + 8);
  }

  /** How many lanes have any mark at all: others take no room. */
  #usedLanes({ busiest }: Rows): number {
    return busiest.filter(isUsed).length;
  }

  /** Pixels of a lane beside its rows. */
  get #laneFrame(): number {
    return (this.laneCount > 1 ? laneHead : 0) + padding;
  }

  /** Packs what is not packed yet, and goes towards the heights that fit what is in sight; false where they are reached. */
  settle(share: number): boolean {
    this.#rows = this.#packedFor();
    this.markWidth = this.#rows.leastWidth;
    const needed = Array.from({ length: this.laneCount }, (_, lane) =>
      rowsWithin(this.#rows!, lane, this.left - this.first, this.right - this.first),
    );
    const used = this.#usedLanes(this.#rows);
    const room = this.height - axisHeight - used * this.#laneFrame;
    const all = needed.reduce((sum, rows) => sum + rows, 0);
    const rowHeight = Math.min(highestRow, room / Math.max(1, all));
    const rest = Math.max(0, room - all * rowHeight) / used;
    let top = 0;
    const lanes = needed.map((rows, at): Lane => {
      const isOwn = isUsed(this.#rows!.busiest[at]!);
      const heads = isOwn ? this.#laneFrame : 0;
      const height = isOwn ? rows * rowHeight + rest : 0;
      const lane = { top: top + heads - padding / 2, height, shift: rows % 2 === 0 ? 0.5 : 0 };
      top += heads + height;
      return lane;
    });
    return this.#approach(rowHeight, lanes, share);
  }

  #approach(rowHeight: number, lanes: readonly Lane[], share: number): boolean {
    if (this.lanes.length !== lanes.length) {
      this.lanes = lanes.map((lane) => ({ ...lane }));
      this.rowHeight = rowHeight;
      return false;
    }
    let farthest = 0;
    const step = (from: number, to: number) => {
      farthest = Math.max(farthest, Math.abs(to - from));
      return Math.abs(to - from) < 0.3 ? to : from + (to - from) * share;
    };
    // A third of a pixel at the edge of the river is nothing; of a row it may be all.
    this.rowHeight =
      Math.abs(rowHeight / this.rowHeight - 1) < 0.01
        ? rowHeight
        : this.rowHeight + (rowHeight - this.rowHeight) * share;
    farthest = Math.max(farthest, this.rowHeight === rowHeight ? 0 : 1);
    for (const [at, lane] of lanes.entries()) {
      const own = this.lanes[at]!;
      own.top = step(own.top, lane.top);
      own.height = step(own.height, lane.height);
      own.shift = step(100 * own.shift, 100 * lane.shift) / 100;
    }
    return farthest >= 0.3;
  }

  #packedFor(): Packed {
    const level = Math.floor(2 * Math.log2(this.scale));
    const name = `${this.sorting?.name ?? ''} ${level} ${this.height}`;
    const known = this.#packed.get(name);
    if (known !== undefined) return known;
    const { marks, laneCount } = this;
    const lanes = this.sorting?.of ?? new Uint8Array(marks.count);
    const room = this.height - axisHeight - laneCount * this.#laneFrame;
    let chosen: Packed | null = null;
    for (const { height, ...packing } of packings) {
      if (chosen !== null && usualRows(chosen) * height > room) break;
      const rows = packRows(marks, lanes, laneCount, { pixelsPerMinute: 2 ** (level / 2), ...packing });
      if (chosen === null || usualRows(rows) * height <= room)
        chosen = { ...rows, leastWidth: packing.leastWidth };
    }
    if (this.#packed.size >= mostPacked) this.#packed.delete(this.#packed.keys().next().value!);
    this.#packed.set(name, chosen!);
    return chosen!;
  }
}

const isUsed = (busy: Uint16Array) => busy.some((rows) => rows > 0);

/** How many rows all lanes need together in all but the busiest twentieth of the time that has any. */
function usualRows({ busiest }: Rows): number {
  const sums = busiest[0]!
    .map((_, at) => busiest.reduce((sum, lane) => sum + lane[at]!, 0))
    .filter((sum) => sum > 0);
  sums.sort();
  return sums[Math.floor(sums.length * 0.95)] ?? 0;
}
