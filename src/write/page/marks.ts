/** Draws what each revision has of an item: dots for a few revisions, strokes side by side for many. */

import { type Html, html, trusted } from './html.js';
import type { Mark } from './view.js';

/** More marks than this are drawn as strokes. */
export const mostDots = 6;
// Pixels: of one stroke with the space beside it, and of all that fit into the margin.
const strokeWidth = 8;
const widest = 92;

/** Marks of one item, oldest revision first. */
export function drawMarks(marks: readonly Mark[], isMany: boolean): Html {
  if (isMany) return strokes(marks);
  const dots = marks.map((mark) =>
    mark === 'held' ? '<i class=h></i>' : mark === 'changed' ? '<i class=c></i>' : '<i></i>',
  );
  return html`<span class="m" aria-hidden="true">${trusted(dots.join(''))}</span>`;
}

/** Upright strokes: whole for the printed words, half for others, a stub where there are none. */
function strokes(marks: readonly Mark[]): Html {
  const draw = (kind: Mark, className: string, stroke: string) => {
    let path = '';
    for (let at = 0; at < marks.length; at++) if (marks[at] === kind) path += `M${at}.5 ${stroke}`;
    return path === '' ? '' : `<path class=${className} d="${path}"/>`;
  };
  const paths = draw('held', 'h', '0v14') + draw('changed', 'c', '6v8') + draw('absent', 'n', '12v2');
  return html`<svg class="bars" width="${Math.min(widest, strokeWidth * marks.length)}" height="17" viewBox="0 0 ${marks.length} 17" preserveAspectRatio="none" aria-hidden="true">${trusted(paths)}</svg>`;
}
