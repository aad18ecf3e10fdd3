/**
 * Renders `picture.svg`, the life of every paragraph at a glance: a row for each paragraph, a column for each
 * revision, a line as long as the paragraph lived, grey where nobody kept it. It is one image for covers, mails and
 * read-me files, needs no font of its own, and shows in both colour schemes.
 */
import type { Edition } from '../model/edition.js';
import type { ShownChange } from './fact-changes.js';
import { fitInto, measure, spell } from './fit-text.js';
import { viewEdition } from './page/edition-view.js';
import { type Html, html, trusted } from './page/html.js';
import type { EditionView, ItemView } from './page/view.js';
import { counted } from './page/words.js';
import { isOrderKnown, orderPhrases } from './readings/order-words.js';

const width = 1120;
const margin = 36;
const headHeight = 124;
const rowHeight = 27;
const widestColumn = 26;
const widestColumns = 260;
const textSize = 15;
const tagSize = 12.5;
// In pixels; the text keeps the greater part of its row.
const longestTag = 300;
// Bold letters are wider: the title is measured as if it were set larger.
const titleSize = 32;
// More rows make no picture; the page has them all.
const mostRows = 36;

const style = `
svg{background:#fcfbf8}text{font-family:Charter,"Bitstream Charter","Iowan Old Style",Palatino,"Noto Serif",Georgia,serif;fill:#1c1a17}
.s{font-family:system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",Helvetica,Arial,sans-serif;fill:#625c53}
.g{fill:#847d72}.k{fill:#33302b;stroke:#33302b}.c{fill:#fcfbf8;stroke:#8c2f1b}.h{fill:#8c2f1b}.n{fill:none;stroke:#d2cbbf}
.l{stroke:#33302b;stroke-width:2}.d .l{stroke:#b9b1a4}.d .k{fill:#b9b1a4;stroke:#b9b1a4}.r{stroke:#e6e0d5}.t{fill:#9c2020}
@media (prefers-color-scheme:dark){svg{background:#16171a}text{fill:#e6e2da}.s{fill:#a7a196}.g{fill:#8b867c}.k{fill:#d8d3c8;stroke:#d8d3c8}.c{fill:#16171a;stroke:#f0937b}.h{fill:#f0937b}.n{stroke:#4a4c52}.l{stroke:#d8d3c8}.d .l{stroke:#66645f}.d .k{fill:#66645f;stroke:#66645f}.r{stroke:#2b2d32}.t{fill:#f5a09a}}`;

/**
 * Renders the picture of one edition.
 *
 * @example
 * const { editions } = await mergeDirectory('seeds');
 * renderPicture(editions[0]).includes('<svg'); // true
 */
export function renderPicture(edition: Edition): string {
  const view = viewEdition(edition);
  const items = view.items.filter(
    ({ kind }) => kind === 'paragraph' || kind === 'notice' || kind === 'caption',
  );
  const shown = items.slice(0, mostRows);
  const columns = edition.revisions.length;
  const step = Math.min(widestColumn, widestColumns / columns);
  const height = headHeight + shown.length * rowHeight + 52;
  const rows = shown.map((item, at) => renderRow(item, view, { y: headHeight + at * rowHeight, step }));
  const left = items.length - shown.length;
  const foot = `${left > 0 ? `${counted(left, 'more paragraph')} in the edition · ` : ''}● as printed  ◐ in other words  ○ not there · grey: ${orderPhrases(edition).dropped}`;
  return html`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="${`${spell(edition.title)}: ${counted(columns, 'revision')} and what became of each paragraph`}"><style>${trusted(style)}</style>
${head(view, step)}
${rows}
<text class="s" x="${margin}" y="${height - 20}" font-size="13">${foot}</text>
</svg>
`.markup;
}

/** Renders title, figures and the letters of the columns. */
function head({ edition, items }: EditionView, step: number): Html {
  const dropped = items.filter(({ kind, state }) => kind === 'paragraph' && state !== 'current').length;
  const facts = items.reduce((sum, item) => sum + item.changes.length, 0);
  const every = Math.ceil(18 / step);
  const sigla = edition.revisions.map(
    ({ siglum }, at) =>
      at % every === 0 &&
      html`<text class="s" x="${round(margin + (at + 0.5) * step)}" y="${headHeight - 12}" font-size="13" text-anchor="middle">${siglum}</text>`,
  );
  const phrases = orderPhrases(edition);
  const sub = `${counted(edition.revisions.length, 'revision')}, ${phrases.sequence} · ${counted(dropped, 'paragraph')} ${phrases.dropped} · ${counted(facts, 'fact')} ${phrases.changed}`;
  return html`<text x="${margin}" y="52" font-size="28" font-weight="600">${fitInto(edition.title, width - 2 * margin, titleSize)}</text><text class="s" x="${margin}" y="80" font-size="15">${sub}</text>${sigla.filter((mark) => mark !== false)}`;
}

function renderRow(
  item: ItemView,
  view: EditionView,
  { y, step }: { readonly y: number; readonly step: number },
): Html {
  const middle = y + rowHeight / 2;
  const radius = Math.min(5, step * 0.36);
  const at = (column: number) => margin + (column + 0.5) * step;
  const held = item.marks.flatMap((mark, column) => (mark === 'absent' ? [] : [column]));
  const lines = held
    .slice(1)
    .flatMap((column, index) =>
      held[index] === column - 1 ? [`M${round(at(column - 1))} ${middle}H${round(at(column))}`] : [],
    );
  const marks = item.marks.map((mark, column) => {
    const circle = `<circle class="${mark === 'held' ? 'k' : mark === 'changed' ? 'c' : 'n'}" cx="${round(at(column))}" cy="${middle}" r="${round(radius)}" stroke-width="1.5"/>`;
    // The left half is filled: some of it is there.
    return mark === 'changed'
      ? `${circle}<path class="h" d="M${round(at(column))} ${middle - radius}a${radius} ${radius} 0 0 0 0 ${2 * radius}z"/>`
      : circle;
  });
  const left = margin + view.edition.revisions.length * step + 18;
  const tag = tagOf(item.changes, isOrderKnown(view.edition));
  const tagWidth = tag === '' ? 0 : measure(tag, tagSize) + 24;
  const room = width - margin - left - tagWidth;
  const isGrey = item.state !== 'current';
  const text = fitInto(item.text, room, textSize);
  const place = view.isRightToLeft
    ? `direction="rtl" x="${width - margin - tagWidth}"`
    : `x="${round(left)}"`;
  return html`<g${isGrey && html` class="d"`}><path class="r" d="M${margin} ${y + rowHeight}H${width - margin}"/>${lines.length > 0 && html`<path class="l" d="${lines.join('')}"/>`}${trusted(marks.join(''))}<text${isGrey && html` class="g"`} ${trusted(place)} y="${middle + 5}" font-size="${textSize}">${text}</text>${tag !== '' && html`<text class="s t" x="${width - margin}" y="${middle + 4.5}" font-size="${tagSize}" text-anchor="end">${tag}</text>`}</g>
`;
}

/** Says the gravest change of fact, in few words. */
function tagOf([change]: readonly ShownChange[], isOrdered: boolean): string {
  if (change === undefined) return '';
  const { fact, series } = change;
  if (fact === undefined)
    return fitInto(series.readings.map(({ text }) => text).join(' → '), longestTag, tagSize);
  const [from, to] = [fact.from, fact.to].map((words) =>
    words === null ? null : fitInto(words, longestTag / 2, tagSize),
  );
  if (!isOrdered) return from === null || to === null ? `${from ?? to} in one alone` : `${from} | ${to}`;
  switch (fact.kind) {
    case 'attribution-lost':
      return `no longer said by ${from}`;
    case 'name-dropped':
      return `${from} no longer named`;
    case 'attribution-gained':
      return `now said by ${to}`;
    case 'negation-changed':
      return from === null ? `+ ${to}` : `− ${from}`;
    default:
      return `${from} → ${to}`;
  }
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
