/** Draws the rows of the report: one line each, and their evidence when they are opened. */
import type { ClusterRow, LinkRow, PairRow, ReportData } from '../report-shape.js';
import { decisionButton as button } from './decision-button.js';
import { make, sourceNodes } from './dom.js';
import { explained, meaningOf } from './words.js';

/** A report: title, dates, revisions, links. */
export function drawCluster(row: ClusterRow, data: ReportData): HTMLElement {
  const [, title, documents, , weakest, , from, to] = row;
  const [first, last] = [dayOf(from), dayOf(to)];
  const dates = first === last ? first : `${first} to ${last}`;
  const link = weakest === null ? '' : `weakest link ${weakest[2].toFixed(2)}`;
  const meta = make('span', 'meta', [dates, link].filter((words) => words !== '').join(' · '));
  meta.title = meaningOf('score');
  return drawRow(
    [
      make('span', 'n', make('b', '', String(documents.length)), ' revisions'),
      isolated(title, 'title'),
      meta,
    ],
    () => clusterBody(row, data),
  );
}

/** "2026-03-01" of "2026-03-01 07:06"; any other date as it is. */
function dayOf(date: string): string {
  return /^\d{4}-\d\d-\d\d /.test(date) ? date.slice(0, 10) : date;
}

function clusterBody(
  [slug, , documents, cohesion, weakest, strongest, , , order, base]: ClusterRow,
  data: ReportData,
): Node[] {
  const links = strongest === null ? [] : [drawLink('strongest', strongest, data)];
  if (documents.length > 2 && weakest !== null) links.push(drawLink('weakest', weakest, data));
  const open = make('a', 'button open', 'Open the edition');
  open.href = `editions/${encodeURIComponent(slug)}/index.html`;
  return [
    ...(slug === '' ? [] : [make('p', '', open)]),
    make('p', 'fine', `${order}. `, explained('cohesion', 'Cohesion'), ` ${cohesion.toFixed(2)}.`),
    make('ol', 'members', ...documents.map((_, place) => drawMember({ documents, place, base, data }))),
    make('ul', 'links', ...links),
  ];
}

/** One revision of a report; it can be made the base, or be put before the one above it. */
function drawMember({
  documents,
  place,
  base,
  data,
}: {
  readonly documents: readonly number[];
  readonly place: number;
  readonly base: number | null;
  readonly data: ReportData;
}): HTMLElement {
  const name = (at: number) => data.documents[documents[at]!]!;
  const own = name(place);
  const date = data.dates[documents[place]!] ?? '';
  const above = place === 0 ? null : name(place - 1);
  return make(
    'li',
    '',
    isolated(own, 'fn'),
    ' ',
    date === '' ? null : make('small', '', date),
    ' ',
    documents[place] === base ? make('span', 'pr', 'base') : null,
    button(['base', own, name(0)], 'Make base', `The text of ${own} leads this report`),
    above === null
      ? null
      : button(['before', own, above], '↑ Earlier', `${own} is older than ${above}, the one above it`),
  );
}

function drawLink(words: string, [a, b, score]: LinkRow, data: ReportData): HTMLElement {
  const [left, right] = [data.documents[a]!, data.documents[b]!];
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
export function drawPair(row: PairRow, data: ReportData): HTMLElement {
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
      make('span', 'rel', data.relations[relation]!),
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

function pairBody(row: PairRow, data: ReportData): Node[] {
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
const reports = new Map<number, ClusterRow>();

/** What is looked up of single documents, gathered when it is first asked for. */
function gather(data: ReportData): void {
  if (headings.size + reports.size > 0) return;
  for (const [at, title, date] of data.headings) headings.set(at, [title, date]);
  for (const row of data.clusters) for (const at of row[2]) reports.set(at, row);
}

function titleOf(at: number, data: ReportData): string {
  gather(data);
  return headings.get(at)?.[0] || reports.get(at)?.[1] || data.documents[at]!;
}

/** The two are in one report all the same. */
export function isTogether([a, b]: PairRow, data: ReportData): boolean {
  gather(data);
  return reports.has(a) && reports.get(a) === reports.get(b);
}

/** File, date, and which report it was merged into, if any. */
function documentLine(at: number, data: ReportData): Node {
  gather(data);
  const report = reports.get(at);
  const date = headings.get(at)?.[1] ?? '';
  return make(
    'li',
    'fine',
    isolated(data.documents[at]!, 'fn'),
    date === '' ? null : ` ${date}`,
    ...(report === undefined ? [' · in no report'] : [' · a revision of ', isolated(report[1], '')]),
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
