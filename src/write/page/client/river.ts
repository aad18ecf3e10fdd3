/** Runs the river: what is in sight, what is chosen, and what pointers, wheels and keys do with it. */
import type { MarkTable } from '../atlas/read-marks.js';
import type { AtlasData } from '../atlas/shape.js';
import { spanWords } from '../atlas/time-ticks.js';
import { byId } from './dom.js';
import { loadHead } from './parts.js';
import { Brush } from './river-brush.js';
import { figureWords, fillCard, placeCard } from './river-card.js';
import { type Sorting, sortings } from './river-colours.js';
import { followKeys, followPointers, type Steered } from './river-hands.js';
import { drawLegend, offer } from './river-legend.js';
import { type Looks, Palette } from './river-looks.js';
import { markY, paintRiver } from './river-paint.js';
import { Pool } from './river-pool.js';
import { RiverView } from './river-view.js';
import { nextInTime } from './river-walk.js';

export class River implements Steered {
  readonly view: RiverView;
  readonly pool: Pool;
  passed: Uint8Array;
  /** The report that is chosen; -1 for none. */
  at = -1;
  readonly #data: AtlasData;
  readonly #marks: MarkTable;
  readonly #sortings: readonly Sorting[];
  readonly #frame = byId('river');
  readonly #canvas = byId<HTMLCanvasElement>('paint');
  readonly #card = byId('card');
  readonly #palette = new Palette();
  readonly #brush: Brush;
  readonly #onMove: () => void;
  readonly #isCalm = matchMedia('(prefers-reduced-motion: reduce)').matches;
  #colours: Sorting;
  #isAsked = false;

  /** `onMove` is told that another stretch of time is in sight. */
  constructor(data: AtlasData, marks: MarkTable, onMove: () => void) {
    this.#data = data;
    this.#marks = marks;
    this.#onMove = onMove;
    this.#sortings = sortings(data, marks);
    this.#colours = this.#sortings[0]!;
    this.passed = new Uint8Array(marks.count).fill(1);
    byId('atlas').hidden = false;
    this.view = new RiverView(marks);
    this.pool = new Pool(marks);
    this.#brush = new Brush(this.view, () => this.moved());
    this.#offerSortings();
    this.view.width = this.#frame.clientWidth;
    this.view.showMost();
    this.#fit();
    followPointers(this, this.#frame);
    followKeys(this, this.#frame);
    new ResizeObserver(() => this.#resized()).observe(this.#frame);
    matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => {
      this.#palette.forget();
      this.#drawAll();
    });
    this.#drawAll();
  }

  /** Shows which reports pass. */
  sifted(passed: Uint8Array): void {
    this.passed = passed;
    if (this.at >= 0 && passed[this.at] === 0) this.choose(-1);
    this.#drawAll();
  }

  /** Whether less than all of the run is in sight. */
  get isNear(): boolean {
    const { left, right, first, last } = this.view;
    return left > first || right < last;
  }

  /** Draws again after the view moved. */
  moved(): void {
    this.#brush.place();
    this.ask();
    this.#onMove();
  }

  zoom(factor: number, x = this.view.width / 2): void {
    const { left, scale, width } = this.view;
    const time = left + x / scale;
    this.view.show(time - x / scale / factor, time + (width - x) / scale / factor);
    this.moved();
  }

  pan(pixels: number): void {
    const { left, right, scale } = this.view;
    this.view.show(left + pixels / scale, right + pixels / scale);
    this.moved();
  }

  showAll(): void {
    this.view.showAll();
    this.moved();
  }

  /** Chooses a report, tells it, and brings it into sight where the keys led there. */
  choose(at: number, isWalked = false): void {
    this.at = at;
    if (at < 0) this.#card.hidden = true;
    else {
      if (isWalked && at < this.#marks.dated) this.#bringIntoSight(at);
      void this.#tell(at, isWalked);
    }
    this.ask();
    if (at >= this.#marks.dated || at < 0) this.pool.draw(this.#looks(), this.#palette);
  }

  /** The first report in sight that passes, where none is chosen yet. */
  get firstInSight(): number {
    const { starts, ends, dated } = this.#marks;
    const { left, right } = this.view;
    for (let at = 0; at < dated; at++)
      if (this.passed[at] === 1 && ends[at]! >= left && starts[at]! <= right) return at;
    return nextInTime(this.passed, -1, 1);
  }

  /** Goes to the edition of the report that is chosen. */
  async open(isApart = false): Promise<void> {
    if (this.at < 0) return;
    const { href } = await loadHead(this.at);
    if (href === '') return;
    if (isApart) window.open(href, '_blank', 'noopener');
    else location.assign(href);
  }

  /** Paints with the next frame. */
  ask(): void {
    if (this.#isAsked) return;
    this.#isAsked = true;
    requestAnimationFrame(() => {
      this.#isAsked = false;
      this.#paint();
    });
  }

  #paint(): void {
    // Rows that change their height at once would be lost from sight.
    if (this.view.settle(this.#isCalm ? 1 : 0.3)) this.ask();
    const count = paintRiver(this.#canvas, this.view, this.#looks(), this.#palette);
    const { first, last } = this.view;
    const [from, to] = [Math.max(this.view.left, first), Math.min(this.view.right, last)];
    byId('insight').textContent =
      `${count.toLocaleString('en')} in sight, ${spanWords(from, Math.max(from, to))}`;
    if (!this.#card.hidden && this.at >= 0) this.#place(this.at);
  }

  #looks(): Looks {
    return { colours: this.#colours, passed: this.passed, at: this.at, onRead: () => this.ask() };
  }

  #drawAll(): void {
    this.#brush.draw(this.#looks(), this.#palette);
    this.pool.draw(this.#looks(), this.#palette);
    drawLegend(this.#colours, this.passed);
    this.ask();
  }

  #bringIntoSight(at: number): void {
    const { left, right } = this.view;
    const [start, length] = [this.#marks.starts[at]!, right - left];
    if (start >= left + length * 0.03 && start <= right - length * 0.1) return;
    this.view.show(start - length / 2, start + length / 2);
    this.moved();
  }

  async #tell(at: number, isWalked: boolean): Promise<void> {
    const figures = [`${this.#marks.documents[at]!} revisions`, ...figureWords(this.#data, this.#marks, at)];
    const head = await loadHead(at).catch((error: Error) => ({ title: error.message, href: '' }));
    if (this.at !== at) return;
    fillCard(this.#card, head, figures);
    this.#place(at);
    if (isWalked) byId('said').textContent = `${head.title}, ${figures.join(', ')}`;
  }

  #place(at: number): void {
    if (at < this.#marks.dated) {
      const x = this.view.xOf(this.#marks.starts[at]!);
      placeCard(this.#card, this.#frame, x, markY(this.view, at));
      return;
    }
    const [x] = this.pool.placeOf(at);
    placeCard(this.#card, this.#frame, x, this.#frame.clientHeight);
  }

  #resized(): void {
    if (this.#frame.clientWidth === this.view.width) return;
    this.#fit();
    this.#drawAll();
  }

  /** Takes the width of the page, and a height that a few reports do not leave empty. */
  #fit(): void {
    const { view } = this;
    const { left, right } = view;
    view.width = this.#frame.clientWidth;
    view.show(left, right);
    view.fitHeight(Math.round(Math.min(520, Math.max(280, innerHeight * 0.5))));
    this.#canvas.style.height = `${view.height}px`;
    this.#canvas.width = Math.round(view.width * devicePixelRatio);
    this.#canvas.height = Math.round(view.height * devicePixelRatio);
  }

  #offerSortings(): void {
    const names = this.#sortings.map(({ name }) => name);
    offer('colour', names, (at) => {
      this.#colours = this.#sortings[at]!;
      this.#drawAll();
    });
    offer('lanes', ['none', ...names], (at) => {
      this.view.part(at === 0 ? null : this.#sortings[at - 1]!);
      this.#fit();
      this.view.settle(1);
      this.#drawAll();
    });
  }
}
