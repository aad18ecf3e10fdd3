/** Runs the report's page: draws the list that is chosen, sorted and sifted, a screenful at a time. */
import type { ClusterRow, PairRow, ReportData } from '../report-shape.js';
import { forgetOwn, takeOver } from './decisions.js';
import { byId, make, readData } from './dom.js';
import { drawCluster, drawPair, isTogether } from './rows.js';

const data = readData<ReportData>('data');
// Rows drawn at once; more follow when their end comes into sight.
const chunk = 60;

const byText = (left: string, right: string) => (left < right ? -1 : left > right ? 1 : 0);

interface Order<Row> {
  readonly name: string;
  readonly compare: (left: Row, right: Row) => number;
}

const clusterOrders: readonly Order<ClusterRow>[] = [
  { name: 'most revisions', compare: (left, right) => right[2].length - left[2].length },
  { name: 'weakest link', compare: (left, right) => (left[4]?.[2] ?? 1) - (right[4]?.[2] ?? 1) },
  { name: 'lowest cohesion', compare: (left, right) => left[3] - right[3] },
  { name: 'latest', compare: (left, right) => byText(right[7], left[7]) },
  { name: 'title', compare: (left, right) => byText(left[1], right[1]) },
];
const pairOrders: readonly Order<PairRow>[] = [
  // What is together anyway needs a person least.
  {
    name: 'likeliest',
    compare: (left, right) =>
      Number(isTogether(left, data)) - Number(isTogether(right, data)) || right[4] - left[4],
  },
  { name: 'highest score', compare: (left, right) => right[5] - left[5] },
  { name: 'relation', compare: (left, right) => left[2] - right[2] || right[5] - left[5] },
];

const rows = byId('rows');
const sort = byId<HTMLSelectElement>('sort');
const relation = byId<HTMLSelectElement>('relation');
const find = byId<HTMLInputElement>('find');
const titles = new Map(data.headings.map(([at, title]) => [at, title]));
const words = new Map<ClusterRow | PairRow, string>();

/** What a row is found by, in lower case, made once. */
function wordsOf(row: ClusterRow | PairRow, make: () => string): string {
  const known = words.get(row) ?? make().toLowerCase();
  words.set(row, known);
  return known;
}

let waiting: (() => HTMLElement)[] = [];

function drawMore(): void {
  rows.append(...waiting.splice(0, chunk).map((draw) => draw()));
}

function list(): string {
  return document.querySelector<HTMLInputElement>('input[name=list]:checked')!.id;
}

/** Draws the list that is chosen, from its first row on. */
function show(): void {
  const wanted = find.value.trim().toLowerCase();
  const chosen = list();
  const panel = document.getElementById(`p-${chosen.slice(2)}`);
  for (const own of document.querySelectorAll<HTMLElement>('.panel')) own.hidden = own !== panel;
  for (const id of ['list', 'findlabel', 'sortlabel']) byId(id).hidden = panel !== null;
  const isReports = chosen === 'l-reports';
  byId('relationlabel').hidden = isReports || panel !== null;
  if (panel !== null) return;
  const name = (at: number) => data.documents[at]!;
  if (isReports) {
    const found = data.clusters.filter((row) =>
      wordsOf(row, () => `${row[1]} ${row[2].map(name).join(' ')}`).includes(wanted),
    );
    found.sort(clusterOrders[Number(sort.value)]!.compare);
    waiting = found.map((row) => () => drawCluster(row, data));
  } else {
    const isDoubtful = list() === 'l-doubt' ? 1 : 0;
    const found = data.pairs.filter(
      (row) =>
        row[3] === isDoubtful &&
        (relation.value === '' || row[2] === Number(relation.value)) &&
        wordsOf(
          row,
          () => `${name(row[0])} ${name(row[1])} ${titles.get(row[0])} ${titles.get(row[1])} ${row[8]}`,
        ).includes(wanted),
    );
    found.sort(pairOrders[Number(sort.value)]!.compare);
    waiting = found.map((row) => () => drawPair(row, data));
  }
  const total = `${waiting.length} ${isReports ? 'report' : 'pair'}${waiting.length === 1 ? '' : 's'}`;
  byId('count').textContent = waiting.length === 0 ? 'Nothing here.' : total;
  byId('said').textContent = total;
  rows.replaceChildren();
  drawMore();
  // A run that found one report is about that one.
  if (isReports && data.clusters.length === 1 && wanted === '') rows.querySelector('details')!.open = true;
}

/** The orders that fit the list. */
function offerOrders(): void {
  const orders: readonly { readonly name: string }[] = list() === 'l-reports' ? clusterOrders : pairOrders;
  sort.replaceChildren(
    ...orders.map(({ name }, at) => {
      const option = make('option', '', name);
      option.value = String(at);
      return option;
    }),
  );
}

document.documentElement.classList.add('live');
byId('bar').addEventListener('submit', (event) => event.preventDefault());
byId('bar').addEventListener('change', (event) => {
  if ((event.target as HTMLInputElement).name === 'list') offerOrders();
  show();
});
find.addEventListener('input', show);
byId('clear').addEventListener('click', () => {
  forgetOwn();
  document.dispatchEvent(new Event('decided'));
});
document.addEventListener('decided', () => {
  for (const act of rows.querySelectorAll('.act')) act.dispatchEvent(new Event('refresh'));
});
new IntersectionObserver(
  (entries) => {
    if (entries.some(({ isIntersecting }) => isIntersecting)) drawMore();
  },
  { rootMargin: '600px' },
).observe(byId('more'));
takeOver(data);
offerOrders();
show();
