/**
 * Draws the readings of one item behind its marks: who has which words and where. Readings in a row that differ in one
 * place only stand in one line, each alone below it.
 */
import { groupBy } from '../../base/group-by.js';
import { diffWords } from '../../text/word-diff.js';
import { absentBetween, type Chain, listChains } from '../readings/chains.js';
import type { Place, Reading } from '../readings/list-readings.js';
import { endWords, isOrderKnown, stepWords } from '../readings/order-words.js';
import { runsOf } from '../readings/ranges.js';
import { findSeries, type SlotSeries } from '../readings/slot-series.js';
import { type Html, html, sourceText } from './html.js';
import { drawMarks, mostDots } from './marks.js';
import type { EditionView, ItemView, Mark } from './view.js';

/** The fold with all readings of an item, oldest first. */
export function renderReadings(item: ItemView, view: EditionView): Html {
  const { readings } = item;
  const row = (at: number) => renderReading(readings[at]!, readings[at - 1], { item, view });
  const series = findSeries(readings);
  const rows = readings.flatMap((_, at) => {
    const own = series.find(({ first, last }) => first <= at && at <= last);
    if (own === undefined) return [row(at)];
    if (own.first < at) return [];
    const rest = Array.from({ length: own.last - own.first + 1 }, (_, step) => row(own.first + step));
    return [renderSeries(own, rest, { item, view })];
  });
  return html`<details><summary>${drawMarks(item.marks, item.marks.length > mostDots)}<span class="vh" lang="en" dir="ltr">Readings: ${describeMarks(item, view)}</span></summary><ol class="rd">${rows}</ol></details>`;
}

function describeMarks({ marks: own }: ItemView, { edition }: EditionView): string {
  const siglum = (at: number) => edition.revisions[at]!.siglum;
  const runs: Readonly<Record<Mark, string[]>> = { held: [], changed: [], absent: [] };
  for (let start = 0, end = 0; start < own.length; start = end) {
    do end++;
    while (end < own.length && own[end] === own[start]);
    const name = end === start + 1 ? siglum(start) : `${siglum(start)}–${siglum(end - 1)}`;
    runs[own[start]!].push(name);
  }
  const list = (kind: Mark, words: string) =>
    runs[kind].length === 0 ? [] : [`${words} ${runs[kind].join(', ')}`];
  return [
    ...list('held', 'as printed in'),
    ...list('changed', 'other words in'),
    ...list('absent', 'not in'),
  ].join('; ');
}

/** "A–C, F". */
function ranges(revisions: readonly number[], { revisions: all }: EditionView['edition']): string {
  const siglum = (at: number) => all[at]!.siglum;
  return runsOf([...new Set(revisions)])
    .map(([from, to]) => (from === to ? siglum(from) : `${siglum(from)}–${siglum(to)}`))
    .join(', ');
}

interface Context {
  readonly item: ItemView;
  readonly view: EditionView;
}

/** "The death toll is [3 A → 6 B → 8 C–K]", and each of these readings in a fold. */
function renderSeries(
  { before, after, values }: SlotSeries,
  rows: readonly Html[],
  { item: { readings }, view: { edition } }: Context,
): Html {
  const revisionsOf = (own: readonly number[]) =>
    own.flatMap((at) => readings[at]!.places.map(({ revision }) => revision));
  const arrow = isOrderKnown(edition) ? ' → ' : ' | ';
  const slots = values.map(
    ({ text, readings: own }, at) =>
      html`${at > 0 && arrow}<span class="sv">${text === '' ? '(nothing)' : sourceText(text)}</span> <b class="sg" dir="ltr" lang="en">${ranges(revisionsOf(own), edition)}</b>`,
  );
  const all = ranges(revisionsOf(values.flatMap(({ readings: own }) => own)), edition);
  const words = isOrderKnown(edition) ? 'one place changed' : 'one place differs';
  return html`<li><div class="who" lang="en" dir="ltr"><b class="sg">${all}</b> ${words}</div><p class="st" lang="" dir="auto">${sourceText(before)}<span class="slot">${slots}</span>${sourceText(after)}</p><details class="each"><summary lang="en" dir="ltr">Each of these readings</summary><ol class="rd">${rows}</ol></details></li>`;
}

const gap = ' … ';

function renderReading(reading: Reading, before: Reading | undefined, { item, view }: Context): Html {
  const revisions = reading.places.map(({ revision }) => revision);
  const isAlone =
    item.readings.length === 1 && reading.pieces.length === 1 && reading.pieces[0] === item.text;
  const name = html`<b class="sg">${ranges(revisions, view.edition)}</b>${reading.isPrinted && html` <span class="pr">printed</span>`}`;
  const text = isAlone ? '' : html`<p class="rt" lang="" dir="auto">${readingText(reading, before)}</p>`;
  return html`<li class="r"><div class="who" lang="en" dir="ltr">${name}</div>${text}<ul class="pl" lang="en" dir="ltr">${renderPlaces(reading.places, item, view)}</ul></li>`;
}

/** The reading with what the one before it had struck through. Without what is struck it is the reading itself. */
function readingText({ pieces }: Reading, before: Reading | undefined): Html {
  const wrap = (content: Html) => (pieces.length === 1 ? content : html`<span class="pc">${content}</span>`);
  if (before === undefined) return joinPieces(pieces.map((piece) => wrap(sourceText(piece))));
  // One difference over the whole, cut at the ends of pieces.
  let end = -gap.length;
  const bounds = pieces.map((piece) => {
    const start = end + gap.length;
    end = start + piece.length;
    return [start, end] as const;
  });
  const parts = pieces.map((): Html[] => []);
  let at = 0;
  for (const [kind, text] of diffWords(before.pieces.join(gap), pieces.join(gap))) {
    if (kind === -1) {
      const open = bounds.findLastIndex(([start]) => start <= at);
      parts[Math.max(0, open)]!.push(html`<del>${sourceText(text)}</del>`);
      continue;
    }
    bounds.forEach(([start, stop], piece) => {
      const own = text.slice(Math.max(0, start - at), Math.max(0, stop - at));
      if (own !== '') parts[piece]!.push(kind === 1 ? html`<ins>${sourceText(own)}</ins>` : sourceText(own));
    });
    at += text.length;
  }
  return joinPieces(parts.map((content) => wrap(html`${content}`)));
}

function joinPieces(pieces: readonly Html[]): Html {
  return html`${pieces.map((piece, at) => (at === 0 ? piece : html`<span class="gap"> … </span>${piece}`))}`;
}

const recordWords = 'title of the record';

// Fewer are told one by one, each with its file.
const minChain = 4;

/** Neighbours with the same words that hand them on unchanged are told in one line. */
function renderPlaces(places: readonly Place[], item: ItemView, view: EditionView): Html[] {
  return listChains(places, item.source).flatMap((chain) =>
    chain.length < minChain || chain.some(({ isPart }) => isPart)
      ? chain.map((place) => renderPlace(place, item, view))
      : [renderChain(chain, item, view)],
  );
}

/** "B–S, each the same in the next: bytes 810–1086 in B–H, 542–818 in I–S". */
function renderChain(chain: Chain, { isRecord }: ItemView, { edition }: EditionView): Html {
  const link = (own: readonly Place[]) => {
    const revisions = own.map(({ revision }) => revision);
    return html`<a href="#source-${edition.revisions[revisions[0]!]!.siglum}">${ranges(revisions, edition)}</a>`;
  };
  const absent = absentBetween(chain.map(({ revision }) => revision));
  const words = html`<em>each the same in the next</em>${absent.length > 0 && `, not in ${ranges(absent, edition)}`}`;
  if (isRecord) return html`<li>${link(chain)}, ${words}, ${recordWords}</li>`;
  const spans = [...groupBy(chain, ({ span }) => span.join('–'))];
  const places = spans.map(([span, own], at) =>
    spans.length === 1 ? html`${span}` : html`${at > 0 && ', '}${span} in ${link(own)}`,
  );
  return html`<li>${link(chain)}, ${words}, bytes ${places}</li>`;
}

function renderPlace(
  { revision, span, edge, next, isPart, hasDropped }: Place,
  { source, isRecord }: ItemView,
  { edition }: EditionView,
): Html {
  const { siglum, path } = edition.revisions[revision]!;
  const isOrdered = isOrderKnown(edition);
  const target = next === null ? 'it' : edition.revisions[next]!.siglum;
  const end = revision === source ? '' : endWords(isOrdered);
  const step = edge === null ? end : `${stepWords(edge, revision > source, isOrdered)} ${target}`;
  const shared = isOrdered ? 'gave words' : 'shares words';
  const words = [isPart ? shared : step, hasDropped && edge !== null && `some of it ${endWords(isOrdered)}`]
    .filter(Boolean)
    .join(', ');
  return html`<li><a href="#source-${siglum}">${siglum}</a> <span class="fn">${sourceText(path)}</span>, ${isRecord ? recordWords : `bytes ${span[0]}–${span[1]}`}${words !== '' && html` · <em>${words}</em>`}</li>`;
}
