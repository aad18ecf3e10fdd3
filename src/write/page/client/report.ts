/** Runs the report's page: the river and its filters, and the list that is chosen, sorted and sifted, a screenful at a time. */
import { readMarks } from '../atlas/read-marks.js';
import { reportsInPart } from '../atlas/shape.js';
import type { PairRow, PairsPart, ReportData } from '../report-shape.js';
import { forgetOwn, takeOver } from './decisions.js';
import { byId, make, readData } from './dom.js';
import { loadHead, loadHeads, loadPart } from './parts.js';
import { River } from './river.js';
import { figureWords } from './river-card.js';
import { drawPair, drawReport, isTogether } from './rows.js';
import { offerFilters, siftReports } from './sifting.js';

const data = readData<ReportData>('data');
const { atlas } = data;
const marks = readMarks(atlas.marks);
// Rows drawn at once; more follow when their end comes into sight.
const chunk = 60;
// How long the list waits for another letter or another move, in milliseconds.
const pauseMs = 120;

type Compare = (left: number, right: number) => number;
const factsOf = (at: number) => 100 * marks.grave[at]! + 10 * marks.middling[at]! + marks.slight[at]!;
const falling =
  (of: (at: number) => number): Compare =>
  (left, right) =>
    of(right) - of(left) || left - right;

const reportOrders: readonly { readonly name: string; readonly compare: Compare }[] = [
  { name: 'most revisions', compare: falling((at) => marks.documents[at]!) },
  ...(atlas.hasFigures
    ? [
        { name: 'most facts changed', compare: falling(factsOf) },
        { name: 'most rewritten', compare: falling((at) => marks.rewritten[at]!) },
      ]
    : []),
  { name: 'weakest link', compare: falling((at) => -(marks.weakest[at]! || 101)) },
  { name: 'lowest cohesion', compare: falling((at) => -marks.cohesion[at]!) },
  { name: 'latest', compare: falling((at) => marks.ends[at] ?? Number.NEGATIVE_INFINITY) },
  { name: 'title', compare: (left, right) => ranks[left]! - ranks[right]! },
];
const pairOrders: readonly {
  readonly name: string;
  readonly compare: (pairs: PairsPart) => (left: PairRow, right: PairRow) => number;
}[] = [
  // What is together anyway needs a person least.
  {
    name: 'likeliest',
    compare: (pairs) => (left, right) =>
      Number(isTogether(left, pairs)) - Number(isTogether(right, pairs)) || right[4] - left[4],
  },
  { name: 'highest score', compare: () => (left, right) => right[5] - left[5] },
  { name: 'relation', compare: () => (left, right) => left[2] - right[2] || right[5] - left[5] },
];

const rows = byId('rows');
const sort = byId<HTMLSelectElement>('sort');
const relation = byId<HTMLSelectElement>('relation');
const find = byId<HTMLInputElement>('find');

let river: River | null = null;
/** By title, made when it is first asked for. */
let ranks: Uint32Array = new Uint32Array(0);
let waiting: (() => HTMLElement | Promise<HTMLElement>)[] = [];
// What is drawn belongs to the latest wish: an older one that comes late is dropped.
let wish = 0;

async function drawMore(): Promise<void> {
  const own = wish;
  const drawn = await Promise.all(waiting.splice(0, chunk).map((draw) => draw()));
  if (own === wish) rows.append(...drawn);
}

function list(): string {
  return document.querySelector<HTMLInputElement>('input[name=list]:checked')!.id;
}

/** Draws the list that is chosen, from its first row on. */
async function show(): Promise<void> {
  const own = ++wish;
  const chosen = list();
  const panel = document.getElementById(`p-${chosen.slice(2)}`);
  for (const other of document.querySelectorAll<HTMLElement>('.panel')) other.hidden = other !== panel;
  for (const id of ['list', 'findlabel', 'sortlabel']) byId(id).hidden = panel !== null;
  const isReports = chosen === 'l-reports';
  const filters = document.getElementById('sift');
  if (filters !== null) filters.hidden = !isReports || marks.count < 2;
  byId('relationlabel').hidden = isReports || panel !== null;
  if (panel !== null) return;
  try {
    const { found, note } = await (isReports ? findReports() : findPairs(chosen === 'l-doubt'));
    if (own !== wish) return;
    waiting = [...found];
    const total = `${found.length.toLocaleString('en')} ${isReports ? 'report' : 'pair'}${found.length === 1 ? '' : 's'}`;
    byId('count').textContent = `${found.length === 0 ? 'Nothing here.' : total}${note}`;
    byId('said').textContent = `${total}${note}`;
    rows.replaceChildren();
    await drawMore();
    // A run that found one report is about that one.
    if (isReports && marks.count === 1 && found.length === 1) rows.querySelector('details')!.open = true;
  } catch (error) {
    byId('count').textContent = (error as Error).message;
  }
}

interface FoundRows {
  readonly found: readonly (() => HTMLElement | Promise<HTMLElement>)[];
  readonly note: string;
}

async function findReports(): Promise<FoundRows> {
  const order = reportOrders[Number(sort.value)]!;
  if (marks.count === 0) return { found: [], note: '' };
  const { passed, note } = await siftReports(atlas, marks, find.value.trim());
  river?.sifted(passed);
  if (order.name === 'title' && ranks.length === 0) ranks = await rankTitles();
  const numbers: number[] = [];
  const isNear = river?.isNear === true;
  for (let at = 0; at < marks.count; at++)
    if (passed[at] === 1 && (!isNear || isInSight(at))) numbers.push(at);
  numbers.sort(order.compare);
  return {
    found: numbers.map((at) => () => lineOf(at)),
    note: `${isNear ? ' in the time that the river shows.' : ''}${note}`,
  };
}

function isInSight(at: number): boolean {
  const { left, right } = river!.view;
  return at < marks.dated && marks.starts[at]! <= right && marks.ends[at]! >= left;
}

async function lineOf(at: number): Promise<HTMLElement> {
  const head = await loadHead(at);
  const weakest = marks.weakest[at]! - 1;
  const figures = [
    ...figureWords(atlas, marks, at),
    ...(weakest < 0 || sort.selectedOptions[0]!.text !== 'weakest link'
      ? []
      : [`weakest link ${(weakest / 100).toFixed(2)}`]),
  ];
  return drawReport(
    { ...head, documents: marks.documents[at]!, figures, cohesion: marks.cohesion[at]! / 100 },
    at,
  );
}

/** The place of each report in the order of titles, by code units. */
async function rankTitles(): Promise<Uint32Array> {
  const parts = Array.from({ length: Math.ceil(marks.count / reportsInPart) }, (_, part) => loadHeads(part));
  const titles = (await Promise.all(parts)).flatMap((part) => part.titles);
  const sorted = Array.from(titles.keys()).sort((left, right) => (titles[left]! < titles[right]! ? -1 : 1));
  const places = new Uint32Array(titles.length);
  for (const [place, at] of sorted.entries()) places[at] = place;
  return places;
}

const words = new Map<PairRow, string>();

/** What a pair is found by, in lower case, made once. */
function wordsOf(row: PairRow, make: () => string): string {
  const known = words.get(row) ?? make().toLowerCase();
  words.set(row, known);
  return known;
}

async function findPairs(isDoubtful: boolean): Promise<FoundRows> {
  const pairs = await loadPart<PairsPart>('pairs');
  const wanted = find.value.trim().toLowerCase();
  const titles = new Map(pairs.headings.map(([at, title]) => [at, title]));
  const spell = (at: number) => `${pairs.documents[at]!} ${titles.get(at) ?? ''}`;
  const found = pairs.pairs.filter(
    (row) =>
      (row[3] === 1) === isDoubtful &&
      (relation.value === '' || row[2] === Number(relation.value)) &&
      wordsOf(row, () => `${spell(row[0])} ${spell(row[1])} ${row[8]}`).includes(wanted),
  );
  found.sort(pairOrders[Number(sort.value)]!.compare(pairs));
  return { found: found.map((row) => () => drawPair(row, pairs, data.relations)), note: '' };
}

/** The orders that fit the list. */
function offerOrders(): void {
  const orders: readonly { readonly name: string }[] = list() === 'l-reports' ? reportOrders : pairOrders;
  sort.replaceChildren(
    ...orders.map(({ name }, at) => {
      const option = make('option', '', name);
      option.value = String(at);
      return option;
    }),
  );
}

let timer: ReturnType<typeof setTimeout> | undefined;
function showSoon(): void {
  clearTimeout(timer);
  timer = setTimeout(() => void show(), pauseMs);
}

document.documentElement.classList.add('live');
byId('bar').addEventListener('submit', (event) => event.preventDefault());
byId('bar').addEventListener('change', (event) => {
  if ((event.target as HTMLInputElement).name === 'list') offerOrders();
  void show();
});
find.addEventListener('input', marks.count > reportsInPart ? showSoon : () => void show());
byId('clear').addEventListener('click', () => {
  forgetOwn();
  document.dispatchEvent(new Event('decided'));
});
document.addEventListener('decided', () => {
  for (const act of rows.querySelectorAll('.act')) act.dispatchEvent(new Event('refresh'));
});
new IntersectionObserver(
  (entries) => {
    if (entries.some(({ isIntersecting }) => isIntersecting)) void drawMore();
  },
  { rootMargin: '600px' },
).observe(byId('more'));
takeOver(data);
if (marks.count > 0) {
  offerFilters(atlas, marks);
  byId('sift').addEventListener('change', () => void show());
}
if (marks.dated > 0) river = new River(atlas, marks, showSoon);
offerOrders();
void show();
