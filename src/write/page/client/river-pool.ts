/** Draws the reports without dates: a square each, below the river, in the order of the atlas. */
import type { MarkTable } from '../atlas/read-marks.js';
import { byId } from './dom.js';
import type { Looks, Palette } from './river-looks.js';

const [largest, smallest, highest] = [12, 2, 96];

export class Pool {
  readonly #marks: MarkTable;
  readonly #canvas = byId<HTMLCanvasElement>('pool');
  #cell = largest;
  #columns = 1;

  constructor(marks: MarkTable) {
    this.#marks = marks;
    const count = marks.count - marks.dated;
    byId('undated').hidden = count === 0;
    byId('undatedwords').textContent = `${count.toLocaleString('en')} without a date`;
  }

  get canvas(): HTMLCanvasElement {
    return this.#canvas;
  }

  draw({ colours, passed, at: chosen }: Looks, palette: Palette): void {
    const { count, dated } = this.#marks;
    const width = byId('undated').clientWidth;
    if (count === dated || width === 0) return;
    this.#cell = largest;
    while (this.#cell > smallest && this.#heightOf(width) > highest) this.#cell--;
    this.#columns = Math.floor(width / this.#cell);
    const ratio = devicePixelRatio;
    const height = Math.min(this.#heightOf(width), 4 * highest);
    this.#canvas.width = width * ratio;
    this.#canvas.height = height * ratio;
    this.#canvas.style.height = `${height}px`;
    const context = this.#canvas.getContext('2d')!;
    context.scale(ratio, ratio);
    const side = this.#cell - (this.#cell > 4 ? 3 : 1);
    for (let at = dated; at < count; at++) {
      const [x, y] = this.placeOf(at);
      context.fillStyle = palette.of(passed[at] === 0 ? '--ghost' : colours.colours[colours.of[at]!]!);
      context.fillRect(x, y, side, side);
    }
    if (chosen < dated) return;
    const [x, y] = this.placeOf(chosen);
    context.strokeStyle = palette.of('--focus');
    context.lineWidth = 2;
    context.strokeRect(x - 1, y - 1, side + 2, side + 2);
  }

  #heightOf(width: number): number {
    const { count, dated } = this.#marks;
    return Math.ceil((count - dated) / Math.floor(width / this.#cell)) * this.#cell + 2;
  }

  /** The corner of a report's square. */
  placeOf(at: number): readonly [x: number, y: number] {
    const place = at - this.#marks.dated;
    return [1 + (place % this.#columns) * this.#cell, 1 + Math.floor(place / this.#columns) * this.#cell];
  }

  /** The report at a point; -1 for none. */
  reportAt(x: number, y: number): number {
    const [column, row] = [Math.floor((x - 1) / this.#cell), Math.floor((y - 1) / this.#cell)];
    if (column < 0 || column >= this.#columns || row < 0) return -1;
    const at = this.#marks.dated + row * this.#columns + column;
    return at < this.#marks.count ? at : -1;
  }
}
