/**
 * Paints the river: marks with their headlines where there is room, as dots on lines where there is less, and as rectangles
 * written straight into pixels where there are thousands, which no path of a canvas keeps up with.
 */
import { timeTicks } from '../atlas/time-ticks.js';
import { knownHead, loadHead } from './parts.js';
import type { Looks, Palette } from './river-looks.js';
import { paintPixels } from './river-pixels.js';
import { axisHeight, laneHead, type RiverView } from './river-view.js';

// More marks than these in sight are painted as pixels.
const mostShapes = 1500;
const titledRow = 25;
// Fewer pixels say nothing of a headline.
const leastTitle = 56;

/** Paints all. Returns how many marks that pass lie in sight. */
export function paintRiver(
  canvas: HTMLCanvasElement,
  view: RiverView,
  looks: Looks,
  palette: Palette,
): number {
  const context = canvas.getContext('2d')!;
  const ratio = canvas.width / view.width;
  context.setTransform(ratio, 0, 0, ratio, 0, 0);
  const seen = marksInSight(view);
  const isDense = seen.length > mostShapes || view.rowHeight < 3;
  if (isDense) {
    context.setTransform(1, 0, 0, 1, 0, 0);
    paintPixels(context, view, seen, looks, palette, ratio);
    context.setTransform(ratio, 0, 0, ratio, 0, 0);
    paintAxis(context, view, palette);
  } else {
    context.clearRect(0, 0, view.width, view.height);
    paintAxis(context, view, palette);
    paintShapes(context, view, seen, looks, palette);
    if (view.rowHeight >= titledRow) paintTitles(context, view, seen, looks, palette);
  }
  paintLanes(context, view, palette);
  if (looks.at >= 0 && looks.at < view.marks.dated) paintRing(context, view, looks.at, palette);
  let count = 0;
  for (const at of seen) if (view.marks.ends[at]! >= view.left) count += looks.passed[at]!;
  return count;
}

let seenBefore = new Uint32Array(0);

/** The marks in sight; what it gives holds until it is asked again. */
function marksInSight({ marks: { dated, starts, ends }, left, right, scale }: RiverView): Uint32Array {
  if (seenBefore.length !== dated) seenBefore = new Uint32Array(dated);
  const seen = seenBefore;
  // A mark has some pixels, however short its report was.
  const from = left - 12 / scale;
  let count = 0;
  for (let at = 0; at < dated && starts[at]! <= right; at++) if (ends[at]! >= from) seen[count++] = at;
  return seen.subarray(0, count);
}

function paintAxis(context: CanvasRenderingContext2D, view: RiverView, palette: Palette): void {
  const bottom = view.height - axisHeight;
  context.font = `11px ${palette.of('--sans')}`;
  context.textBaseline = 'middle';
  context.lineWidth = 1;
  for (const { time, words, isMain } of timeTicks(view.left, view.right, 92 / view.scale)) {
    const x = Math.round(view.xOf(time)) + 0.5;
    context.strokeStyle = palette.of('--rule');
    context.globalAlpha = isMain ? 1 : 0.6;
    context.beginPath();
    context.moveTo(x, 0);
    context.lineTo(x, bottom + 6);
    context.stroke();
    context.globalAlpha = 1;
    context.fillStyle = palette.of(isMain ? '--ink' : '--quiet');
    context.fillText(words, x + 5, bottom + 14);
  }
  context.strokeStyle = palette.of('--rule');
  context.beginPath();
  context.moveTo(0, bottom + 0.5);
  context.lineTo(view.width, bottom + 0.5);
  context.stroke();
}

function paintLanes(context: CanvasRenderingContext2D, view: RiverView, palette: Palette): void {
  const { lanes, sorting, width } = view;
  if (sorting === null) return;
  context.font = `600 11px ${palette.of('--sans')}`;
  context.textBaseline = 'middle';
  for (const [at, { top, height }] of lanes.entries()) {
    if (height === 0) continue;
    const y = Math.round(top - laneHead) + 0.5;
    context.strokeStyle = palette.of('--rule');
    context.beginPath();
    context.moveTo(0, y);
    context.lineTo(width, y);
    context.stroke();
    const words = plain(sorting.kinds[at]!);
    context.fillStyle = palette.of('--paper');
    context.globalAlpha = 0.8;
    context.fillRect(0, y + 1, context.measureText(words).width + 8, 16);
    context.globalAlpha = 1;
    context.fillStyle = palette.of('--quiet');
    context.fillText(words, 2, y + 10);
  }
}

/** Lines from first to last revision, and a dot for each revision that has a place of its own. */
function paintShapes(
  context: CanvasRenderingContext2D,
  view: RiverView,
  seen: Uint32Array,
  { colours, passed }: Looks,
  palette: Palette,
): void {
  const { marks, rowHeight } = view;
  const radius = Math.max(1.2, Math.min(4.5, rowHeight * 0.32, view.markWidth * 0.5));
  const line = Math.max(1, Math.min(2, rowHeight * 0.22));
  const kinds = [...colours.colours.keys()];
  // A shade first, so that nothing of it lies on what passes.
  for (const kind of [-1, ...kinds]) {
    context.fillStyle = palette.of(kind === -1 ? '--ghost' : colours.colours[kind]!);
    context.beginPath();
    for (const at of seen) {
      if ((passed[at] === 0 ? -1 : colours.of[at]!) !== kind) continue;
      const y = markY(view, at);
      const x = view.xOf(marks.starts[at]!);
      context.rect(x, y - line / 2, view.xOf(marks.ends[at]!) - x, line);
      let before = Number.NEGATIVE_INFINITY;
      for (let own = marks.timeStarts[at]!; own < marks.timeStarts[at + 1]!; own++) {
        const dot = view.xOf(marks.times[own]!);
        if (dot - before < radius) continue;
        before = dot;
        context.moveTo(dot + radius, y);
        context.arc(dot, y, radius, 0, 2 * Math.PI);
      }
    }
    context.fill();
  }
}

/** Where the line of a mark lies: below its headline, where that is shown. */
export function markY(view: RiverView, at: number): number {
  return view.yOf(at) + (view.rowHeight >= titledRow ? view.rowHeight * 0.24 : 0);
}

function paintTitles(
  context: CanvasRenderingContext2D,
  view: RiverView,
  seen: Uint32Array,
  { passed, onRead }: Looks,
  palette: Palette,
): void {
  context.font = `13px ${palette.of('--serif')}`;
  context.textBaseline = 'alphabetic';
  context.fillStyle = palette.of('--ink');
  // Up to the next mark of its row: from the last on, since each knows then where that begins.
  const limits = new Map<number, number>();
  for (let place = seen.length - 1; place >= 0; place--) {
    const at = seen[place]!;
    const row = view.rowOf(at);
    const limit = (limits.get(row) ?? view.width) - 10;
    const start = view.xOf(view.marks.starts[at]!);
    limits.set(row, start);
    const x = Math.max(start - 4, 4);
    if (passed[at] === 0 || limit - x < leastTitle) continue;
    const head = knownHead(at);
    if (head === undefined) void loadHead(at).then(onRead, () => undefined);
    else context.fillText(shorten(context, plain(head.title), limit - x), x, view.yOf(at) - 2);
  }
}

/** Characters that turn a line around are for the card, which can show them. */
function plain(text: string): string {
  return text.replace(/[\p{Cc}\p{Cf}]+/gu, ' ');
}

/** As much of a text as a width holds. */
function shorten(context: CanvasRenderingContext2D, text: string, width: number): string {
  const full = context.measureText(text).width;
  if (full <= width) return text;
  const characters = [...text];
  let count = Math.max(0, Math.floor((characters.length * width) / full) - 1);
  const cut = () => `${characters.slice(0, count).join('').trimEnd()}…`;
  while (count > 0 && context.measureText(cut()).width > width) count--;
  return count > 2 ? cut() : '';
}

function paintRing(context: CanvasRenderingContext2D, view: RiverView, at: number, palette: Palette): void {
  const y = markY(view, at);
  const radius = Math.max(5, Math.min(8, view.rowHeight * 0.5));
  const x = view.xOf(view.marks.starts[at]!);
  const end = view.xOf(view.marks.ends[at]!);
  context.beginPath();
  context.roundRect(x - radius, y - radius, Math.max(0, end - x) + 2 * radius, 2 * radius, radius);
  context.lineWidth = 5;
  context.strokeStyle = palette.of('--paper');
  context.stroke();
  context.lineWidth = 2;
  context.strokeStyle = palette.of('--focus');
  context.stroke();
}
