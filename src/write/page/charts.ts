/** Draws charts as plain SVG, which can be read without scripts and carries its figures as text. */
import { type Html, html, trusted } from './html.js';

const size = { width: 560, height: 260, left: 46, right: 14, top: 14, bottom: 40 };
const innerWidth = size.width - size.left - size.right;
const innerHeight = size.height - size.top - size.bottom;

export interface Axis {
  readonly label: string;
  /** Positions from 0 to 1 along the axis, with what to write there. */
  readonly ticks: readonly (readonly [at: number, text: string])[];
}

const px = (value: number) => String(Math.round(value * 10) / 10);
export const xAt = (share: number) => size.left + share * innerWidth;
export const yAt = (share: number) => size.top + (1 - share) * innerHeight;

/** A chart in its frame. `marks` is SVG markup in the coordinates of `xAt` and `yAt`. */
export function chart({
  title,
  summary,
  x,
  y,
  marks,
}: {
  readonly title: string;
  readonly summary: string;
  readonly x: Axis;
  readonly y: Axis;
  readonly marks: string;
}): Html {
  const grid = y.ticks.map(
    ([at, text]) =>
      html`<path class="grid" d="M${px(size.left)} ${px(yAt(at))}h${px(innerWidth)}"/><text x="${size.left - 6}" y="${px(yAt(at) + 4)}" text-anchor="end">${text}</text>`,
  );
  const ticks = x.ticks.map(
    ([at, text]) =>
      html`<text x="${px(xAt(at))}" y="${size.height - size.bottom + 16}" text-anchor="middle">${text}</text>`,
  );
  return html`<figure class="chart"><figcaption><h2>${title}</h2><p>${summary}</p></figcaption><svg viewBox="0 0 ${size.width} ${size.height}" role="img" aria-label="${`${title}. ${summary}`}">${grid}${ticks}<text class="axis" x="${px(xAt(0.5))}" y="${size.height - 4}" text-anchor="middle">${x.label}</text><text class="axis" transform="translate(11 ${px(yAt(0.5))}) rotate(-90)" text-anchor="middle">${y.label}</text>${trusted(marks)}</svg></figure>`;
}

/** A polyline through shares of both axes. */
export function line(points: readonly (readonly [x: number, y: number])[], className: string): string {
  const path = points.map(([x, y], at) => `${at === 0 ? 'M' : 'L'}${px(xAt(x))} ${px(yAt(y))}`).join('');
  return `<path class="${className}" d="${path}"/>`;
}

/** An upright line with a word at its top. */
export function rule(at: number, word: string, className = 'rule'): string {
  const isRight = at > 0.75;
  return `<path class="${className}" d="M${px(xAt(at))} ${size.top}v${px(innerHeight)}"/><text class="${className}" x="${px(xAt(at) + (isRight ? -5 : 5))}" y="${size.top + 10}" text-anchor="${isRight ? 'end' : 'start'}">${word}</text>`;
}

/** A bar from `from` to `to` on the x axis and between two heights, with a title for the pointer. */
export function bar(
  [from, to]: readonly [number, number],
  [low, high]: readonly [number, number],
  { className, title }: { readonly className: string; readonly title: string },
): string {
  const [left, right] = [xAt(from) + 0.75, xAt(to) - 0.75];
  return `<rect class="${className}" x="${px(left)}" y="${px(yAt(high))}" width="${px(right - left)}" height="${px(yAt(low) - yAt(high))}"><title>${title}</title></rect>`;
}

/** 0, .2, … 1 for an axis of shares. */
export const shareTicks: Axis['ticks'] = [0, 0.2, 0.4, 0.6, 0.8, 1].map((at) => [at, shortShare(at)]);

/** .2 for 0.2. */
export function shortShare(share: number): string {
  return String(Math.round(share * 1000) / 1000).replace(/^0\./, '.');
}
