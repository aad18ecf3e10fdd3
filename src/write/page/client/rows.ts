/** Draws the rows of the report: one line each, and their evidence when they are opened. */
import { readRows } from '../atlas/read-rows.js';
import { type LinkRow, type ReportRow, type RowsPart, reportsInPart } from '../atlas/shape.js';
import type { PairRow, PairsPart } from '../report-shape.js';
import { decisionButton as button } from './decision-button.js';
import { make, sourceNodes } from './dom.js';
import { type Head, loadPart } from './parts.js';
import { explained, meaningOf } from './words.js';

/** What the line of a report says. */
export interface ReportLine extends Head {
  readonly documents: number;
  /** Dates, outlets, what changed. */
  readonly figures: readonly string[];
  /** In [0, 1]. */
  readonly cohesion: number;
}

/** A report: title, revisions, figures; all else once it is opened. */
export function drawReport(line: ReportLine, report: number): HTMLElement {
  const { title, documents, figures } = line;
  const row = drawRow(
    [
      make('span', 'n', make('b', '', String(documents)), ' revisions'),
      isolated(title, 'title'),
      make('span', 'meta', ...sourceNodes(figures.join(' · '))),
    ],
    () => {
      const body = make('div', '');
      void loadRow(report).then(
        (row) => body.append(...reportBody(line, row)),
        (error: Error) => body.append(make('p', 'warning', error.message)),
      );
      return [body];
    },
  );
  row.dataset['report'] = String(report);
  return row;
}

const read = new Map<number, readonly ReportRow[]>();

async function loadRow(report: number): Promise<ReportRow> {
  const part = Math.floor(report / reportsInPart);
  const rows = read.get(part) ?? readRows(await loadPart<RowsPart>(`rows-${part}`));
  read.set(part, rows);
  return rows[report % reportsInPart]!;
}

function reportBody({ href, cohesion }: ReportLine, row: ReportRow): Node[] {
  const { documents, weakest, strongest, order } = row;
  const links = strongest === null ? [] : [drawLink('strongest', strongest, documents)];
  if (weakest !== null && documents.length > 2) links.push(drawLink('weakest', weakest, documents));
  const open = make('a', 'button open', 'Open the edition');
  open.href = href;
  return [
    ...(href === '' ? [] : [make('p', '', open)]),
    make('p', 'fine', `${order}. `, explained('cohesion', 'Cohesion'), ` ${cohesion.toFixed(2)}.`),
    make('ol', 'members', ...documents.map((_, place) => drawMember(row, place))),
    make('ul', 'links', ...links),
  ];
}

/** One revision of a report; it can be made the base, or be put before the one above it. */
function drawMember({ documents, dates, base }: ReportRow, place: number): HTMLElement {
  const own = documents[place]!;
  const date = dates[place] ?? '';
  const above = place === 0 ? null : documents[place - 1]!;
  return make(
    'li',
    '',
    isolated(own, 'fn'),
    ' ',
    date === '' ? null : make('small', '', date),
    ' ',
    place === base ? make('span', 'pr', 'base') : null,
    button(['base', own, documents[0]!], 'Make base', `The text of ${own} leads this report`),
    above === null
      ? null
      : button(['before', own, above], '↑ Earlier', `${own} is older than ${above}, the one above it`),
  );
}

function drawLink(words: string, [a, b, score]: LinkRow, names: readonly string[]): HTMLElement {
  const [left, right] = [names[a]!, names[b]!];
  return make(
    'li',
    '',
    explained('score', `${words} link`),
    ' ',
    make('b', '', score.toFixed(3)),
    ': ',
    isolated(left, 'fn'),
    ' – ',
    isolated(right, 'fn'),
    ' ',
    keepApart(left, right),
  );
}

function keepApart(left: string, right: string): HTMLButtonElement {
  return button(['never', left, right], 'Keep apart', `${left} and ${right} are never one report`);
}

function makeOne(left: string, right: string): HTMLButtonElement {
  return button(['must', left, right], 'One report', `${left} and ${right} are one report`);
}

/** A pair that was not merged: relation, figures, passages, reason. */
export function drawPair(row: PairRow, data: PairsPart, relations: readonly string[]): HTMLElement {
  const [a, b, relation, , probability, score] = row;
  const names = [...new Set([a, b].map((at) => titleOf(at, data)))];
  const meta = make(
    'span',
    'meta',
    `${Math.round(100 * probability)} % likely one report · score ${score.toFixed(2)}`,
    ...(isTogether(row, data) ? [make('br', ''), 'in one report by other links'] : []),
  );
  meta.title = `${meaningOf('probability')} ${meaningOf('score')}`;
  return drawRow(
    [
      make('span', 'rel', relations[relation]!),
      make(
        'span',
        'title',
        ...names.map((name) => isolated(name, '')),
        // Two of one title are told apart by their files.
        ...(names.length > 1 ? [] : [isolated(`${data.documents[a]!} – ${data.documents[b]!}`, 'fn')]),
      ),
      meta,
    ],
    () => pairBody(row, data),
  );
}

function pairBody(row: PairRow, data: PairsPart): Node[] {
  const [a, b, , , , score, containment, similarity, reason, passages] = row;
  const [left, right] = [data.documents[a]!, data.documents[b]!];
  const figures = [
    explained('score', 'score'),
    ` ${score.toFixed(3)}, `,
    explained('overlap', 'containment'),
    ` ${containment.toFixed(3)}, `,
    explained('overlap', 'Jaccard'),
    ` ${similarity.toFixed(3)}`,
  ];
  const shared = passages.map(([text, tokens, isQuoted]) => {
    const quote = make('blockquote', '', ...sourceNodes(text));
    quote.dir = 'auto';
    quote.lang = '';
    return make('li', '', quote, make('small', '', `${tokens} tokens${isQuoted ? ', quoted' : ''}`));
  });
  return [
    make('p', 'reason', reason),
    make('ul', 'links', ...[a, b].map((at) => documentLine(at, data))),
    make('p', 'fine', ...figures),
    shared.length === 0
      ? make('p', 'fine', 'They share no passage of 8 tokens or more.')
      : make('ol', 'passages', ...shared),
    make('p', 'acts', makeOne(left, right), keepApart(left, right)),
  ];
}

const headings = new Map<number, readonly [title: string, date: string]>();

/** What is looked up of single documents, gathered when it is first asked for. */
function gather(data: PairsPart): void {
  if (headings.size > 0) return;
  for (const [at, title, date] of data.headings) headings.set(at, [title, date]);
}

/** The title of the report that a document is in; undefined where it is in none. */
const reportTitle = (at: number, { reports, titles }: PairsPart) => titles[reports[at]!];

function titleOf(at: number, data: PairsPart): string {
  gather(data);
  return headings.get(at)?.[0] || reportTitle(at, data) || data.documents[at]!;
}

/** The two are in one report all the same. */
export function isTogether([a, b]: PairRow, { reports }: PairsPart): boolean {
  return reports[a] !== -1 && reports[a] === reports[b];
}

/** File, date, and which report it was merged into, if any. */
function documentLine(at: number, data: PairsPart): Node {
  gather(data);
  const title = reportTitle(at, data);
  const date = headings.get(at)?.[1] ?? '';
  return make(
    'li',
    'fine',
    isolated(data.documents[at]!, 'fn'),
    date === '' ? null : ` ${date}`,
    ...(title === undefined ? [' · in no report'] : [' · a revision of ', isolated(title, '')]),
  );
}

function drawRow(line: readonly Node[], drawBody: () => readonly Node[]): HTMLElement {
  const row = make('details', 'row', make('summary', '', ...line));
  row.addEventListener('toggle', () => {
    if (row.open && row.children.length === 1) row.append(make('div', 'body', ...drawBody()));
  });
  return row;
}

function isolated(text: string, className: string): HTMLElement {
  return make('bdi', className, ...sourceNodes(text));
}
