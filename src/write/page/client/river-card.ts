/** Shows what a mark is: headline, dates, what changed, and the way to its edition. */
import type { MarkTable } from '../atlas/read-marks.js';
import type { AtlasData } from '../atlas/shape.js';
import { spanWords } from '../atlas/time-ticks.js';
import { make, sourceNodes } from './dom.js';
import type { Head } from './parts.js';

/** "12 Mar 2026 – 3 Apr 2026", "example.org", "2 facts changed", "12 % rewritten": what there is of these. */
export function figureWords(data: AtlasData, marks: MarkTable, at: number): string[] {
  const { slight, middling, grave, corrections, withdrawn, rewritten, outlets, outletStarts } = marks;
  const facts = slight[at]! + middling[at]! + grave[at]!;
  const named = [...outlets.slice(outletStarts[at], outletStarts[at + 1])].map((own) => data.outlets[own]!);
  const share = rewritten[at]! - 1;
  return [
    at < marks.dated ? spanWords(marks.starts[at]!, marks.ends[at]!) : '',
    named.length > 3 ? `${named.slice(0, 3).join(', ')} and ${named.length - 3} more` : named.join(', '),
    withdrawn[at]! > 0 ? 'withdrawn' : '',
    corrections[at]! > 0 ? 'corrected' : '',
    facts === 0 ? '' : `${facts} ${facts === 1 ? 'fact' : 'facts'} changed`,
    share < 0 ? '' : `${share} % rewritten`,
  ].filter((words) => words !== '');
}

/** The headline, as a link where there is an edition, and the figures. */
export function fillCard(card: HTMLElement, { title, href }: Head, figures: readonly string[]): void {
  const name = make('bdi', '', ...sourceNodes(title));
  const link = make('a', 'title', name);
  if (href !== '') link.href = href;
  card.replaceChildren(
    href === '' ? make('span', 'title', name) : link,
    make('span', 'fine', ...sourceNodes(figures.join(' · '))),
  );
}

/** Puts the card beside a point of its frame, where there is room. */
export function placeCard(card: HTMLElement, frame: HTMLElement, x: number, y: number): void {
  card.hidden = false;
  const { clientWidth, clientHeight } = frame;
  const { offsetWidth, offsetHeight } = card;
  const left = Math.min(Math.max(x - offsetWidth / 3, 0), Math.max(0, clientWidth - offsetWidth));
  const below = y + 14;
  const top = below + offsetHeight <= clientHeight || y < offsetHeight + 14 ? below : y - offsetHeight - 14;
  // A script may place what a policy for styles would keep a page from placing.
  card.style.left = `${left}px`;
  card.style.top = `${top}px`;
}
