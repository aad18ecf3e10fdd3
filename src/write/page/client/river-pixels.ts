/** Paints a great many marks as rectangles, straight into the pixels of a canvas. */
import type { Looks, Palette } from './river-looks.js';
import type { RiverView } from './river-view.js';

let image: ImageData | null = null;
let pixels = new Uint32Array(0);

export function paintPixels(
  context: CanvasRenderingContext2D,
  view: RiverView,
  seen: Uint32Array,
  { colours, passed }: Looks,
  palette: Palette,
  ratio: number,
): void {
  const { width, height } = context.canvas;
  if (image === null || image.width !== width || image.height !== height) {
    image = context.createImageData(width, height);
    pixels = new Uint32Array(image.data.buffer);
  }
  pixels.fill(0);
  const { marks, rowHeight } = view;
  // A square where a row leaves room for one, with a line from the first to the last; else a bar as high as its row.
  const side = Math.max(2, Math.round(Math.min(view.markWidth - 1, rowHeight * 0.75) * ratio));
  const isSquare = rowHeight * ratio >= 4;
  const tall = isSquare ? side : Math.max(1, Math.round(rowHeight * ratio));
  const thin = isSquare ? Math.max(1, Math.round(side / 3)) : tall;
  const full = colours.colours.map((property) => packColour(palette.of(property), 255));
  const pale = colours.colours.map((property) => packColour(palette.of(property), 120));
  const ghost = packColour(palette.of('--ghost'), 255);
  const box = (x: number, end: number, middle: number, high: number, colour: number) => {
    const from = Math.max(0, x);
    const to = Math.min(width, end);
    const y = Math.round(middle - high / 2);
    const bottom = Math.min(height, y + high);
    for (let line = Math.max(0, y); line < bottom; line++) {
      const start = line * width;
      // Most are a few pixels wide: for those a call costs more than a loop.
      if (to - from > 16) pixels.fill(colour, start + from, start + to);
      else for (let at = start + from; at < start + to; at++) pixels[at] = colour;
    }
  };
  const { left } = view;
  const scale = view.scale * ratio;
  for (const wanted of [0, 1]) {
    for (const at of seen) {
      if (passed[at] !== wanted) continue;
      const y = Math.round(view.yOf(at) * ratio);
      const x = Math.round((marks.starts[at]! - left) * scale);
      const end = Math.round((marks.ends[at]! - left) * scale);
      const kind = colours.of[at]!;
      const colour = wanted === 0 ? ghost : full[kind]!;
      box(x, x + side, y, tall, colour);
      if (end - x <= side) continue;
      box(x + side, end, y, thin, wanted === 0 ? ghost : pale[kind]!);
      let before = x;
      for (let own = marks.timeStarts[at]! + 1; own < marks.timeStarts[at + 1]!; own++) {
        const dot = Math.round((marks.times[own]! - left) * scale);
        if (dot - before < side) continue;
        before = dot;
        box(dot, dot + side, y, tall, colour);
      }
    }
  }
  context.putImageData(image, 0, 0);
}

/** "#8c2f1b" as the pixel that a canvas has for it: red is the lowest byte. */
function packColour(hex: string, alpha: number): number {
  const value = Number.parseInt(hex.slice(1), 16);
  return (((alpha << 24) | ((value & 255) << 16) | (value & 0xff00) | (value >> 16)) >>> 0) as number;
}
