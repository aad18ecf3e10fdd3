/** Finds the mark under a pointer, and the one that an arrow key leads to. */
import { markY } from './river-paint.js';
import type { RiverView } from './river-view.js';

// How far a pointer may miss, in pixels.
const reach = 8;

/** The report at a point; -1 for none. Of those that pass, the nearest. */
export function reportAt(view: RiverView, passed: Uint8Array, x: number, y: number): number {
  const { dated, starts, ends } = view.marks;
  const high = Math.max(reach, view.rowHeight / 2);
  let [found, least] = [-1, Number.POSITIVE_INFINITY];
  for (let at = 0; at < dated; at++) {
    if (passed[at] === 0) continue;
    const start = view.xOf(starts[at]!);
    if (start - reach > x) break;
    const end = Math.max(view.xOf(ends[at]!), start + (view.rowHeight >= 26 ? 150 : 2));
    if (end + reach < x) continue;
    const across = Math.abs(markY(view, at) - y);
    if (across > high) continue;
    const distance = across + Math.max(0, start - x, x - end);
    if (distance < least) [found, least] = [at, distance];
  }
  return found;
}

/** The next report that passes, from `at` on; `at` itself where there is none. */
export function nextInTime(passed: Uint8Array, at: number, step: 1 | -1): number {
  for (let next = at + step; next >= 0 && next < passed.length; next += step)
    if (passed[next] === 1) return next;
  return at;
}

/** The report above or below that is nearest in time; `at` itself where there is none in sight. */
export function neighbour(view: RiverView, passed: Uint8Array, at: number, step: 1 | -1): number {
  const { dated, starts, ends } = view.marks;
  const [y, start] = [view.yOf(at), starts[at]!];
  let [found, least] = [at, Number.POSITIVE_INFINITY];
  for (let next = 0; next < dated && starts[next]! <= view.right; next++) {
    if (passed[next] === 0 || ends[next]! < view.left) continue;
    const down = (view.yOf(next) - y) * step;
    if (down < Math.max(0.5, view.rowHeight / 2)) continue;
    const aside = Math.max(0, starts[next]! - ends[at]!, start - ends[next]!) * view.scale;
    const distance = 2 * down + aside;
    if (distance < least) [found, least] = [next, distance];
  }
  return found;
}
