/** Follows hands: a pointer that drags, two that pinch, a wheel, and keys. Nothing takes the page's own scrolling away. */
import { byId } from './dom.js';
import type { Pool } from './river-pool.js';
import type { RiverView } from './river-view.js';
import { neighbour, nextInTime, reportAt } from './river-walk.js';

/** What hands steer: the river. */
export interface Steered {
  readonly view: RiverView;
  readonly pool: Pool;
  /** 1 for each report that passes the filters. */
  readonly passed: Uint8Array;
  /** The report that is chosen; -1 for none. */
  readonly at: number;
  readonly firstInSight: number;
  /** `x` is the pixel that stays where it is; by default the middle. */
  zoom(factor: number, x?: number): void;
  pan(pixels: number): void;
  showAll(): void;
  /** Chooses a report; one that the keys led to is brought into sight and told. */
  choose(at: number, isWalked?: boolean): void;
  /** Goes to the edition of the report that is chosen, or opens it beside this page. */
  open(isApart?: boolean): Promise<void>;
}

// What moves less is a click.
const leastDrag = 4;
const zoomStep = 1.6;

export function followPointers(river: Steered, frame: HTMLElement): void {
  const held = new Map<number, PointerEvent>();
  let dragged = 0;
  frame.addEventListener('pointerdown', (event) => {
    if (event.button !== 0 || isOnCard(event)) return;
    held.set(event.pointerId, event);
    dragged = 0;
  });
  frame.addEventListener('pointermove', (event) => {
    const before = held.get(event.pointerId);
    if (before === undefined) {
      if (event.pointerType === 'mouse' && !isOnCard(event)) hover(river, frame, event);
      return;
    }
    dragged += Math.abs(event.clientX - before.clientX) + Math.abs(event.clientY - before.clientY);
    if (dragged < leastDrag) return;
    frame.setPointerCapture(event.pointerId);
    if (held.size === 2) pinch(river, frame, held, event);
    else river.pan(before.clientX - event.clientX);
    held.set(event.pointerId, event);
  });
  const letGo = (event: PointerEvent) => held.delete(event.pointerId);
  frame.addEventListener('pointerup', letGo);
  frame.addEventListener('pointercancel', letGo);
  frame.addEventListener('pointerleave', (event) => {
    if (event.pointerType === 'mouse' && held.size === 0 && document.activeElement !== frame)
      river.choose(-1);
  });
  frame.addEventListener('click', (event) => {
    if (dragged >= leastDrag || isOnCard(event)) return;
    const { x, y } = within(frame, event);
    river.choose(reportAt(river.view, river.passed, x, y));
    // A finger sees first what it touched, and opens it by the link.
    if ((event as PointerEvent).pointerType !== 'touch') void river.open(event.ctrlKey || event.metaKey);
  });
  frame.addEventListener('wheel', (event) => turn(river, frame, event), { passive: false });
  followPool(river);
}

function followPool(river: Steered): void {
  const { canvas } = river.pool;
  const choose = (event: MouseEvent) => {
    const { x, y } = within(canvas, event);
    river.choose(river.pool.reportAt(x, y));
  };
  canvas.addEventListener('pointermove', choose);
  canvas.addEventListener('click', (event) => {
    choose(event);
    if ((event as PointerEvent).pointerType !== 'touch') void river.open(event.ctrlKey || event.metaKey);
  });
}

const isOnCard = (event: Event) => byId('card').contains(event.target as Node);

function within(frame: HTMLElement, event: MouseEvent): { readonly x: number; readonly y: number } {
  const { left, top } = frame.getBoundingClientRect();
  return { x: event.clientX - left, y: event.clientY - top };
}

function hover(river: Steered, frame: HTMLElement, event: PointerEvent): void {
  const { x, y } = within(frame, event);
  const at = reportAt(river.view, river.passed, x, y);
  frame.classList.toggle('on', at >= 0);
  if (at !== river.at && (at >= 0 || document.activeElement !== frame)) river.choose(at);
}

function pinch(
  river: Steered,
  frame: HTMLElement,
  held: ReadonlyMap<number, PointerEvent>,
  event: PointerEvent,
): void {
  const before = held.get(event.pointerId)!;
  const other = [...held.values()].find(({ pointerId }) => pointerId !== event.pointerId)!;
  const middle = (event.clientX + other.clientX) / 2 - frame.getBoundingClientRect().left;
  const distance = (own: PointerEvent) => Math.max(20, Math.abs(own.clientX - other.clientX));
  river.zoom(distance(event) / distance(before), middle);
}

/** With Ctrl, as a pinch on a pad sends it, a wheel zooms; sideways it moves through time. */
function turn(river: Steered, frame: HTMLElement, event: WheelEvent): void {
  const isSideways = Math.abs(event.deltaX) > Math.abs(event.deltaY) || event.shiftKey;
  if (!event.ctrlKey && !event.metaKey && !isSideways) return;
  event.preventDefault();
  if (isSideways && !event.ctrlKey) river.pan(event.deltaX || event.deltaY);
  else river.zoom(2 ** (-event.deltaY / 200), within(frame, event).x);
}

export function followKeys(river: Steered, frame: HTMLElement): void {
  const act = (id: string, does: () => void) => byId(id).addEventListener('click', does);
  act('in', () => river.zoom(zoomStep));
  act('out', () => river.zoom(1 / zoomStep));
  act('earlier', () => river.pan(-river.view.width / 3));
  act('later', () => river.pan(river.view.width / 3));
  act('all', () => river.showAll());
  frame.addEventListener('keydown', (event) => {
    if (event.target !== frame || event.altKey) return;
    if (event.key === 'Enter') {
      void river.open(event.ctrlKey || event.metaKey);
      return;
    }
    const does = event.ctrlKey || event.metaKey ? undefined : keys(river, event.shiftKey)[event.key];
    if (does === undefined) return;
    event.preventDefault();
    does();
  });
}

function keys(river: Steered, isShifted: boolean): Readonly<Record<string, () => void>> {
  const { view, passed } = river;
  const walk = (next: (at: number) => number) => () =>
    river.choose(river.at < 0 ? river.firstInSight : next(river.at), true);
  const across = (step: 1 | -1) =>
    walk((at) => (at < view.marks.dated ? neighbour(view, passed, at, step) : at));
  const pan = (share: number) => () => river.pan(view.width * share);
  return {
    ArrowLeft: isShifted ? pan(-0.25) : walk((at) => nextInTime(passed, at, -1)),
    ArrowRight: isShifted ? pan(0.25) : walk((at) => nextInTime(passed, at, 1)),
    ArrowUp: across(-1),
    ArrowDown: across(1),
    Home: () => river.choose(nextInTime(passed, -1, 1), true),
    End: () => river.choose(nextInTime(passed, passed.length, -1), true),
    '+': () => river.zoom(zoomStep),
    '=': () => river.zoom(zoomStep),
    '-': () => river.zoom(1 / zoomStep),
    '0': () => river.showAll(),
    Escape: () => river.choose(-1),
  };
}
