/** Draws the strip of all time below the river, and moves the window on it: by its middle, by its ends, or drawn anew. */
import { byId } from './dom.js';
import type { Looks, Palette } from './river-looks.js';
import type { RiverView } from './river-view.js';

// Pixels of a handle that a finger finds.
const handle = 10;

export class Brush {
  readonly #view: RiverView;
  readonly #onMove: () => void;
  readonly #frame = byId('brush');
  readonly #canvas = byId<HTMLCanvasElement>('strip');
  readonly #window = byId('window');
  #from = 0;
  #scale = 1;

  constructor(view: RiverView, onMove: () => void) {
    this.#view = view;
    this.#onMove = onMove;
    this.#frame.addEventListener('pointerdown', (event) => this.#take(event));
  }

  /** Draws how many reports there are at each time, those that pass in colour. */
  draw({ passed }: Looks, palette: Palette): void {
    const { marks, first, last } = this.#view;
    const ratio = devicePixelRatio;
    const [width, height] = [this.#frame.clientWidth, this.#frame.clientHeight];
    const margin = Math.max((last - first) * 0.02, 30);
    this.#from = first - margin;
    this.#scale = width / (last - first + 2 * margin);
    this.#canvas.width = width * ratio;
    this.#canvas.height = height * ratio;
    const context = this.#canvas.getContext('2d')!;
    context.scale(ratio, ratio);
    const columns = Math.max(1, Math.floor(width / 3));
    const [all, own] = [new Uint32Array(columns), new Uint32Array(columns)];
    for (let at = 0; at < marks.dated; at++) {
      const column = Math.min(columns - 1, Math.floor(((marks.starts[at]! - this.#from) * this.#scale) / 3));
      all[column]!++;
      own[column]! += passed[at]!;
    }
    // By the root: a quiet week is to be seen beside a busy one.
    const most = Math.sqrt(all.reduce((left, right) => Math.max(left, right), 1));
    for (const [counts, colour] of [
      [all, '--ghost'],
      [own, '--quiet'],
    ] as const) {
      context.fillStyle = palette.of(colour);
      for (const [at, count] of counts.entries()) {
        const tall = (Math.sqrt(count) / most) * (height - 4);
        context.fillRect(at * 3, height - tall, 2, tall);
      }
    }
    this.place();
  }

  /** Puts the window over the time in sight. */
  place(): void {
    const { left, right } = this.#view;
    const start = Math.max(0, (left - this.#from) * this.#scale);
    const end = Math.min(this.#frame.clientWidth, (right - this.#from) * this.#scale);
    this.#window.style.left = `${start}px`;
    this.#window.style.width = `${Math.max(2, end - start)}px`;
  }

  #take(event: PointerEvent): void {
    const frame = this.#frame.getBoundingClientRect();
    const timeAt = (x: number) => this.#from + (x - frame.left) / this.#scale;
    const { left, right } = this.#view;
    const begin = event.clientX;
    const [start, end] = [left, right].map((time) => frame.left + (time - this.#from) * this.#scale) as [
      number,
      number,
    ];
    const kind =
      Math.abs(begin - start) < handle
        ? 'start'
        : Math.abs(begin - end) < handle
          ? 'end'
          : begin > start && begin < end && end - start < frame.width * 0.9
            ? 'middle'
            : 'new';
    const move = ({ clientX }: PointerEvent) => {
      if (kind === 'new' && Math.abs(clientX - begin) < 3) return;
      const shift = (clientX - begin) / this.#scale;
      if (kind === 'middle') this.#view.show(left + shift, right + shift);
      else {
        const held = kind === 'start' ? right : kind === 'end' ? left : timeAt(begin);
        const own = timeAt(clientX);
        this.#view.show(Math.min(held, own), Math.max(held, own));
      }
      this.#onMove();
    };
    const stop = (last: PointerEvent) => {
      this.#frame.removeEventListener('pointermove', move);
      // A click moves the window there.
      if (kind !== 'new' || Math.abs(last.clientX - begin) >= 3) return;
      const middle = timeAt(begin);
      this.#view.show(middle - (right - left) / 2, middle + (right - left) / 2);
      this.#onMove();
    };
    event.preventDefault();
    this.#frame.setPointerCapture(event.pointerId);
    this.#frame.addEventListener('pointermove', move);
    this.#frame.addEventListener('pointerup', stop, { once: true });
    this.#frame.addEventListener('pointercancel', stop, { once: true });
  }
}
