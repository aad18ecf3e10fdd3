/**
 * Renders the picture of one syndication tree: a row for each carrier below the one that it has its text from, with a bar for
 * what it kept, edited and added, and a line that is dashed where the step is not sure. It needs no font of its own, and
 * shows in both colour schemes; the same is told in words for those who hear it.
 */
import type { SyndicationEdge, SyndicationTree } from '../../model/syndication.js';
import { fitInto, spell } from '../fit-text.js';
import { type Html, html, trusted } from '../page/html.js';
import { counted, isoMinutes } from '../page/words.js';
import { describeCorrection, describeRoot, nameCarrier, sureness, titleOf } from './tree-words.js';
import { type TreeRow, walkTree } from './walk-tree.js';

const width = 1120;
const margin = 36;
const headTop = 124;
const rowHeight = 30;
const indent = 22;
// Deeper rows stand below one another.
const mostIndents = 8;
const nameRoom = 250;
const barLeft = 560;
const barRoom = 220;
const tagLeft = barLeft + barRoom + 24;
// More rows make no picture; syndication.json has them all.
const mostRows = 40;
const mostCorrections = 3;
// Below the first a step is dashed, below the second dotted.
const sureFrom = 0.8;
const likelyFrom = 0.5;

const style = `
svg{background:#fcfbf8}text{font-family:Charter,"Bitstream Charter","Iowan Old Style",Palatino,"Noto Serif",Georgia,serif;fill:#1c1a17}
.s{font-family:system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",Helvetica,Arial,sans-serif;fill:#625c53}
.b{font-weight:600}.l{fill:none;stroke:#33302b;stroke-width:1.75}.m{stroke-dasharray:6 4}.w{stroke-dasharray:1.5 4;stroke-linecap:round}
.n{fill:#33302b}.o{fill:#fcfbf8;stroke:#33302b;stroke-width:1.75}.k{fill:#33302b}.e{fill:#b3873f}.a{fill:#5b7f95}.c{fill:#e6e0d5}.r{stroke:#e6e0d5}.t{fill:#9c2020}
@media (prefers-color-scheme:dark){svg{background:#16171a}text{fill:#e6e2da}.s{fill:#a7a196}.l{stroke:#d8d3c8}.n{fill:#d8d3c8}.o{fill:#16171a;stroke:#d8d3c8}.k{fill:#d8d3c8}.e{fill:#d3a455}.a{fill:#86aec6}.c{fill:#2b2d32}.r{stroke:#2b2d32}.t{fill:#f5a09a}}`;

/** Renders one tree as SVG. */
export function renderSyndicationPicture(tree: SyndicationTree): string {
  const rows = walkTree(tree);
  const shown = rows.slice(0, mostRows);
  const corrections = tree.corrections.slice(0, mostCorrections);
  const foot = headTop + shown.length * rowHeight + 30;
  const height = foot + 24 * corrections.length + 24;
  const most = Math.max(
    1,
    ...tree.edges.map(({ cuts }) =>
      cuts === undefined ? 0 : cuts.kept + cuts.added.length + cuts.dropped.length,
    ),
  );
  const left = rows.length - shown.length;
  const title = `${spell(titleOf(tree))}: who took it from whom`;
  return html`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="${title}"><title>${title}</title><desc>${describe(tree, rows)}</desc><style>${trusted(style)}</style>
<text x="${margin}" y="52" font-size="28" font-weight="600">${fitInto(titleOf(tree), width - 2 * margin, 32)}</text><text class="s" x="${margin}" y="80" font-size="15">${fitInto(describeRoot(tree), width - 2 * margin, 15)}</text>
${legend()}
${shown.map((row, at) => renderRow(row, tree, { at, rows: shown, most }))}
${corrections.map(
  (
    correction,
    at,
  ) => html`<text class="s t" x="${margin}" y="${foot + 24 * at}" font-size="14">${fitInto(describeCorrection(correction, tree), width - 2 * margin, 14)}</text>
`,
)}<text class="s" x="${margin}" y="${height - 14}" font-size="13">${left > 0 && `${counted(left, 'more carrier')} in syndication.json · `}solid line: at least 80 % sure, dashed: at least 50 %, dotted: less · no arrow is claimed where a step says “either way”</text>
</svg>
`.markup;
}

function legend(): Html {
  const item = (x: number, name: string, words: string) =>
    html`<rect class="${name}" x="${x}" y="98" width="12" height="10"/><text class="s" x="${x + 18}" y="108" font-size="13">${words}</text>`;
  return html`${item(barLeft, 'k', 'kept')}${item(barLeft + 64, 'e', 'edited')}${item(barLeft + 140, 'a', 'added')}${item(barLeft + 214, 'c', 'cut')}`;
}

interface RowPlace {
  readonly at: number;
  readonly rows: readonly TreeRow[];
  readonly most: number;
}

function renderRow(row: TreeRow, tree: SyndicationTree, { at, rows, most }: RowPlace): Html {
  const y = headTop + at * rowHeight + rowHeight / 2;
  const x = margin + 8 + indent * Math.min(row.depth, mostIndents);
  const { carrier, edge } = row;
  const above = rows.findIndex((other) => other.carrier === row.parent);
  const line =
    row.depth > 0 &&
    above !== -1 &&
    html`<path class="l${trusted(dashes(edge))}" d="M${x - indent} ${headTop + above * rowHeight + rowHeight / 2 + 6}V${y}H${x - 6}"/>`;
  const name = carrier === null ? (tree.agency ?? 'lost source') : nameCarrier(tree.carriers[carrier]!);
  const date = carrier === null ? 'not among the documents' : dateOf(tree, carrier);
  return html`<path class="r" d="M${margin} ${y + rowHeight / 2}H${width - margin}"/>${line}<circle class="${carrier === null ? 'o' : 'n'}" cx="${x}" cy="${y}" r="5"/><text${row.depth === 0 && html` class="b"`} x="${x + 14}" y="${y + 5}" font-size="16">${fitInto(name, nameRoom, 17)}</text><text class="s" x="${barLeft - 16}" y="${y + 5}" font-size="12.5" text-anchor="end">${fitInto(date, 170, 12.5)}</text>${bar(edge, y, most)}<text class="s" x="${tagLeft}" y="${y + 5}" font-size="13">${fitInto(tagOf(row, tree), width - margin - tagLeft, 13)}</text>
`;
}

function dashes(edge: SyndicationEdge | null): string {
  const confidence = edge?.confidence ?? 1;
  return confidence >= sureFrom ? '' : confidence >= likelyFrom ? ' m' : ' w';
}

function dateOf({ carriers }: SyndicationTree, carrier: number): string {
  const { date } = carriers[carrier]!;
  return date === null ? 'no date' : isoMinutes(date);
}

/** Draws how many sentences were kept, edited, added and cut. */
function bar(edge: SyndicationEdge | null, y: number, most: number): Html | false {
  if (edge?.cuts === undefined) return false;
  const { kept, same, added, dropped } = edge.cuts;
  let x = barLeft;
  const part = (name: string, count: number) => {
    const size = Math.round((10 * barRoom * count) / most) / 10;
    const drawn =
      size > 0 &&
      html`<rect class="${name}" x="${Math.round(10 * x) / 10}" y="${y - 5}" width="${size}" height="10"/>`;
    x += size;
    return drawn;
  };
  const parts = [part('k', same), part('e', kept - same), part('a', added.length), part('c', dropped.length)];
  return html`${parts.filter((drawn) => drawn !== false)}`;
}

/** "93 %, cut 12 from the end, lead anew". */
function tagOf({ edge, carrier }: TreeRow, tree: SyndicationTree): string {
  if (edge === null)
    return carrier === null ? '' : `${sureness(tree.root.confidence)} sure that it is the source`;
  const { confidence, isDirected, cuts, alsoFrom } = edge;
  const parts = [
    `${sureness(confidence)}${isDirected ? '' : ', either way'}`,
    cuts !== undefined && cuts.droppedFromEnd > 0 && `end cut (${cuts.droppedFromEnd})`,
    cuts?.isLeadRewritten === true && 'lead anew',
    cuts !== undefined && cuts.creditsDropped.length > 0 && 'credit dropped',
    alsoFrom !== undefined && `also from ${nameCarrier(tree.carriers[alsoFrom.carrier]!)}`,
  ];
  return parts.filter((part) => part !== false).join(' · ');
}

function describe(tree: SyndicationTree, rows: readonly TreeRow[]): string {
  const steps = rows.flatMap(({ carrier, edge }) => {
    if (edge === null || carrier === null) return [];
    const from =
      edge.parent === null ? (tree.agency ?? 'a lost source') : nameCarrier(tree.carriers[edge.parent]!);
    return [`${nameCarrier(tree.carriers[carrier]!)} from ${from}, ${sureness(edge.confidence)}`];
  });
  return spell(`${describeRoot(tree)}. ${steps.join('; ')}.`);
}
