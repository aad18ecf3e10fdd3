/** The rows of the report: one line each, their evidence drawn when they are opened. */
import type { ClusterRow, Decision, LinkRow, PairRow, ReportData } from '../report-shape.js';
import { decide, isDecided } from './decisions.js';
import { make, sourceNodes } from './dom.js';

/** A report: title, dates, revisions, links. */
export function drawCluster(row: ClusterRow, data: ReportData): HTMLElement {
  const [, title, documents, cohesion, weakest, , from, to] = row;
  const dates = from === '' ? '' : from === to ? from : `${from} to ${to}`;
  return drawRow(
    [
      make('span', 'n', String(documents.length)),
      isolated(title, 'title'),
      make(
        'span',
        'meta',
        dates,
        make(
          'span',
          'score',
          ` cohesion ${cohesion.toFixed(2)}${weakest === null ? '' : ` · weakest ${weakest[2].toFixed(2)}`}`,
        ),
      ),
    ],
    () => clusterBody(row, data),
  );
}

function clusterBody(
  [slug, , documents, , weakest, strongest, , , order, base]: ClusterRow,
  data: ReportData,
): Node[] {
  const names = documents.map((at) => data.documents[at]!);
  const links = strongest === null ? [] : [drawLink('strongest', strongest, data)];
  if (documents.length > 2 && weakest !== null) links.push(drawLink('weakest', weakest, data));
  const open = make('a', 'open', 'Open the edition');
  open.href = `editions/${encodeURIComponent(slug)}/index.html`;
  return [
    ...(slug === '' ? [] : [make('p', '', open)]),
    make('p', 'fine', `Oldest first, ${order}.`),
    make('ol', 'members', ...documents.map((at, place) => drawMember(names, place, at === base))),
    make('ul', 'links', ...links),
  ];
}

/** One revision of a report; it can be made the base, or be put before the one above it. */
function drawMember(names: readonly string[], place: number, isBase: boolean): HTMLElement {
  const [name, above] = [names[place]!, names[place - 1]];
  const base = button('base', name, names[0]!, 'Make base', `The text of ${name} leads this report`);
  const before =
    above === undefined ? null : button('before', name, above, 'Earlier', `${name} came before ${above}`);
  return make(
    'li',
    '',
    isolated(name, 'fn'),
    ' ',
    ...(isBase ? [make('span', 'pr', 'base'), ' '] : []),
    base,
    before,
  );
}

function drawLink(words: string, [a, b, score]: LinkRow, data: ReportData): HTMLElement {
  const [left, right] = [data.documents[a]!, data.documents[b]!];
  const never = button('never', left, right, 'Keep apart', `Keep ${left} and ${right} apart`);
  const figure = make('b', '', score.toFixed(3));
  return make(
    'li',
    '',
    `${words} link `,
    figure,
    ': ',
    isolated(left, 'fn'),
    ' – ',
    isolated(right, 'fn'),
    ' ',
    never,
  );
}

/** A pair that was not merged: relation, figures, passages, reason. */
export function drawPair(row: PairRow, data: ReportData): HTMLElement {
  const [a, b, relation, , probability, score] = row;
  return drawRow(
    [
      make('span', `rel r-${data.relations[relation]}`, data.relations[relation]!),
      make('span', 'title', isolated(data.documents[a]!, 'fn'), ' – ', isolated(data.documents[b]!, 'fn')),
      make(
        'span',
        'meta',
        make(
          'span',
          'score',
          `score ${score.toFixed(2)} · ${Math.round(100 * probability)} % likely one report`,
        ),
      ),
    ],
    () => pairBody(row, data),
  );
}

function pairBody(row: PairRow, data: ReportData): Node[] {
  const [a, b, , , , score, containment, similarity, reason, passages] = row;
  const [left, right] = [data.documents[a]!, data.documents[b]!];
  const figures = make(
    'p',
    'fine',
    `score ${score.toFixed(3)}, containment ${containment.toFixed(3)}, Jaccard ${similarity.toFixed(3)}`,
  );
  const shared = passages.map(([text, tokens, isQuoted]) => {
    const quote = make('blockquote', '', ...sourceNodes(text));
    quote.dir = 'auto';
    quote.lang = '';
    return make('li', '', quote, make('small', '', `${tokens} tokens${isQuoted ? ', quoted' : ''}`));
  });
  return [
    make('p', 'reason', reason),
    ...[a, b].flatMap((at) => reportLine(at, data)),
    figures,
    shared.length === 0
      ? make('p', 'fine', 'They share no passage of 8 tokens or more.')
      : make('ol', 'passages', ...shared),
    make(
      'p',
      'acts',
      button('must', left, right, 'One report', `${left} and ${right} are one report`),
      button('never', left, right, 'Keep apart', `Keep ${left} and ${right} apart`),
    ),
  ];
}

const reports = new Map<number, string>();

/** Which report a document was merged into, if any. */
function reportLine(at: number, data: ReportData): Node[] {
  if (reports.size === 0)
    for (const [, title, documents] of data.clusters) for (const own of documents) reports.set(own, title);
  const title = reports.get(at);
  if (title === undefined) return [];
  return [make('p', 'fine', isolated(data.documents[at]!, 'fn'), ' is a revision of ', isolated(title, ''))];
}

function drawRow(line: readonly Node[], drawBody: () => readonly Node[]): HTMLElement {
  const row = make('details', 'row', make('summary', '', ...line));
  row.addEventListener('toggle', () => {
    if (row.open && row.children.length === 1) row.append(make('div', 'body', ...drawBody()));
  });
  return row;
}

function isolated(text: string, className: string): HTMLElement {
  const element = make('bdi', className, ...sourceNodes(text));
  return element;
}

function button(decision: Decision, a: string, b: string, words: string, label: string): HTMLButtonElement {
  const element = make('button', 'act', words);
  element.type = 'button';
  // The words that are seen come first in what is read out.
  element.title = label;
  element.setAttribute('aria-label', `${words}: ${label}`);
  const refresh = () => element.setAttribute('aria-pressed', String(isDecided(decision, a, b)));
  element.addEventListener('click', () => {
    decide(decision, a, b);
    document.dispatchEvent(new Event('decided'));
  });
  // A row that is gone takes its listener along: it listens on itself, and the page tells every button.
  element.addEventListener('refresh', refresh);
  refresh();
  return element;
}
